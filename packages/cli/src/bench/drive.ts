import { type Connection, openConnection } from './connection.ts';
import type { SpoolReader, SpoolRecord } from './spool.ts';
import type { LoadFacts } from './types.ts';

export type DriveOptions = {
  readonly url: string;
  readonly connections: number;
  readonly spools: readonly SpoolReader[];
  readonly seconds: number;
  readonly onAcknowledged?: (documents: number) => void;
};

const ERRORS_SHOWN_MAX = 5;
/** When the platform says it is busy; short, because the load is meant to keep it busy. */
const BUSY_WAIT_MS = 50;

/**
 * Closed loop: every connection sends its next request when the last one was answered, until the time is up or the
 * spools are empty. The requests in flight are bounded by the number of connections.
 */
export async function drive(options: DriveOptions): Promise<LoadFacts> {
  const { hostname, port } = new URL(options.url);
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => openConnection(hostname, Number(port))),
  );
  const queue = recordsOf(options.spools);
  const startedMs = Date.now();
  const untilMs = startedMs + options.seconds * 1000;
  const facts = { acknowledgedMessages: 0, acknowledgedDocuments: 0, busyAnswers: 0, errorCount: 0 };
  const errors: string[] = [];
  let ranOut = false;
  const fail = (text: string): void => {
    facts.errorCount += 1;
    if (errors.length < ERRORS_SHOWN_MAX) errors.push(text.slice(0, 300));
  };
  const worker = async (connection: Connection): Promise<void> => {
    while (Date.now() < untilMs) {
      const record = queue();
      if (record === null) {
        ranOut = true;
        return;
      }
      if (!(await deliver(connection, record, facts, fail))) return;
      options.onAcknowledged?.(record.documents);
    }
  };
  await Promise.all(connections.map(worker));
  for (const connection of connections) connection.close();
  return { startedMs, endedMs: Date.now(), ...facts, errors, ranOut };
}

/** Returns false when the connection can be used no more. */
async function deliver(
  connection: Connection,
  record: SpoolRecord,
  facts: { acknowledgedMessages: number; acknowledgedDocuments: number; busyAnswers: number },
  fail: (text: string) => void,
): Promise<boolean> {
  for (;;) {
    let answer: Awaited<ReturnType<Connection['exchange']>>;
    try {
      answer = await connection.exchange(record.request);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
      return false;
    }
    if (answer.status >= 200 && answer.status < 300) {
      facts.acknowledgedMessages += 1;
      facts.acknowledgedDocuments += record.documents;
      return true;
    }
    if (answer.status !== 429 && answer.status !== 503) {
      fail(`HTTP ${answer.status} ${answer.body}`);
      return true;
    }
    facts.busyAnswers += 1;
    await new Promise((resolve) => setTimeout(resolve, BUSY_WAIT_MS));
  }
}

/** Takes from the spools in turn, so that all of them last equally long. */
function recordsOf(spools: readonly SpoolReader[]): () => SpoolRecord | null {
  const left = [...spools];
  let turn = 0;
  return () => {
    while (left.length > 0) {
      turn %= left.length;
      const record = left[turn]?.next() ?? null;
      if (record !== null) {
        turn += 1;
        return record;
      }
      left.splice(turn, 1);
    }
    return null;
  };
}
