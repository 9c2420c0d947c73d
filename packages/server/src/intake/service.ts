import { randomUUID } from 'node:crypto';
import { type Clock, type EpochMs, partOf, type Refusal } from '@tongguan/kernel';
import type { Profile, Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { createBatcher } from './batch.ts';
import { type Examined, examine } from './examine.ts';
import { packMessages } from './pack.ts';
import { returnInfo, writeRefusal } from './refusal.ts';
import { messageIdOf, type PreparedMessage, prepare } from './rows.ts';
import type { IntakeStore } from './store.ts';
import type { Intake, RefusedAnswer, StoredAnswer, SubmitAnswer } from './types.ts';

export type IntakeDeps = {
  readonly store: IntakeStore;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly profile: Profile;
  /** More has been taken than the lanes can decide soon: the door waits for them. */
  readonly isBehind?: () => boolean;
};

/** Refused bytes are kept as evidence up to this much. */
const REFUSED_BYTES_MAX = 256 * 1024;
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
  let refusing = 0;
  return {
    async submit(raw, callerCode): Promise<SubmitAnswer> {
      // Asked before the costly work: a door that is full must not spend CPU on saying so.
      const isFull = batcher.isFull() || refusing >= REFUSING_MAX || deps.isBehind?.();
      if (isFull) return { kind: 'busy', retryAfterMs: RETRY_AFTER_MS };
      const examined = examine(raw, callerCode, deps.registry(), deps.profile, deps.clock.now());
      if (!examined.outcome.ok) {
        refusing++;
        try {
          return await refuse(deps, arrival, raw, callerCode, examined, examined.outcome.refusals);
        } finally {
          refusing--;
        }
      }
      return batcher.add(prepare(examined.outcome.value, deps.vault, arrival()));
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

async function refuse(
  deps: IntakeDeps,
  arrival: () => bigint,
  raw: Buffer,
  callerCode: string,
  examined: Examined,
  refusals: readonly Refusal[],
): Promise<RefusedAnswer> {
  const messageId = messageIdOf(examined.digest);
  const fresh = { atMs: deps.clock.now(), refusals };
  const stored = await deps.store.storeRefusal({
    part: partOf('message', messageId),
    messageId,
    digest: examined.digest,
    callerCode,
    atMs: fresh.atMs,
    answer: JSON.stringify({ ...fresh, type: examined.type, guid: examined.guid, info: returnInfo(refusals) }),
    sealed: deps.vault.seal(raw.subarray(0, REFUSED_BYTES_MAX), `refused/${messageId}`),
    arrivedUs: arrival(),
  });
  const answer = sameRefusal(stored, fresh) ?? fresh;
  const receipt = writeRefusal({
    guid: messageId.toUpperCase(),
    atMs: answer.atMs,
    originalGuid: examined.guid,
    originalType: examined.type,
    original: raw,
    refusals: answer.refusals,
  });
  return { kind: 'refused', messageId, type: examined.type, guid: examined.guid, ...answer, receipt };
}

/** The stored answer, as long as the same bytes are refused for the same reasons: a certificate may have been enrolled since. */
function sameRefusal(
  stored: string | null,
  fresh: { readonly refusals: readonly Refusal[] },
): { readonly atMs: EpochMs; readonly refusals: readonly Refusal[] } | null {
  if (stored === null) return null;
  const before = JSON.parse(stored) as { atMs: EpochMs; refusals: Refusal[] };
  const codes = (refusals: readonly Refusal[]): string => refusals.map((refusal) => refusal.code).join();
  return codes(before.refusals) === codes(fresh.refusals) ? before : null;
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
