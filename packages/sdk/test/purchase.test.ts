import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { readMessage, scan, validateMessage, writeMessage } from '@tongguan/ceb';
import { DECIMAL5_SCALE, fenToDecimal5, formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { assess } from '@tongguan/policy';
import fc from 'fast-check';
import { buildPurchase } from '../src/purchase/build.ts';
import { messagesOf } from '../src/purchase/messages.ts';
import type { Purchase, PurchaseSpec } from '../src/purchase/types.ts';
import { lipstick, specOf, watch } from './support/specs.ts';

const built = (spec: PurchaseSpec): Purchase => {
  const outcome = buildPurchase(spec);
  assert.ok(outcome.ok, inspect(outcome));
  return outcome.value;
};

const wire = (text: string | undefined): bigint => {
  const value = parseDecimal5(text ?? '');
  assert.ok(value !== null, `an N19,5 number: ${text}`);
  return value;
};

/** Random orders of one to six lines with quantities, prices to the fen, freight, insurance and coupons. */
const anySpec = fc
  .record({
    lines: fc.array(
      fc.record({
        goods: fc.constantFrom(lipstick, watch),
        quantity: fc.integer({ min: 1, max: 9 }).map(String),
        priceFen: fc.integer({ min: 0, max: 60_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    freightFen: fc.integer({ min: 0, max: 9_999 }),
    insuranceFen: fc.integer({ min: 0, max: 999 }),
    discountFen: fc.integer({ min: 0, max: 100 }),
    direct: fc.boolean(),
  })
  .map(({ lines, freightFen, insuranceFen, discountFen, direct }) =>
    specOf({
      lines: lines.map(({ goods, quantity, priceFen }) => ({ goods, quantity, price: yuan(priceFen) })),
      freight: yuan(freightFen),
      insurance: yuan(insuranceFen),
      discount: yuan(discountFen),
      ...(direct
        ? { mode: { kind: '9610', country: '116', trafNo: 'TEST AIR', voyageNo: 'TG1', billNo: 'B1' } as const }
        : {}),
    }),
  );

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

// Proves on random orders that the four documents agree with each other and with the law, by recomputing every
// sum of D-03 from the documents alone, and that the dictionary accepts what the builder writes.
describe('a purchase built by the SDK', () => {
  it('has sums that add up exactly (D-03)', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { order, payment, declaration } = built(spec);
        const head = order.OrderHead;
        for (const line of [...order.OrderList, ...declaration.InventoryList]) {
          assert.equal(wire(line.totalPrice) * DECIMAL5_SCALE, wire(line.qty) * wire(line.price));
        }
        const goodsValue = order.OrderList.reduce((sum, line) => sum + wire(line.totalPrice), 0n);
        assert.equal(wire(head.goodsValue), goodsValue);
        assert.equal(
          wire(head.acturalPaid),
          goodsValue + wire(head.freight) + wire(head.taxTotal) - wire(head.discount),
        );
        assert.equal(payment.PaymentHead.amountPaid, head.acturalPaid);
        assert.equal(
          wire(head.freight),
          wire(declaration.InventoryHead.freight) + wire(declaration.InventoryHead.insuredFee),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('withholds the tax that policy assesses from its declaration (E-08)', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { order, declaration } = built(spec);
        const head = declaration.InventoryHead;
        const assessed = assess({
          acceptedAtMs: spec.atMs,
          mode: head.tradeMode,
          annualUsedFen: 0n,
          freight5: wire(head.freight),
          insurance5: wire(head.insuredFee),
          lines: declaration.InventoryList.map((line) => ({
            gcode: line.gcode,
            quantity5: wire(line.qty),
            total5: wire(line.totalPrice),
            measures: [
              { quantity5: wire(line.qty), unit: line.unit },
              { quantity5: wire(line.qty1), unit: line.unit1 },
              ...(line.unit2 === undefined ? [] : [{ quantity5: wire(line.qty2), unit: line.unit2 }]),
            ],
          })),
        });
        assert.equal(wire(order.OrderHead.taxTotal), fenToDecimal5(assessed.total.taxFen));
      }),
      { numRuns: 200 },
    );
  });

  it('makes four messages that the dictionary accepts and that read back as they were built (B-01)', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { order, payment, waybill, declaration } = messagesOf([built(spec)]);
        for (const message of [order, payment, waybill, declaration]) {
          assert.deepEqual(validateMessage(message), []);
        }
        // A declaration must be signed before it can be read strictly; the three others may be read as they are.
        for (const message of [order, payment, waybill]) {
          const tape = scan(writeMessage(message));
          assert.ok(tape.ok);
          const back = readMessage(tape.value);
          assert.ok(back.ok, inspect(back, { depth: 5 }));
          assert.deepEqual(back.value, message);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('names buyer, payer and consignee alike in all documents (D-02)', () => {
    const { order, payment, waybill, declaration } = built(specOf({}));
    assert.equal(payment.PaymentHead.payerName, order.OrderHead.buyerName);
    assert.equal(payment.PaymentHead.payerIdNumber, declaration.InventoryHead.buyerIdNumber);
    assert.equal(waybill.LogisticsHead.consignee, order.OrderHead.consignee);
    assert.equal(waybill.LogisticsHead.consigneeAddress, declaration.InventoryHead.consigneeAddress);
    assert.equal(waybill.LogisticsHead.weight, declaration.InventoryHead.grossWeight);
    assert.equal(order.OrderHead.payTransactionId, payment.PaymentHead.payTransactionId);
  });

  it('carries the book of the warehouse in bonded mode and the flight in direct mode (C-03)', () => {
    const bonded = built(specOf({})).declaration.InventoryHead;
    assert.deepEqual(
      [bonded.tradeMode, bonded.country, bonded.emsNo !== undefined, bonded.billNo],
      ['1210', '142', true, undefined],
    );
    const mode = { kind: '9610', country: '116', trafNo: 'TEST AIR', voyageNo: 'TG1', billNo: 'B1' } as const;
    const direct = built(specOf({ mode })).declaration.InventoryHead;
    assert.deepEqual([direct.tradeMode, direct.country, direct.emsNo, direct.billNo], ['9610', '116', undefined, 'B1']);
  });
});

// What a caller can get wrong is answered as refusals, all at once, each with its path.
describe('a specification that is no purchase', () => {
  const line = { goods: lipstick, quantity: '1', price: '10' };
  const cases: readonly [string, Partial<PurchaseSpec>, readonly string[]][] = [
    ['no lines', { lines: [] }, ['lines']],
    ['a quantity of zero', { lines: [{ ...line, quantity: '0' }] }, ['lines[0].quantity']],
    ['a negative price', { lines: [{ ...line, price: '-1' }] }, ['lines[0].price']],
    ['a product with six places', { lines: [{ ...line, quantity: '0.001', price: '0.001' }] }, ['lines[0].price']],
    ['freight that is text', { freight: 'free' }, ['freight']],
    ['two mistakes', { freight: '1e3', insurance: '' }, ['freight', 'insurance']],
    ['used quota with three places', { annualUsed: '1.234' }, ['annualUsed']],
  ];
  for (const [name, change, paths] of cases) {
    it(`is refused: ${name}`, () => {
      const outcome = buildPurchase(specOf(change));
      assert.ok(!outcome.ok);
      assert.deepEqual(
        outcome.refusals.map(({ path }) => path),
        paths,
      );
    });
  }
});

// Fixed example, arithmetic on paper: lipstick 120.00 × 2, freight 10.00; dutiable 250.00.
// Price per gram 120.00 ÷ 4 = 30 CNY/g, high-end cosmetics, consumption tax 15 %: 250 ÷ 0.85 × 0.15 × 0.7 = 30.882…
// VAT 13 %: (250 + 44.117…) × 0.13 × 0.7 = 26.764…; tax 30.88 + 26.76 = 57.64; paid 240 + 10 + 57.64 = 307.64.
describe('the worked example', () => {
  it('comes out to the fen', () => {
    const { order, assessment } = built(
      specOf({ lines: [{ goods: lipstick, quantity: '2', price: '120.00' }], freight: '10.00' }),
    );
    assert.equal(assessment.route, 'reduced');
    assert.equal(order.OrderHead.taxTotal, '57.64');
    assert.equal(order.OrderHead.acturalPaid, '307.64');
    assert.equal(order.OrderHead.goodsValue, formatDecimal5(24_000_000n));
  });
});
