import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonicalDocument, canonicalElement } from '../../src/wire/canonical.ts';
import { scan } from '../../src/wire/scan.ts';
import type { Tape } from '../../src/wire/tape.ts';
import { documents } from './generate.ts';
import { inFolder, needs, run } from './tools.ts';

// Proves that the canonical form is canonical XML 1.0: by examples that can be checked by eye, and byte for
// byte against libxml2 on a thousand generated documents.

const DOCUMENT_COUNT = 1_200;

test('what canonical XML rewrites is rewritten', () => {
  const rows: readonly [string, string, string][] = [
    ['an empty tag gets an end tag', '<a><b/></a>', '<a><b></b></a>'],
    ['white space in tags', '<a  x = "1" ><b ></b ></a >', '<a x="1"><b></b></a>'],
    ['quotes', `<a x='1"2'></a>`, '<a x="1&quot;2"></a>'],
    ['attributes by name', '<a z="1" b="2"></a>', '<a b="2" z="1"></a>'],
    [
      'declarations first, then by namespace, not by prefix',
      '<a b:x="1" a:x="2" c="3" xmlns:b="urn:1" xmlns:a="urn:2"/>',
      '<a xmlns:a="urn:2" xmlns:b="urn:1" c="3" b:x="1" a:x="2"></a>',
    ],
    ['a redundant declaration', '<a xmlns="urn:1"><b xmlns="urn:1"/></a>', '<a xmlns="urn:1"><b></b></a>'],
    ['a needless removal', '<a xmlns=""><b xmlns=""/></a>', '<a><b></b></a>'],
    ['a needed removal', '<a xmlns="urn:1"><b xmlns=""/></a>', '<a xmlns="urn:1"><b xmlns=""></b></a>'],
    ['an ampersand in a namespace', '<c:a xmlns:c="urn:a&#38;b"/>', '<c:a xmlns:c="urn:a&amp;b"></c:a>'],
    ['references', '<a>&#x4e2d;&quot;&apos;&#38;></a>', `<a>中"'&amp;&gt;</a>`],
    ['carriage returns', '<a>1\r\n2\r3&#13;</a>', '<a>1\n2\n3&#xD;</a>'],
    ['white space in values', '<a x="1\r\n2\t3&#9;4\n"/>', '<a x="1 2 3&#x9;4 "></a>'],
    ['what stands around the root', '\ufeff<?xml version="1.0"?>\n <a/>\n ', '<a></a>'],
  ];
  for (const [name, input, expected] of rows) assert.equal(canonical(tapeOf(input)), expected, name);
});

test('a canonical message is handed on as slices of the received bytes, without a copy', () => {
  const bytes = Buffer.from(
    '<?xml version="1.0"?>\n<m xmlns="urn:m" v="1">\n<a>中文 &amp; &lt;&gt; "</a>\n<s></s>\n</m>\n',
  );
  const tape = tapeOf(bytes);
  const chunks = canonicalDocument(tape, tape.next[1] as number);
  assert.deepEqual(chunks.map(String), ['<m xmlns="urn:m" v="1">\n<a>中文 &amp; &lt;&gt; "</a>\n', '\n</m>']);
  assert.ok(chunks.every((chunk) => chunk.buffer === bytes.buffer));
});

test('only the element that is not canonical is written anew', () => {
  const tape = tapeOf('<m><a>1</a><b>2></b><c>3</c></m>');
  assert.deepEqual(canonicalDocument(tape, -1).map(String), ['<m><a>1</a><b>', '2&gt;', '</b><c>3</c></m>']);
});

test('an element by itself shows the namespaces it inherits, and nothing else of its parents', () => {
  const tape = tapeOf('<m xmlns="urn:m" xmlns:b="urn:b" v="1"><s xmlns:a="urn:a"><i b:x="1"><k/></i></s></m>');
  const info = tape.firstChild[1] as number;
  assert.equal(
    Buffer.concat(canonicalElement(tape, info)).toString(),
    '<i xmlns="urn:m" xmlns:a="urn:a" xmlns:b="urn:b" b:x="1"><k></k></i>',
  );
});

test('a removed default namespace is not inherited', () => {
  const tape = tapeOf('<m xmlns="urn:m"><s xmlns=""><i/></s></m>');
  assert.equal(Buffer.concat(canonicalElement(tape, 2)).toString(), '<i></i>');
});

test('the canonical form of a canonical form is itself, in one slice', () => {
  for (const document of documents(300, 7)) {
    const once = canonical(tapeOf(document));
    const again = canonicalDocument(tapeOf(once), -1).map(String);
    assert.deepEqual(again, [once]);
  }
});

test(`libxml2 writes the same bytes for ${DOCUMENT_COUNT} generated documents`, needs('xmllint'), () => {
  const inputs = documents(DOCUMENT_COUNT, 20_260_101);
  assert.equal(inputs.length, DOCUMENT_COUNT);
  inFolder((put) => {
    const paths = inputs.map((input, index) => put(`${index}.xml`, input));
    // xmllint writes the canonical forms one after the other; one call serves all files.
    const theirs = run('xmllint', ['--c14n', ...paths]).stdout.toString();
    const ours = inputs.map((input) => canonical(tapeOf(input)));
    let at = 0;
    for (const [index, expected] of ours.entries()) {
      assert.equal(theirs.slice(at, at + expected.length), expected, `of ${JSON.stringify(inputs[index])}`);
      at += expected.length;
    }
    assert.equal(at, theirs.length);
  });
});

const officialDir = process.env['CEB_OFFICIAL_DIR'] ?? '';
const samples = join(officialDir, 'samples/official');
const withoutSamples =
  officialDir !== '' && existsSync(samples) ? false : 'CEB_OFFICIAL_DIR names no folder with samples';

test('libxml2 writes the same bytes for the official samples', {
  skip: withoutSamples || needs('xmllint').skip,
}, () => {
  let compared = 0;
  for (const name of readdirSync(samples).filter((name) => name.endsWith('.xml'))) {
    const bytes = readFileSync(join(samples, name));
    // Two of the samples carry comments, which messages may not.
    if (bytes.includes('<!--')) continue;
    const theirs = run('xmllint', ['--c14n', join(samples, name)]).stdout.toString();
    assert.equal(canonical(tapeOf(bytes)), theirs, name);
    compared++;
  }
  assert.ok(compared >= 30, `${compared} samples`);
});

function tapeOf(input: string | Buffer): Tape {
  const tape = scan(Buffer.from(input));
  assert.ok(tape.ok, `${JSON.stringify(tape)} of ${String(input)}`);
  return tape.value;
}

function canonical(tape: Tape): string {
  return Buffer.concat(canonicalDocument(tape, -1)).toString();
}
