import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { type PlaceOf, subjectFor } from './place.ts';
import type { OfficeStore, Standing } from './store.ts';
import { type ActKind, type Actor, type ActOutcome, actSeal, requestHashOf, sealReason } from './types.ts';

export type OfficeDeps = {
  readonly store: OfficeStore;
  /** Where the subject of an act lies. */
  readonly placeOf: PlaceOf;
  readonly vault: Vault;
  readonly clock: Clock;
  /** How long to wait for the lane, ms. */
  readonly waitMs?: number;
};

export type ActRequest = {
  readonly kind: ActKind;
  /** As the caller names it: preNo, invtNo, assureCode, emsNo. */
  readonly number: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Chosen by the caller so that a repeated request has one effect; made here otherwise. */
  readonly actId?: string;
};

/** `outcome` is null until a lane has processed it. */
export type Submitted = {
  readonly part: number;
  readonly actId: string;
  readonly outcome: ActOutcome | null;
  /** The act is done only if a second person agrees before this moment (K-03). */
  readonly proposedUntilMs?: EpochMs;
  /** The second person did not agree: nothing is done. */
  readonly declined?: true;
};

/** Lanes look every few milliseconds; an officer at a screen waits this long for an answer before being told to ask again. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 15;

/**
 * Appends an act and waits for its lane's result: done, refused, or a proposal where a second person has to agree (K-03).
 * Codes: 90042 no such subject, 90308 another district's, 90044 the id was used for another request. The act is
 * acknowledged after commit; a caller that lost the answer repeats it with the same id and gets the present result.
 */
export async function submitAct(deps: OfficeDeps, request: ActRequest): Promise<Outcome<Submitted>> {
  const { store, placeOf, vault, clock } = deps;
  const { kind, actor, reason, body } = request;
  const found = await subjectFor(placeOf, kind, request.number, body, actor);
  if (!found.ok) return found;
  const actId = request.actId ?? randomUUID();
  const { part, subject, customsCode } = found.value;
  const plain = JSON.stringify(body);
  const requestHash = requestHashOf(kind.name, subject, actor.code, reason, plain);
  const atMs = clock.now();
  const stored = await store.insertAct({
    part,
    actId,
    kind: kind.name,
    subject,
    customsCode,
    actor,
    reason: sealReason(vault, reason, { part, actId }),
    atMs,
    arrivedUs: BigInt(Date.now()) * 1000n,
    requestHash,
    body: vault.seal(Buffer.from(plain), actSeal(part, actId)),
  });
  if (!stored.equals(requestHash)) {
    return refused({ code: '90044', path: 'Idempotency-Key', found: actId, allowed: '新的编号 a fresh id' });
  }
  const isTold = ({ outcome, proposal }: Standing): boolean =>
    outcome !== null || (proposal !== null && proposal.decision?.approve !== true);
  const { outcome, proposal } = await waitFor(deps, { part, actId }, isTold);
  if (outcome !== null || proposal === null || proposal.decision?.approve === true) {
    return done({ part, actId, outcome });
  }
  if (proposal.decision !== null) return done({ part, actId, outcome: null, declined: true });
  return done({ part, actId, outcome: null, proposedUntilMs: proposal.expiresMs });
}

/** The state of an act once it is decided, or the waiting time is over. */
export async function waitFor(
  { store, waitMs = WAIT_MS }: OfficeDeps,
  { part, actId }: { readonly part: number; readonly actId: string },
  isEnough: (standing: Standing) => boolean,
): Promise<Standing> {
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const standing = await store.standing(part, actId);
    if (isEnough(standing) || performance.now() > untilMs) return standing;
    await sleep(LOOK_EVERY_MS);
  }
}
