import { done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { decidedOtherwise, expired, proposeAgain } from './decision.ts';
import { ofAnotherDistrict } from './place.ts';
import { type OfficeDeps, type Submitted, waitFor } from './submit.ts';
import { type ActKind, type Actor, type ProposalDecision, sealReason } from './types.ts';

/** An act its lane did not carry out alone: it waits for a second person, or waited. */
export type Proposal = {
  readonly proposalId: string;
  /** Of the act. `null`: made before acts and proposals were one, and void. */
  readonly part: number | null;
  readonly kind: string;
  /** The subject. */
  readonly number: string;
  readonly customsCode: string | null;
  readonly actor: Actor;
  readonly reason: string;
  readonly atMs: EpochMs;
  readonly expiresMs: EpochMs;
  readonly decision: ProposalDecision | null;
};

/** The act behind a proposal. */
export type ProposedAct = Proposal & { readonly requestHash: Buffer };

export type ProposalFilter = {
  readonly openOnly: boolean;
  readonly nowMs: EpochMs;
  readonly limit: number;
  /** Of this customs district alone; '' for all. */
  readonly district: string;
};

/** Statements of proposals. Implemented by `store/office/proposals.ts`. */
export type ProposalStore = {
  find(proposalId: string): Promise<ProposedAct | null>;
  /**
   * Stores what was decided of this request and, with an approval, tells the lane of the part to look. Returns the
   * decision that is stored: the first one counts.
   */
  decide(
    proposal: { readonly proposalId: string; readonly part: number; readonly requestHash: Buffer },
    decision: ProposalDecision & { readonly arrivedUs: bigint },
  ): Promise<ProposalDecision>;
  /** Newest first; open ones only, as of `nowMs`, when `openOnly`. */
  list(filter: ProposalFilter): Promise<Proposal[]>;
};

/** Proposals that another room carries out, not a lane: changes of the registry. */
export type Elsewhere = {
  readonly kinds: readonly Pick<ActKind, 'name' | 'roles' | 'district'>[];
  readonly decide: (request: DecisionRequest) => Promise<Outcome<Submitted>>;
};

export type FourEyesDeps = OfficeDeps & {
  readonly proposals: ProposalStore;
  readonly kinds: readonly ActKind[];
  readonly elsewhere?: Elsewhere;
};

export type DecisionRequest = {
  readonly proposalId: string;
  readonly approve: boolean;
  readonly actor: Actor;
  readonly reason: string;
};

/**
 * The second person agrees or does not; the lane of the subject carries out what was agreed. Codes: 90042 no such
 * proposal, 90300 the same person or a role that may not, 90308 of another district, 90301 expired, 90043 decided
 * otherwise. A decision that was interrupted is repeated: there is one, and the act is one, by its id.
 */
export async function decideProposal(deps: FourEyesDeps, request: DecisionRequest): Promise<Outcome<Submitted>> {
  const { proposalId, approve, actor, reason } = request;
  const found = await deps.proposals.find(proposalId);
  const other = deps.elsewhere?.kinds.find(({ name }) => name === found?.kind);
  const kind = other ?? deps.kinds.find(({ name }) => name === found?.kind);
  if (found === null || kind === undefined) {
    return refused({ code: '90042', path: 'proposalId', found: proposalId, allowed: '待复核的操作 a proposal' });
  }
  if (actor.code === found.actor.code || !kind.roles.includes(actor.role)) {
    const allowed = `${found.actor.code} 以外的 other than: ${kind.roles.join(', ')}`;
    return refused({ code: '90300', path: 'actor', found: `${actor.code} ${actor.role}`, allowed });
  }
  const stranger = ofAnotherDistrict(kind, found.customsCode, actor);
  if (stranger !== null) return stranger;
  const atMs = deps.clock.now();
  const { part, requestHash } = found;
  if (part === null) return proposeAgain(proposalId);
  const late = expired(proposalId, found, atMs);
  if (late !== null) return late;
  if (other !== undefined && deps.elsewhere !== undefined) return deps.elsewhere.decide(request);
  const sealed = sealReason(deps.vault, reason, { secondOf: proposalId });
  const decision = { approve, actor, reason: sealed, atMs, arrivedUs: BigInt(Date.now()) * 1000n };
  const stored = found.decision ?? (await deps.proposals.decide({ proposalId, part, requestHash }, decision));
  const contrary = decidedOtherwise(stored, { approve, actor });
  if (contrary !== null) return contrary;
  if (!approve) return done({ part, actId: proposalId, outcome: null, declined: true });
  const { outcome } = await waitFor(deps, { part, actId: proposalId }, (standing) => standing.outcome !== null);
  return done({ part, actId: proposalId, outcome });
}
