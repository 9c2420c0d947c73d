import fc from 'fast-check';
import {
  allGoods,
  type AssessFacts,
  type AssessLine,
  type LoadedEdition,
  REGIME_FROM_MS,
  type TariffRow,
} from '../src/index.ts';
import { COSMETICS_CONTENT } from '../src/generated/cosmeticsContent.ts';
import { ORIGIN_DUTIES } from '../src/generated/originDuties.ts';
import { noon } from './support.ts';

// Any facts that can be assessed: goods of the table and others, every unit that decides a tax, cosmetics by content and in
// sheets, origins with agreement, with an additional duty and without, moments before the regime and after it, orders far
// below, around and above every limit there has been; and any rows an installation may have loaded over those that ship.

const amount5 = fc.bigInt({ min: 0n, max: 3_000_000_000n });
/** What most purchases are: within every limit. */
const small5 = fc.bigInt({ min: 0n, max: 50_000_000n });
/** Limits there have been, to the fen. */
const limit5 = fc.constantFrom(200_000_000n, 500_000_000n, 2_000_000_000n, 2_600_000_000n);
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
/** 件, which counts sheets or packages where it is the second legal unit. */
const second = fc
  .constantFrom(100_000n, 200_000n, 500_000n, 1_000_000n, 2_000_000n)
  .map((quantity5) => ({ quantity5, unit: '011', isSecond: true }));
/** What names say of the content of a package: sheets, with and without their number, weight, volume, nothing. */
const text = fc.constantFrom(
  '',
  '面膜 10片/盒',
  '面膜',
  '面膜 5片/盒 25ml',
  '泥膜 100g',
  '香水 50ml',
  '粉饼 8克',
  '护肤',
);
const origins = [...new Set(ORIGIN_DUTIES.map(({ country }) => country))];
const country = fc.constantFrom(...origins, '502', '305', '142', '999');

const GOODS = allGoods().map(({ hs8 }) => `${hs8}00`);
const COSMETICS = [...COSMETICS_CONTENT.map(([code = '']) => code), '3304990000', '3304990099', '3307900000'];
/** Lines that no table has until somebody loads it. */
const FOREIGN = ['9999999900', '8517130000'];

export const goodsLine: fc.Arbitrary<AssessLine> = fc
  .record({
    gcode: fc.oneof(fc.constantFrom(...GOODS, ...FOREIGN), fc.constantFrom(...COSMETICS)),
    quantity5: fc.oneof(fc.constant(100_000n), fc.bigInt({ min: 1n, max: 1_000_000n })),
    total5: fc.oneof(amount5, small5, small5, small5, limit5),
    given: fc.option(givenRates, { freq: 1 }),
    measures: fc.tuple(fc.array(measure, { maxLength: 3 }), fc.option(second)),
    text: fc.option(text, { freq: 3 }),
    country: fc.option(country),
  })
  .map(({ given, measures: [first, items], text, country, ...rest }) => ({
    ...rest,
    measures: items === null ? first : [...first, items],
    ...(given !== null && { rates: given }),
    ...(text !== null && { text }),
    ...(country !== null && { country }),
  }));

export const anyFacts = (linesMax: number): fc.Arbitrary<AssessFacts> =>
  fc.record({
    acceptedAtMs: fc.integer({ min: REGIME_FROM_MS - 86_400_000, max: noon('2027-01-01') }),
    mode: fc.constantFrom('1210', '1210', '1239', '9610', '9610', '9610', '9610', '9710', '0110'),
    annualUsedFen: fc.option(
      fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2_700_000n }), fc.constant(2_100_000n)),
    ),
    freight5: fc.oneof(fc.constant(0n), fc.constant(0n), small5, amount5),
    insurance5: fc.oneof(fc.constant(0n), fc.constant(0n), fc.constant(0n), small5, amount5),
    lines: fc.array(goodsLine, { minLength: 1, maxLength: linesMax }),
  });

const day = fc.constantFrom('2016-01-01', '2016-01-01', '2018-07-01', '2019-01-01', '2024-06-01', '2026-06-01');
const percent = fc.constantFrom('0', '1', '2.5', '6.5', '10', 'none');
const FACTS = fc.oneof(
  fc.record({ fact: fc.constant('mfn-duty' as const), value: percent }),
  fc.record({ fact: fc.constant('provisional-duty' as const), value: percent }),
  fc.record({ fact: fc.constant('vat-class' as const), value: fc.constantFrom('standard', 'reduced', 'exempt') }),
  fc.record({
    fact: fc.constant('consumption-class' as const),
    value: fc.constantFrom('cosmetics', 'skin-care', 'wine', 'spirits', 'rice-wine', 'beer', 'watch', 'golf', 'none'),
  }),
);

/** Rows of the lines that goods of a purchase may have, some that ended, some that nobody is sure of. */
function anyRows(lines: readonly string[]): fc.Arbitrary<TariffRow> {
  return fc
    .record({
      hs8: fc.constantFrom(...lines),
      said: FACTS,
      from: day,
      to: fc.option(day),
      law: fc.constantFrom('税委会公告2026年第1号', 'a law with "quotes"'),
      confidence: fc.constantFrom('V', 'H', 'M', 'L'),
    })
    .map(({ said, ...row }) => ({ ...row, ...said, provenance: 'test' }));
}

export type Case = { readonly facts: AssessFacts; readonly editions: readonly LoadedEdition[] };

/** Facts with what was loaded before and after their moment; none in half of the cases. */
export const anyCase = (linesMax: number): fc.Arbitrary<Case> =>
  anyFacts(linesMax).chain((facts) => {
    const lines = [...new Set(facts.lines.map(({ gcode }) => gcode.slice(0, 8)))];
    const edition = fc.record({
      fromDay: day,
      aheadMs: fc.constantFrom(-86_400_000, -1, 0, 0, 1, 86_400_000),
      rows: fc.array(anyRows(lines), { minLength: 1, maxLength: 4 }),
    });
    const loaded = fc.array(edition, { minLength: 1, maxLength: 2 }).map((some) =>
      some.map(({ aheadMs, ...rest }, index) => ({
        ...rest,
        edition: `T${index}`,
        loadedMs: facts.acceptedAtMs + aheadMs,
        names: new Map([['99999999', '未列名货品']]),
      })),
    );
    return fc.record({ facts: fc.constant(facts), editions: fc.oneof(fc.constant([]), loaded) });
  });
