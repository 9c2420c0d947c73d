import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { garbledText } from '../../src/wire/garbled.ts';
import { readReceipt } from '../../src/message/receipt.ts';
import { gbk } from '../message/gbk.ts';

// Proves that text some program read in the wrong encoding is told with what it was, that lost bytes are told as lost, and that
// Chinese, Latin and mixed text as it should be is never called garbled.

const SENTENCES = [
  '支付信息不存在',
  '清单新增申报成功',
  '订购人身份证号码有误，请核实后重新申报',
  '人工审核退单：商品归类错误',
  '海关入库',
  '运单未到（请核对运单号）',
];
const any = fc
  .array(fc.constantFrom(...SENTENCES.join(''), 'A', '1', '-', ' '), { minLength: 5, maxLength: 40 })
  .map((all) => all.join(''))
  .filter((text) => text.replace(/[^\u4e00-\u9fff]/g, '').length >= 4);

const misread = (text: string, encoding: string): string => new TextDecoder(encoding).decode(Buffer.from(text));

describe('read in the wrong encoding', () => {
  test('UTF-8 as GBK: told, and restored where nothing was lost', () => {
    let whole = 0;
    const check = (text: string): void => {
      const found = misread(text, 'gbk');
      const told = garbledText(found);
      assert.ok(told !== null, `${text}: ${found}`);
      if (found.includes('\ufffd')) assert.equal(told.whole, false, text);
      else {
        assert.deepEqual([told.original, told.whole], [text, true]);
        assert.match(told.cause.en, /UTF-8 was read as GBK/);
        whole += 1;
      }
    };
    for (const text of SENTENCES) check(text);
    fc.assert(fc.property(any, check), { numRuns: 500 });
    assert.ok(whole > 10);
  });

  test('UTF-8 and GBK as Latin letters: restored', () => {
    for (const text of SENTENCES) {
      const asUtf8 = garbledText(Buffer.from(text).toString('latin1'));
      assert.deepEqual([asUtf8?.original, asUtf8?.whole], [text, true]);
      const asWindows = garbledText(misread(text, 'windows-1252'));
      assert.equal(asWindows?.original, text);
      const asGbk = garbledText(gbk(text.replace('（', '(').replace('）', ')')).toString('latin1'));
      assert.equal(asGbk?.original, text.replace('（', '(').replace('）', ')'));
      assert.match(asGbk?.cause.en ?? '', /GBK was read as Latin-1/);
    }
  });

  test('lost bytes are told as lost', () => {
    for (const text of ['锟斤拷锟斤拷', '订单\ufffd\ufffd', '\ufffd']) {
      const told = garbledText(text);
      assert.equal(told?.whole, false, text);
      assert.match(told?.cause.en ?? '', /lost/);
    }
  });
});

test('text that is what it says is never called garbled', () => {
  const good = [...SENTENCES, 'Société Générale', 'naïve café', 'Ångström', '100 ¥', '联通', '奶粉 1段', 'ascii', ''];
  for (const text of good) assert.equal(garbledText(text), null, text);
  fc.assert(
    fc.property(any, (text) => assert.equal(garbledText(text), null, text)),
    { numRuns: 500 },
  );
});

describe('an end tag that lost its <', () => {
  const receipt = (info: string): string =>
    '<CEB622Message xmlns="http://www.chinaport.gov.cn/ceb" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0">' +
    '<InventoryReturn><guid>4CDE1CFD-EDED-46B1-946C-B8022E42FC94</guid><customsCode>2300</customsCode><copNo>C1</copNo>' +
    `<preNo>B20190101000000001</preNo><returnStatus>2</returnStatus><returnTime>20190101120000000</returnTime>` +
    `<returnInfo>${info}/returnInfo></InventoryReturn></CEB622Message>`;

  test('is read, with what happened and what the text was', () => {
    for (const text of SENTENCES) {
      // The decoder reads the last, lonely byte together with the `<` behind it.
      const eaten = misread(text.padEnd(text.length + (text.length % 2 === 0 ? 1 : 0), '单'), 'gbk').replace(
        /\ufffd?$/,
        '\ufffd',
      );
      const read = readReceipt(Buffer.from(receipt(eaten)));
      assert.ok(read.ok, JSON.stringify(read));
      assert.ok(read.value.decoded.repairs.includes('eatenTag'));
      const [garbled] = read.value.garbled;
      assert.equal(garbled?.whole, false);
      assert.ok(garbled?.original.startsWith(text.slice(0, 3)), garbled?.original);
    }
  });

  test('a document that is broken otherwise stays refused', () => {
    assert.ok(!readReceipt(Buffer.from(receipt('a'))).ok);
  });
});
