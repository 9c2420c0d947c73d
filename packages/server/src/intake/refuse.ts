import { holesOf } from '@tongguan/ceb';
import { assert, type EpochMs, isMoment, partOf, type Refusal, storedRecord, toldOr } from '@tongguan/kernel';
import { dayOf, refusedEvidenceDaily, valueOn } from '@tongguan/policy';
import type { Examined } from './examine.ts';
import { returnInfo, writeRefusal } from './refusal.ts';
import { messageIdOf } from './rows.ts';
import type { KeptRefusal } from './store.ts';
import type { RefusedAnswer } from './types.ts';
import type { IntakeDeps } from './deps.ts';

/** Refused bytes are kept as evidence up to this much. */
const REFUSED_BYTES_MAX = 256 * 1024;
/** Of a message beyond the quota of its sender's day: enough to see what it was. */
const BEYOND_BYTES_MAX = 256;
/** Reasons recorded of it; the answer itself has all of them. */
const BEYOND_REFUSALS_MAX = 3;

export type RefusedSubmission = {
  readonly raw: Buffer;
  readonly callerCode: string;
  readonly examined: Examined;
  readonly refusals: readonly Refusal[];
  readonly arrivedUs: bigint;
};

/** Records a refusal (B-02) and answers it; the same bytes get the same answer (B-07). */
export async function refuse(deps: IntakeDeps, submission: RefusedSubmission): Promise<RefusedAnswer> {
  const { raw, callerCode, examined, refusals, arrivedUs } = submission;
  const { digest, type, guid } = examined;
  const messageId = messageIdOf(digest);
  const fresh = { atMs: deps.clock.now(), refusals };
  const day = dayOf(fresh.atMs);
  const kept = (most: number, bytes: number, how: KeptRefusal['kept']): KeptRefusal => {
    const told = refusals.slice(0, most);
    return {
      answer: JSON.stringify({ atMs: fresh.atMs, refusals: told, type, guid, info: returnInfo(told) }),
      sealed: deps.vault.seal(raw.subarray(0, bytes), `refused/${messageId}`),
      kept: how,
    };
  };
  const { before, beyondQuota } = await deps.store.storeRefusal({
    part: partOf('message', messageId),
    messageId,
    digest,
    callerCode,
    atMs: fresh.atMs,
    arrivedUs,
    bytes: raw.length,
    within: kept(refusals.length, REFUSED_BYTES_MAX, raw.length > REFUSED_BYTES_MAX ? 'start' : 'whole'),
    beyond: kept(BEYOND_REFUSALS_MAX, BEYOND_BYTES_MAX, 'quota'),
    quota: { part: partOf('message', callerCode), day, bytes: valueOn(refusedEvidenceDaily, day) },
  });
  const answer = sameRefusal(before, fresh) ?? fresh;
  const receipt = writeRefusal({
    guid: messageId.toUpperCase(),
    atMs: answer.atMs,
    originalGuid: guid,
    originalType: type,
    original: raw,
    refusals: answer.refusals,
  });
  return { kind: 'refused', messageId, type, guid, ...answer, receipt, beyondQuota };
}

type Answered = { readonly atMs: EpochMs; readonly refusals: readonly Refusal[] };

/** The stored answer, as long as the same bytes are refused for the same reasons: a certificate may have been enrolled since. */
function sameRefusal(stored: string | null, fresh: Answered): Answered | null {
  if (stored === null) return null;
  // One that cannot be read is no answer to repeat: these bytes are answered afresh.
  const before = toldOr(
    () => answeredIn(stored),
    () => null,
  );
  if (before === null) return null;
  const codes = (refusals: readonly Refusal[]): string => refusals.map((refusal) => refusal.code).join();
  if (codes(before.refusals) !== codes(fresh.refusals.slice(0, before.refusals.length))) return null;
  // Stored before refusals named the values of official texts: told afresh, at the time of the first answer.
  if (!before.refusals.every(namesItsHoles)) return { ...fresh, atMs: before.atMs };
  if (before.refusals.length === fresh.refusals.length) return { atMs: before.atMs, refusals: before.refusals };
  // Beyond a quota the first reasons are stored; then these bytes have the rest.
  return before.refusals.length === BEYOND_REFUSALS_MAX ? { ...fresh, atMs: before.atMs } : null;
}

function namesItsHoles({ code, holes = {} }: Refusal): boolean {
  return holesOf(code).every((name) => Object.hasOwn(holes, name));
}

function answeredIn(stored: string): Answered {
  const before = storedRecord<Answered>(stored);
  assert(Array.isArray(before.refusals) && isMoment(before.atMs), 'a stored answer has its reasons and its time');
  return before;
}
