import type { KeyRef } from '../../lane/index.ts';
import type { AccountRef } from '../../ledgers/types.ts';
import type { Work } from '../types.ts';

const MOVES = ['reserve', 'post', 'release', 'reexport'] as const;

/** The idempotency keys that the steps on one account may have used before. */
export function keysOfAccount(work: Work, account: AccountRef): readonly KeyRef[] {
  return MOVES.map((move) => ({ ...account, key: `${keyBase(work)}/${move}` }));
}

export function keysOfStock(work: Work): readonly KeyRef[] {
  return MOVES.flatMap((move) => work.stock.map((line) => ({ ...line.ref, key: stockKey(work, line.gnum, move) })));
}

/** A reconciliation that is tried again has keys of its own: what was tried before is recorded under the old ones. */
export function keyBase({ preNo, contingency }: Work): string {
  return contingency === undefined || contingency.attempt === 1 ? preNo : `${preNo}#${contingency.attempt}`;
}

export function stockKey(work: Work, gnum: string, move: (typeof MOVES)[number]): string {
  return `${keyBase(work)}/${gnum}/${move}`;
}
