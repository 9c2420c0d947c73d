import { checkActuralPaid, checkGoodsValue, compareFreightAndInsurance, comparePaidAmount } from './rules/amounts.ts';
import { compareBuyerIdentity, compareBuyerName, compareBuyerTelephone, comparePayer } from './rules/buyer.ts';
import { checkLineTotals, compareLineCount, compareLines } from './rules/lines.ts';
import { compareConsignee, compareConsigneeAddress, compareConsigneeTelephone, compareWeight } from './rules/parcel.ts';
import { comparePaymentFirm, comparePlatformAndSeller, compareWaybill } from './rules/parties.ts';
import type { Compare } from './types.ts';

export type MatchRule = { readonly code: string; readonly rule: 'D-01' | 'D-02' | 'D-03'; readonly compare: Compare };

/**
 * The rules in the order in which their differences are reported (D-04): who the documents belong to, who bought and
 * paid, what was bought, for how much, where it goes. The order is part of what enterprises rely on: receipts name the
 * first difference first, so a rule is added where it belongs and none is moved.
 */
export const PRECEDENCE: readonly MatchRule[] = [
  { code: '90012', rule: 'D-01', compare: comparePlatformAndSeller },
  { code: '90032', rule: 'D-01', compare: compareWaybill },
  { code: '13035', rule: 'D-01', compare: comparePaymentFirm },
  { code: '13127', rule: 'D-02', compare: compareBuyerName },
  { code: '90013', rule: 'D-02', compare: compareBuyerIdentity },
  { code: '130126', rule: 'D-02', compare: compareBuyerTelephone },
  { code: '1327', rule: 'D-02', compare: comparePayer },
  { code: '1320', rule: 'D-02', compare: compareLineCount },
  { code: '1322', rule: 'D-02', compare: compareLines },
  { code: '90005', rule: 'D-03', compare: checkLineTotals },
  { code: '90006', rule: 'D-03', compare: checkGoodsValue },
  { code: '90004', rule: 'D-03', compare: checkActuralPaid },
  { code: '1332', rule: 'D-02', compare: comparePaidAmount },
  { code: '90007', rule: 'D-02', compare: compareFreightAndInsurance },
  { code: '90008', rule: 'D-02', compare: compareConsignee },
  { code: '90009', rule: 'D-02', compare: compareConsigneeAddress },
  { code: '90010', rule: 'D-02', compare: compareConsigneeTelephone },
  { code: '90011', rule: 'D-02', compare: compareWeight },
];
