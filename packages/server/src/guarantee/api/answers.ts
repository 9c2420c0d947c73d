import type { Static } from 'typebox';
import { closed, day, list, moment, named, oneOf, orNull, text, whole, yuan } from '../../gateway/schemas/index.ts';

export const GuaranteeAccount = named(
  'GuaranteeAccount',
  {
    code: text(),
    cover: yuan,
    held: yuan,
    available: yuan,
    overHeld: yuan,
    owed: yuan,
    overdue: yuan,
    waiting: closed({ lists: whole(), tax: yuan }),
    instruments: list(
      closed({
        number: text(),
        kind: text(),
        issuer: text(),
        state: oneOf(['waiting', 'covers', 'ended', 'given back']),
        amount: yuan,
        left: yuan,
        from: day,
        until: orNull(day),
      }),
    ),
  },
  '担保账户 / a guarantee account',
);
export type GuaranteeAnswer = Static<typeof GuaranteeAccount>;

export const GuaranteeForecast = named('GuaranteeForecast', {
  cover: yuan,
  held: yuan,
  available: yuan,
  since: orNull(day),
  perDay: yuan,
  runwayDays: orNull(whole('按近日速度可用天数；不会用尽时为空 / null: it does not run out')),
  ending: list(closed({ number: text(), until: day, availableAfter: yuan })),
  alerts: list(closed({ kind: oneOf(['over-held', 'runway', 'ending', 'overdue']), number: text() })),
});
export type ForecastAnswer = Static<typeof GuaranteeForecast>;

export const Demands = named('Demands', {
  demands: list(
    closed({
      dutyNo: text(),
      madeOn: day,
      payBy: day,
      bills: whole(),
      state: oneOf(['open', 'overdue', 'paid']),
      paidOn: orNull(day),
      tax: yuan,
      surcharge: yuan,
      toPay: yuan,
    }),
    '缴款书 / demands for payment',
  ),
});
export type DemandAnswer = Static<typeof Demands>['demands'][number];

export const Refunds = named('Refunds', {
  refunds: list(
    closed({
      preNo: text(),
      taxNo: text(),
      dutyNo: text(),
      state: oneOf(['open', 'paid', 'refused']),
      day: orNull(day),
      tax: yuan,
      claimedAt: moment,
    }),
  ),
});
export type RefundAnswer = Static<typeof Refunds>['refunds'][number];
