import { Fault } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import type { Proposal } from './proposals.ts';
import type { JournalRow } from './store.ts';
import { openReason } from './types.ts';

/** A row that was tampered with is shown as such, so that the rest of the journal can be read. */
const BROKEN = '（无法解封 sealed text that does not open）';

function told(...args: Parameters<typeof openReason>): string {
  try {
    return openReason(...args);
  } catch (error) {
    if (error instanceof Fault) return BROKEN;
    throw error;
  }
}

/** A line of the journal with its reasons opened. */
export function openJournalRow(vault: Vault, row: JournalRow): JournalRow {
  const { part, actId, second } = row;
  const reason = told(vault, row.reason, { part, actId });
  if (second === null) return { ...row, reason };
  return { ...row, reason, second: { ...second, reason: told(vault, second.reason, { secondOf: actId }) } };
}

/** A proposal gives the reason of its act. */
export function openProposal(vault: Vault, proposal: Proposal): Proposal {
  const { proposalId, part, decision } = proposal;
  const reason = told(vault, proposal.reason, { part: part ?? 0, actId: proposalId });
  if (decision === null) return { ...proposal, reason };
  const why = told(vault, decision.reason, { secondOf: proposalId });
  return { ...proposal, reason, decision: { ...decision, reason: why } };
}
