import { say, type WithoutHoles } from '@tongguan/ceb';
import { formatFen } from '@tongguan/kernel';
import { reasonOf } from '../texts.ts';
import type { Reason } from '../types.ts';

/** F-02. `totalPrice` and `limitPrice` are what customs calls sum and limit of the year in practice. */
export function overAnnual(usedFen: bigint, wantedFen: bigint, limitFen: bigint): Reason {
  const found = formatFen(usedFen + wantedFen);
  const limit = formatFen(limitFen);
  const { code, text } = say('1313', {
    path: 'totalPrice',
    found,
    against: { path: 'limitPrice', found: limit },
    note: '超过的可改按一般贸易申报',
  });
  return { code, text, path: 'InventoryHead/buyerIdNumber', found, allowed: `≤ ${limit}` };
}

/** What was found and what is allowed, behind the text of the code. */
export function reason<Code extends string>(
  code: WithoutHoles<Code>,
  path: string,
  found: string,
  allowed: string,
): Reason {
  return reasonOf({ code: code as string, path, found, allowed });
}
