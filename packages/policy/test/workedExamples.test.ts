import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decimal5, decimal5, fen, fraction, formatFen, parseInstant } from '@tongguan/kernel';
import { assess, type AssessAnswer, type AssessFacts, assessJson, assessJsonBatch } from '../src/index.ts';

// Proves the worked examples of the tax rules to the fen, through the hot API and through the JSON API. The
// arithmetic stands beside each row; P is the dutiable value.

type Input = {
  readonly acceptedAt: string;
  readonly annualUsed?: string;
  readonly freight?: string;
  readonly lines: readonly {
    readonly quantity?: string;
    readonly price: string;
    readonly rates: {
      readonly duty?: string;
      readonly vat: string;
      readonly consumption?: string;
      readonly specific?: string;
    };
  }[];
};

type Expected = {
  readonly route: string;
  readonly value: string;
  /** Duty, consumption tax, VAT, all. */
  readonly total: readonly [string, string, string, string];
  readonly codes?: readonly string[];
  readonly receiptCode?: string;
  readonly lineValues?: readonly string[];
};

const PERFUME = { duty: '0.03', vat: '0.13', consumption: '0.15', specific: '0' };
const BAG = { duty: '0.06', vat: '0.13' };
const VAT13 = { vat: '0.13' };
const NO_TAX = ['0.00', '0.00', '0.00', '0.00'] as const;

const ROWS: readonly (readonly [name: string, input: Input, expected: Expected])[] = [
  [
    // P 800.00. Consumption tax 800 ÷ 0.85 × 0.15 × 0.7 = 98.8235…; VAT 800 ÷ 0.85 × 0.13 × 0.7 = 85.6470…
    '(a) perfume of 800.00 within the limits',
    { acceptedAt: '2019-05-01T10:00:00+08:00', lines: [{ price: '800.00', rates: PERFUME }] },
    { route: 'reduced', value: '800.00', total: ['0.00', '98.82', '85.65', '184.47'] },
  ],
  [
    // P 810.00. Consumption tax 810 ÷ 0.85 × 0.15 × 0.7 = 100.0588…; VAT 810 ÷ 0.85 × 0.13 × 0.7 = 86.7176…
    '(a) with a freight of 10.00',
    { acceptedAt: '2019-05-01T10:00:00+08:00', freight: '10.00', lines: [{ price: '800.00', rates: PERFUME }] },
    { route: 'reduced', value: '810.00', total: ['0.00', '100.06', '86.72', '186.78'] },
  ],
  [
    // P 2 × 100.00 + 10.00 = 210.00. VAT 210 × 0.16 × 0.7 = 23.52
    '(b) two of 100.00 with a freight of 10.00 on 2019-02-01',
    {
      acceptedAt: '2019-02-01T10:00:00+08:00',
      freight: '10.00',
      lines: [{ quantity: '2', price: '100.00', rates: { vat: '0.16' } }],
    },
    { route: 'reduced', value: '210.00', total: ['0.00', '0.00', '23.52', '23.52'] },
  ],
  [
    // P 6,000.00. Duty 6000 × 0.06 = 360.00; VAT (6000 + 360) × 0.13 = 826.80
    '(c) one handbag of 6,000.00',
    { acceptedAt: '2019-05-01T10:00:00+08:00', lines: [{ price: '6000.00', rates: BAG }] },
    { route: 'full', value: '6000.00', total: ['360.00', '0.00', '826.80', '1186.80'] },
  ],
  [
    '(c) two handbags of 3,000.00 in one line',
    { acceptedAt: '2019-05-01T10:00:00+08:00', lines: [{ quantity: '2', price: '3000.00', rates: BAG }] },
    { route: 'refused', value: '6000.00', total: NO_TAX, codes: ['-621005'] },
  ],
  [
    '(c) two handbags of 3,000.00 in two lines',
    {
      acceptedAt: '2019-05-01T10:00:00+08:00',
      lines: [
        { price: '3000.00', rates: BAG },
        { price: '3000.00', rates: BAG },
      ],
    },
    { route: 'refused', value: '6000.00', total: NO_TAX, codes: ['-621005'] },
  ],
  [
    // VAT 5000 × 0.13 × 0.7 = 455.00
    '(d) exactly 5,000.00 is inside',
    { acceptedAt: '2019-05-01T10:00:00+08:00', lines: [{ price: '5000.00', rates: VAT13 }] },
    { route: 'reduced', value: '5000.00', total: ['0.00', '0.00', '455.00', '455.00'] },
  ],
  [
    // VAT 5000.01 × 0.13 = 650.0013
    '(d) 5,000.01 as one item is taxed in full',
    { acceptedAt: '2019-05-01T10:00:00+08:00', lines: [{ price: '5000.01', rates: VAT13 }] },
    { route: 'full', value: '5000.01', total: ['0.00', '0.00', '650.00', '650.00'] },
  ],
  [
    '(d) exactly 26,000.00 in the year is inside',
    { acceptedAt: '2019-05-01T10:00:00+08:00', annualUsed: '21000.00', lines: [{ price: '5000.00', rates: VAT13 }] },
    { route: 'reduced', value: '5000.00', total: ['0.00', '0.00', '455.00', '455.00'] },
  ],
  [
    '(d) 26,000.01 in the year is refused',
    { acceptedAt: '2019-05-01T10:00:00+08:00', annualUsed: '21000.01', lines: [{ price: '5000.00', rates: VAT13 }] },
    { route: 'refused', value: '5000.00', total: NO_TAX, codes: ['-621018'], receiptCode: '1313' },
  ],
  [
    // VAT 2500 × 0.16 = 400.00
    '(e) one item of 2,500.00 in the last second of the old law',
    { acceptedAt: '2018-12-31T23:59:59+08:00', lines: [{ price: '2500.00', rates: { vat: '0.16' } }] },
    { route: 'full', value: '2500.00', total: ['0.00', '0.00', '400.00', '400.00'] },
  ],
  [
    // VAT 2500 × 0.16 × 0.7 = 280.00
    '(e) one item of 2,500.00 in the first second of the new law',
    { acceptedAt: '2019-01-01T00:00:00+08:00', lines: [{ price: '2500.00', rates: { vat: '0.16' } }] },
    { route: 'reduced', value: '2500.00', total: ['0.00', '0.00', '280.00', '280.00'] },
  ],
  [
    // P 300.01 in three lines: 100.01 + 100.00 + 100.00. VAT 100 × 0.091 = 9.10 each, 100.01 × 0.091 = 9.10091
    '(f) a freight of 0.01 over three equal lines',
    {
      acceptedAt: '2019-05-01T10:00:00+08:00',
      freight: '0.01',
      lines: [
        { price: '100.00', rates: VAT13 },
        { price: '100.00', rates: VAT13 },
        { price: '100.00', rates: VAT13 },
      ],
    },
    {
      route: 'reduced',
      value: '300.01',
      total: ['0.00', '0.00', '27.30', '27.30'],
      lineValues: ['100.01', '100.00', '100.00'],
    },
  ],
];

for (const [name, input, expected] of ROWS) {
  test(`${name}: hot API`, () => {
    const result = assess(toFacts(input));
    assert.equal(result.route, expected.route);
    assert.equal(formatFen(result.dutiableFen), expected.value);
    const { customsDutyFen, consumptionTaxFen, valueAddedTaxFen, taxFen } = result.total;
    assert.deepEqual([customsDutyFen, consumptionTaxFen, valueAddedTaxFen, taxFen].map(formatFen), expected.total);
    assert.deepEqual(
      result.refusals.map((refusal) => refusal.code),
      expected.codes ?? [],
    );
    assert.equal(result.quotaFen, expected.route === 'refused' || name.includes('old law') ? 0n : fen(expected.value));
    if (expected.lineValues)
      assert.deepEqual(
        result.lines.map((tax) => formatFen(tax.dutiableFen)),
        expected.lineValues,
      );
  });

  test(`${name}: JSON API`, () => {
    const outcome = assessJson(toJson(input));
    assert.ok(outcome.ok);
    check(outcome.value, expected);
  });
}

test('an array of inputs gives an array of answers in the same order', () => {
  const outcome = assessJsonBatch(ROWS.map(([, input]) => toJson(input)));
  assert.ok(outcome.ok);
  assert.equal(outcome.value.length, ROWS.length);
  for (const [index, [, , expected]] of ROWS.entries()) check(at(outcome.value, index), expected);
});

function check(answer: AssessAnswer, expected: Expected): void {
  assert.equal(answer.route, expected.route);
  assert.equal(answer.dutiableValue, expected.value);
  const { customsDuty, consumptionTax, valueAddedTax, tax } = answer.total;
  assert.deepEqual([customsDuty, consumptionTax, valueAddedTax, tax], expected.total);
  assert.equal(answer.code, expected.codes?.[0] ?? null);
  assert.equal(answer.receiptCode, expected.receiptCode ?? null);
  if (expected.lineValues)
    assert.deepEqual(
      answer.lines.map((tax) => tax.dutiableValue),
      expected.lineValues,
    );
}

function toJson(input: Input): unknown {
  return {
    acceptedAt: input.acceptedAt,
    mode: '1210',
    annualUsed: input.annualUsed ?? '0.00',
    freight: input.freight ?? '0.00',
    insurance: '0.00',
    lines: input.lines.map((line) => ({
      gcode: '3303000000',
      quantity: line.quantity ?? '1',
      price: line.price,
      rates: line.rates,
    })),
  };
}

function toFacts(input: Input): AssessFacts {
  const instant = parseInstant(input.acceptedAt);
  assert.ok(instant !== null);
  return {
    acceptedAtMs: instant,
    mode: '1210',
    annualUsedFen: fen(input.annualUsed ?? '0'),
    freight5: decimal5(input.freight ?? '0'),
    insurance5: 0n,
    lines: input.lines.map(({ quantity = '1', price, rates }) => ({
      gcode: '3303000000',
      quantity5: decimal5(quantity),
      total5: times(decimal5(price), quantity),
      rates: {
        duty: fraction(rates.duty ?? '0'),
        vat: fraction(rates.vat),
        consumption: fraction(rates.consumption ?? '0'),
        specific5: decimal5(rates.specific ?? '0'),
      },
    })),
  };
}

function times(price5: Decimal5, quantity: string): Decimal5 {
  return price5 * BigInt(quantity);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  assert.ok(item !== undefined);
  return item;
}
