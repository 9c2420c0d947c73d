import type { AccountRef, LedgerSession } from '../ledgers/index.ts';
import type { Lease } from './types.ts';

/** What a stage does on the accounts of one partition. */
export type LedgerRule<Work> = {
  readonly accounts: (work: Work) => readonly AccountRef[];
  readonly run: (work: Work, session: LedgerSession, nowMs: number) => void;
};

type Staged = { readonly stage: number; readonly stagePart: number };

/**
 * One pass over the stages of a way: accounts are loaded once a stage, every work whose partition is held is moved on.
 * The rules stand in an order in which every way from a stage leads to a later row.
 */
export async function passLedgers<Work extends Staged>(
  rules: readonly (readonly [stage: number, rule: LedgerRule<Work>])[],
  session: LedgerSession,
  works: readonly Work[],
  held: ReadonlyMap<number, Lease>,
  nowMs: number,
  fenced: Set<number>,
): Promise<void> {
  for (const [stage, rule] of rules) {
    const here = works.filter((work) => work.stage === stage && held.has(work.stagePart));
    if (here.length === 0) continue;
    await session.load(here.flatMap(rule.accounts));
    for (const work of here) {
      fenced.add(work.stagePart);
      rule.run(work, session, nowMs);
    }
  }
}
