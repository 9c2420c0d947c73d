import { explainCode, formatReturnInfo } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import type { Difference } from '@tongguan/matching';
import { type ListState, stateText } from './states.ts';
import type { Reason } from './types.ts';

/** Codes customs puts into the receipts of these states (codes.md: 1800, 2600 as seen in practice). */
const STATE_CODE: Partial<Record<ListState, { readonly code: string; readonly text: string }>> = {
  120: { code: '1800', text: '逻辑校验通过' },
  800: { code: '2600', text: '放行' },
};

/** returnInfo of a transition without reasons. */
export function stateInfo(state: ListState): string {
  const coded = STATE_CODE[state];
  return coded ? formatReturnInfo([coded]) : stateText(state);
}

/** returnInfo with reasons: `[Code:1332;Desc:…]` for each. */
export function reasonsInfo(reasons: readonly Reason[]): string {
  return formatReturnInfo(reasons.map((reason) => ({ code: reason.code, text: reason.text })));
}

export const ACCEPTED_INFO = formatReturnInfo([{ code: '1800', text: '逻辑校验通过' }]);

/** Own text of a catalogue entry, with the place and both values behind it. */
export function reasonOf(refusal: Refusal): Reason {
  const { code, path, found, allowed } = refusal;
  return { code, path, found, allowed, text: `${textOf(code)}[${path}:${found}],允许[${allowed}]` };
}

/** A message that is older than what is on file: its own time, and the one it had to reach (B-06). */
export function olderThan(code: string, appTime: string, onFile: string): Reason {
  return reasonOf({ code, path: 'appTime', found: appTime, allowed: `≥ ${onFile}（在库 on file）` });
}

/** Both fields and both values (D-04), in the form practice shows: `…],[OrderHead.acturalPaid:561.89,…`. */
export function reasonOfDifference(difference: Difference): Reason {
  const { code, leftPath, leftValue, rightPath, rightValue } = difference;
  return {
    code,
    path: leftPath,
    found: leftValue,
    allowed: `${rightPath}=${rightValue}`,
    text: `${textOf(code)}[${leftPath}:${leftValue},${rightPath}:${rightValue}]`,
  };
}

export function textOf(code: string): string {
  return explainCode(code)?.text.zh.replaceAll('[*]', '') ?? '未通过';
}

/** A number that is on record in another spelling: how it is written there (B-06). */
export function spelledInfo(spelled: string | null): string {
  if (spelled === null) return '';
  return formatReturnInfo([{ code: '90351', text: `${textOf('90351')}[${spelled}]` }]);
}

/** The official lists know negative codes; what is refused with a code of ours is refused by customs (100). */
export function refusedStatus(code: string): string {
  return code.startsWith('-') ? code : '100';
}

/** C-01: the time is over and these are not there. */
export function missingDocuments(missing: readonly string[]): Reason {
  const found = missing.join(';');
  return {
    code: '90001',
    text: `${textOf('90001')}[${found}]`,
    path: 'InventoryHead/orderNo',
    found,
    allowed: '订单、支付单、运单齐全',
  };
}
