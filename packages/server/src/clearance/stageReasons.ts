import { formatFen } from '@tongguan/kernel';
import { textOf } from './texts.ts';
import type { Reason } from './types.ts';

/** F-02. */
export function overAnnual(usedFen: bigint, wantedFen: bigint, limitFen: bigint): Reason {
  const total = formatFen(usedFen + wantedFen);
  const limit = formatFen(limitFen);
  // The words and the form customs uses in practice for −621018.
  const text = `订购人购买超过年度限额,超过个人年度购买额度;totalPrice：${total} > limitPrice: ${limit};可改按一般贸易申报`;
  return { code: '1313', text, path: 'InventoryHead/buyerIdNumber', found: total, allowed: `≤ ${limit}` };
}

/** What was found and what is allowed, behind the text of the code. */
export function reason(code: string, path: string, found: string, allowed: string): Reason {
  return { code, path, found, allowed, text: `${textOf(code)}[${path}:${found}],[${allowed}]` };
}
