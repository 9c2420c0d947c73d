import fc from 'fast-check';
import { allGoods, type AssessFacts, type AssessLine, REGIME_FROM_MS } from '../src/index.ts';
import { noon } from './support.ts';

// Any facts that can be assessed: goods of the table and others, every unit that decides a tax, moments before the regime and
// after it, orders far below, around and above every limit there has been.

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
  unit: fc.constantFrom('035', '036', '095', '096', '020', '008', '011', '010', '142'),
});

export const goodsLine: fc.Arbitrary<AssessLine> = fc
  .record({
    gcode: fc.constantFrom(...allGoods().map(({ hs8 }) => `${hs8}00`), '9999999900'),
    quantity5: fc.oneof(fc.constant(100_000n), fc.bigInt({ min: 1n, max: 1_000_000n })),
    total5: fc.oneof(amount5, fc.bigInt({ min: 0n, max: 50_000_000n })),
    given: fc.option(givenRates),
    measures: fc.array(measure, { maxLength: 3 }),
  })
  .map(({ given, ...rest }) => ({ ...rest, ...(given !== null && { rates: given }) }));

export const anyFacts = (linesMax: number): fc.Arbitrary<AssessFacts> =>
  fc.record({
    acceptedAtMs: fc.integer({ min: REGIME_FROM_MS - 86_400_000, max: noon('2027-01-01') }),
    mode: fc.constantFrom('1210', '1239', '9610', '9610', '9710', '0110'),
    annualUsedFen: fc.option(
      fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2_700_000n }), fc.constant(2_100_000n)),
    ),
    freight5: fc.oneof(fc.constant(0n), amount5),
    insurance5: fc.oneof(fc.constant(0n), amount5),
    lines: fc.array(goodsLine, { minLength: 1, maxLength: linesMax }),
  });
