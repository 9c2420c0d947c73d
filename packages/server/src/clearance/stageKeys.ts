import type { AccountRef } from '../ledgers/types.ts';
import type { Work } from './types.ts';

/** The idempotency keys a stage may have used before, for work that travelled. */
export function keysOf(work: Work): readonly (AccountRef & { key: string })[] {
  const names = ['reserve', 'post', 'release', 'reexport'];
  return names.flatMap((name) => [
    { ...work.quota, key: `${keyBase(work)}/${name}` },
    { ...work.guarantee, key: `${keyBase(work)}/${name}` },
    ...work.stock.map((line) => ({ ...line.ref, key: stockKey(work, line.gnum, name) })),
  ]);
}

/** A reconciliation that is tried again has keys of its own: what was tried before is recorded under the old ones. */
export function keyBase({ preNo, contingency }: Work): string {
  return contingency === undefined || contingency.attempt === 1 ? preNo : `${preNo}#${contingency.attempt}`;
}

export function stockKey(work: Work, gnum: string, what: string): string {
  return `${keyBase(work)}/${gnum}/${what}`;
}
