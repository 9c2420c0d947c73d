import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cli } from './support/cli.ts';

type Line = { readonly quantity: string; readonly price: string; readonly rates?: Record<string, string> };

const rates = (duty: string, vat: string, consumption: string) => ({ duty, vat, consumption, specific: '0' });

const order = (acceptedAt: string, lines: readonly Line[], more: Record<string, string> = {}) => ({
  acceptedAt,
  mode: '1210',
  annualUsed: '0.00',
  freight: '0.00',
  insurance: '0.00',
  lines: lines.map((line) => ({ gcode: '3303000000', ...line })),
  ...more,
});

const MAY = '2019-05-01T10:00:00+08:00';
const PLAIN = rates('0', '0.13', '0');
const HANDBAG = rates('0.06', '0.13', '0');

type Total = { customsDuty: string; consumptionTax: string; valueAddedTax: string; tax: string };
type Answer = {
  route: string;
  dutiableValue: string;
  total: Total;
  code: string | null;
  lines: { dutiableValue: string }[];
  explain: unknown[];
};

type Row = readonly [
  name: string,
  input: unknown,
  expected: { readonly code: number; readonly check: (answer: Answer) => void },
];

const is = (
  route: string,
  taxes?: readonly [duty: string, consumption: string, vat: string],
  code: string | null = null,
) => ({
  code: route === 'refused' ? 1 : 0,
  check: (answer: Answer) => {
    assert.deepEqual([answer.route, answer.code], [route, code]);
    if (taxes === undefined) return;
    const { customsDuty, consumptionTax, valueAddedTax } = answer.total;
    assert.deepEqual([customsDuty, consumptionTax, valueAddedTax], taxes);
  },
});

// Proves that the worked examples come out to the fen through the command itself; the arithmetic stands beside
// each row, and the exit code says whether the order may be declared.
describe('tongguan assess: worked examples', () => {
  const rows: readonly Row[] = [
    // 800 × 0.15 ÷ 0.85 = 141.176…, × 0.7 = 98.82; (800 + 141.176…) × 0.13 × 0.7 = 85.647 → 85.65
    [
      '(a) perfume of 800.00',
      order(MAY, [{ quantity: '1', price: '800.00', rates: rates('0.03', '0.13', '0.15') }]),
      is('reduced', ['0.00', '98.82', '85.65']),
    ],
    // (200 + 10) × 0.16 × 0.7 = 23.52
    [
      '(b) freight is part of the value',
      order('2019-02-01T10:00:00+08:00', [{ quantity: '2', price: '100.00', rates: rates('0', '0.16', '0') }], {
        freight: '10.00',
      }),
      {
        code: 0,
        check: (answer) =>
          assert.deepEqual(
            [answer.dutiableValue, answer.total.valueAddedTax, answer.total.tax],
            ['210.00', '23.52', '23.52'],
          ),
      },
    ],
    // 6000 × 0.06 = 360; 6360 × 0.13 = 826.80
    [
      '(c) one handbag of 6,000.00',
      order(MAY, [{ quantity: '1', price: '6000.00', rates: HANDBAG }]),
      is('full', ['360.00', '0.00', '826.80']),
    ],
    [
      '(c) two handbags of 3,000.00',
      order(MAY, [{ quantity: '2', price: '3000.00', rates: HANDBAG }]),
      is('refused', undefined, '-621005'),
    ],
    ['(d) 5,000.00 exactly', order(MAY, [{ quantity: '1', price: '5000.00', rates: PLAIN }]), is('reduced')],
    ['(d) 5,000.01, one item', order(MAY, [{ quantity: '1', price: '5000.01', rates: PLAIN }]), is('full')],
    [
      '(d) 26,000.00 a year exactly',
      order(MAY, [{ quantity: '1', price: '5000.00', rates: PLAIN }], { annualUsed: '21000.00' }),
      is('reduced'),
    ],
    [
      '(d) one fen above the year',
      order(MAY, [{ quantity: '1', price: '5000.00', rates: PLAIN }], { annualUsed: '21000.01' }),
      is('refused', undefined, '-621018'),
    ],
    [
      '(e) 2,500.00 on the last second of 2018',
      order('2018-12-31T23:59:59+08:00', [{ quantity: '1', price: '2500.00', rates: PLAIN }]),
      is('full'),
    ],
    [
      '(e) 2,500.00 on the first second of 2019',
      order('2019-01-01T00:00:00+08:00', [{ quantity: '1', price: '2500.00', rates: PLAIN }]),
      is('reduced'),
    ],
    [
      '(f) freight of one fen over three equal lines',
      order(
        MAY,
        Array.from({ length: 3 }, () => ({ quantity: '1', price: '10.00', rates: PLAIN })),
        { freight: '0.01' },
      ),
      {
        code: 0,
        check: (answer) =>
          assert.deepEqual(
            answer.lines.map((line) => line.dutiableValue),
            ['10.01', '10.00', '10.00'],
          ),
      },
    ],
  ];
  for (const [name, input, { code, check }] of rows) {
    it(name, async () => {
      const result = await cli(['assess', '-', '--json'], JSON.stringify(input));
      assert.equal(result.code, code, result.stderr);
      const answer = JSON.parse(result.stdout) as Answer;
      check(answer);
      assert.ok(answer.explain.length > 0, 'every answer is explained');
    });
  }

  it('answers an array with an array, refused when any is', async () => {
    const good = order(MAY, [{ quantity: '1', price: '10.00', rates: PLAIN }]);
    const bad = order(MAY, [{ quantity: '2', price: '3000.00', rates: PLAIN }]);
    const result = await cli(['assess', '--json'], JSON.stringify([good, bad]));
    assert.equal(result.code, 1);
    assert.deepEqual(
      (JSON.parse(result.stdout) as Answer[]).map(({ route }) => route),
      ['reduced', 'refused'],
    );
  });
});

// Proves that input that is no order is told with the place of every mistake, on stderr, with exit code 2.
describe('tongguan assess: bad input', () => {
  const good = order(MAY, [{ quantity: '1', price: '10.00', rates: PLAIN }]);
  const rows: readonly [string, string, RegExp][] = [
    ['no JSON', '{', /不是 JSON/],
    ['an unknown key', JSON.stringify({ ...good, colour: 'red' }), /colour/],
    [
      'a price that is no amount',
      JSON.stringify({ ...good, lines: [{ gcode: '3303000000', quantity: '1', price: 'dear' }] }),
      /price/,
    ],
    ['a time without zone', JSON.stringify({ ...good, acceptedAt: '2019-05-01T10:00:00' }), /acceptedAt/],
  ];
  for (const [name, input, expected] of rows) {
    it(name, async () => {
      const result = await cli(['assess'], input);
      assert.deepEqual([result.code, result.stdout], [2, '']);
      assert.match(result.stderr, expected);
      assert.doesNotMatch(result.stderr, /\n\s+at /, 'no stack trace');
    });
  }
});
