import { type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import type { ProposalDecision } from './types.ts';

// What a second person's word is worth, whoever carries out what it is about: a lane, or the registry (K-03).

type No = Extract<Outcome<never>, { ok: false }>;

/** 90301: nobody decided in time. `null`: there is a decision, or time left. */
export function expired(
  proposalId: string,
  proposed: { readonly expiresMs: EpochMs; readonly decision: ProposalDecision | null },
  atMs: EpochMs,
): No | null {
  return proposed.decision === null && atMs >= proposed.expiresMs ? proposeAgain(proposalId) : null;
}

export function proposeAgain(proposalId: string): No {
  return refused({ code: '90301', path: 'proposalId', found: proposalId, allowed: '重新提出 propose again' });
}

/** 90043: the first decision counts, and it was another one. `null`: it is this one. */
export function decidedOtherwise(
  stored: Pick<ProposalDecision, 'approve' | 'actor'>,
  { approve, actor }: Pick<ProposalDecision, 'approve' | 'actor'>,
): No | null {
  if (stored.approve === approve && stored.actor.code === actor.code) return null;
  const found = `${stored.actor.code} ${stored.approve ? '已同意 agreed' : '已否决 declined'}`;
  return refused({ code: '90043', path: 'proposalId', found, allowed: '待复核 waiting for a second person' });
}
