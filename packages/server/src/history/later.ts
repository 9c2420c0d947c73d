import { formatDecimal5, formatFen, shanghaiIso } from '@tongguan/kernel';
import { REVERSAL_KINDS, REVERSAL_STATES, type Reversal } from '../clearance/later/types.ts';
import type { Declaration } from '../clearance/types.ts';
import type { ReversalAnswer } from './api/parts.ts';
import type { DeclarationHistory, HistoryDeps, StoredDelivery, StoredSettlement } from './types.ts';

/** How a declaration ended, for which the sixteen states have no word: at the top of its history. */
export function endingOf({ ending }: Declaration): { readonly code: string; readonly text: string } | null {
  if (ending === null) return null;
  return { code: ending, text: ENDINGS[ending] ?? ending };
}

const ENDINGS: Readonly<Record<string, string>> = { cancelled: '已撤销', returned: '已全部退货' };

/** Cancellations, returns and amendments, oldest first, each with its moments and what came back (I-01, I-02, G-03). */
export function reversalHistory(reversals: readonly Reversal[]): readonly ReversalAnswer[] {
  return reversals.map((reversal) => {
    const granted = reversal.state === REVERSAL_STATES.concluded;
    const { customsDutyFen, consumptionTaxFen, valueAddedTaxFen, quotaFen } = reversal;
    return {
      kind: KINDS[reversal.kind],
      numbers: { preNo: reversal.preNo, copNo: reversal.copNo },
      state: { code: reversal.state, text: STATES[reversal.state] ?? '' },
      times: {
        appliedAt: shanghaiIso(reversal.appliedMs),
        approvedAt: at(reversal.approvedMs),
        arrivedAt: at(reversal.arrivedMs),
        endedAt: at(reversal.endedMs),
      },
      reasons: reversal.reasons,
      lines: reversal.lines.map(({ gnum, gcode, quantity5 }) => ({ gnum, gcode, quantity: formatDecimal5(quantity5) })),
      // Of an open application what would come back.
      [granted ? 'givenBack' : 'askedBack']: {
        quota: formatFen(quotaFen),
        customsDuty: formatFen(customsDutyFen),
        consumptionTax: formatFen(consumptionTaxFen),
        valueAddedTax: formatFen(valueAddedTaxFen),
      },
    };
  });
}

const KINDS = {
  [REVERSAL_KINDS.cancellation]: 'cancellation',
  [REVERSAL_KINDS.return]: 'return',
  [REVERSAL_KINDS.amendment]: 'amendment',
} as const;

const STATES: Readonly<Record<number, string>> = {
  [REVERSAL_STATES.sent]: '已发送海关',
  [REVERSAL_STATES.accepted]: '海关入库',
  [REVERSAL_STATES.manual]: '人工审核',
  [REVERSAL_STATES.refused]: '不同意',
  [REVERSAL_STATES.concluded]: '审结',
};

/** The demand the tax was put on, and whether it is paid (G-02). */
export function settlementHistory(settlement: StoredSettlement | null): DeclarationHistory['settlement'] {
  if (settlement === null) return null;
  const { dutyNo, billDay, payByDay, paidDay } = settlement;
  return { dutyNo, billedOn: billDay, payBy: payByDay, paidOn: paidDay };
}

/** The last report of the logistics firm (L-01). */
export function deliveryHistory(delivery: StoredDelivery | null): DeclarationHistory['delivery'] {
  if (delivery === null || delivery.status === '') return null;
  return {
    status: delivery.status,
    text: delivery.status === 'S' ? '妥投' : delivery.status,
    happened: delivery.happened,
  };
}

function at(ms: number | null): string | null {
  return ms === null ? null : shanghaiIso(ms);
}

/** The tax bill of the release with its present status (G-02). */
export function billHistory(
  bill: NonNullable<Awaited<ReturnType<HistoryDeps['store']['taxBill']>>>,
): DeclarationHistory['taxBill'] {
  return {
    taxNo: bill.taxNo,
    status: bill.status,
    customsDuty: formatFen(bill.customsDutyFen),
    consumptionTax: formatFen(bill.consumptionTaxFen),
    valueAddedTax: formatFen(bill.valueAddedTaxFen),
    issuedAt: shanghaiIso(bill.releasedMs),
  };
}
