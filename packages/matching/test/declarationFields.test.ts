import { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkFields, type FieldFacts } from '../src/index.ts';
import { type Changes, caseWith } from './documents.ts';

// Rules of single fields of a declaration (field tables of specification 202205): one field of a correct declaration is
// changed, and exactly that problem is reported with its code, its place, what was found and what is allowed.

const BOOK = { warehouseCode: '3301969906', customsCode: '2992' };
const IDENTIFIED = { buyerIdNumber: '110101199001010015' };
const DIRECT = { trafNo: 'CA1', voyageNo: 'CA1-1', billNo: 'B1' };
const BONDED = { tradeMode: '1210', emsNo: 'T1', areaCode: BOOK.warehouseCode, areaName: '测试仓储', country: '142' };
const MOST = '不超过一万亿';

type Row = readonly [name: string, changes: Changes, problems: readonly string[]];

function declarationWith(
  { declaration, declarationLine }: Changes,
  mode: Changes['declaration'],
  item: string | undefined,
): FieldFacts['declaration'] {
  const made = caseWith({
    declaration: { ...IDENTIFIED, ...mode, ...declaration },
    declarationLine: { itemRecordNo: item, ...declarationLine },
  }).declaration;
  const [first, second] = made.InventoryList;
  // The first line of `caseWith` has no item of an account book.
  return { ...made, InventoryList: [{ ...first, itemRecordNo: item }, second] } as FieldFacts['declaration'];
}

const brief = (facts: FieldFacts): readonly string[] =>
  checkFields(facts).map(({ code, path, found, allowed }) => `${code} ${path}=${found}: ${allowed}`);

const direct = (rows: readonly Row[]): void => {
  for (const [name, changes, problems] of rows)
    test(name, () =>
      deepEqual(brief({ declaration: declarationWith(changes, DIRECT, undefined), book: null }), problems),
    );
};

const bonded = (rows: readonly Row[], book: FieldFacts['book'] = BOOK): void => {
  for (const [name, changes, problems] of rows)
    test(name, () => deepEqual(brief({ declaration: declarationWith(changes, BONDED, 'ITEM1'), book }), problems));
};

suite('the head', () => {
  const head = (field: string, found: string, allowed: string, code: string): Row => [
    `${field} ${found || '(empty)'}`,
    { declaration: { [field]: found } },
    [`${code} InventoryHead/${field}=${found}: ${allowed}`],
  ];
  direct([
    ['in order', {}, []],
    head('currency', '502', '142', '90025'),
    head('packNo', '2', '1', '90026'),
    head('buyerIdType', '2', '1', '90013'),
    head('ieFlag', 'E', 'I', '90022'),
    [
      'an identity number with a wrong check sign, never shown',
      { declaration: { buyerIdNumber: '110101199001010011' } },
      ['90023 InventoryHead/buyerIdNumber=******: 校验码正确的18位身份证号码；校验位错误'],
    ],
    head('customsCode', 'XXXX', '关区代码表', '90022'),
    head('portCode', 'XXXX', '关区代码表', '90022'),
    head('country', 'ZZZ', '国家(地区)代码表,三位', '90022'),
    head('trafMode', 'XX', '运输方式代码表', '90022'),
    head('wrapType', 'Z', '包装种类代码表,一位', '90022'),
    ['no kind of packing', { declaration: { wrapType: '' } }, []],
    ['packed as the table has it', { declaration: { wrapType: '2' } }, []],
    head('freight', '-0.00001', `≥ 0, ${MOST}`, '-900206'),
    head('insuredFee', 'x', `≥ 0, ${MOST}`, '-900206'),
    ['freight and insurance of nothing', { declaration: { freight: '0', insuredFee: '0' } }, []],
  ]);
});

suite('the guarantor is a firm of the declaration (G-01, E-07)', () => {
  const FIRMS = { ebcCode: 'SELLER', agentCode: 'AGENT', logisticsCode: 'CARRIER', ebpCode: 'PLATFORM' };
  direct([
    ...Object.values(FIRMS).map((assureCode): Row => [assureCode, { declaration: { ...FIRMS, assureCode } }, []]),
    [
      'a stranger',
      { declaration: { ...FIRMS, assureCode: 'STRANGER' } },
      ['90021 InventoryHead/assureCode=STRANGER: SELLER / AGENT / CARRIER / PLATFORM'],
    ],
    [
      'a stranger, of two firms that are all four',
      { declaration: { ...FIRMS, agentCode: 'SELLER', ebpCode: 'CARRIER', assureCode: '' } },
      ['90021 InventoryHead/assureCode=: SELLER / CARRIER'],
    ],
  ]);
});

suite('direct mode names its transport', () => {
  direct(
    (['trafNo', 'voyageNo', 'billNo'] as const).map(
      (field): Row => [
        `no ${field}`,
        { declaration: { [field]: undefined } },
        [`90027 InventoryHead/${field}=: 直购进口必填`],
      ],
    ),
  );
  test('another mode need not', () => {
    deepEqual(
      brief({ declaration: declarationWith({}, { ...DIRECT, tradeMode: '9610', billNo: '' }, undefined), book: null }),
      ['90027 InventoryHead/billNo=: 直购进口必填'],
    );
    deepEqual(brief({ declaration: declarationWith({}, { tradeMode: '0110' }, undefined), book: null }), []);
  });
});

suite('bonded mode names its account book', () => {
  bonded([
    ['in order', {}, []],
    ['in order, 1239', { declaration: { tradeMode: '1239' } }, []],
    ['no book', { declaration: { emsNo: undefined } }, ['90020 InventoryHead/emsNo=: 保税模式必填']],
    ['an empty book', { declaration: { emsNo: '' } }, ['90020 InventoryHead/emsNo=: 保税模式必填']],
    ['no warehouse', { declaration: { areaCode: '' } }, ['90020 InventoryHead/areaCode=: 保税模式必填']],
    ['no name of the warehouse', { declaration: { areaName: '' } }, ['90020 InventoryHead/areaName=: 保税模式必填']],
    [
      'a line of no item',
      { declarationLine: { itemRecordNo: '' } },
      ['90020 InventoryList[2]/itemRecordNo=: 保税模式必填'],
    ],
    ['goods from abroad', { declaration: { country: '116' } }, ['90020 InventoryHead/country=116: 142']],
    [
      'a warehouse of another book',
      { declaration: { areaCode: 'X' } },
      ['90019 InventoryHead/areaCode=X: 账册 T1 的区内企业'],
    ],
    [
      '1239 is bonded too',
      { declaration: { tradeMode: '1239', areaName: '' } },
      ['90020 InventoryHead/areaName=: 保税模式必填'],
    ],
  ]);
  suite('a book of another district, or that counts in another unit (J-01)', () => {
    const unitOf = (item: string): string | null => (item === 'ITEM1' ? '011' : null);
    bonded(
      [
        [
          'every line in another unit',
          {},
          ['90333 InventoryList[1]/unit=142: 011 件', '90333 InventoryList[2]/unit=142: 011 件'],
        ],
        ['the unit of the item', { declarationLine: { unit: '011' } }, ['90333 InventoryList[1]/unit=142: 011 件']],
        [
          'an item it does not know',
          { declarationLine: { itemRecordNo: 'X' } },
          ['90333 InventoryList[1]/unit=142: 011 件'],
        ],
      ],
      { ...BOOK, unitOf },
    );
    bonded([['another district', {}, ['90332 InventoryHead/customsCode=2992: 2991']]], {
      ...BOOK,
      customsCode: '2991',
    });
  });
  suite('a book that is not registered', () => {
    bonded([['named', {}, ['90019 InventoryHead/emsNo=T1: 已备案的账册']]], null);
    bonded([['not even named', { declaration: { emsNo: '' } }, ['90020 InventoryHead/emsNo=: 保税模式必填']]], null);
  });
});

suite('a line', () => {
  const line = (field: string, found: string, allowed: string, code: string): Row => [
    `${field} ${found || '(empty)'}`,
    { declarationLine: { [field]: found } },
    [`${code} InventoryList[2]/${field}=${found}: ${allowed}`],
  ];
  direct([
    line('currency', '502', '142', '90025'),
    line('country', 'ZZZ', '国家(地区)代码表,三位', '90022'),
    line('unit', 'ZZZ', '计量单位代码表', '90022'),
    line('unit1', 'ZZZ', '计量单位代码表', '90022'),
    [
      'unit2 that no table has',
      { declarationLine: { unit2: 'ZZZ', qty2: '1' } },
      ['90022 InventoryList[2]/unit2=ZZZ: 计量单位代码表'],
    ],
    ['a second unit with its quantity', { declarationLine: { unit2: '035', qty2: '0.5' } }, []],
    [
      'a second quantity without unit',
      { declarationLine: { qty2: '0.5' } },
      ['90024 InventoryList[2]/qty2=qty2=0.5 unit2=: 第二数量与第二单位同时填写或同时为空'],
    ],
    [
      'a second unit without quantity',
      { declarationLine: { unit2: '035', qty2: '' } },
      ['90024 InventoryList[2]/qty2=qty2= unit2=035 千克: 第二数量与第二单位同时填写或同时为空'],
    ],
    [
      'the number of another line',
      { declarationLine: { gnum: '01' } },
      ['-621027 InventoryList[2]/gnum=01: 表体 gnum 无重复'],
    ],
  ]);
});

// What the books cannot count is refused before it is counted: nothing, less than nothing, more than a million million.
suite('quantities and amounts at their bounds', () => {
  const quantity = `> 0, ${MOST}`;
  const amount = `≥ 0, ${MOST}`;
  direct(
    (['qty', 'qty1', 'qty2'] as const).flatMap((field): Row[] => {
      const changed = (value: string): Changes => ({
        declarationLine: { ...(field === 'qty2' ? { unit2: '035' } : {}), [field]: value },
      });
      return [
        ...['0', '0.00000', '-1', '1000000000000.00001', 'x'].map(
          (value): Row => [
            `${field} ${value}`,
            changed(value),
            [`90024 InventoryList[2]/${field}=${value}: ${quantity}`],
          ],
        ),
        ...['0.00001', '1000000000000'].map((value): Row => [`${field} ${value}`, changed(value), []]),
      ];
    }),
  );
  direct(
    (['price', 'totalPrice'] as const).flatMap((field): Row[] => [
      ...['-0.00001', '1000000000000.00001', 'x'].map(
        (value): Row => [
          `${field} ${value}`,
          { declarationLine: { [field]: value } },
          [`90005 InventoryList[2]/${field}=${value}: ${amount}`],
        ],
      ),
      ...['0', '1000000000000'].map((value): Row => [`${field} ${value}`, { declarationLine: { [field]: value } }, []]),
    ]),
  );
  direct([
    ['no quantity at all', { declarationLine: { qty1: undefined } }, [`90024 InventoryList[2]/qty1=: ${quantity}`]],
  ]);
});

test('all problems of a declaration are said at once, in the order of the message', () => {
  const facts = {
    declaration: declarationWith(
      { declaration: { currency: '1', wrapType: 'Z', billNo: '', assureCode: 'X' }, declarationLine: { qty: '0' } },
      DIRECT,
      undefined,
    ),
    book: null,
  };
  deepEqual(
    checkFields(facts).map(({ code }) => code),
    ['90025', '90022', '90027', '90021', '90024'],
  );
});
