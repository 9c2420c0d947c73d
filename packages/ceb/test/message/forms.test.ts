import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { scanMessageType } from '../../src/message/read.ts';
import { scan } from '../../src/wire/scan.ts';
import { readOrFail } from './helpers.ts';
import { ORDER_XML, RECEIPT_FIELDS } from './orderXml.ts';

/** Writers in the field differ in prefix, default namespace and white space; what they say is read the same (B-04). */
describe('forms of the same message', () => {
  const plain = readOrFail(ORDER_XML);
  const forms: readonly (readonly [name: string, xml: string])[] = [
    [
      'another prefix',
      ORDER_XML.replaceAll('ceb:', 'x:').replace('xmlns:ceb', 'xmlns:x').replace('xmlns:x:', 'xmlns:'),
    ],
    [
      'the default namespace',
      ORDER_XML.replaceAll('<ceb:', '<').replaceAll('</ceb:', '</').replace('xmlns:ceb', 'xmlns'),
    ],
    ['white space between elements', ORDER_XML.replaceAll('><ceb:', '>\r\n\t <ceb:')],
    ['a byte order mark', `\ufeff${ORDER_XML}`],
    [
      'empty-element tags and spaces in tags',
      ORDER_XML.replaceAll('<ceb:note></ceb:note>', '<ceb:note />').replaceAll('</ceb:unit>', '</ceb:unit >'),
    ],
    ['character references', ORDER_XML.replaceAll('奶粉', '&#x5976;&#31881;')],
    ['white space around numbers', ORDER_XML.replace('<ceb:acturalPaid>110.5<', '<ceb:acturalPaid>\n 110.5 <')],
    [
      'a schema location',
      ORDER_XML.replace(
        ' guid=',
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" guid=',
      ),
    ],
  ];
  for (const [name, xml] of forms) {
    test(name, () => {
      assert.notEqual(xml, ORDER_XML);
      assert.deepEqual(readOrFail(xml), plain);
    });
  }

  test('receipts are read with the namespace and without any', () => {
    const receipt = (attributes: string) =>
      `<CEB312Message${attributes} guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0"><OrderReturn>${RECEIPT_FIELDS}</OrderReturn></CEB312Message>`;
    const withNamespace = readOrFail(receipt(' xmlns="http://www.chinaport.gov.cn/ceb"'));
    assert.equal(withNamespace.type, 'CEB312Message');
    assert.deepEqual(readOrFail(receipt('')), withNamespace);
  });

  test('an extension in the default namespace still means the same when written with a prefix', () => {
    const extension =
      '<ExtendMessage><name>n</name><version>1</version><Message><Extra>1</Extra></Message></ExtendMessage>';
    const xml = ORDER_XML.replaceAll('<ceb:', '<').replaceAll('</ceb:', '</').replace('xmlns:ceb', 'xmlns');
    const message = readOrFail(xml.replace('</BaseTransfer>', `</BaseTransfer>${extension}`));
    assert.ok('extendMessage' in message);
    assert.equal(message.extendMessage?.Message, '<Extra xmlns="http://www.chinaport.gov.cn/ceb">1</Extra>');
  });

  test('the message type is known from the root alone', () => {
    const scanned = scan(Buffer.from(ORDER_XML));
    assert.ok(scanned.ok);
    assert.equal(scanMessageType(scanned.value), 'CEB311Message');
    const other = scan(Buffer.from('<a/>'));
    assert.ok(other.ok);
    assert.equal(scanMessageType(other.value), null);
  });

  test('absent, empty and present are three different things', () => {
    assert.ok(plain.type === 'CEB311Message');
    const [first, second] = plain.documents.map(({ OrderHead }) => OrderHead);
    assert.equal(first?.note, '');
    assert.ok(second && !('note' in second));
    assert.equal(second.batchNumbers, 'B1');
  });
});
