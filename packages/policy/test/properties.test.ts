import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allGoods, assess, type AssessFacts, type AssessLine, REGIME_FROM_MS } from '../src/index.ts';
import { facts, line, noon, rates } from './support.ts';

// Proves for any facts: nothing is thrown, parts add up to their totals, tax does not fall when the price rises
// within a route, and an order within the limits stays within them.

const amount5 = fc.bigInt({ min: 0n, max: 3_000_000_000n });
const share = fc.integer({ min: 0, max: 99 }).map((percent) => ({ numerator: BigInt(percent), denominator: 100n }));
const givenRates = fc.record({
  duty: share,
  vat: share,
  consumption: share,
  specific5: fc.bigInt({ min: 0n, max: 500_000n }),
});
const measure = fc.record({
  quantity5: fc.bigInt({ min: 1n, max: 10_000_000n }),
  unit: fc.constantFrom('035', '036', '095', '096', '020', '008'),
});

const goodsLine: fc.Arbitrary<AssessLine> = fc
  .record({
    gcode: fc.constantFrom(...allGoods().map(({ hs8 }) => `${hs8}00`), '9999999900'),
    quantity5: fc.bigInt({ min: 1n, max: 1_000_000n }),
    total5: amount5,
    given: fc.option(givenRates),
    measures: fc.array(measure, { maxLength: 3 }),
  })
  .map(({ given, ...rest }) => ({ ...rest, ...(given !== null && { rates: given }) }));

const anyFacts: fc.Arbitrary<AssessFacts> = fc.record({
  acceptedAtMs: fc.integer({ min: REGIME_FROM_MS - 86_400_000, max: noon('2027-01-01') }),
  mode: fc.constantFrom('1210', '1239', '9610', '9710', '0110'),
  annualUsedFen: fc.bigInt({ min: 0n, max: 2_700_000n }),
  freight5: amount5,
  insurance5: amount5,
  lines: fc.array(goodsLine, { minLength: 1, maxLength: 99 }),
});

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

test('parts add up, and nothing is thrown, whatever the facts', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { lines, total, dutiableFen, quotaFen, route, refusals, explain } = assess(given);
      const exact5 = given.freight5 + given.insurance5 + sum(given.lines.map((part) => part.total5));
      assert.equal(dutiableFen, (exact5 + 500n) / 1000n);
      assert.equal(lines.length, given.lines.length);
      assert.equal(sum(lines.map((part) => part.dutiableFen)), dutiableFen);
      assert.equal(sum(lines.map((part) => part.customsDutyFen)), total.customsDutyFen);
      assert.equal(sum(lines.map((part) => part.consumptionTaxFen)), total.consumptionTaxFen);
      assert.equal(sum(lines.map((part) => part.valueAddedTaxFen)), total.valueAddedTaxFen);
      assert.equal(total.customsDutyFen + total.consumptionTaxFen + total.valueAddedTaxFen, total.taxFen);
      assert.ok(quotaFen === 0n || quotaFen === dutiableFen);
      assert.equal(refusals.length > 0, route === 'refused' || route === 'manual');
      if (route === 'refused') assert.deepEqual([total.taxFen, quotaFen], [0n, 0n]);
      assert.ok(explain().every(({ law, parameter, value }) => law !== '' && parameter !== '' && value !== ''));
    }),
    { numRuns: 300 },
  );
});

test('what counts never takes a person over the annual limit, from 2019 on', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const now = { ...given, acceptedAtMs: noon('2019-05-01') };
      const { quotaFen } = assess(now);
      assert.ok(quotaFen === 0n || (now.annualUsedFen ?? 0n) + quotaFen <= 2_600_000n);
    }),
    { numRuns: 300 },
  );
});

test('within a route, a higher price is never taxed less', () => {
  fc.assert(
    fc.property(
      givenRates,
      fc.bigInt({ min: 0n, max: 2_599_999n }),
      fc.bigInt({ min: 0n, max: 500_000n }),
      (given, priceFen, moreFen) => {
        const taxOf = (fenPrice: bigint) =>
          assess(facts({ lines: [{ ...line('0'), total5: fenPrice * 1000n, rates: given }] }));
        const lower = taxOf(priceFen);
        const higher = taxOf(priceFen + moreFen);
        if (lower.route !== higher.route || lower.route === 'refused') return;
        assert.ok(higher.total.customsDutyFen >= lower.total.customsDutyFen);
        assert.ok(higher.total.consumptionTaxFen >= lower.total.consumptionTaxFen);
        assert.ok(higher.total.valueAddedTaxFen >= lower.total.valueAddedTaxFen);
      },
    ),
    { numRuns: 500 },
  );
});

test('the order of equal lines does not change the tax', () => {
  const lines = ['10.00', '20.00', '33.33'].map((total) => line(total, { rates: rates({ vat: '0.13' }) }));
  const there = assess(facts({ lines, freight: '7' }));
  const back = assess(facts({ lines: lines.toReversed(), freight: '7' }));
  assert.deepEqual(there.lines, back.lines.toReversed());
});
