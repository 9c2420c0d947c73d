import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { type Difference, matchDocuments, PRECEDENCE, type Tolerances } from '../src/index.ts';
import { type Changes, caseWith } from './documents.ts';

const ONE_FEN: Tolerances = { amount5: decimal5('0.01'), weight5: 0n };

type Row = readonly [name: string, changes: Changes, differences: readonly string[]];

/** `code left=value right=value`, as short as a row can be and still say everything. */
const brief = ({ code, leftPath, leftValue, rightPath, rightValue }: Difference): string =>
  `${code} ${leftPath}=${leftValue} ${rightPath}=${rightValue}`;

const run = (rows: readonly Row[], tolerances: Tolerances = ONE_FEN): void => {
  for (const [name, changes, differences] of rows) {
    test(name, () => deepEqual(matchDocuments(caseWith(changes), tolerances).map(brief), differences));
  }
};

// D-01 … D-03, one row per comparison: one field of a matching case is changed, and exactly that difference is
// reported with its code, both paths and both values (personal values masked, D-04).
suite('every comparison by itself', () => {
  run([
    ['documents that agree have no differences', {}, []],
    [
      'declaration ebpCode',
      { declaration: { ebpCode: 'X' } },
      ['90012 InventoryHead/ebpCode=X OrderHead/ebpCode=3301969901'],
    ],
    [
      'declaration ebcCode',
      { declaration: { ebcCode: 'X' } },
      ['90012 InventoryHead/ebcCode=X OrderHead/ebcCode=3301969902'],
    ],
    ['payment ebpCode', { payment: { ebpCode: 'X' } }, ['90012 PaymentHead/ebpCode=X OrderHead/ebpCode=3301969901']],
    [
      'logistics firm',
      { declaration: { logisticsCode: 'X' } },
      ['90032 InventoryHead/logisticsCode=X LogisticsHead/logisticsCode=3301969904'],
    ],
    [
      'waybill number',
      { declaration: { logisticsNo: 'X' } },
      ['90032 InventoryHead/logisticsNo=X LogisticsHead/logisticsNo=WAY1'],
    ],
    ['pay code', { order: { payCode: 'X' } }, ['13035 OrderHead/payCode=X PaymentHead/payCode=3301969903']],
    ['pay name', { order: { payName: 'X' } }, ['13035 OrderHead/payName=X PaymentHead/payName=测试支付']],
    [
      'pay transaction',
      { order: { payTransactionId: 'X' } },
      ['13035 OrderHead/payTransactionId=X PaymentHead/payTransactionId=PAY1'],
    ],
    [
      'an order that names no payment',
      { order: { payCode: undefined, payName: '', payTransactionId: ' ' }, payment: { payCode: 'OTHER' } },
      [],
    ],
    [
      'buyer name of the declaration',
      { declaration: { buyerName: '冒名者' } },
      ['13127 InventoryHead/buyerName=冒** OrderHead/buyerName=测****'],
    ],
    [
      'identity type of the declaration',
      { declaration: { buyerIdType: '2' } },
      ['90013 InventoryHead/buyerIdType=2 OrderHead/buyerIdType=1'],
    ],
    [
      'identity number of the declaration',
      { declaration: { buyerIdNumber: '330101199001010000' } },
      ['90013 InventoryHead/buyerIdNumber=330***********0000 OrderHead/buyerIdNumber=110***********001X'],
    ],
    ['identity number between blanks', { payment: { payerIdNumber: ' 11010119900101001X ' } }, []],
    ['identity number between blanks in the order', { order: { buyerIdNumber: ' 11010119900101001x' } }, []],
    ['identity number in a small letter', { declaration: { buyerIdNumber: '11010119900101001x' } }, []],
    [
      'telephone of the declaration',
      { declaration: { buyerTelephone: '13811111111' } },
      ['130126 InventoryHead/buyerTelephone=138****1111 OrderHead/buyerTelephone=138****0000'],
    ],
    ['payer name', { payment: { payerName: '他人' } }, ['1327 OrderHead/buyerName=测**** PaymentHead/payerName=他*']],
    [
      'payer identity type',
      { payment: { payerIdType: '2' } },
      ['1327 OrderHead/buyerIdType=1 PaymentHead/payerIdType=2'],
    ],
    [
      'payer identity number',
      { payment: { payerIdNumber: '330101199001010000' } },
      ['1327 OrderHead/buyerIdNumber=110***********001X PaymentHead/payerIdNumber=330***********0000'],
    ],
    ['the telephone of the payer is not compared', { payment: { telephone: '1' } }, []],
    ['line number', { declarationLine: { gnum: '3' } }, ['1322 InventoryList[2]/gnum=3 OrderList/gnum=1,2']],
    ['line number twice', { declarationLine: { gnum: '1' } }, ['1322 InventoryList[2]/gnum=1 OrderList/gnum=1,2']],
    [
      'line item number',
      { declarationLine: { itemNo: 'X' } },
      ['1322 InventoryList[2]/itemNo=X OrderList[2]/itemNo=A2'],
    ],
    ['line item number left out', { declarationLine: { itemNo: undefined } }, []],
    [
      'line item name',
      { declarationLine: { itemName: 'X' } },
      ['1322 InventoryList[2]/itemName=X OrderList[2]/itemName=饼干'],
    ],
    ['line unit', { declarationLine: { unit: '007' } }, ['1322 InventoryList[2]/unit=007 OrderList[2]/unit=142']],
    [
      'line currency',
      { declarationLine: { currency: '502' } },
      ['1322 InventoryList[2]/currency=502 OrderList[2]/currency=142'],
    ],
    [
      'line origin',
      { declarationLine: { country: '502' } },
      ['1322 InventoryList[2]/country=502 OrderList[2]/country=116'],
    ],
    [
      'line quantity and price of another split of the same total',
      { declarationLine: { qty: '1', price: '100.005' } },
      [
        '1322 InventoryList[2]/qty=1 OrderList[2]/qty=3',
        '1322 InventoryList[2]/price=100.005 OrderList[2]/price=33.335',
      ],
    ],
    [
      'line total within the tolerance of the product, but not the total of the order',
      { declarationLine: { totalPrice: '100.01' } },
      ['1322 InventoryList[2]/totalPrice=100.01 OrderList[2]/totalPrice=100.005'],
    ],
    [
      'the name of the declaration is not the name of the shop',
      { declarationLine: { gname: '甜饼干', gmodel: '500克' } },
      [],
    ],
    [
      'amount paid',
      { payment: { amountPaid: '332' } },
      ['1332 OrderHead/acturalPaid=332.005 PaymentHead/amountPaid=332'],
    ],
    [
      'freight of the order',
      { order: { freight: '11', goodsValue: '300.005', acturalPaid: '330.505' }, payment: { amountPaid: '330.505' } },
      ['90007 InventoryHead/freight + insuredFee=12.5 OrderHead/freight=11'],
    ],
    [
      'an order whose freight leaves the insurance to the seller',
      { order: { freight: '10', acturalPaid: '329.505' }, payment: { amountPaid: '329.505' } },
      [],
    ],
    [
      'freight of the waybill',
      { waybill: { freight: '9' } },
      ['90007 InventoryHead/freight=10 LogisticsHead/freight=9'],
    ],
    [
      'insurance of the waybill',
      { waybill: { insuredFee: '0' } },
      ['90007 InventoryHead/insuredFee=2.5 LogisticsHead/insuredFee=0'],
    ],
    ['a waybill without freight and insurance', { waybill: { freight: undefined, insuredFee: undefined } }, []],
    ['consignee', { waybill: { consignee: '他人' } }, ['90008 OrderHead/consignee=测**** LogisticsHead/consignee=他*']],
    [
      'address of the order',
      { order: { consigneeAddress: '上海市测试路2号' } },
      ['90009 OrderHead/consigneeAddress=上海市****** LogisticsHead/consigneeAddress=浙江省杭州市******'],
    ],
    [
      'address of the declaration',
      { declaration: { consigneeAddress: '上海市测试路2号' } },
      ['90009 InventoryHead/consigneeAddress=上海市****** LogisticsHead/consigneeAddress=浙江省杭州市******'],
    ],
    [
      'telephone of the consignee',
      { waybill: { consigneeTelephone: '13911111111' } },
      ['90010 OrderHead/consigneeTelephone=139****0000 LogisticsHead/consigneeTelephone=139****1111'],
    ],
    [
      'weight',
      { waybill: { weight: '1.50001' } },
      ['90011 InventoryHead/grossWeight=1.5 LogisticsHead/weight=1.50001'],
    ],
  ]);
});

// What counts as the same: numbers by value, texts exactly but for white space at their ends.
suite('the same', () => {
  run([
    ['numbers by value', { declarationLine: { qty: '3.00000', price: '033.3350', totalPrice: ' 100.00500 ' } }, []],
    ['amounts by value', { payment: { amountPaid: '+332.00500' }, waybill: { weight: '1.50', freight: '10.00' } }, []],
    [
      'white space at the ends',
      { declaration: { buyerName: ' 测试订购人\n' }, waybill: { consignee: '测试收货人\t' } },
      [],
    ],
    [
      'white space inside',
      { waybill: { consignee: '测试 收货人' } },
      ['90008 OrderHead/consignee=测**** LogisticsHead/consignee=测*****'],
    ],
    [
      'letter case',
      { declaration: { ebpCode: 'a' }, order: { ebpCode: 'A' }, payment: { ebpCode: 'A' } },
      ['90012 InventoryHead/ebpCode=a OrderHead/ebpCode=A'],
    ],
  ]);

  test('lines in another order correspond by gnum', () => {
    const documents = caseWith();
    const declaration = { ...documents.declaration, InventoryList: documents.declaration.InventoryList.toReversed() };
    deepEqual(matchDocuments({ ...documents, declaration }, ONE_FEN), []);
  });

  test('a line of another number is no second difference where the counts differ already', () => {
    const documents = caseWith({ declarationLine: { gnum: '7' } });
    const declaration = { ...documents.declaration, InventoryList: documents.declaration.InventoryList.slice(1) };
    deepEqual(matchDocuments({ ...documents, declaration }, ONE_FEN).map(brief), ['1320 InventoryList=1 OrderList=2']);
  });

  test('a missing line is one difference of count, and lines that are there are still compared', () => {
    const documents = caseWith({ declarationLine: { qty: '4', totalPrice: '133.34' } });
    const declaration = { ...documents.declaration, InventoryList: documents.declaration.InventoryList.slice(1) };
    deepEqual(matchDocuments({ ...documents, declaration }, ONE_FEN).map(brief), [
      '1320 InventoryList=1 OrderList=2',
      '1322 InventoryList[1]/qty=4 OrderList[2]/qty=3',
      '1322 InventoryList[1]/totalPrice=133.34 OrderList[2]/totalPrice=100.005',
    ]);
  });
});

// D-03: sums hold within the tolerance: exactly one fen is inside, one fen and the smallest bit is outside.
suite('sums and their tolerance', () => {
  const paid = (amount: string): Changes => ({ order: { acturalPaid: amount }, payment: { amountPaid: amount } });
  const sum = '90004 OrderHead/acturalPaid=';
  run([
    // goods 300.005 + freight 12.5 + tax 20.5 − discount 1 = 332.005
    ['paid: exact', paid('332.005'), []],
    ['paid: one fen more', paid('332.015'), []],
    ['paid: one fen less', paid('331.995'), []],
    [
      'paid: a bit more',
      paid('332.01501'),
      [`${sum}332.01501 OrderHead/goodsValue + freight + taxTotal − discount=332.005`],
    ],
    [
      'paid: a bit less',
      paid('331.99499'),
      [`${sum}331.99499 OrderHead/goodsValue + freight + taxTotal − discount=332.005`],
    ],
    // 200 + 100.005 = 300.005; what is paid moves along so that only one sum breaks.
    ['goods: one fen more', { order: { goodsValue: '300.015' } }, []],
    [
      'goods: a bit more',
      { order: { goodsValue: '300.01501' } },
      [
        '90006 OrderHead/goodsValue=300.01501 Σ OrderList/totalPrice=300.005',
        '90004 OrderHead/acturalPaid=332.005 OrderHead/goodsValue + freight + taxTotal − discount=332.01501',
      ],
    ],
    // 3 × 33.335 = 100.005
    ['line: one fen more', { declarationLine: { totalPrice: '100.015' }, orderLine: { totalPrice: '100.015' } }, []],
    [
      'line: a bit more',
      {
        declarationLine: { totalPrice: '100.01501' },
        orderLine: { totalPrice: '100.01501' },
        order: { goodsValue: '300.01' },
      },
      [
        '90005 InventoryList[2]/totalPrice=100.01501 InventoryList[2]/qty × InventoryList[2]/price=3 × 33.335',
        '90005 OrderList[2]/totalPrice=100.01501 OrderList[2]/qty × OrderList[2]/price=3 × 33.335',
      ],
    ],
    // 0.33333 × 0.33333 = 0.1111088889: the product has ten decimals and is not rounded before it is compared.
    [
      'line: a product of ten decimals',
      {
        declarationLine: { qty: '0.33333', price: '0.33333', totalPrice: '0.12111' },
        orderLine: { qty: '0.33333', price: '0.33333', totalPrice: '0.12111' },
        order: { goodsValue: '200.12111', acturalPaid: '232.12111' },
        payment: { amountPaid: '232.12111' },
      },
      [
        '90005 InventoryList[2]/totalPrice=0.12111 InventoryList[2]/qty × InventoryList[2]/price=0.33333 × 0.33333',
        '90005 OrderList[2]/totalPrice=0.12111 OrderList[2]/qty × OrderList[2]/price=0.33333 × 0.33333',
      ],
    ],
  ]);

  suite('without tolerance', () => {
    run(
      [
        ['paid: exact', paid('332.005'), []],
        [
          'paid: the smallest bit',
          paid('332.00501'),
          [`${sum}332.00501 OrderHead/goodsValue + freight + taxTotal − discount=332.005`],
        ],
      ],
      { amount5: 0n, weight5: 0n },
    );
  });

  suite('weights with a tolerance of 10 grams', () => {
    run(
      [
        ['10 grams more', { waybill: { weight: '1.51' } }, []],
        ['10 grams less', { waybill: { weight: '1.49' } }, []],
        [
          'a bit more',
          { waybill: { weight: '1.51001' } },
          ['90011 InventoryHead/grossWeight=1.5 LogisticsHead/weight=1.51001'],
        ],
      ],
      { amount5: 0n, weight5: decimal5('0.01') },
    );
  });
});

// D-04: everything that is wrong is said at once, in the order of the table, line by line within a rule.
suite('all at once, in precedence', () => {
  test('one change for every rule gives every code in the order of the table', () => {
    const documents = caseWith({
      declaration: {
        ebpCode: 'X',
        logisticsNo: 'X',
        buyerName: 'X',
        buyerIdNumber: 'X',
        buyerTelephone: 'X',
        freight: '1',
      },
      order: { payCode: 'X', goodsValue: '1', consignee: 'X', consigneeAddress: 'X', consigneeTelephone: 'X' },
      payment: { payerName: 'X', amountPaid: '1' },
      waybill: { weight: '9', freight: undefined },
      declarationLine: { totalPrice: '9' },
    });
    const first = documents.declaration.InventoryList[0];
    ok(first);
    const declaration = {
      ...documents.declaration,
      InventoryList: [...documents.declaration.InventoryList, { ...first, gnum: '3' }],
    };
    const differences = matchDocuments({ ...documents, declaration }, ONE_FEN);
    deepEqual(
      [...new Set(differences.map(({ code }) => code))],
      PRECEDENCE.map(({ code }) => code),
    );
    const places = differences.map(({ code }) => PRECEDENCE.findIndex((rule) => rule.code === code));
    deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  test('no code stands for two rules', () => {
    equal(new Set(PRECEDENCE.map(({ code }) => code)).size, PRECEDENCE.length);
  });

  test('no difference shows a personal value', () => {
    const secrets = ['秘密甲乙丙丁', '18999999999', '33010119991231123X', '浙江省杭州市秘密路999号'];
    const [name = '', phone = '', id = '', address = ''] = secrets;
    const differences = matchDocuments(
      caseWith({
        declaration: { buyerName: name, buyerTelephone: phone, buyerIdNumber: id, consigneeAddress: address },
        payment: { payerName: `${name}戊`, payerIdNumber: id },
        waybill: { consignee: name, consigneeTelephone: phone, consigneeAddress: `${address}二` },
      }),
      ONE_FEN,
    );
    ok(differences.length >= 9);
    const text = JSON.stringify(differences);
    for (const secret of secrets) ok(!text.includes(secret), secret);
  });
});

suite('a buyer who was authenticated (D-05a)', () => {
  run(
    [
      [
        'somebody else of every kind pays',
        { payment: { payerName: '他人', payerIdType: '2', payerIdNumber: 'X' } },
        [],
      ],
      [
        'what the payment says otherwise is compared all the same',
        { payment: { payerName: '他人', amountPaid: '1' } },
        ['1332 OrderHead/acturalPaid=332.005 PaymentHead/amountPaid=1'],
      ],
    ],
    { ...ONE_FEN, payerMayDiffer: true },
  );
});
