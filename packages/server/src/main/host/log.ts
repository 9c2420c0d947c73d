import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { maskStrayNumbers } from '@tongguan/kernel';
import { type DestinationStream, type Logger, multistream, pino } from 'pino';
import type { LogEntry } from '../../gateway/index.ts';
import { fileFailure } from './startFailure.ts';

const LOG_BYTES_MAX = 64 * 1024 * 1024;

export type Log = { write(entry: LogEntry): void; close(): void };

/**
 * `<dataDir>/tongguan.log`: one JSON object a line, appended by every process of the platform; with `toOutput` on
 * standard output too. Throws `StartFailure` when the file cannot be opened. Later on a full disk stops nothing: the
 * database will say so itself.
 */
export function openLog(dataDir: string, toOutput = false): Log {
  const file = openFile(dataDir);
  const logger = loggerTo(multistream([file, ...(toOutput ? [openOutput()] : [])].map((stream) => ({ stream }))));
  return {
    write({ level, ...fields }) {
      logger[level](fields);
    },
    close: () => file.close(),
  };
}

/** A pino that writes only what a log line may hold, whatever it is handed. Exported for the test of just that. */
export function loggerTo(stream: DestinationStream): Logger {
  return pino(
    {
      base: { pid: process.pid },
      // The time is the platform's, which in a sandbox is not the machine's.
      timestamp: false,
      formatters: { level: (level) => ({ level }), log: knownFields },
      // Faults are logged in our own words and codes. If one quotes foreign text, these patterns are removed.
      redact: { paths: ['event', 'code', 'trace'], censor: withoutSecrets },
    },
    stream,
  );
}

/** The fields of LogEntry and no other: a header or a body that came along by mistake stays out. */
function knownFields(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { at, event, conversation, status, code, trace } = entry;
  const time = typeof at === 'number' ? new Date(at).toISOString() : undefined;
  return { time, event, conversation, status, code, trace };
}

/** Tokens of firms and staff: the form of `newToken` of the registry, and the value of a header. */
const TOKEN = /Bearer\s+\S+|tg_[\w-]+/g;

function withoutSecrets(value: unknown): unknown {
  return typeof value === 'string' ? maskStrayNumbers(value.replace(TOKEN, '***')) : value;
}

/**
 * Lines are few, so each is written at once and whole: none is lost when the process ends, processes do not cut into each
 * other's, and after a full disk the next one is tried. pino's own file stream does not end on a full disk.
 */
function openFile(dataDir: string): DestinationStream & { close(): void } {
  let descriptor = openedFile(dataDir);
  return {
    write(line) {
      try {
        if (descriptor >= 0) writeSync(descriptor, line);
      } catch {
        // The line is lost; what it told of goes on.
      }
    },
    close() {
      if (descriptor >= 0) closeSync(descriptor);
      // A number that is free again may become another file's.
      descriptor = -1;
    },
  };
}

function openedFile(dataDir: string): number {
  try {
    return openSync(fileOf(dataDir), 'a', 0o600);
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}

function openOutput(): DestinationStream {
  // The reader of the log has closed it; the platform goes on.
  process.stdout.on('error', () => undefined);
  return { write: (line) => void process.stdout.write(line) };
}

/** At the start, by the one process that holds the folder. */
export function rotateLog(dataDir: string): void {
  const file = fileOf(dataDir);
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
}

const fileOf = (dataDir: string): string => join(dataDir, 'tongguan.log');
