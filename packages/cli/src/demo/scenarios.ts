import type { Order, Payment } from '@tongguan/ceb';
import type { Purchase } from '@tongguan/sdk';
import { type Desk, type Draft, papersOf, sell } from './desk.ts';
import type { Expectation, Paper, Play } from './types.ts';

/** One kind of declaration of the demonstration. `declarations` is how many it makes. */
export type Scenario = {
  readonly name: string;
  readonly declarations: number;
  readonly expected: Expectation;
  play(desk: Desk): readonly Play[];
};

/** Every kind of refusal the regime gives here, each with the rule it shows. */
export const REFUSALS: readonly Scenario[] = [
  one('missing payment (C-01)', 'waiting', {
    papers: (purchase) => papersOf(purchase).filter(({ kind }) => kind !== 'payment'),
  }),
  one('payer is not the buyer (D-02, 1327)', 'refused', {
    papers: (purchase, desk) =>
      withPayment(purchase, { payerName: desk.person().buyer.name, payerIdNumber: desk.person().buyer.idNumber }),
  }),
  one('payment differs from the order (D-02, 1332)', 'refused', {
    papers: (purchase) => withPayment(purchase, { amountPaid: addOneYuan(purchase.payment.PaymentHead.amountPaid) }),
  }),
  one('goods lines differ in number (D-02, 1320)', 'refused', {
    draft: (desk) => ({ lines: desk.lines(2) }),
    papers: (purchase) => withOrder(purchase, { ...purchase.order, OrderList: purchase.order.OrderList.slice(0, 1) }),
  }),
  one('goods line differs (D-02, 1322)', 'refused', {
    papers: (purchase) =>
      withOrder(purchase, {
        ...purchase.order,
        OrderList: purchase.order.OrderList.map((line) => ({ ...line, itemNo: `${line.itemNo ?? ''}X` })),
      }),
  }),
  one('two items above the single limit (E-05, −621005)', 'refused', {
    draft: (desk) => ({ lines: [{ ...desk.line(), quantity: '2', price: '3000' }] }),
  }),
  one('guarantee used up: waits for more (C-05, G-04, 90264)', 'waiting', {
    draft: (desk) => ({ seller: 'smallagent', lines: [{ ...desk.cosmetics(), quantity: '1', price: '2600' }] }),
  }),
  one('more than the bonded stock (J-01, 90003)', 'refused', {
    draft: (desk) => ({ lines: [{ ...desk.scarce(), quantity: '5' }] }),
  }),
  one('goods the shipped table does not know (H-01)', 'manual', {
    draft: (desk) => ({ mode: '9610', lines: [{ ...desk.unknownGoods(), quantity: '1' }] }),
  }),
  {
    // Six times 4,800.00 by one buyer: five fit into 26,000.00, the sixth does not, whichever comes sixth.
    name: 'over-quota buyer (E-05, F-02, 1313)',
    lines: 6,
    declarations: 6,
    expected: 'releasedOrRefused',
    play(desk: Desk): readonly Play[] {
      const buyer = desk.person();
      return Array.from({ length: 6 }, () => {
        const purchase = sell(desk, {
          buyer,
          freight: '0',
          insurance: '0',
          lines: [{ ...desk.line(), quantity: '1', price: '4800' }],
        });
        return playOf(this.name, 'releasedOrRefused', purchase, papersOf(purchase));
      });
    },
  } as Scenario,
];

export const RELEASES: Readonly<Record<'bonded' | 'direct' | 'fullTax', Scenario>> = {
  bonded: one('bonded 1210', 'released', { draft: (desk) => ({ lines: desk.lines(1 + desk.random.below(3)) }) }),
  direct: one('direct 9610', 'released', {
    draft: (desk) => ({ mode: '9610', lines: desk.lines(1 + desk.random.below(2)) }),
  }),
  fullTax: one('one item above 5,000.00, full tax (E-05)', 'released', {
    draft: (desk) => ({ lines: [desk.dear(5200 + desk.random.below(2000))] }),
  }),
};

type Recipe = {
  readonly draft?: (desk: Desk) => Draft;
  readonly papers?: (purchase: Purchase, desk: Desk) => readonly Paper[];
};

function one(name: string, expected: Expectation, recipe: Recipe): Scenario {
  return {
    name,
    declarations: 1,
    expected,
    play(desk) {
      const purchase = sell(desk, recipe.draft?.(desk) ?? { lines: desk.lines(1) });
      return [playOf(name, expected, purchase, recipe.papers?.(purchase, desk) ?? papersOf(purchase))];
    },
  };
}

function playOf(scenario: string, expected: Expectation, purchase: Purchase, papers: readonly Paper[]): Play {
  return { scenario, expected, copNo: purchase.spec.numbers.copNo, purchase, papers };
}

function withPayment(purchase: Purchase, changed: Partial<Payment['PaymentHead']>): readonly Paper[] {
  const payment = { PaymentHead: { ...purchase.payment.PaymentHead, ...changed } };
  return papersOf({ ...purchase, payment });
}

function withOrder(purchase: Purchase, order: Order): readonly Paper[] {
  return papersOf({ ...purchase, order });
}

function addOneYuan(amount: string): string {
  const [yuan = '0', rest] = amount.split('.');
  return `${BigInt(yuan) + 1n}${rest === undefined ? '' : `.${rest}`}`;
}
