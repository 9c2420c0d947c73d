import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import type { TaxHeadRd } from '../../src/message/types.generated.ts';
import { readReceipt } from '../../src/message/receipt.ts';
import type { TaxReferences } from '../../src/message/tolerance.ts';
import { writeMessage } from '../../src/message/write.ts';
import { fromJson, toJson } from '../../src/message/json.ts';
import { TOLERANCES } from '../../src/message/tolerance.ts';
import { read, refusalsOf } from './helpers.ts';
import { RECEIPT_FIELDS } from './orderXml.ts';

const GUID = '4CDE1CFD-EDED-46B1-946C-B8022E42FC94';
const NAMESPACE = 'http://www.chinaport.gov.cn/ceb';

/** Namespace practices met in receipts (B-04): all say the same. */
describe('receipts as found', () => {
  const prefixed = (prefix: string): string => RECEIPT_FIELDS.replaceAll(/<(\/?)(\w)/g, `<$1${prefix}:$2`);
  const whole = (open: string, close: string, body: string): Buffer =>
    Buffer.from(`<${open} guid="${GUID}" version="1.0">${body}</${close}>`);
  const forms: readonly (readonly [name: string, bytes: Buffer])[] = [
    [
      'default namespace',
      whole(`CEB312Message xmlns="${NAMESPACE}"`, 'CEB312Message', `<OrderReturn>${RECEIPT_FIELDS}</OrderReturn>`),
    ],
    ['no namespace', whole('CEB312Message', 'CEB312Message', `<OrderReturn>${RECEIPT_FIELDS}</OrderReturn>`)],
    ...['ceb', 'ns2'].map(
      (prefix) =>
        [
          `prefix ${prefix}`,
          whole(
            `${prefix}:CEB312Message xmlns:${prefix}="${NAMESPACE}"`,
            `${prefix}:CEB312Message`,
            `<${prefix}:OrderReturn>${prefixed(prefix)}</${prefix}:OrderReturn>`,
          ),
        ] as const,
    ),
  ];
  const plain = readReceipt(forms[0]?.[1] ?? Buffer.alloc(0));
  for (const [name, bytes] of forms) {
    test(name, () => {
      const receipt = readReceipt(bytes);
      assert.ok(receipt.ok && plain.ok, JSON.stringify(receipt));
      assert.deepEqual(receipt.value.message, plain.value.message);
    });
  }

  test('without guid and version, with several returns, in any namespace practice: each return is read', () => {
    const bare = RECEIPT_FIELDS.replace(/<guid>[^<]*<\/guid>/, '');
    assert.notEqual(bare, RECEIPT_FIELDS);
    for (const [open, close] of [
      ['CEB312Message', 'CEB312Message'],
      [`CEB312Message xmlns="${NAMESPACE}"`, 'CEB312Message'],
      [`CEB312Message version="1.0"`, 'CEB312Message'],
    ] as const) {
      for (const returns of [[RECEIPT_FIELDS], [bare], [RECEIPT_FIELDS, bare, RECEIPT_FIELDS]]) {
        const body = returns.map((one) => `<OrderReturn>${one}</OrderReturn>`).join('\n');
        const receipt = readReceipt(Buffer.from(`<${open}>${body}</${close}>`));
        assert.ok(receipt.ok, JSON.stringify(receipt));
        const { message } = receipt.value;
        assert.equal(message.guid, '');
        assert.deepEqual(
          message.documents.map((document) => ('guid' in document ? document.guid : null)),
          returns.map((one) => (one === bare ? '' : GUID)),
        );
        assert.ok(!readReceipt(Buffer.from(`<${open}>${body}</${close}>`), { tolerate: [] }).ok, 'by name only');
      }
    }
  });

  test('another namespace is another message', () => {
    const receipt = readReceipt(
      whole('CEB312Message xmlns="urn:other"', 'CEB312Message', `<OrderReturn>${RECEIPT_FIELDS}</OrderReturn>`),
    );
    assert.ok(!receipt.ok);
    assert.equal(receipt.refusals[0]?.code, '-900201');
  });
});

const bill = (extra: string): string =>
  `<CEB816Message guid="${GUID}" version="1.0"><Tax><TaxHeadRd><guid>${GUID}</guid><returnTime>20190501100000000</returnTime>` +
  '<invtNo>29282019I000000001</invtNo><taxNo>T1</taxNo><customsTax>0</customsTax><valueAddedTax>85.65</valueAddedTax>' +
  '<consumptionTax>98.82</consumptionTax><status>1</status><customsCode>2928</customsCode>' +
  `${extra}</TaxHeadRd><TaxListRd><gnum>1</gnum><gcode>3303000000</gcode><taxPrice>800</taxPrice><customsTax>0</customsTax>` +
  '<valueAddedTax>85.65</valueAddedTax><consumptionTax>98.82</consumptionTax></TaxListRd></Tax></CEB816Message>';

/** The tax bill with the numbers the schema has no place for: tolerated by name, and only then. */
describe('order and waybill number in 816', () => {
  const extra = '<orderNo>ORDER-1</orderNo><logisticsNo>WAYBILL-1</logisticsNo>';

  test('the schema has neither: the strict reader names the first', () => {
    const refusals = refusalsOf(bill(extra));
    assert.deepEqual(
      refusals.map(({ path }) => path),
      ['Tax[1]/TaxHeadRd/orderNo', 'Tax[1]/TaxHeadRd/logisticsNo'],
    );
  });

  test('the printed table has orderNo and logisticNo, without the s', () => {
    assert.ok(read(bill(extra.replaceAll('logisticsNo', 'logisticNo')), { profile: 'pdf' }).ok);
    assert.equal(refusalsOf(bill(extra), { profile: 'pdf' })[0]?.path, 'Tax[1]/TaxHeadRd/logisticsNo');
  });

  test('tolerated by name they are read, written and kept in JSON', () => {
    const outcome = readReceipt(Buffer.from(bill(extra)));
    assert.ok(outcome.ok && outcome.value.message.type === 'CEB816Message');
    const { message } = outcome.value;
    const head: (TaxHeadRd & TaxReferences) | undefined = message.documents[0]?.TaxHeadRd;
    assert.equal(head?.orderNo, 'ORDER-1');
    assert.equal(head.logisticsNo, 'WAYBILL-1');
    const options = { tolerate: TOLERANCES };
    assert.deepEqual(read(writeMessage(message, options), options), { ok: true, value: message });
    assert.deepEqual(fromJson(toJson(message, options), options), { ok: true, value: message });
    const strict = writeMessage(message);
    assert.ok(read(strict).ok, 'written by the schema, the numbers are left out');
  });

  test('only the tolerance named counts', () => {
    assert.ok(!read(bill(extra), { tolerate: ['repeatedTransfer', 'shortRootName'] }).ok);
    assert.ok(!readReceipt(Buffer.from(bill(extra)), { tolerate: [] }).ok);
    assert.ok(!readReceipt(Buffer.from(bill('<other>1</other>'))).ok);
  });
});
