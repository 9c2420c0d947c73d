import { randomUUID } from 'node:crypto';
import { done, type EpochMs, type Fen, type Outcome, parseFen, refused } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import { expiryOf, FOUR_EYES, type FourEyesRule, needsSecondPerson } from './fourEyes.ts';
import { openProposal } from './reasons.ts';
import { type ActRequest, hashOf, type OfficeDeps, subjectFor, submitAct, type Submitted } from './submit.ts';
import { type ActKind, type Actor, proposalSeal, sealReason } from './types.ts';

export type ProposalDecision = {
  readonly approve: boolean;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
};

/** An act that waits for a second person, or waited. Carried out, it is the act with the same id. */
export type Proposal = {
  readonly proposalId: string;
  readonly kind: string;
  readonly number: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
  readonly expiresMs: EpochMs;
  readonly decision: ProposalDecision | null;
};

/** What four eyes need from the database. Implemented by `store/queries/office-proposals.ts`. Rows are only added. */
export type ProposalStore = {
  /** Returns the hash of the request stored under this id. */
  insert(
    proposal: Omit<Proposal, 'decision'> & { readonly requestHash: Buffer; readonly body: Buffer },
  ): Promise<Buffer>;
  find(proposalId: string): Promise<(Proposal & { readonly body: Buffer }) | null>;
  /** Returns the decision that is stored: the first one counts. */
  decide(proposalId: string, decision: ProposalDecision): Promise<ProposalDecision>;
  /** Newest first; open ones only, as of `nowMs`, when `openOnly`. */
  list(filter: { readonly openOnly: boolean; readonly nowMs: EpochMs; readonly limit: number }): Promise<Proposal[]>;
};

export type FourEyesDeps = OfficeDeps & {
  readonly proposals: ProposalStore;
  readonly kinds: readonly ActKind[];
  /** `FOUR_EYES` unless an installation brings its own. */
  readonly rules?: ReadonlyMap<string, FourEyesRule>;
};

/** Carries out an act, or records a proposal where a second person has to agree (K-03). Codes as `submitAct`. */
export async function submitOrPropose(deps: FourEyesDeps, request: ActRequest): Promise<Outcome<Submitted>> {
  const { kind, number, actor, reason, body } = request;
  const atMs = deps.clock.now();
  const earlierFen = await aloneToday(deps, request, atMs);
  if (!needsSecondPerson(kind.name, body, atMs, earlierFen, deps.rules)) return submitAct(deps, request);
  const subject = await subjectFor(deps.store, kind, number, actor);
  if (!subject.ok) return subject;
  const proposalId = request.actId ?? randomUUID();
  const plain = JSON.stringify(body);
  const requestHash = hashOf(kind.name, number, actor.code, reason, plain);
  const sealed = deps.vault.seal(Buffer.from(plain), proposalSeal(proposalId));
  const expiresMs = expiryOf(atMs);
  const row = { proposalId, kind: kind.name, number, actor, atMs, expiresMs, requestHash, body: sealed };
  const stored = await deps.proposals.insert({ ...row, reason: sealReason(deps.vault, reason, { proposalId }) });
  if (!stored.equals(requestHash)) {
    return refused({ code: '90044', path: 'Idempotency-Key', found: proposalId, allowed: '新的编号 a fresh id' });
  }
  return asItStands(deps, { ...request, actId: proposalId }, expiresMs);
}

/** Asked again under its id, a proposal is told as it is: open until its first hour, declined, or what came of it. */
async function asItStands(
  deps: FourEyesDeps,
  request: ActRequest & { readonly actId: string },
  expiresMs: EpochMs,
): Promise<Outcome<Submitted>> {
  const { actId } = request;
  const found = await deps.proposals.find(actId);
  if (found?.decision?.approve === true) return submitAct(deps, request);
  const told = { part: 0, actId, outcome: null } as const;
  if (found?.decision) return done({ ...told, declined: true });
  return done({ ...told, proposedUntilMs: found?.expiresMs ?? expiresMs });
}

/** Amounts of this kind that were done to this subject today without a second person; asked again under its own id, none. */
async function aloneToday(deps: FourEyesDeps, { kind, number, actId }: ActRequest, atMs: EpochMs): Promise<Fen> {
  if ((deps.rules ?? FOUR_EYES).get(kind.name)?.countsDay !== true) return 0n;
  const filter = { subject: number, actor: null, beforeMs: Number.MAX_SAFE_INTEGER, limit: DAY_ACTS_MAX };
  return (await deps.store.journal(filter))
    .filter((row) => row.kind === kind.name && row.second === null && dayOf(row.atMs) === dayOf(atMs))
    .filter((row) => row.outcome?.done === true && row.actId !== actId)
    .reduce((total, row) => total + (parseFen(row.outcome?.facts['amount'] ?? '') ?? 0n), 0n);
}

/** A subject of more acts a day than this is looked at by people anyway. */
const DAY_ACTS_MAX = 500;

/**
 * The second person agrees or does not. Codes: 90042 no such proposal, 90300 the same person or a role that may not,
 * 90301 expired, 90043 decided otherwise. A decision that was interrupted is repeated: the act is one, by its id.
 */
export async function decideProposal(
  deps: FourEyesDeps,
  request: { readonly proposalId: string; readonly approve: boolean; readonly actor: Actor; readonly reason: string },
): Promise<Outcome<Submitted>> {
  const { proposalId, approve, actor, reason } = request;
  const found = await deps.proposals.find(proposalId);
  const kind = deps.kinds.find(({ name }) => name === found?.kind);
  if (found === null || kind === undefined) {
    return refused({ code: '90042', path: 'proposalId', found: proposalId, allowed: '待复核的操作 a proposal' });
  }
  if (actor.code === found.actor.code || !kind.roles.includes(actor.role)) {
    const allowed = `${found.actor.code} 以外的 other than: ${kind.roles.join(', ')}`;
    return refused({ code: '90300', path: 'actor', found: `${actor.code} ${actor.role}`, allowed });
  }
  const subject = await subjectFor(deps.store, kind, found.number, actor);
  if (!subject.ok) return subject;
  const atMs = deps.clock.now();
  if (found.decision === null && atMs >= found.expiresMs) {
    return refused({ code: '90301', path: 'proposalId', found: proposalId, allowed: '重新提出 propose again' });
  }
  const sealed = sealReason(deps.vault, reason, { proposalId, second: true });
  const stored = found.decision ?? (await deps.proposals.decide(proposalId, { approve, actor, reason: sealed, atMs }));
  if (stored.approve !== approve || stored.actor.code !== actor.code) {
    const state = `${stored.actor.code} ${stored.approve ? '已同意 agreed' : '已否决 declined'}`;
    return refused({ code: '90043', path: 'proposalId', found: state, allowed: '待复核 waiting for a second person' });
  }
  if (!approve) return done({ part: 0, actId: proposalId, outcome: null, declined: true });
  const body = JSON.parse(deps.vault.open(found.body, proposalSeal(proposalId)).toString('utf8')) as ActRequest['body'];
  const { number, actor: first, reason: why } = openProposal(deps.vault, found);
  return submitAct(deps, { kind, number, actor: first, reason: why, body, actId: proposalId });
}
