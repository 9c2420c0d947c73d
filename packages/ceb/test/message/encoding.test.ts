import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeMessage, type Repair, type TextEncoding } from '../../src/wire/encoding.ts';
import { readReceipt } from '../../src/message/receipt.ts';
import { scan } from '../../src/wire/scan.ts';
import { gbk } from './gbk.ts';
import { RECEIPT_FIELDS } from './orderXml.ts';

const RECEIPT =
  '<CEB312Message xmlns="http://www.chinaport.gov.cn/ceb" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0">' +
  `<OrderReturn>${RECEIPT_FIELDS}</OrderReturn></CEB312Message>`;
const declared = (encoding: string, text = RECEIPT): string => `<?xml version="1.0" encoding="${encoding}"?>${text}`;
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

function infoOf(bytes: Buffer): string {
  const receipt = readReceipt(bytes);
  assert.ok(receipt.ok, receipt.ok ? '' : JSON.stringify(receipt.refusals));
  assert.equal(receipt.value.message.type, 'CEB312Message');
  return receipt.value.message.documents[0]?.returnInfo ?? '';
}

/** Receipts as they are met (B-04): the encoding is found in the bytes, whatever the declaration says. */
describe('encodings of receipts', () => {
  const cases: readonly (readonly [name: string, bytes: Buffer, encoding: TextEncoding, repairs: readonly Repair[]])[] =
    [
      ['UTF-8 with its declaration', utf8(declared('UTF-8')), 'UTF-8', []],
      ['UTF-8 without a declaration', utf8(RECEIPT), 'UTF-8', []],
      ['UTF-8 with a byte order mark', utf8(`\ufeff${declared('utf-8')}`), 'UTF-8', []],
      ['UTF-8 with a mark and no declaration', utf8(`\ufeff${RECEIPT}`), 'UTF-8', []],
      ['GB2312 by declaration', gbk(declared('gb2312')), 'GB18030', []],
      ['GBK by declaration', gbk(declared('GBK')), 'GB18030', []],
      ['GB18030 by declaration', gbk(declared('GB18030')), 'GB18030', []],
      [
        'a declaration in single quotes',
        gbk(`<?xml version='1.0' encoding='gb2312' standalone='yes'?>${RECEIPT}`),
        'GB18030',
        [],
      ],
      ['GBK without a declaration', gbk(RECEIPT), 'GB18030', ['encodingUndeclared']],
      [
        'GBK with a declaration that names none',
        gbk(`<?xml version="1.0"?>${RECEIPT}`),
        'GB18030',
        ['encodingUndeclared'],
      ],
      ['GBK declared as UTF-8', gbk(declared('UTF-8')), 'GB18030', ['encodingMisdeclared']],
      ['UTF-8 declared as gb2312', utf8(declared('gb2312')), 'UTF-8', ['encodingMisdeclared']],
      ['UTF-8 declared as ISO-8859-1', utf8(declared('ISO-8859-1')), 'UTF-8', ['encodingMisdeclared']],
      ['white space before the declaration', utf8(`\r\n ${declared('UTF-8')}`), 'UTF-8', ['leadingSpace']],
      [
        'comments and a stylesheet before the root',
        utf8(declared('UTF-8', `\n<!-- 编辑器 > -->\n<?xml-stylesheet href="a.xsl"?>\n${RECEIPT}`)),
        'UTF-8',
        ['prologComment'],
      ],
    ];
  for (const [name, bytes, encoding, repairs] of cases) {
    test(name, () => {
      const decoded = decodeMessage(bytes);
      assert.ok(decoded.ok);
      assert.equal(decoded.value.encoding, encoding);
      assert.deepEqual(decoded.value.repairs, repairs);
      assert.ok(scan(decoded.value.bytes).ok);
      assert.equal(infoOf(bytes), '[Code:1800;Desc:逻辑校验通过]');
    });
  }

  test('ASCII alone is what the declaration says', () => {
    const decoded = decodeMessage(Buffer.from('<?xml version="1.0" encoding="GBK"?><a>1</a>'));
    assert.ok(decoded.ok);
    assert.deepEqual([decoded.value.encoding, decoded.value.declared, decoded.value.repairs], ['GB18030', 'GBK', []]);
  });

  test('any text of common characters is found, declared truly, wrongly or not at all', () => {
    const characters = fc.array(
      fc.constantFrom(...'海关跨境电商零售进口清单订购人支付物流退放行查验年度限额，。（）ABC123'),
      {
        minLength: 6,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(characters, fc.constantFrom('gb2312', 'UTF-8', null), (all, encoding) => {
        const text = all.join('');
        fc.pre(/[一-鿿]{2}/.test(text));
        const xml = RECEIPT.replace('逻辑校验通过', text);
        const said = encoding === null ? xml : declared(encoding, xml);
        const expected = `[Code:1800;Desc:${text}]`;
        assert.equal(infoOf(gbk(said)), expected);
        assert.equal(infoOf(utf8(said)), expected);
      }),
      { numRuns: 300 },
    );
  });

  test('bytes that are neither are refused with the place, and too many bytes before anything is decoded', () => {
    const neither = decodeMessage(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xff, 0x3c, 0x2f, 0x61, 0x3e]));
    assert.ok(!neither.ok);
    assert.deepEqual([neither.refusals[0]?.code, neither.refusals[0]?.offset], ['-900106', 3]);
    const large = decodeMessage(Buffer.alloc(8 * 1024 * 1024 + 1, 0x20));
    assert.ok(!large.ok);
    assert.equal(large.refusals[0]?.code, '-900110');
  });

  test('what the scanner refuses behind the prolog stays refused', () => {
    const hidden: readonly (readonly [string, string])[] = [
      [RECEIPT.replace('<orderNo>', '<!-- x --><orderNo>'), '-900104'],
      [`<!DOCTYPE a [<!ENTITY b "c">]>${RECEIPT}`, '-900102'],
      [`<!-- a -- b -->${RECEIPT}`, '-900104'],
      [`<!-- open${RECEIPT}`, '-900104'],
      [RECEIPT.replace('逻辑', '<![CDATA[逻辑]]>'), '-900105'],
    ];
    for (const [xml, code] of hidden) {
      const receipt = readReceipt(utf8(xml));
      assert.ok(!receipt.ok);
      assert.equal(receipt.refusals[0]?.code, code);
    }
  });

  test('the door stays strict: the scanner takes none of the other encodings', () => {
    for (const bytes of [gbk(declared('gb2312')), gbk(RECEIPT), gbk(declared('UTF-8')), utf8(declared('gb2312'))]) {
      assert.ok(!scan(bytes).ok);
    }
  });
});
