import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  formatReturnInfo,
  fromJson,
  garbledText,
  openWrappings,
  parseReturnInfo,
  readCertificate,
  readDxp,
  readPayment,
  readReceipt,
  readReply,
  readReturnInfo,
  returnInfoFields,
  scan,
} from '../../src/index.ts';

// Proves that a long text made to be costly is answered like any other. Each of these kept a reader busy for seconds, minutes or for ever
// while it looked at the same text from every place again; nothing is timed, since such a reader does not come to an end here.

const LONG = 400_000;
const long = (piece: string): string => piece.repeat(Math.ceil(LONG / piece.length));

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['a tag whose name has no end', `<r><${long('a')}`],
  ['tags that are never closed', `<r>${long('<a ')}`],
  ['CDATA that begins again and again', `<r>${long('<a><![CDATA[')}`],
  ['CDATA behind a tag far away', `<r${long(' ')}<![CDATA[x]]>${long('<![CDATA[')}`],
  ['blanks behind a tag', `<r><a>${long(' ')}`],
  ['comments in front', `${long('<!---->')}x`],
  ['comments that begin again and again', long('<!--')],
  ['declarations', long('<?xml ?>')],
  ['escaped quotes between single quotes', `{'${long("\\'")}`],
  ['single quotes that never close', `{${long("'a\\")}`],
  ['a JSON text of blanks', `{"a":"${long(' ')}!`],
  ['clauses that say a document is not there', long('不存在，')],
  ['commas', long('，')],
  ['opening brackets', long('【')],
  ['codes without an end', `${long('[Code:1;Desc:')}。`],
  ['element paths without a value', long('A.a:,')],
  ['a name of letters', long('A')],
  ['digits and dashes', `${long('-_')}！`],
  ['question marks before a letter', `支付${long('?')}a`],
  ['lost bytes', `${long('\ufffd?')}a`],
  ['blanks before a code', `${long(' ')}1313x`],
];

describe('long texts at every door that reads', () => {
  for (const [name, text] of TEXTS) {
    test(name, () => {
      const bytes = Buffer.from(text);
      // No message lies in it: it is given back as it came, for its reader to say what is wrong with it.
      assert.deepEqual(openWrappings(bytes), [{ bytes, wrappings: [] }]);
      const refused = [
        scan(bytes),
        readReceipt(bytes),
        readDxp(bytes),
        readCertificate(bytes),
        fromJson(text),
        readPayment(text),
      ];
      assert.deepEqual(new Set(refused.map(({ ok }) => ok)), new Set([false]));
      assert.equal(readReply(text), null);
      const reading = readReturnInfo(text);
      assert.equal(reading.text, text, 'nothing of it is left out');
      assert.equal(reading.calm, false, 'nobody read all of it');
      assert.ok(formatReturnInfo([{ code: '1313', text }]).length <= 1000);
    });
  }

  test('what stands in a long text is still found', () => {
    const cause = garbledText(`${long('?')}\ufffd鏀粯`)?.cause.en ?? '';
    assert.match(cause, /lost|GBK/);
    assert.equal(parseReturnInfo(`${long('A.a:,')}[Code:1313;Desc:x]`).at(-1)?.code, '1313');
    assert.deepEqual(returnInfoFields(`${long(' ')}A.b:1]`), [{ name: 'A.b', value: '1' }]);
    assert.deepEqual(
      readReturnInfo(`支付单不存在，${long('好，')}`).sayings.map(({ about }) => about),
      ['payment'],
    );
    const inner = '<CEB312Message/>';
    assert.deepEqual(
      openWrappings(Buffer.from(`<r>${long('<a>x</a>')}<msg>\n<![CDATA[${inner}]]></msg>${long('<b')}`)).map(
        ({ bytes, wrappings }) => [bytes.toString(), wrappings],
      ),
      [[inner, [{ kind: 'XML', place: 'msg' }]]],
    );
    const members = Array.from({ length: 300_000 }, () => 1);
    assert.equal(openWrappings(Buffer.from(JSON.stringify([inner, ...members])))[0]?.bytes.toString(), inner);
  });
});
