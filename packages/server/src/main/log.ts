import { existsSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { maskStrayNumbers } from '@tongguan/kernel';
import { type DestinationStream, destination, type Logger, multistream, pino } from 'pino';
import type { LogEntry } from '../gateway/index.ts';
import { fileFailure } from './startFailure.ts';

const LOG_BYTES_MAX = 64 * 1024 * 1024;
/** What waits while a disk is full or nobody reads the output; what comes then is dropped. */
const WAITING_BYTES_MAX = 1024 * 1024;

export type Log = { write(entry: LogEntry): void; close(): Promise<void> };

/**
 * `<dataDir>/tongguan.log`: one JSON object a line, appended by every process of the platform; with `toOutput` on
 * standard output too. Throws `StartFailure` when the file cannot be opened. Later on a full disk stops nothing: the
 * database will say so itself.
 */
export function openLog(dataDir: string, toOutput = false): Log {
  const outlets = [openOutlet(openFile(dataDir)), ...(toOutput ? [openOutlet(STANDARD_OUTPUT)] : [])];
  const logger = loggerTo(multistream(outlets.map(({ stream }) => ({ stream }))));
  return {
    write({ level, ...fields }) {
      logger[level](fields);
    },
    async close() {
      await Promise.all(outlets.map((outlet) => outlet.close()));
    },
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
      // Faults are told in our own words and codes. Should one quote what it met, these go.
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

/** What a firm or a member of staff proves themselves with: `newToken` of the registry, and whatever a header held. */
const TOKEN = /Bearer\s+\S+|tg_[\w-]+/g;

function withoutSecrets(value: unknown): unknown {
  return typeof value === 'string' ? maskStrayNumbers(value.replace(TOKEN, '***')) : value;
}

type Outlet = { readonly stream: DestinationStream; close(): Promise<void> };

const STANDARD_OUTPUT = 1;

function openOutlet(descriptor: number): Outlet {
  const stream = destination({ dest: descriptor, sync: false, maxLength: WAITING_BYTES_MAX });
  stream.on('error', () => undefined);
  return {
    stream,
    close: () =>
      new Promise((resolve) => {
        stream.once('close', () => resolve());
        stream.once('error', () => resolve());
        stream.end();
      }),
  };
}

function openFile(dataDir: string): number {
  try {
    return openSync(fileOf(dataDir), 'a', 0o600);
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}

/** At the start, by the one process that holds the folder. */
export function rotateLog(dataDir: string): void {
  const file = fileOf(dataDir);
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
}

const fileOf = (dataDir: string): string => join(dataDir, 'tongguan.log');
