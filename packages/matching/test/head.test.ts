import assert, { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import { checkDeclarationSums, checkOrderSums, headOf, headProblems, PRECEDENCE } from '../src/index.ts';
import { caseWith } from './documents.ts';

const { order, declaration } = caseWith();

const brief = (type: string, document: object): readonly string[] =>
  headProblems(type, document).map(({ code, path, found, allowed }) => `${code} ${path}=${found}: ${allowed}`);
const orderWith = (head: object): object => ({ ...order, OrderHead: { ...order.OrderHead, ...head } });

// Values that the dictionary states in words and the machine of states depends on (B-06).
suite('the head of a document', () => {
  const cancellation = { guid: 'G', appType: '1', appTime: '20260701120000', appStatus: '2', copNo: 'C1' };

  test('is in order', () => {
    deepEqual(brief('CEB311Message', order), []);
    deepEqual(brief('CEB623Message', cancellation), []);
    for (const appType of ['1', '2', '3']) deepEqual(brief('CEB311Message', orderWith({ appType })), []);
    for (const appStatus of ['1', '2']) deepEqual(brief('CEB311Message', orderWith({ appStatus })), []);
  });

  test('says its type and its status in one sign', () => {
    for (const found of ['0', '4', '11', '', ' 1']) {
      deepEqual(brief('CEB311Message', orderWith({ appType: found })), [
        `-900206 OrderHead/appType=${found}: 1 新增, 2 变更, 3 删除`,
      ]);
    }
    for (const found of ['0', '3', '12', '']) {
      deepEqual(brief('CEB311Message', orderWith({ appStatus: found })), [
        `-900206 OrderHead/appStatus=${found}: 1 暂存, 2 申报`,
      ]);
    }
    deepEqual(brief('CEB311Message', orderWith({ appStatus: undefined })), [
      '-900206 OrderHead/appStatus=: 1 暂存, 2 申报',
    ]);
  });

  test('names its district and its mode, where it has them, in four digits', () => {
    for (const [field, allowed] of [
      ['customsCode', '四位数字的关区代码 a district of four digits'],
      ['tradeMode', '四位数字的监管方式 a mode of four digits'],
    ] as const) {
      for (const found of ['', '299', '29922', '299a'])
        deepEqual(brief('CEB311Message', orderWith({ [field]: found })), [
          `-900206 OrderHead/${field}=${found}: ${allowed}`,
        ]);
      deepEqual(brief('CEB311Message', orderWith({ [field]: '2992' })), []);
    }
  });

  test('of a cancellation can only ask for it', () => {
    for (const appType of ['2', '3'])
      deepEqual(brief('CEB623Message', { ...cancellation, appType }), [`-900206 ./appType=${appType}: 1 新增`]);
  });

  test('is named by its node; some documents are their own head', () => {
    deepEqual(headOf(order), ['OrderHead', order.OrderHead]);
    deepEqual(headOf(cancellation), ['.', cancellation]);
  });
});

// A number is a number and not its spelling (D-01).
suite('numbers that could be taken for another', () => {
  const ALLOWED =
    '首尾无空白、可见的 ASCII 字符与汉字，无形似 ASCII 的汉字 visible ASCII signs and Chinese characters that look like none, no outer white space';
  const numbered = (orderNo: string) => brief('CEB311Message', orderWith({ orderNo }));

  test('pass when all of it is seen and ASCII or Chinese', () => {
    const wide = ['\uff21\uff11', '\uff0d7', '（7）', '7：1'];
    for (const number of ['', 'A1', 'a-b_c/9!~', '订单-7', 'A 1', '一号仓-7', '订单二〇一八', ...wide])
      deepEqual(numbered(number), [], number);
  });

  test('are refused with what was found written out', () => {
    const cases: readonly (readonly [found: string, shown: string])[] = [
      [' 1', '"\\u{0020}1"'],
      ['1 ', '"1\\u{0020}"'],
      ['\u30001', '"\\u{3000}1"'],
      ['1\u200b', '"1\\u{200b}"'],
      ['订\u{e0001}', '"订\\u{e0001}"'],
      ['\u0410', '"\\u{0410}"'],
      ['1\u0661', '"1\\u{0661}"'],
      ['a\u0335', '"a\\u{0335}"'],
    ];
    for (const [found, shown] of cases)
      deepEqual(numbered(found), [`90350 OrderHead/orderNo=${shown}: ${ALLOWED}`], shown);
  });

  test('are refused when a sign of them looks like one of the keyboard (D-01)', () => {
    const marks =
      '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\u2043\u02d7\u2018\u2019\u201c\u2032\u02bc\u2215\u2044\u2236\u2217\u223c';
    const others =
      '\u00b7\u3001\u3002\u30fc\u2502\u2223\u3030\u301c\u20ac\u2e2e\u31d0\u3021\u3024\u2e84\u3405\u{200ca}';
    for (const sign of marks + others) {
      const [problem = ''] = numbered(`P${sign}1`);
      assert.match(problem, /^90350 OrderHead\/orderNo="P\\u\{[0-9a-f]+\}1"/, sign);
    }
    // Chinese characters drawn like - | ` / Z L J O = + T: what is next to them tells what they would be read as.
    for (const sign of '一丨丶丿乙乚亅〇二十丁') {
      for (const number of [`P${sign}1`, `${sign}1`, `订P${sign}`, `P ${sign}订`, `订-${sign}`]) {
        assert.match(numbered(number)[0] ?? '', /^90350 .*\\u\{[0-9a-f]{4}\}/, number);
      }
      deepEqual(numbered(`P-订${sign}单`), [], 'among Chinese characters it is one');
    }
  });

  test('in every field by which something is found, in heads and in lines', () => {
    const fields = 'guid orderNo payTransactionId logisticsNo copNo preNo invtNo billNo ebpCode ebcCode payCode';
    for (const field of `${fields} logisticsCode agentCode operatorCode`.split(' ')) {
      deepEqual(
        headProblems('CEB311Message', orderWith({ [field]: '\u0391' })).map(({ path }) => path),
        [`OrderHead/${field}`],
      );
    }
    const lines = order.OrderList.map((line) => ({ ...line, billNo: '\u0391' }));
    deepEqual(
      headProblems('CEB311Message', { ...order, OrderList: lines }).map(({ path }) => path),
      ['OrderList[1]/billNo', 'OrderList[2]/billNo'],
    );
    deepEqual(brief('CEB311Message', orderWith({ buyerName: '\u0391', note: ' ' })), []);
  });
});

// D-03 within one document, before the others are there: the same rules under the same codes.
suite('sums of one document', () => {
  const ONE_FEN = { amount5: decimal5('0.01'), weight5: 0n };
  const wrong = caseWith({
    order: { goodsValue: '1', acturalPaid: '1' },
    orderLine: { totalPrice: '9' },
    declarationLine: { totalPrice: '100.01501' },
  });

  test('of an order: lines, goods, what was paid', () => {
    deepEqual(checkOrderSums(order, ONE_FEN), []);
    deepEqual(checkOrderSums(wrong.order, ONE_FEN), [
      {
        code: '90005',
        leftPath: 'OrderList[2]/totalPrice',
        leftValue: '9',
        rightPath: 'OrderList[2]/qty × OrderList[2]/price',
        rightValue: '3 × 33.335',
      },
      {
        code: '90006',
        leftPath: 'OrderHead/goodsValue',
        leftValue: '1',
        rightPath: 'Σ OrderList/totalPrice',
        rightValue: '209',
      },
      {
        code: '90004',
        leftPath: 'OrderHead/acturalPaid',
        leftValue: '1',
        rightPath: 'OrderHead/goodsValue + freight + taxTotal − discount',
        rightValue: '33',
      },
    ]);
  });

  test('of a declaration: its lines, within one fen', () => {
    deepEqual(checkDeclarationSums(declaration, ONE_FEN), []);
    deepEqual(checkDeclarationSums(wrong.declaration, ONE_FEN), [
      {
        code: '90005',
        leftPath: 'InventoryList[2]/totalPrice',
        leftValue: '100.01501',
        rightPath: 'InventoryList[2]/qty × InventoryList[2]/price',
        rightValue: '3 × 33.335',
      },
    ]);
  });
});

test('every rule stands at its place under its code and its law (D-04)', () => {
  deepEqual(
    PRECEDENCE.map(({ code, rule }) => `${rule} ${code}`),
    [
      ...['90012', '90032', '13035'].map((code) => `D-01 ${code}`),
      ...['13127', '90013', '130126', '1327', '1320', '1322'].map((code) => `D-02 ${code}`),
      ...['90005', '90006', '90004'].map((code) => `D-03 ${code}`),
      ...['1332', '90007', '90008', '90009', '90010', '90011'].map((code) => `D-02 ${code}`),
    ],
  );
});
