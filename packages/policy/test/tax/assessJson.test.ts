import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessJson, assessJsonBatch } from '../../src/index.ts';

// Proves that bad input is answered with all its problems at once, each at its JSON path, and that an answer names
// every parameter it used with its law and how sure it is.

const LINE = { gcode: '3305100000', quantity: '1', price: '1000.00' };
const INPUT = {
  acceptedAt: '2019-05-01T10:00:00+08:00',
  mode: '1210',
  annualUsed: '0.00',
  freight: '0.00',
  insurance: '0.00',
  lines: [LINE],
};

test('all problems of one input are reported together, in document order', () => {
  const outcome = assessJson({
    ...INPUT,
    acceptedAt: '2019-02-30T10:00:00+08:00',
    mode: 1210,
    annualUsed: '0.001',
    freight: '-1',
    insurance: 0,
    lines: [{ gcode: '33', quantity: '0', price: '1.000001', rates: { vat: '1.1', consumption: '1' } }, 'x'],
  });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusals.map(({ path, code }) => `${path} ${code}`),
    [
      '$.acceptedAt -900206',
      '$.mode -900206',
      '$.annualUsed -900204',
      '$.freight -900204',
      '$.insurance -900204',
      '$.lines[0].gcode -900206',
      '$.lines[0].quantity -900204',
      '$.lines[0].price -900204',
      '$.lines[0].rates.vat -900204',
      '$.lines[0].rates.consumption -900204',
      '$.lines[1] -900202',
      '$.lines[1].gcode -900202',
      '$.lines[1].quantity -900202',
      '$.lines[1].price -900202',
    ],
  );
});

const ONE_PROBLEM: readonly (readonly [name: string, input: unknown, problem: string])[] = [
  ['no zone', { ...INPUT, acceptedAt: '2019-05-01T10:00:00' }, '$.acceptedAt -900206'],
  ['an unknown member', { ...INPUT, annualLimit: '1' }, '$.annualLimit -900202'],
  ['an unknown member of a line', { ...INPUT, lines: [{ ...LINE, tax: '0' }] }, '$.lines[0].tax -900202'],
  [
    'an unknown rate',
    { ...INPUT, lines: [{ ...LINE, rates: { vat: '0.13', gst: '0' } }] },
    '$.lines[0].rates.gst -900202',
  ],
  ['rates without VAT', { ...INPUT, lines: [{ ...LINE, rates: { duty: '0.03' } }] }, '$.lines[0].rates.vat -900202'],
  ['a missing member', { ...INPUT, insurance: undefined }, '$.insurance -900202'],
  ['no lines', { ...INPUT, lines: [] }, '$.lines -900205'],
  ['a hundred lines', { ...INPUT, lines: Array.from({ length: 100 }, () => LINE) }, '$.lines -900205'],
  ['a quantity without its unit', { ...INPUT, lines: [{ ...LINE, qty1: '1' }] }, '$.lines[0].unit1 -900202'],
  ['an exponent', { ...INPUT, lines: [{ ...LINE, price: '1e3' }] }, '$.lines[0].price -900204'],
];

for (const [name, input, problem] of ONE_PROBLEM) {
  test(`refused for ${name}: ${problem}`, () => {
    const outcome = assessJson(input);
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.refusals.map(({ path, code }) => `${path} ${code}`),
      [problem],
    );
  });
}

for (const input of [null, undefined, 1, 'text', [], true]) {
  test(`something that is no object is refused: ${JSON.stringify(input) ?? 'undefined'}`, () => {
    assert.equal(assessJson(input).ok, false);
  });
}

test('a hostile input gives a bounded number of bounded problems', () => {
  const members = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`${'k'.repeat(500)}${i}`, 1]));
  const outcome = assessJson({ ...INPUT, ...members });
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusals.length, 100);
  assert.ok(outcome.refusals.every(({ path, found }) => path.length < 60 && found.length < 60));
});

test('a member named like a part of every object is an unknown member, not a value', () => {
  const outcome = assessJson(JSON.parse(`{"__proto__":{"freight":"9.00"},${JSON.stringify(INPUT).slice(1)}`));
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusals.map(({ path }) => path),
    ['$.__proto__'],
  );
});

test('one bad input refuses the batch, at its index', () => {
  const outcome = assessJsonBatch([INPUT, { ...INPUT, freight: 'x' }]);
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusals.map(({ path }) => path),
    ['$[1].freight'],
  );
  assert.deepEqual(assessJsonBatch([]), { ok: true, value: [] });
});

test('the explanation names every parameter with its value and its law, and marks what is not verified', () => {
  const outcome = assessJson(INPUT);
  assert.ok(outcome.ok);
  const { explain } = outcome.value;
  assert.deepEqual(
    explain.map(({ rule, parameter, value }) => `${rule} ${parameter} ${value}`),
    [
      'C-03 law-of-moment acceptance',
      'C-03 acceptance-documents order-and-payment',
      'C-03 supervision-mode 1210',
      'E-01 dutiable-value-basis price-freight-insurance',
      'E-05 single-limit 5000.00',
      'E-05 annual-limit 26000.00',
      'F-01 annual-limit-year acceptance-calendar-year',
      'E-02 duty-factor-within-limits 0',
      'E-02 tax-factor-within-limits 0.7',
      'E-03 tax-formula taxOnLine.from20160408',
      'E-03 tax-rounding half-up-fen-per-tax-per-line',
      'E-06 vat-class standard',
      'E-06 vat-standard 0.13',
    ],
  );
  assert.ok(explain.every(({ law }) => law.length > 4));
  const single = explain.find(({ parameter }) => parameter === 'single-limit');
  assert.deepEqual([single?.law, single?.confidence], ['财关税〔2018〕49号 一', 'verified']);
  const fromTable = explain.find(({ parameter }) => parameter === 'vat-class');
  assert.deepEqual([fromTable?.confidence, fromTable?.line], ['unverified', 1]);
  // How the duty was learned is no word about the class (F14).
  assert.doesNotMatch(fromTable?.note ?? '', /htshub|confidence H/);
  assert.match(fromTable?.note ?? '', /^from 2016-04-08 to 2025-12-31; confidence M/);
});

test('given rates are explained as given, and the treatment above a limit with the notice that orders it', () => {
  const outcome = assessJson({
    ...INPUT,
    lines: [{ ...LINE, price: '6000.00', rates: { duty: '0.06', vat: '0.13' } }],
  });
  assert.ok(outcome.ok);
  const lines = outcome.value.explain.map(({ parameter, value, confidence }) => `${parameter} ${value} ${confidence}`);
  assert.ok(lines.includes('over-single-treatment full-if-one-item unverified'));
  assert.ok(lines.includes('rates.duty 0.06 given'));
  assert.ok(!lines.some((text) => text.startsWith('tax-factor-within-limits')));
});

test('unknown amounts are null, and the reason is the code', () => {
  const outcome = assessJson({ ...INPUT, lines: [LINE, { ...LINE, gcode: '9999999900' }] });
  assert.ok(outcome.ok);
  const { route, code, lines, total } = outcome.value;
  assert.deepEqual([route, code, total.tax], ['manual', '90017', null]);
  assert.deepEqual(
    lines.map((line) => line.valueAddedTax),
    ['91.00', null],
  );
});

test('legal quantities of the declaration decide the consumption tax class', () => {
  const perfume = {
    gcode: '3303000000',
    quantity: '1',
    price: '1000.00',
    unit: '142',
    qty1: '0.1',
    unit1: '035',
    qty2: '1',
    unit2: '011',
  };
  const outcome = assessJson({ ...INPUT, lines: [perfume] });
  assert.ok(outcome.ok);
  // 1000 ÷ 0.85 × 0.15 × 0.7 = 123.5294…
  assert.equal(outcome.value.total.consumptionTax, '123.53');
});

// E-10: compared with postal tax where every line says its class; the exemption of 50.00 is that of the whole parcel.
const POSTAL: readonly (readonly [
  string,
  readonly (readonly [price: string, postalClass?: string])[],
  object | undefined,
])[] = [
  ['class 2, above the exemption', [['1000.00', '2']], { tax: '200.00', payable: '200.00', exempt: false }],
  ['exactly the exemption', [['250.00', '2']], { tax: '50.00', payable: '0.00', exempt: true }],
  ['a fen of tax more', [['250.05', '2']], { tax: '50.01', payable: '50.01', exempt: false }],
  [
    'two lines, one parcel',
    [
      ['200.00', '2'],
      ['100.00', '3'],
    ],
    { tax: '90.00', payable: '90.00', exempt: false },
  ],
  ['one line without a class', [['1000.00', '2'], ['1000.00']], undefined],
];
for (const [what, lines, expected] of POSTAL) {
  test(`postal tax beside the assessment: ${what}`, () => {
    const outcome = assessJson({
      ...INPUT,
      lines: lines.map(([price, postalClass]) => ({
        ...LINE,
        price,
        ...(postalClass === undefined ? {} : { postalClass }),
      })),
    });
    assert.ok(outcome.ok);
    const { law, ...postal } = outcome.value.postal ?? {};
    assert.deepEqual(outcome.value.postal && postal, expected);
    if (expected !== undefined) assert.equal(law?.at(-1)?.confidence, 'unverified', 'the exemption of 2010');
  });
}

test('a postal class that does not exist is named with its path', () => {
  const outcome = assessJson({ ...INPUT, lines: [{ ...LINE, postalClass: '4' }] });
  assert.deepEqual(outcome.ok ? [] : outcome.refusals.map(({ path }) => path), ['$.lines[0].postalClass']);
});
