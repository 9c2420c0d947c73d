import { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { figureProblems } from '../src/index.ts';
import { caseWith } from './documents.ts';

// Every number of a document, whoever sends it, is written in one form, is something where there has to be something, and
// can be booked (B-01, D-03, J-01).

const { order, declaration, payment, waybill } = caseWith({ declarationLine: { qty2: '1', unit2: '035' } });
const said = (type: string, document: object): readonly string[] =>
  figureProblems(type, document).map(({ code, path, found, allowed }) => `${code} ${path}=${found}: ${allowed}`);
const declarationWith = (line: object): object => ({
  ...declaration,
  InventoryList: declaration.InventoryList.map((one, index) => (index === 1 ? { ...one, ...line } : one)),
});
const orderWith = (head: object): object => ({ ...order, OrderHead: { ...order.OrderHead, ...head } });

const DECIMAL = '无符号、无多余的零、至多5位小数，如 no sign, no leading zero, at most 5 decimals: 0.5, 12, 12.34';
const WHOLE = '无符号、无多余的零的整数，如 a whole number, no sign, no leading zero: 1';
const SOME = '> 0, 不超过一万亿';
const ANY = '≥ 0, 不超过一万亿';

test('documents in order have no problem, nor has one of a type that no dictionary knows', () => {
  deepEqual(said('CEB311Message', order), []);
  deepEqual(said('CEB411Message', payment), []);
  deepEqual(said('CEB511Message', waybill), []);
  deepEqual(said('CEB621Message', declaration), []);
  deepEqual(said('CEB000Message', declarationWith({ qty: 'x' })), []);
});

suite('the form of a number', () => {
  for (const found of ['+5', '.5', '5.', '007', '00', '1.000001', '-1', '1e3', '１', '1 ', '1,0']) {
    test(`${JSON.stringify(found)} is no decimal`, () => {
      deepEqual(said('CEB621Message', declarationWith({ qty: found })), [
        `-900204 InventoryList[2]/qty=${found}: ${DECIMAL}`,
      ]);
    });
  }
  for (const found of ['+1', '01', '1.0', '-1', 'x']) {
    test(`${JSON.stringify(found)} is no whole number`, () => {
      deepEqual(said('CEB621Message', declarationWith({ gnum: found })), [
        `-900204 InventoryList[2]/gnum=${found}: ${WHOLE}`,
      ]);
    });
  }
  test('what is absent or empty is no number', () => {
    deepEqual(said('CEB621Message', declarationWith({ qty2: '', qty1: undefined })), []);
    deepEqual(said('CEB621Message', { InventoryHead: declaration.InventoryHead }), []);
  });
});

suite('the bounds of a number', () => {
  const codes = { qty: '90024', qty1: '90024', qty2: '90024', price: '90005', totalPrice: '90005', gnum: '-900206' };
  for (const [field, code] of Object.entries(codes)) {
    const amount = code === '90005';
    test(`${field} is ${amount ? 'nothing or more' : 'something'}, and not beyond every order`, () => {
      const range = amount ? ANY : SOME;
      deepEqual(
        said('CEB621Message', declarationWith({ [field]: '0' })),
        amount ? [] : [`${code} InventoryList[2]/${field}=0: ${range}`],
      );
      for (const found of ['1000000000000', ...(field === 'gnum' ? ['1'] : ['0.00001'])])
        deepEqual(said('CEB621Message', declarationWith({ [field]: found })), [], found);
      deepEqual(said('CEB621Message', declarationWith({ [field]: '1000000000001' })), [
        `${code} InventoryList[2]/${field}=1000000000001: ${range}`,
      ]);
    });
  }
  test('heads have theirs: a parcel is something, a discount may be nothing', () => {
    deepEqual(said('CEB311Message', orderWith({ discount: '0', freight: '0' })), []);
    deepEqual(said('CEB311Message', orderWith({ discount: '-1' })), [`-900204 OrderHead/discount=-1: ${DECIMAL}`]);
    for (const field of ['weight', 'packNo']) {
      const changed = { LogisticsHead: { ...waybill.LogisticsHead, [field]: '0' } };
      deepEqual(said('CEB511Message', changed), [`-900206 LogisticsHead/${field}=0: ${SOME}`]);
    }
    for (const field of ['grossWeight', 'netWeight', 'packNo']) {
      const changed = { ...declaration, InventoryHead: { ...declaration.InventoryHead, [field]: '0' } };
      deepEqual(said('CEB621Message', changed), [`-900206 InventoryHead/${field}=0: ${SOME}`]);
    }
  });
});
