import type { Inventory } from '@tongguan/ceb';
import { type EpochMs, shanghaiDate, shanghaiYear } from '@tongguan/kernel';
import { hasYearlyLimit, positiveListsOn, yearlyQuantities } from '@tongguan/policy';
import { quantityAccount } from '../../ledgers/index.ts';
import type { BatchDeps } from '../deps.ts';
import type { Admission } from '../standing/admission.ts';
import type { LimitedGoods } from '../types.ts';
import { admitFacts } from './case.ts';

/**
 * H-01: what a declaration takes of the quantities that the list of its day gives a person for a year. Few goods have such a
 * remark: without one this looks its lines up and does nothing more. Where the list cannot be read an officer has decided, and
 * nothing is counted.
 */
export function limitedGoods(
  { onFault }: Pick<BatchDeps, 'onFault'>,
  admission: Admission,
  declaration: Inventory,
  acceptedMs: EpochMs,
  personKeyHex: string,
): readonly LimitedGoods[] {
  try {
    const { official, edition, settled } = admission.on(acceptedMs);
    const day = shanghaiDate(acceptedMs);
    if (!declaration.InventoryList.some(({ gcode }) => hasYearlyLimit(gcode, day, official))) return NONE;
    const year = shanghaiYear(acceptedMs);
    return yearlyQuantities(admitFacts(declaration, acceptedMs, settled), official).map((goods) => ({
      ...goods,
      ref: quantityAccount(personKeyHex, goods.kind, year),
      quantity5: goods.lines.reduce((sum, { quantity5 }) => sum + quantity5, 0n),
      path: `InventoryList[${(goods.lines[0]?.index ?? 0) + 1}]/gcode`,
      law: edition ?? positiveListsOn(day).map(({ law }) => law)[0] ?? '',
    }));
  } catch (fault) {
    onFault?.(fault);
    return NONE;
  }
}

const NONE: readonly LimitedGoods[] = [];
