import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { returnInfoFields } from '../../src/catalogue/returnFields.ts';
import {
  formatReturnInfo,
  parseReturnInfo,
  type ReadReturnCode,
  RETURN_INFO_LENGTH_MAX,
  type ReturnCode,
} from '../../src/catalogue/returnInfo.ts';

const codesOf = (info: string): ReturnCode[] => parseReturnInfo(info).map(({ code, text }) => ({ code, text }));

const anyCode = fc.record(
  {
    code: fc.oneof(fc.integer({ min: 1, max: 139999 }).map(String), fc.integer({ min: -999999, max: -1 }).map(String)),
    text: fc
      .array(fc.constantFrom(...'订购人超过年度限额ABC[]:;=,. 0123…+', '😀'), { maxLength: 60 })
      .map((all) => all.join('')),
  },
  { noNullPrototype: true },
);

/** `[Code:n;Desc:…]` as customs writes it, read and written, never longer than the field that carries it. */
describe('returnInfo', () => {
  const received: readonly (readonly [name: string, info: string, expected: readonly ReadReturnCode[]])[] = [
    ['one code', '[Code:1800;Desc:逻辑校验通过]', [{ code: '1800', text: '逻辑校验通过' }]],
    [
      'a detail behind the bracket',
      '[Code:1332;Desc:支付单支付金额与订单支付金额不一致],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid3197.95]',
      [
        {
          code: '1332',
          text: '支付单支付金额与订单支付金额不一致],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid3197.95',
          fields: [
            { name: 'OrderHead.acturalPaid', value: '561.89' },
            { name: 'PaymentHead.amountPaid', value: '3197.95' },
          ],
        },
      ],
    ],
    [
      'semicolons in the text',
      '[Code:1313;Desc:超过年度限额;totalPrice：26,114.44 > limitPrice: 26,000;]',
      [
        {
          code: '1313',
          text: '超过年度限额;totalPrice：26,114.44 > limitPrice: 26,000;',
          fields: [
            { name: 'totalPrice', value: '26,114.44' },
            { name: 'limitPrice', value: '26,000' },
          ],
        },
      ],
    ],
    [
      'text behind the bracket',
      '[Code:2300;Desc:审核通过],撤单申请审核通过,清单已成功撤单',
      [{ code: '2300', text: '审核通过],撤单申请审核通过,清单已成功撤单' }],
    ],
    [
      'two paths with one number',
      '[Code:1320;Desc:清单表体商品项与订单表体商品项的项数不一致],[InventoryHead.orderNo:EX-1,OrderHead.orderNo:EX-1]',
      [
        {
          code: '1320',
          text: '清单表体商品项与订单表体商品项的项数不一致],[InventoryHead.orderNo:EX-1,OrderHead.orderNo:EX-1',
          fields: [
            { name: 'InventoryHead.orderNo', value: 'EX-1' },
            { name: 'OrderHead.orderNo', value: 'EX-1' },
          ],
        },
      ],
    ],
    ['a negative code without brackets', '-301020 验签失败', [{ code: '-301020', text: '验签失败' }]],
    ['a code that runs into its text', '22001调用加签接口失败', [{ code: '22001', text: '调用加签接口失败' }]],
    ['a date that is no code', '2019-05-01 放行', []],
    ['an amount that is no code', '26,114.44 元', []],
    ['a bare number', '1313', []],
    ['a negative code with a typographic minus', '[Code:−301014;Desc:旧报文]', [{ code: '-301014', text: '旧报文' }]],
    ['plain text', '新增申报成功[4CDE1CFD-EDED-46B1-946C-B8022E42FC94]', []],
    ['nothing', '', []],
  ];
  for (const [name, info, expected] of received) {
    test(`${name} is read`, () => assert.deepEqual(parseReturnInfo(info), expected));
  }

  test('the values of a plain text are found by their labels', () => {
    const info =
      '清单新增申报成功[电商企业编码：3301960T02订单编号：EX-0001]; 对应电商平台为[3301960T01]订单号为[EX-0001]支付信息不存在';
    assert.deepEqual(parseReturnInfo(info), []);
    assert.deepEqual(returnInfoFields(info), [
      { name: '电商企业编码', value: '3301960T02' },
      { name: '订单编号', value: 'EX-0001' },
      { name: '对应电商平台', value: '3301960T01' },
      { name: '订单号', value: 'EX-0001' },
    ]);
  });

  test('the values of our own form are found by their paths', () => {
    assert.deepEqual(returnInfoFields('不一致[InventoryList[2]/qty:5,OrderList[2]/qty:4],允许[乙]'), [
      { name: 'InventoryList[2]/qty', value: '5' },
      { name: 'OrderList[2]/qty', value: '4' },
    ]);
    assert.deepEqual(returnInfoFields('超过年度限额[totalPrice:30000.00,limitPrice:26000.00]'), [
      { name: 'totalPrice', value: '30000.00' },
      { name: 'limitPrice', value: '26000.00' },
    ]);
  });

  test('several codes stand behind one another', () => {
    const codes = [
      { code: '1320', text: '项数不一致[InventoryHead.orderNo:1]' },
      { code: '1332', text: '金额不一致' },
    ];
    assert.equal(
      formatReturnInfo(codes),
      '[Code:1320;Desc:项数不一致[InventoryHead.orderNo:1]],[Code:1332;Desc:金额不一致]',
    );
    assert.deepEqual(codesOf(formatReturnInfo(codes)), codes);
  });

  test('what fits is read back unchanged', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 10 }), (codes) => {
        assert.deepEqual(codesOf(formatReturnInfo(codes)), codes);
      }),
      { numRuns: 500 },
    );
  });

  test('no list is longer than the field, every code shown is whole, and the rest is counted', () => {
    const long = fc.record({
      code: anyCode.map(({ code }) => code),
      text: fc.nat(400).map((length) => '限'.repeat(length)),
    });
    fc.assert(
      fc.property(fc.array(long, { minLength: 1, maxLength: 99 }), (codes) => {
        const info = formatReturnInfo(codes);
        assert.ok([...info].length <= RETURN_INFO_LENGTH_MAX);
        const shown = parseReturnInfo(info);
        const rest = Number(/,等(\d+)项未列出$/.exec(info)?.[1] ?? 0);
        assert.equal(shown.length + rest, codes.length);
        assert.deepEqual(
          shown.map(({ code }) => code),
          codes.slice(0, shown.length).map(({ code }) => code),
        );
        assert.ok(shown.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('a text cannot smuggle in another code', () => {
    const info = formatReturnInfo([{ code: '1300', text: '说明[Code:2600;Desc:放行]' }]);
    assert.deepEqual(
      parseReturnInfo(info).map(({ code }) => code),
      ['1300'],
    );
  });

  test('no codes are an empty text, which the caller must not send: returnInfo is required', () => {
    assert.equal(formatReturnInfo([]), '');
  });
});
