import { randomUUID } from 'node:crypto';
import { createBatcher } from './batch.ts';
import { examine } from './examine.ts';
import { packMessages } from './pack.ts';
import { refuse } from './refuse.ts';
import { type PreparedMessage, prepare } from './rows.ts';
import { takenMessages } from './taken.ts';
import type { Intake, StoredAnswer, SubmitAnswer } from './types.ts';
import type { IntakeDeps } from './deps.ts';

/** Refusals being recorded at once; each holds its bytes until it is. */
const REFUSING_MAX = 200;
const RETRY_AFTER_MS = 1000;

/** The door of the platform (B-02, B-05, B-07). */
export function createIntake(deps: IntakeDeps): Intake {
  const arrival = createArrivalCounter();
  const batcher = createBatcher<PreparedMessage, StoredAnswer>(
    (messages) => storeBatch(deps, messages),
    (message) => ({ documents: message.documents.length, bytes: message.raw.length }),
  );
  const taken = takenMessages(deps.takes);
  let refusing = 0;
  return {
    async submit(raw, callerCode, watch): Promise<SubmitAnswer> {
      // Asked before the costly work: a door that is full must not spend CPU on saying so.
      const isFull = batcher.isFull() || refusing >= REFUSING_MAX || deps.isBehind?.();
      if (isFull) return { kind: 'busy', retryAfterMs: RETRY_AFTER_MS };
      const known = { registry: deps.registry(), profile: deps.profile, taken };
      const examined = examine(raw, callerCode, known, deps.clock.now());
      watch?.onWeighed(examined.elements);
      if (!examined.outcome.ok) {
        refusing++;
        try {
          const { refusals } = examined.outcome;
          return await refuse(deps, { raw, callerCode, examined, refusals, arrivedUs: arrival() });
        } finally {
          refusing--;
        }
      }
      const stored = batcher.add(prepare(examined.outcome.value, deps.vault, arrival()));
      watch?.onVerified();
      return stored;
    },
    close: () => batcher.close(),
  };
}

async function storeBatch(deps: IntakeDeps, messages: readonly PreparedMessage[]): Promise<StoredAnswer[]> {
  const packId = randomUUID();
  const sealed = deps.vault.seal(packMessages(messages.map((message) => message.raw)), `evidence/${packId}`);
  const known = await deps.store.storeDocuments(messages, { packId, atMs: deps.clock.now(), sealed });
  return messages.map((message) => storedAnswer(message, known));
}

function storedAnswer(message: PreparedMessage, known: ReadonlyMap<string, number>): StoredAnswer {
  const { messageId, type, guid, acceptedMs, documents } = message;
  const before = known.get(messageId);
  return {
    kind: 'stored',
    messageId,
    type,
    guid,
    acceptedMs: before ?? acceptedMs,
    documents: documents.map((row) => ({
      item: row.item,
      kind: row.kind,
      number: row.docKey.slice(row.docKey.indexOf('|') + 1),
      orderNo: row.orderNo,
    })),
    replayed: before !== undefined,
  };
}

/** Microseconds that never repeat and never go back within a process: the order in which this door was passed. */
function createArrivalCounter(): () => bigint {
  let last = 0n;
  return () => {
    const now = BigInt(Date.now()) * 1000n;
    last = now > last ? now : last + 1n;
    return last;
  };
}
