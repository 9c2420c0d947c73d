import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scan } from '../../src/wire/scan.ts';
import { CEB_NAMESPACE, DS_NAMESPACE, DXP_NAMESPACE, FLAG_MIXED, NS, type Tape } from '../../src/wire/tape.ts';
import { invalidUtf8At, walkUtf8 } from '../../src/wire/utf8.ts';

// Proves that the tape says what stands in the message: structure, names, namespaces, texts, offsets.

test('elements are linked as they nest, and their offsets cut the message where it says', () => {
  const tape = tapeOf('<m>\n<a>1</a><b/><c><d>2</d></c >\n</m>');
  assert.deepEqual([...tape.localName], ['m', 'a', 'b', 'c', 'd']);
  assert.deepEqual([...tape.parent], [-1, 0, 0, 0, 3]);
  assert.deepEqual([...tape.firstChild], [1, -1, -1, 4, -1]);
  assert.deepEqual([...tape.next], [-1, 2, 3, -1, -1]);
  const whole = [1, 2, 3, 4].map((element) => cut(tape, tape.start, tape.end, element));
  assert.deepEqual(whole, ['<a>1</a>', '<b/>', '<c><d>2</d></c >', '<d>2</d>']);
  const inside = [1, 2, 3, 4].map((element) => cut(tape, tape.contentStart, tape.contentEnd, element));
  assert.deepEqual(inside, ['1', '', '<d>2</d>', '2']);
});

test('a message reads the same whatever prefix it gives its namespace', () => {
  const spellings = [
    `<M xmlns="${CEB_NAMESPACE}"><a>1</a></M>`,
    `<ceb:M xmlns:ceb="${CEB_NAMESPACE}"><ceb:a>1</ceb:a></ceb:M>`,
    `<x:M xmlns:x="${CEB_NAMESPACE}"><y:a xmlns:y='http://www.chinaport.gov.cn/&#99;eb'>1</y:a></x:M>`,
  ];
  for (const spelling of spellings) {
    const tape = tapeOf(spelling);
    assert.deepEqual([...tape.localName], ['M', 'a']);
    assert.deepEqual([...tape.namespace], [NS.ceb, NS.ceb]);
    assert.equal(tape.text(1), '1');
  }
});

test('namespaces follow their scope', () => {
  const tape = tapeOf(
    `<m><a xmlns="${CEB_NAMESPACE}"><b xmlns=""/><c/></a><d/><p:e xmlns:p="${DS_NAMESPACE}"><p:f xmlns:p="${DXP_NAMESPACE}"/><p:g/></p:e><q:h xmlns:q="urn:q"/></m>`,
  );
  const { none, ceb, ds, dxp, other } = NS;
  assert.deepEqual([...tape.namespace], [none, ceb, none, ceb, none, ds, dxp, ds, other]);
});

test('attributes are those of the element, decoded, without declarations', () => {
  const tape = tapeOf(`<m guid="1&amp;2" xmlns="urn:1" xmlns:p="urn:2" p:v='a "b"\t&#9;'><a/><b URI=""/></m>`);
  assert.deepEqual(
    [...tape.rootAttributes],
    [
      ['guid', '1&2'],
      ['p:v', 'a "b" \t'],
    ],
  );
  assert.deepEqual([...tape.attributesOf(1)], []);
  assert.deepEqual([...tape.attributesOf(2)], [['URI', '']]);
});

test('text is what XML says it is', () => {
  const rows: readonly [string, string][] = [
    ['', ''],
    [' 中文 ', ' 中文 '],
    ['&lt;&amp;&gt;&quot;&apos;', `<&>"'`],
    ['&amp;lt;', '&lt;'],
    ['a\r\nb\rc\n', 'a\nb\nc\n'],
    ['&#13;&#x1F600;𠮷', '\r😀𠮷'],
    [']] > ]]', ']] > ]]'],
    ['\u007f\u0085\ufeff\ufffd', '\u007f\u0085\ufeff\ufffd'],
  ];
  for (const [written, meant] of rows) assert.equal(tapeOf(`<a>${written}</a>`).text(0), meant);
});

test('text beside elements is flagged, white space between them is not', () => {
  const isMixed = (input: string) => ((tapeOf(input).flags[0] as number) & FLAG_MIXED) !== 0;
  assert.ok(!isMixed('<a>\r\n\t<b/>\r\n</a>'));
  assert.ok(!isMixed('<a>text</a>'));
  assert.ok(isMixed('<a><b/>x</a>'));
  assert.ok(isMixed('<a>x<b/></a>'));
  assert.ok(isMixed('<a>&#32;<b/></a>'));
});

test('a byte order mark and an XML declaration may come first', () => {
  const rows = [
    '\ufeff<a/>',
    '<?xml version="1.0" encoding="utf-8"?>\n<a/>',
    "\ufeff<?xml version='1.0' standalone='no'?><a/>\n",
  ];
  for (const row of rows) assert.equal(tapeOf(row).count, 1);
});

test('a message of 100 declarations with 99 goods lines each fits', () => {
  const line = `<ceb:L>${'<ceb:q>1</ceb:q>'.repeat(22)}</ceb:L>`;
  const document = `<ceb:D><ceb:H>${'<ceb:h>x</ceb:h>'.repeat(68)}</ceb:H>${line.repeat(99)}</ceb:D>`;
  const tape = tapeOf(`<ceb:M xmlns:ceb="${CEB_NAMESPACE}">${document.repeat(100)}</ceb:M>`);
  assert.equal(tape.count, 1 + 100 * (2 + 68 + 99 * 23));
});

test('our own UTF-8 check and the platform agree on every byte sequence tried', () => {
  const broken = fc.array(
    fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xef, 0xf0, 0x90, 0xf4, 0x8f, 0xf5),
  );
  fc.assert(
    fc.property(broken, (sequence) => {
      const bytes = Buffer.from(sequence);
      assert.equal(walkUtf8(bytes) === -1, invalidUtf8At(bytes) === -1);
      const at = walkUtf8(bytes);
      if (at >= 0) assert.equal(invalidUtf8At(bytes.subarray(0, at)), -1);
    }),
    { numRuns: 5_000 },
  );
});

function tapeOf(input: string): Tape {
  const outcome = scan(Buffer.from(input));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function cut(tape: Tape, from: Int32Array, to: Int32Array, element: number): string {
  return tape.bytes.toString('utf8', from[element], to[element]);
}
