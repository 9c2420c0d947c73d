import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatReturnInfo, parseReturnInfo, RETURN_INFO_LENGTH_MAX } from '../../src/catalogue/returnInfo.ts';

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
  const received: readonly (readonly [
    name: string,
    info: string,
    expected: readonly { code: string; text: string }[],
  ])[] = [
    ['one code', '[Code:1800;Desc:逻辑校验通过]', [{ code: '1800', text: '逻辑校验通过' }]],
    [
      'a detail behind the bracket',
      '[Code:1332;Desc:支付单支付金额与订单支付金额不一致],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid3197.95]',
      [
        {
          code: '1332',
          text: '支付单支付金额与订单支付金额不一致],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid3197.95',
        },
      ],
    ],
    [
      'semicolons in the text',
      '[Code:1313;Desc:超过年度限额;totalPrice：26,114.44 > limitPrice: 26,000;]',
      [{ code: '1313', text: '超过年度限额;totalPrice：26,114.44 > limitPrice: 26,000;' }],
    ],
    ['a negative code with a typographic minus', '[Code:−301014;Desc:旧报文]', [{ code: '-301014', text: '旧报文' }]],
    ['plain text', '新增申报成功[4CDE1CFD-EDED-46B1-946C-B8022E42FC94]', []],
    ['nothing', '', []],
  ];
  for (const [name, info, expected] of received) {
    test(`${name} is read`, () => assert.deepEqual(parseReturnInfo(info), expected));
  }

  test('several codes stand behind one another', () => {
    const codes = [
      { code: '1320', text: '项数不一致[InventoryHead.orderNo:1]' },
      { code: '1332', text: '金额不一致' },
    ];
    assert.equal(
      formatReturnInfo(codes),
      '[Code:1320;Desc:项数不一致[InventoryHead.orderNo:1]],[Code:1332;Desc:金额不一致]',
    );
    assert.deepEqual(parseReturnInfo(formatReturnInfo(codes)), codes);
  });

  test('what fits is read back unchanged', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 10 }), (codes) => {
        assert.deepEqual(parseReturnInfo(formatReturnInfo(codes)), codes);
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
        const rest = Number(/…\+(\d+)$/.exec(info)?.[1] ?? 0);
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
