import { Fault } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import type { Proposal } from './proposals.ts';
import type { JournalRow } from './store.ts';
import { openReason } from './types.ts';

/** One row that was tampered with does not close the journal: it says so itself. */
const BROKEN = '（无法解封 sealed text that does not open）';

function told(...args: Parameters<typeof openReason>): string {
  try {
    return openReason(...args);
  } catch (error) {
    if (error instanceof Fault) return BROKEN;
    throw error;
  }
}

/** A line of the journal with its reasons opened; what is only proposed lies among the proposals, under the same id. */
export function openJournalRow(vault: Vault, row: JournalRow): JournalRow {
  const { part, actId, proposal, second } = row;
  const reason = told(vault, row.reason, proposal === null ? { part, actId } : { proposalId: actId });
  if (second === null) return { ...row, reason };
  const why = told(vault, second.reason, { proposalId: actId, second: true });
  return { ...row, reason, second: { ...second, reason: why } };
}

export function openProposal<P extends Proposal>(vault: Vault, proposal: P): P {
  const { proposalId, decision } = proposal;
  const reason = told(vault, proposal.reason, { proposalId });
  if (decision === null) return { ...proposal, reason };
  const why = told(vault, decision.reason, { proposalId, second: true });
  return { ...proposal, reason, decision: { ...decision, reason: why } };
}
