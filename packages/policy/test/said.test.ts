import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessJson } from '../src/index.ts';

// Proves what an answer says, word for word: an explanation names every parameter with its law, how sure it is and what it
// was compared with; a refusal of input says what was found and what is allowed (C-03, E-01 … E-06).

const LINE = { gcode: '3305100000', quantity: '1', price: '1000.00' };
const INPUT = {
  acceptedAt: '2019-05-01T10:00:00+08:00',
  mode: '1210',
  annualUsed: '0.00',
  freight: '0.00',
  insurance: '0.00',
  lines: [LINE],
};

const SAID: readonly (readonly [name: string, changes: object, said: readonly string[]])[] = [
  [
    'within the limits, by the table',
    {},
    [
      'C-03 law-of-moment=acceptance | 海关总署公告2018年第194号 (三十二) | verified | law of 2019-05-01',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=1210 | 海关总署公告2014年第57号 一 | verified',
      'E-01 dutiable-value-basis=price-freight-insurance | 海关总署公告2018年第194号 (十二) | verified | dutiable value 1000.00',
      'E-05 single-limit=5000.00 | 财关税〔2018〕49号 一 | verified',
      'E-05 annual-limit=26000.00 | 财关税〔2018〕49号 一 | verified | 0.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-02 duty-factor-within-limits=0 | 财关税〔2016〕18号 三 | verified',
      'E-02 tax-factor-within-limits=0.7 | 财关税〔2016〕18号 三 | verified',
      'E-03 tax-formula=taxOnLine.from20160408 | 财关税〔2016〕18号 一, 三 | unverified | factors and taxes named by the notice; arithmetic of the general VAT and consumption tax rules',
      'E-03 tax-rounding=half-up-fen-per-tax-per-line | customs practice: amounts to the fen, half up (四舍五入) | unverified | no notice read that says so',
      'E-06 vat-class=standard | 增值税暂行条例 第二条，税则号列 33051000 | unverified | line 1 | from 2016-04-08 to 2025-12-31; confidence M; not seen in a source',
      'E-06 vat-standard=0.13 | 财政部 税务总局 海关总署公告2019年第39号 一 | verified | line 1',
    ],
  ],
  [
    'beyond both limits of 2018, in a mode that no table has',
    {
      annualUsed: '25000.00',
      acceptedAt: '2018-12-31T10:00:00+08:00',
      mode: '9999',
      lines: [{ ...LINE, price: '2000.01', rates: { vat: '0.13' } }],
    },
    [
      'C-03 law-of-moment=acceptance | practice before 海关总署公告2018年第194号 | unverified | law of 2018-12-31; our reading for the time before the announcement',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=9999 | 不在进口监管方式表中或尚未生效 / not an import mode of the day | unverified',
      'E-01 dutiable-value-basis=price-freight-insurance | 财关税〔2016〕18号 一 | verified | dutiable value 2000.01',
      'E-04 single-limit=2000.00 | 财关税〔2016〕18号 三 | verified',
      'E-04 annual-limit=20000.00 | 财关税〔2016〕18号 三 | verified | 25000.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-04 over-single-treatment=full | 财关税〔2016〕18号 三 | verified | 1 项 1 件 / 1 line, quantity 1',
      'E-04 over-annual-treatment=full | 财关税〔2016〕18号 三 | verified',
      'E-04 full-route-counts=no | 财关税〔2016〕18号 三 | unverified | the notice is silent; our reading',
    ],
  ],
  [
    'one article exactly at the annual limit, with a consumption tax by weight',
    { lines: [{ gcode: '3303000000', quantity: '1', price: '26000.00', unit: '142', qty1: '0.1', unit1: '035' }] },
    [
      'C-03 law-of-moment=acceptance | 海关总署公告2018年第194号 (三十二) | verified | law of 2019-05-01',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=1210 | 海关总署公告2014年第57号 一 | verified',
      'E-01 dutiable-value-basis=price-freight-insurance | 海关总署公告2018年第194号 (十二) | verified | dutiable value 26000.00',
      'E-05 single-limit=5000.00 | 财关税〔2018〕49号 一 | verified',
      'E-05 annual-limit=26000.00 | 财关税〔2018〕49号 一 | verified | 0.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-05 over-single-treatment=full-if-one-item | 财关税〔2018〕49号 二; 财关税〔2016〕18号 三 | unverified | 1 项 1 件 / 1 line, quantity 1; full text of both notices read; the one item taxed in full stands in it, that any other order is refused is our reading',
      'E-05 exact-annual-single-item=manual | 财关税〔2018〕49号 二 is ambiguous; choice of this installation | unverified | parameter of the installation, not law',
      'E-05 full-route-counts=yes | 财关税〔2018〕49号 二 | verified',
      'E-03 tax-formula=taxOnLine.from20160408 | 财关税〔2016〕18号 一, 三 | unverified | factors and taxes named by the notice; arithmetic of the general VAT and consumption tax rules',
      'E-03 tax-rounding=half-up-fen-per-tax-per-line | customs practice: amounts to the fen, half up (四舍五入) | unverified | no notice read that says so',
      'E-05 mfn-duty=0.03 | 税委会公告2018年第4号，税则号列 33030000 | unverified | line 1 | from 2018-07-01; confidence H; seen on public tariff page 52by.com and e-to-china',
      'E-06 vat-class=standard | 增值税暂行条例 第二条，税则号列 33030000 | unverified | line 1 | from 2016-04-08 to 2025-12-31; confidence M; not seen in a source',
      'E-06 vat-standard=0.13 | 财政部 税务总局 海关总署公告2019年第39号 一 | verified | line 1',
      'E-06 consumption-class=cosmetics: 0.15 | 消费税暂行条例 税目税率表，税则号列 33030000 | unverified | line 1 | from 2016-04-08; confidence M; not seen in a source',
      'E-06 cosmetics-rate=0.15 | 财关税〔2016〕48号 一(二) | verified | line 1',
      'E-06 cosmetics-threshold-per-gram=10 | 财关税〔2016〕48号 一(一) | verified | line 1',
    ],
  ],
  [
    'exactly at the single limit and exactly at the annual one',
    {
      annualUsed: '21000.00',
      lines: [{ ...LINE, price: '5000.00', rates: { vat: '0.13', duty: '0.0625', specific: '1.5' } }],
    },
    [
      'C-03 law-of-moment=acceptance | 海关总署公告2018年第194号 (三十二) | verified | law of 2019-05-01',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=1210 | 海关总署公告2014年第57号 一 | verified',
      'E-01 dutiable-value-basis=price-freight-insurance | 海关总署公告2018年第194号 (十二) | verified | dutiable value 5000.00',
      'E-05 single-limit=5000.00 | 财关税〔2018〕49号 一 | verified',
      'E-05 annual-limit=26000.00 | 财关税〔2018〕49号 一 | verified | 21000.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-02 duty-factor-within-limits=0 | 财关税〔2016〕18号 三 | verified',
      'E-02 tax-factor-within-limits=0.7 | 财关税〔2016〕18号 三 | verified',
      'E-03 tax-formula=taxOnLine.from20160408 | 财关税〔2016〕18号 一, 三 | unverified | factors and taxes named by the notice; arithmetic of the general VAT and consumption tax rules',
      'E-03 tax-rounding=half-up-fen-per-tax-per-line | customs practice: amounts to the fen, half up (四舍五入) | unverified | no notice read that says so',
      'E-06 rates.duty=0.0625 | 由调用方给出 / given by the caller | given | line 1',
      'E-06 rates.vat=0.13 | 由调用方给出 / given by the caller | given | line 1',
      'E-06 rates.consumption=0 | 由调用方给出 / given by the caller | given | line 1',
      'E-06 rates.specific=1.5 | 由调用方给出 / given by the caller | given | line 1',
    ],
  ],
  [
    'beyond the annual limit of 2019: nothing is taxed',
    { annualUsed: '26000.00' },
    [
      'C-03 law-of-moment=acceptance | 海关总署公告2018年第194号 (三十二) | verified | law of 2019-05-01',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=1210 | 海关总署公告2014年第57号 一 | verified',
      'E-01 dutiable-value-basis=price-freight-insurance | 海关总署公告2018年第194号 (十二) | verified | dutiable value 1000.00',
      'E-05 single-limit=5000.00 | 财关税〔2018〕49号 一 | verified',
      'E-05 annual-limit=26000.00 | 财关税〔2018〕49号 一 | verified | 26000.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-05 over-annual-treatment=refuse | 财关税〔2018〕49号 二; 财关税〔2016〕18号 三 | unverified | full text of both notices read; that "managed as general trade" means refused here is our reading',
      'E-05 full-route-counts=yes | 财关税〔2018〕49号 二 | verified',
    ],
  ],
  [
    'goods the table does not hold, holds with a reduced rate, holds without a decision',
    { lines: ['9999999900', '4901990000', '2203000000'].map((gcode) => ({ ...LINE, gcode })) },
    [
      'C-03 law-of-moment=acceptance | 海关总署公告2018年第194号 (三十二) | verified | law of 2019-05-01',
      'C-03 acceptance-documents=order-and-payment | 海关总署公告2018年第194号 (六), (三十二); flow chart of imports, steps 10 to 14 | unverified | our reading; full text of the announcement and the flow chart read',
      'C-03 supervision-mode=1210 | 海关总署公告2014年第57号 一 | verified',
      'E-01 dutiable-value-basis=price-freight-insurance | 海关总署公告2018年第194号 (十二) | verified | dutiable value 3000.00',
      'E-05 single-limit=5000.00 | 财关税〔2018〕49号 一 | verified',
      'E-05 annual-limit=26000.00 | 财关税〔2018〕49号 一 | verified | 0.00 used before this order',
      'F-01 annual-limit-year=acceptance-calendar-year | 财关税〔2016〕18号 三 | unverified | the notice says only 年度; calendar year is our reading',
      'E-02 duty-factor-within-limits=0 | 财关税〔2016〕18号 三 | verified',
      'E-02 tax-factor-within-limits=0.7 | 财关税〔2016〕18号 三 | verified',
      'E-03 tax-formula=taxOnLine.from20160408 | 财关税〔2016〕18号 一, 三 | unverified | factors and taxes named by the notice; arithmetic of the general VAT and consumption tax rules',
      'E-03 tax-rounding=half-up-fen-per-tax-per-line | customs practice: amounts to the fen, half up (四舍五入) | unverified | no notice read that says so',
      'E-06 vat-class=reduced | 增值税暂行条例 第二条，税则号列 49019900 | unverified | line 2 | from 2016-04-08 to 2025-12-31; confidence M; not seen in a source',
      'E-06 vat-reduced=0.09 | 财政部 税务总局 海关总署公告2019年第39号 一 | verified | line 2',
      'E-06 consumption-class=beer | 消费税暂行条例 税目税率表，税则号列 22030000 | unverified | line 3 | from 2016-04-08; confidence M; not seen in a source',
    ],
  ],
  [
    'something else in every place',
    { acceptedAt: 5, mode: null, annualUsed: true, freight: [], insurance: {}, lines: 'x'.repeat(60), extra: 1 },
    [
      '-900202 $.extra | extra | 已知成员 / one of acceptedAt, mode, annualUsed, freight, insurance, lines',
      '-900206 $.acceptedAt | number 5 | 带时区的时间 / a time with its zone, for example 2019-05-01T10:00:00+08:00',
      '-900206 $.mode | null | 四位监管方式代码 / four digits, for example 1210',
      '-900204 $.annualUsed | boolean true | 非负金额字符串，至多两位小数 / a string, not negative, at most two decimals',
      '-900204 $.freight | array | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900204 $.insurance | object | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900205 $.lines | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… | 1 至 99 项 / an array of 1 to 99',
    ],
  ],
  [
    'something wrong in every place of a line',
    {
      lines: [
        {
          gcode: 1,
          quantity: '0',
          price: '-1',
          rates: { duty: '101', vat: '2', consumption: '1', specific: '-1', x: 1 },
          unit: '1',
          qty1: '0',
          unit1: 'a',
          qty2: '1',
          postalClass: '4',
        },
        null,
        'x',
        [],
      ],
    },
    [
      '-900206 $.lines[0].gcode | number 1 | 8 或 10 位商品编码 / 8 or 10 digits',
      '-900204 $.lines[0].quantity | 0 | 大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals',
      '-900204 $.lines[0].price | -1 | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900206 $.lines[0].unit | 1 | 三位计量单位代码 / a three-digit unit code',
      '-900204 $.lines[0].qty1 | 0 | 大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals',
      '-900206 $.lines[0].unit1 | a | 三位计量单位代码 / a three-digit unit code',
      '-900202 $.lines[0].unit2 | 缺失 / missing | 三位计量单位代码 / a three-digit unit code',
      '-900202 $.lines[0].rates.x | x | 已知成员 / one of vat, duty, consumption, specific',
      '-900204 $.lines[0].rates.duty | 101 | 0 至 100 的字符串，6% 写作 0.06 / a string, 0 to 100, 6 % is 0.06',
      '-900204 $.lines[0].rates.vat | 2 | 0 至 1 的字符串，13% 写作 0.13 / a string, 0 to 1, 13 % is 0.13',
      '-900204 $.lines[0].rates.consumption | 1 | 0 以上、小于 1 的字符串 / a string, at least 0 and below 1',
      '-900204 $.lines[0].rates.specific | -1 | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900206 $.lines[0].postalClass | 4 | 行邮税类别 1、2、3 / postal class, "1", "2" or "3"',
      '-900202 $.lines[1] | null | 对象 / an object',
      '-900202 $.lines[1].gcode | 缺失 / missing | 8 或 10 位商品编码 / 8 or 10 digits',
      '-900202 $.lines[1].quantity | 缺失 / missing | 大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals',
      '-900202 $.lines[1].price | 缺失 / missing | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900202 $.lines[2] | x | 对象 / an object',
      '-900202 $.lines[2].gcode | 缺失 / missing | 8 或 10 位商品编码 / 8 or 10 digits',
      '-900202 $.lines[2].quantity | 缺失 / missing | 大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals',
      '-900202 $.lines[2].price | 缺失 / missing | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900202 $.lines[3] | array | 对象 / an object',
      '-900202 $.lines[3].gcode | 缺失 / missing | 8 或 10 位商品编码 / 8 or 10 digits',
      '-900202 $.lines[3].quantity | 缺失 / missing | 大于零的十进制字符串，至多五位小数 / a string, more than zero, at most five decimals',
      '-900202 $.lines[3].price | 缺失 / missing | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
    ],
  ],
  [
    'nothing in every place',
    {
      acceptedAt: undefined,
      mode: undefined,
      annualUsed: undefined,
      freight: undefined,
      insurance: undefined,
      lines: undefined,
    },
    [
      '-900202 $.acceptedAt | 缺失 / missing | 带时区的时间 / a time with its zone, for example 2019-05-01T10:00:00+08:00',
      '-900202 $.mode | 缺失 / missing | 四位监管方式代码 / four digits, for example 1210',
      '-900202 $.annualUsed | 缺失 / missing | 非负金额字符串，至多两位小数 / a string, not negative, at most two decimals',
      '-900202 $.freight | 缺失 / missing | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900202 $.insurance | 缺失 / missing | 非负十进制字符串，至多五位小数 / a string, not negative, at most five decimals',
      '-900202 $.lines | 缺失 / missing | 1 至 99 项 / an array of 1 to 99',
    ],
  ],
];

for (const [name, changes, said] of SAID) {
  test(name, () => {
    const outcome = assessJson({ ...INPUT, ...changes });
    const lines = outcome.ok
      ? outcome.value.explain.map(({ rule, parameter, value, law, confidence, line, note }) =>
          [
            `${rule} ${parameter}=${value}`,
            law,
            confidence,
            ...(line === undefined ? [] : [`line ${line}`]),
            ...(note === undefined ? [] : [note]),
          ].join(' | '),
        )
      : outcome.refusals.map(({ code, path, found, allowed }) => `${code} ${path} | ${found} | ${allowed}`);
    assert.deepEqual(lines, said);
  });
}

// Every bound of a value of the input: the last that is taken and the first that is not.
const BOUNDS: readonly (readonly [path: string, taken: readonly object[], refused: readonly object[]])[] = [
  ['$.lines[0].rates.duty', [{ duty: '100' }, { duty: '0' }], [{ duty: '100.00001' }, { duty: '-0.01' }]],
  ['$.lines[0].rates.vat', [{ vat: '1' }, { vat: '0' }], [{ vat: '1.00001' }, { vat: '-0.01' }]],
  ['$.lines[0].rates.consumption', [{ consumption: '0.99999' }], [{ consumption: '1' }, { consumption: '-0.1' }]],
  ['$.lines[0].rates.specific', [{ specific: '0' }], [{ specific: '-0.00001' }]],
];
for (const [path, taken, wrong] of BOUNDS) {
  test(`the bounds of ${path}`, () => {
    const asked = (rates: object) => assessJson({ ...INPUT, lines: [{ ...LINE, rates: { vat: '0.13', ...rates } }] });
    for (const rates of taken) assert.ok(asked(rates).ok, JSON.stringify(rates));
    for (const rates of wrong) {
      const outcome = asked(rates);
      assert.deepEqual(outcome.ok ? [] : outcome.refusals.map((one) => one.path), [path], JSON.stringify(rates));
    }
  });
}

test('too many lines and none are counted, something else is named', () => {
  const found = (lines: unknown): readonly string[] => {
    const outcome = assessJson({ ...INPUT, lines });
    return outcome.ok ? [] : outcome.refusals.map((one) => `${one.code} ${one.path} ${one.found}`);
  };
  assert.deepEqual(found([]), ['-900205 $.lines number 0']);
  assert.deepEqual(found(Array.from({ length: 100 }, () => LINE)), ['-900205 $.lines number 100']);
  assert.deepEqual(found({}), ['-900205 $.lines object']);
  assert.deepEqual(found(true), ['-900205 $.lines boolean true']);
});

test('as many lines as a message may carry are taken, and nothing of nothing is an amount', () => {
  const many = assessJson({ ...INPUT, lines: Array.from({ length: 99 }, () => ({ ...LINE, price: '0' })) });
  assert.ok(many.ok);
  assert.equal(many.value.dutiableValue, '0.00');
  for (const quantity of ['0', '-1']) assert.ok(!assessJson({ ...INPUT, lines: [{ ...LINE, quantity }] }).ok);
  assert.ok(assessJson({ ...INPUT, lines: [{ ...LINE, quantity: '0.00001' }] }).ok);
  for (const qty of ['0', '-1']) {
    const line = { ...LINE, qty1: qty, unit1: '035' };
    assert.ok(!assessJson({ ...INPUT, lines: [line] }).ok, 'a measure is more than nothing');
  }
});

test('the quantity counts in its own unit where no legal one decides', () => {
  const perfume = { gcode: '3303000000', quantity: '10', price: '10.00' };
  // 100.00 for 10 g: exactly 10 CNY a gram is of the high class. 100 ÷ 0.85 × 0.15 × 0.7 = 12.352…
  for (const [unit, tax] of [
    ['036', '12.35'],
    ['096', '12.35'],
    ['035', '0.00'],
    ['142', null],
  ] as const) {
    const outcome = assessJson({ ...INPUT, lines: [{ ...perfume, unit }] });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.total.consumptionTax, tax, unit);
  }
});
