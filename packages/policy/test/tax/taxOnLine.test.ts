import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal5, formatFen } from '@tongguan/kernel';
import { type AssessLine, assess, type Measure } from '../../src/index.ts';
import { facts, line, noon, rates } from '../support.ts';

// Proves E-03 and E-06: the formula with given rates, and the rates of the shipped table with consumption tax
// classes by quantity. Columns of the result: duty, consumption tax, VAT.

type Given = readonly [
  name: string,
  value: string,
  quantity: string,
  duty: string,
  vat: string,
  consumption: string,
  specific: string,
  expected: string,
];

const GIVEN: readonly Given[] = [
  // 100 × 0.13 × 0.7 = 9.10
  ['VAT alone, reduced', '100', '1', '0.1', '0.13', '0', '0', '0.00 0.00 9.10'],
  // 6000 × 0.1 = 600; (6000 + 600) ÷ 0.8 × 0.2 = 1650; (6600 + 1650) × 0.13 = 1072.50
  ['duty and consumption tax in the base, full', '6000', '1', '0.1', '0.13', '0.2', '0', '600.00 1650.00 1072.50'],
  // S = 0.912 × 2 = 1.824; (200 + 1.824) ÷ 0.8 × 0.2 + 1.824 = 52.28; × 0.7 = 36.596; (200 + 52.28) × 0.13 × 0.7 = 22.95748
  [
    'compound: 20 % and 0.912 a unit, two units, reduced',
    '200',
    '2',
    '0.1',
    '0.13',
    '0.2',
    '0.912',
    '0.00 36.60 22.96',
  ],
  // S = 0.25; consumption tax 0.25 × 0.7 = 0.175; VAT (10 + 0.25) × 0.13 × 0.7 = 0.93275
  ['specific alone, half up', '10', '1', '0', '0.13', '0', '0.25', '0.00 0.18 0.93'],
  // 50 × 0.13 × 0.7 = 4.55; 50.05 × 0.091 = 4.55455; 50.06 × 0.091 = 4.55546
  ['rounding below the half', '50.05', '1', '0', '0.13', '0', '0', '0.00 0.00 4.55'],
  ['rounding above the half', '50.06', '1', '0', '0.13', '0', '0', '0.00 0.00 4.56'],
  // 0.05 × 0.1 × 0.7 = 0.0035
  ['less than half a fen is nothing', '0.05', '1', '0', '0.1', '0', '0', '0.00 0.00 0.00'],
  // In full: 5000.50 × 0.01 = 50.005
  ['exactly half a fen goes up', '5000.50', '1', '0', '0.01', '0', '0', '0.00 0.00 50.01'],
  ['nothing of nothing', '0', '1', '0.1', '0.13', '0.15', '0', '0.00 0.00 0.00'],
];

for (const [name, value, quantity, duty, vat, consumption, specific, expected] of GIVEN) {
  test(`given rates: ${name}`, () => {
    const given = rates({ duty, vat, consumption, specific });
    assert.equal(taxes(line(value, { quantity5: decimal5(quantity), rates: given }), '2019-05-01'), expected);
  });
}

const kg = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '035' });
const ml = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '096' });
const litres = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '095' });
const sheets = (quantity: string): Measure => ({ quantity5: decimal5(quantity), unit: '020' });

type Table = readonly [
  name: string,
  date: string,
  gcode: string,
  value: string,
  measures: readonly Measure[],
  expected: string,
];

const TABLE: readonly Table[] = [
  // VAT by class and date, 1,000.00: × 0.7 × 17 %, 16 %, 13 %; × 0.7 × 13 %, 11 %, 10 %, 9 %
  ['shampoo, 17 % on the last day', '2018-04-30', '3305100000', '1000', [], '0.00 0.00 119.00'],
  ['shampoo, 16 % on the first day', '2018-05-01', '3305100000', '1000', [], '0.00 0.00 112.00'],
  ['shampoo, 16 % a day later', '2018-05-02', '3305100000', '1000', [], '0.00 0.00 112.00'],
  ['shampoo, 16 % on the last day', '2019-03-31', '3305100000', '1000', [], '0.00 0.00 112.00'],
  ['shampoo, 13 % on the first day', '2019-04-01', '3305100000', '1000', [], '0.00 0.00 91.00'],
  ['shampoo, 13 % a day later', '2019-04-02', '3305100000', '1000', [], '0.00 0.00 91.00'],
  ['honey, 13 % on the last day', '2017-06-30', '0409000000', '1000', [], '0.00 0.00 91.00'],
  ['honey, 11 % on the first day', '2017-07-01', '0409000000', '1000', [], '0.00 0.00 77.00'],
  ['honey, 11 % a day later', '2017-07-02', '0409000000', '1000', [], '0.00 0.00 77.00'],
  ['honey, 11 % on the last day', '2018-04-30', '0409000000', '1000', [], '0.00 0.00 77.00'],
  ['honey, 10 % on the first day', '2018-05-01', '0409000000', '1000', [], '0.00 0.00 70.00'],
  ['honey, 10 % on the last day', '2019-03-31', '0409000000', '1000', [], '0.00 0.00 70.00'],
  ['honey, 9 % on the first day', '2019-04-01', '0409000000', '1000', [], '0.00 0.00 63.00'],
  // 增值税法: no longer exempt from 2026-01-01: × 0.7 × 13 %
  ['condoms, exempt', '2019-05-01', '4014100000', '1000', [], '0.00 0.00 0.00'],
  ['condoms, exempt on the last day', '2025-12-31', '4014100000', '100', [], '0.00 0.00 0.00'],
  ['condoms, taxed on the first day', '2026-01-01', '4014100000', '100', [], '0.00 0.00 9.10'],
  ['condoms, taxed a day later', '2026-01-02', '4014100000', '100', [], '0.00 0.00 9.10'],
  ['shampoo and honey keep their rates in 2026', '2026-01-01', '3305100000', '1000', [], '0.00 0.00 91.00'],
  ['honey keeps its rate in 2026', '2026-01-01', '0409000000', '1000', [], '0.00 0.00 63.00'],
  // Whisky of 6,000.00 and 0.7 L in full, S 0.6384. At 10 %: (6600.6384) ÷ 0.8 × 0.2 + 0.6384 = 1650.798; at 5 %:
  // (6300.6384) ÷ 4 + 0.6384 = 1575.798; VAT 16 % or 13 % on both.
  ['whisky, provisional 5 % in 2024', '2024-12-31', '2208300000', '6000', [litres('0.7')], '300.00 1575.80 1023.85'],
  ['whisky, 10 % from 2025 on', '2025-01-01', '2208300000', '6000', [litres('0.7')], '600.00 1650.80 1072.60'],
  ['whisky, 10 % on the last day', '2026-02-01', '2208300000', '6000', [litres('0.7')], '600.00 1650.80 1072.60'],
  [
    'whisky, 5 % again from 2026-02-02 on',
    '2026-02-02',
    '2208300000',
    '6000',
    [litres('0.7')],
    '300.00 1575.80 1023.85',
  ],
  // Lipstick 100.00, before 2016-10-01 30 %: 100 ÷ 0.7 × 0.3 × 0.7 = 30.00; VAT 100 ÷ 0.7 × 0.17 × 0.7 = 17.00
  ['lipstick, 30 % on the last day', '2016-09-30', '3304100000', '100', [], '0.00 30.00 17.00'],
  // 100.00 for 10 g is exactly 10 a gram: 100 ÷ 0.85 × 0.15 × 0.7 = 12.3529…; VAT 100 ÷ 0.85 × 0.17 × 0.7 = 14.00
  [
    'lipstick at exactly 10 a gram, 15 % on the first day',
    '2016-10-01',
    '3304100000',
    '100',
    [kg('0.01')],
    '0.00 12.35 14.00',
  ],
  // VAT 100 × 0.17 × 0.7 = 11.90
  ['lipstick a little below 10 a gram, nothing', '2016-10-02', '3304100000', '100', [kg('0.01001')], '0.00 0.00 11.90'],
  // 1000 ÷ 0.85 × 0.15 × 0.7 = 123.5294…; VAT 1000 ÷ 0.85 × 0.13 × 0.7 = 107.0588…
  ['perfume of 100 ml for 1,000.00', '2019-05-01', '3303000000', '1000', [ml('100')], '0.00 123.53 107.06'],
  ['perfume of 100 ml for 999.99', '2019-05-01', '3303000000', '999.99', [ml('100')], '0.00 0.00 91.00'],
  [
    'ten masks for 150.00, exactly 15 a sheet',
    '2019-05-01',
    '3304990000',
    '150',
    [sheets('10'), kg('0.25')],
    '0.00 18.53 16.06',
  ],
  ['ten masks for 149.99', '2019-05-01', '3304990000', '149.99', [sheets('10'), kg('0.25')], '0.00 0.00 13.65'],
  // Wine 10 %: 300 ÷ 0.9 × 0.1 × 0.7 = 23.3333…; VAT 300 ÷ 0.9 × 0.13 × 0.7 = 30.3333…
  ['wine', '2019-05-01', '2204210000', '300', [], '0.00 23.33 30.33'],
  // Whisky 0.7 L: S 0.6384; (400.6384) ÷ 0.8 × 0.2 + 0.6384 = 100.798; × 0.7 = 70.5586; VAT 500.798 × 0.091 = 45.572618
  ['whisky of 0.7 litre', '2019-05-01', '2208300000', '400', [litres('0.7')], '0.00 70.56 45.57'],
  // Rice wine 962 L are a tonne of 240: 0.5 L: 0.124740…; × 0.7 = 0.0873; VAT 100.12474 × 0.091 = 9.1113…
  ['rice wine of half a litre', '2019-05-01', '2206001000', '100', [litres('0.5')], '0.00 0.09 9.11'],
  // Watch, full route: duty 10000 × 0.1 = 1000; 11000 ÷ 0.8 × 0.2 = 2750; VAT 13750 × 0.13 = 1787.50
  ['watch of exactly 10,000.00', '2019-05-01', '9102110000', '10000', [], '1000.00 2750.00 1787.50'],
  // duty 999.999; VAT (9999.99 + 999.999) × 0.13 = 1429.99857
  ['watch of 9,999.99', '2019-05-01', '9102110000', '9999.99', [], '1000.00 0.00 1430.00'],
  // Handbag by the table: 10 % before 2018-07-01, 6 % from it; VAT 16 %: (3000 + 300) × 0.16, (3000 + 180) × 0.16
  ['handbag, duty 10 % on the last day', '2018-06-30', '4202210000', '3000', [], '300.00 0.00 528.00'],
  ['handbag, duty 6 % on the first day', '2018-07-01', '4202210000', '3000', [], '180.00 0.00 508.80'],
  ['handbag, duty 6 % a day later', '2018-07-02', '4202210000', '3000', [], '180.00 0.00 508.80'],
];

for (const [name, date, gcode, value, measures, expected] of TABLE) {
  test(`table: ${name} (${date})`, () => {
    const goods: AssessLine = { gcode, quantity5: decimal5('1'), total5: decimal5(value), measures };
    assert.equal(taxes(goods, date), expected);
  });
}

const UNDECIDED: readonly (readonly [name: string, date: string, gcode: string, value: string, code: string])[] = [
  ['a code the table does not hold', '2019-05-01', '9999999900', '100', '90017'],
  ['a row without VAT class', '2019-05-01', '0902109000', '100', '90017'],
  ['a duty rate unknown on the full route', '2019-05-01', '6403990000', '6000', '90017'],
  ['a duty rate unknown before 2018-07-01 on the full route', '2018-06-30', '3305100000', '2500', '90017'],
  ['perfume without a volume', '2019-05-01', '3303000000', '800', '90031'],
  ['skin care when all colour cosmetics were taxed', '2016-09-30', '3304990000', '100', '90031'],
  ['whisky without a volume', '2019-05-01', '2208300000', '400', '90031'],
  ['a provisional rate that is known to exist and unsure', '2022-05-01', '2208200000', '6000', '90034'],
  ['infant formula, for which pages differ', '2023-05-01', '1901101000', '6000', '90034'],
  ['a rate that is unsure itself', '2022-05-01', '8418103000', '6000', '90034'],
  ['rice, whose rate depends on a quota', '2022-05-01', '1006301000', '6000', '90034'],
  ['whisky before the cut, whose rate is not known', '2017-11-30', '2208300000', '6000', '90017'],
  ['beer, whose class needs an exchange rate', '2019-05-01', '2203000000', '50', '90031'],
];

for (const [name, date, gcode, value, code] of UNDECIDED) {
  test(`manual, never a guess: ${name}`, () => {
    const result = assess(
      facts({ acceptedAtMs: noon(date), lines: [{ gcode, quantity5: decimal5('1'), total5: decimal5(value) }] }),
    );
    assert.equal(result.route, 'manual');
    assert.deepEqual(
      result.refusals.map((refusal) => refusal.code),
      [code],
    );
    assert.equal(result.lines[0]?.rated, false);
    assert.equal(result.total.taxFen, 0n);
  });
}

test('an unknown duty rate does no harm within the limits, where the duty is 0', () => {
  const shoes: AssessLine = { gcode: '6403990000', quantity5: decimal5('1'), total5: decimal5('1000') };
  assert.equal(taxes(shoes, '2019-05-01'), '0.00 0.00 91.00');
});

test('a limit refuses before an unknown rate asks for an officer', () => {
  const unknown: AssessLine = { gcode: '9999999900', quantity5: decimal5('2'), total5: decimal5('6000') };
  const result = assess(facts({ lines: [unknown] }));
  assert.deepEqual([result.route, ...result.refusals.map(({ code }) => code)], ['refused', '-621005']);
});

function taxes(goods: AssessLine, date: string): string {
  const result = assess(facts({ acceptedAtMs: noon(date), lines: [goods] }));
  assert.deepEqual(result.refusals, []);
  const { customsDutyFen, consumptionTaxFen, valueAddedTaxFen } = result.total;
  return [customsDutyFen, consumptionTaxFen, valueAddedTaxFen].map(formatFen).join(' ');
}
