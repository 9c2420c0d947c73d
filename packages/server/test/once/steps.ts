import fc from 'fast-check';
import { FIRMS } from '../support/purchase.ts';

/** Two platforms, few numbers, and each number in more than one spelling: what meets meets often. */
const PLATFORMS = [FIRMS.platform, '3301960009'] as const;
const ORDERS = ['A1', 'A1', 'A1', 'A2', 'A2', 'a1', 'Ａ2'] as const;
const PAYMENTS = ['P1', 'P2', 'P3 ', 'P4', 'P5', 'P6', 'p1', 'ｐ2'] as const;
const WAYBILLS = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'w1', 'Ｗ2'] as const;
const COP_NOS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'c1'] as const;

/** What one purchase calls itself. */
export type Names = {
  readonly ebpCode: (typeof PLATFORMS)[number];
  readonly orderNo: (typeof ORDERS)[number];
  readonly payment: (typeof PAYMENTS)[number];
  readonly waybill: (typeof WAYBILLS)[number];
  readonly copNo: (typeof COP_NOS)[number];
};

/** `nth` chooses among the declarations that are there. */
export type Step =
  | { readonly do: 'order' | 'payment' | 'waybill'; readonly names: Names; readonly appType: 1 | 2 | 3 }
  | { readonly do: 'declaration'; readonly names: Names; readonly appType: 1 | 2 | 3; readonly declares: boolean }
  /** All four documents at once. */
  | { readonly do: 'purchase'; readonly names: Names; readonly declares: boolean }
  /** A stored declaration, under its own numbers: submitted, changed or deleted. */
  | { readonly do: 'again'; readonly nth: number; readonly appType: 1 | 2 | 3; readonly declares: boolean }
  | { readonly do: 'cancel' | 'return' | 'contingency'; readonly nth: number }
  | { readonly do: 'reconcile'; readonly nth: number; readonly withoutDocuments: boolean }
  /** Whatever waits for an officer: cancellations, returns, arrivals of them, amendments. */
  | { readonly do: 'decide'; readonly nth: number; readonly approve: boolean }
  | { readonly do: 'wait'; readonly hours: number };

/** Whether the lanes look before the next step, or meet both in one batch. */
export type Told = { readonly step: Step; readonly looks: boolean };

const names: fc.Arbitrary<Names> = fc.record({
  ebpCode: fc.constantFrom(PLATFORMS[0], PLATFORMS[0], PLATFORMS[1]),
  orderNo: fc.constantFrom(...ORDERS),
  payment: fc.constantFrom(...PAYMENTS),
  waybill: fc.constantFrom(...WAYBILLS),
  copNo: fc.constantFrom(...COP_NOS),
});
const appType = fc.constantFrom(1, 1, 2, 3) as fc.Arbitrary<1 | 2 | 3>;
const nth = fc.nat(7);
const mostly = fc.constantFrom(true, true, true, false);
const half = fc.boolean();

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('order' as const, 'payment' as const, 'waybill' as const),
      names,
      appType,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('declaration' as const), names, appType, declares: half }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('purchase' as const), names, declares: half }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('again' as const), nth, appType, declares: mostly }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), nth }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('contingency' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reconcile' as const), nth, withoutDocuments: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('decide' as const), nth, approve: mostly }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 80) }) },
);

export const STORIES: fc.Arbitrary<Told[]> = fc.array(fc.record({ step, looks: mostly }), {
  minLength: 25,
  maxLength: 60,
});

const named = (orderNo: Names['orderNo'], n: 1 | 2): Names => ({
  ...{ ebpCode: PLATFORMS[0], orderNo, payment: `P${n}`, waybill: `W${n}`, copNo: `C${n}` },
});

/** Told in every run, so that every kind of ending is met: by hand and reconciled, cancelled and declared anew, returned. */
export const CERTAIN: Told[] = (
  [
    { do: 'declaration', names: named('A1', 1), appType: 1, declares: true },
    { do: 'contingency', nth: 1 },
    { do: 'purchase', names: named('a1', 1), declares: true },
    { do: 'reconcile', nth: 1, withoutDocuments: true },
    { do: 'purchase', names: named('A2', 2), declares: true },
    { do: 'cancel', nth: 1 },
    { do: 'decide', nth: 0, approve: true },
    { do: 'again', nth: 1, appType: 1, declares: true },
    { do: 'return', nth: 1 },
    { do: 'decide', nth: 0, approve: true },
    { do: 'decide', nth: 0, approve: true },
  ] as const
).map((one) => ({ step: one, looks: true }));
