import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '../gateway/index.ts';

const LOG_BYTES_MAX = 64 * 1024 * 1024;

export type Log = { write(entry: LogEntry): void; close(): Promise<void> };

/**
 * `<dataDir>/tongguan.log`: one JSON object a line, appended by every process of the platform. Entries are built from
 * known fields only (see LogEntry), so that nothing a sender wrote can get into it.
 */
export function openLog(dataDir: string): Log {
  const stream = createWriteStream(join(dataDir, 'tongguan.log'), { flags: 'a', mode: 0o600 });
  // A full disk must not stop clearance; the database will say so itself.
  stream.on('error', () => undefined);
  return {
    write(entry) {
      const { at, ...rest } = entry;
      stream.write(`${JSON.stringify({ time: new Date(at).toISOString(), pid: process.pid, ...rest })}\n`);
    },
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

/** At the start, by the one process that holds the folder. */
export function rotateLog(dataDir: string): void {
  const file = join(dataDir, 'tongguan.log');
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
}
