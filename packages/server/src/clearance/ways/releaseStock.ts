import { assert, formatDecimal5 } from '@tongguan/kernel';
import type { Turn } from '../../lane/index.ts';
import { reason } from './reasons.ts';
import type { Work } from '../types.ts';
import type { ReleaseContext } from './releaseContext.ts';
import { stockKey } from './releaseKeys.ts';

/** J-01: every line is held, or none. */
export function holdStock(work: Work, { session, nowMs }: ReleaseContext): Turn {
  const held: Work['stock'][number][] = [];
  for (const line of work.stock) {
    const result = session.reserve(line.ref, line.quantity5, stockKey(work, line.gnum, 'reserve'), work.preNo, nowMs);
    if (result.kind === 'reserved') {
      held.push(line);
      continue;
    }
    for (const before of held) {
      session.release(before.ref, before.quantity5, stockKey(work, before.gnum, 'release'), work.preNo, nowMs);
    }
    const path = `InventoryList[${line.gnum}]/itemRecordNo`;
    const why =
      result.kind === 'short'
        ? reason(
            '90003',
            path,
            `申报 ${formatDecimal5(line.quantity5)}`,
            `账册可用 ${formatDecimal5(result.available)}`,
          )
        : reason('90019', path, line.ref.account, '账册中已备案的料号');
    work.reasons = [...work.reasons, why];
    return 'back';
  }
  return 'on';
}

/**
 * Gives the hold back; when the goods are ordered out of the country, also takes them out of the book, like any re-export
 * (I-03).
 */
export function undoStock(work: Work, { session, nowMs }: ReleaseContext): void {
  for (const { ref, quantity5, gnum } of work.stock) {
    session.release(ref, quantity5, stockKey(work, gnum, 'release'), work.preNo, nowMs);
    if (work.ending !== 'reexport') continue;
    const isOut = session.withdraw(ref, quantity5, stockKey(work, gnum, 'reexport'), work.preNo, nowMs);
    assert(isOut, 'what was held is free to leave');
  }
}

/** J-01: out of the book at release, 核减. */
export function postStock(work: Work, { session, nowMs }: ReleaseContext): void {
  for (const { ref, quantity5, gnum } of work.stock) {
    session.post(ref, quantity5, stockKey(work, gnum, 'post'), work.preNo, nowMs);
  }
}
