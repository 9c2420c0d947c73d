import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertNever, type Clock, done, type EpochMs, type Outcome, partOf, refused } from '@tongguan/kernel';
import { placeOfAside } from '../clearance/setAside/types.ts';
import type { Vault } from '../vault/types.ts';
import type { OfficeStore, SubjectPlace } from './store.ts';
import { type ActKind, type Actor, type ActOutcome, actSeal, sealReason } from './types.ts';

export type OfficeDeps = {
  readonly store: OfficeStore;
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

/** `outcome` is null while no lane has looked at it. */
export type Submitted = {
  readonly part: number;
  readonly actId: string;
  readonly outcome: ActOutcome | null;
  /** Nothing is done until a second person agrees, before this moment (K-03). */
  readonly proposedUntilMs?: EpochMs;
  /** The second person did not agree: nothing is done. */
  readonly declined?: true;
};

/** Lanes look every few milliseconds; an officer at a screen waits this long for an answer before being told to ask again. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 15;

/**
 * Appends an act and waits for its outcome. Codes: 90042 no such subject, 90308 another district's,
 * 90044 the id was used for another request.
 * The act is acknowledged after commit; a caller that lost the answer repeats it with the same id.
 */
export async function submitAct(deps: OfficeDeps, request: ActRequest): Promise<Outcome<Submitted>> {
  const { store, vault, clock } = deps;
  const { kind, actor, reason, body } = request;
  const found = await subjectFor(store, kind, request.number, actor);
  if (!found.ok) return found;
  const actId = request.actId ?? randomUUID();
  const { part, subject } = found.value;
  const plain = JSON.stringify(body);
  const requestHash = hashOf(kind.name, subject, actor.code, reason, plain);
  const atMs = clock.now();
  const stored = await store.insertAct({
    part,
    actId,
    kind: kind.name,
    subject,
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
  return done({ part, actId, outcome: await waitFor(store, part, actId, deps.waitMs ?? WAIT_MS) });
}

async function waitFor(store: OfficeStore, part: number, actId: string, waitMs: number): Promise<ActOutcome | null> {
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const outcome = await store.outcome(part, actId);
    if (outcome !== null || performance.now() > untilMs) return outcome;
    await sleep(LOOK_EVERY_MS);
  }
}

/** Where the subject lies, if there is one and its customs district is the actor's (K-03). */
export async function subjectFor(
  store: OfficeStore,
  kind: ActKind,
  number: string,
  { district = '' }: Actor,
): Promise<Outcome<SubjectPlace>> {
  const place = await placeOf(store, kind, number);
  if (place === null) {
    return refused({ code: '90042', path: 'number', found: number, allowed: `${kind.zh}: ${kind.subject}` });
  }
  const { customsCode } = place;
  if (district !== '' && customsCode !== undefined && customsCode !== district) {
    return refused({ code: '90308', path: 'number', found: customsCode, allowed: district });
  }
  return done(place);
}

/** The partition whose lane carries out what is done to this subject. */
async function placeOf(store: OfficeStore, kind: ActKind, number: string): Promise<SubjectPlace | null> {
  switch (kind.subject) {
    case 'declaration':
      return store.declaration(number);
    case 'reversal':
      return store.reversal(number);
    case 'guarantee':
      return { part: partOf('guarantee', number), subject: number };
    case 'book': {
      const customsCode = await store.districtOfBook(number);
      return { part: partOf('book', number), subject: number, ...(customsCode === null ? {} : { customsCode }) };
    }
    case 'waybill':
      return { part: partOf('number', `3|${number}`), subject: number };
    // As intake places its document: operator and its number, joined by `|`.
    case 'inbound':
      return { part: partOf('number', `8|${number}`), subject: number };
    case 'goods':
      return { part: partOf('number', `goods|${number}`), subject: number };
    case 'aside': {
      const place = placeOfAside(number);
      return place === null ? null : { part: place.part, subject: number };
    }
    case 'dossier':
      return store.dossier(number);
    case 'person':
      return { part: partOf('person', number), subject: number };
    case 'control':
      return { part: partOf('number', `control|${number}`), subject: number };
    default:
      return assertNever(kind.subject, 'subject of an act');
  }
}

export function hashOf(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
