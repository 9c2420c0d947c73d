import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIRE_CODES, type WireCodeName } from '../../src/wire/codes.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from '../../src/wire/limits.ts';
import { scan } from '../../src/wire/scan.ts';

// Proves that each kind of hostile or broken input is refused by its own code, at the byte where it begins.

/** Name, message, code, and the text the offset points at (or the offset). */
type Row = readonly [string, string | Buffer, WireCodeName, string | number];

test('what is not well-formed', () => {
  check([
    ['nothing', '', 'notWellFormed', 0],
    ['white space only', ' \n', 'notWellFormed', 2],
    ['no root', 'hello', 'notWellFormed', 0],
    ['text before the root', 'x<a/>', 'notWellFormed', 0],
    ['an end tag first', '</a>', 'notWellFormed', 0],
    ['an open element', '<a><b></b>', 'notWellFormed', 10],
    ['an open start tag', '<a b="1"', 'notWellFormed', 8],
    ['an open attribute', '<a b="1', 'notWellFormed', 7],
    ['an open end tag', '<a></a', 'notWellFormed', '</a'],
    ['tags that cross', '<a><b></a></b>', 'notWellFormed', '</a>'],
    ['an end tag that is longer', '<a></ab>', 'notWellFormed', '</ab>'],
    ['an end tag of another prefix', '<p:a xmlns:p="u:1" xmlns:q="u:1"></q:a>', 'notWellFormed', '</q'],
    ['an attribute in an end tag', '<a></a b="1">', 'notWellFormed', '</a'],
    ['two roots', '<a/><b/>', 'notWellFormed', '<b/>'],
    ['text after the root', '<a/>x', 'notWellFormed', 'x'],
    ['a NUL after the root', '<a/>\0', 'notWellFormed', 4],
    ['a bare ampersand', '<a>1 & 2</a>', 'notWellFormed', '&'],
    ['an open reference', '<a>&#x41</a>', 'notWellFormed', '&'],
    ['an empty reference', '<a>&#x;</a>', 'notWellFormed', '&'],
    ['a reference with a capital X', '<a>&#X41;</a>', 'notWellFormed', '&'],
    ['a reference with a sign', '<a>&#-65;</a>', 'notWellFormed', '&'],
    ['a reference padded with zeros', `<a>&#${'0'.repeat(20)}65;</a>`, 'notWellFormed', '&'],
    [']]> in text', '<a>x]]>y</a>', 'notWellFormed', ']]>'],
    ['< in an attribute', '<a b="<"/>', 'notWellFormed', '<"'],
    ['an attribute without value', '<a b/>', 'notWellFormed', '/>'],
    ['an attribute without quotes', '<a b=1/>', 'notWellFormed', '1'],
    ['attributes without space', '<a b="1"c="2"/>', 'notWellFormed', 'c='],
    ['a stray slash', '<a / >x</a>', 'notWellFormed', '/ >'],
    ['a space before the name', '< a/>', 'notWellFormed', ' a'],
    ['a name that begins with a digit', '<1a/>', 'notWellFormed', '1a'],
    ['a name of two colons', '<a:b:c/>', 'notWellFormed', 'a:b'],
    ['a name that ends in a colon', '<a:/>', 'notWellFormed', 'a:'],
    ['an unknown declaration', '<a><!ELEMENT a></a>', 'notWellFormed', '<!ELEMENT'],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'notWellFormed', 0],
    ['an XML declaration without version', '<?xml encoding="UTF-8"?><a/>', 'notWellFormed', 0],
  ]);
});

test('what only attacks and editors write', () => {
  check([
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'doctype', 0],
    ['a DOCTYPE in lower case', '<!doctype a><a/>', 'doctype', 0],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'doctype', 0],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype', 0],
    ['a DOCTYPE inside', '<a><!DOCTYPE a></a>', 'doctype', '<!D'],
    ['a stylesheet', '<?xml-stylesheet href="x"?><a/>', 'processingInstruction', 0],
    ['an instruction that splits a text', '<a>1<?p 9?>9.00</a>', 'processingInstruction', '<?p'],
    ['an instruction after the root', '<a/><?p?>', 'processingInstruction', '<?p'],
    ['a second XML declaration', '<a><?xml version="1.0"?></a>', 'processingInstruction', '<?xml'],
    ['an XML declaration after white space', ' <?xml version="1.0"?><a/>', 'processingInstruction', '<?xml'],
    ['a comment', '<a>1<!-- -->9</a>', 'comment', '<!--'],
    ['a comment before the root', '<!-- --><a/>', 'comment', 0],
    ['a comment after the root', '<a/><!-- -->', 'comment', '<!--'],
    ['CDATA', '<a>1<![CDATA[9]]></a>', 'cdata', '<!['],
    ['an entity nobody defined', '<a>&nbsp;</a>', 'unknownEntity', '&'],
    ['an entity in upper case', '<a>&AMP;</a>', 'unknownEntity', '&'],
    ['a long entity in an attribute', `<a b="&${'x'.repeat(40)};"/>`, 'unknownEntity', '&'],
  ]);
});

test('encodings', () => {
  const bytes = (hex: string) => Buffer.concat([Buffer.from('<a>'), Buffer.from(hex, 'hex'), Buffer.from('</a>')]);
  check([
    ['UTF-16 with its mark', Buffer.from('\ufeff<a/>', 'utf16le'), 'invalidUtf8', 0],
    ['UTF-16, big end first', Buffer.from('\ufeff<a/>', 'utf16le').swap16(), 'invalidUtf8', 0],
    ['UTF-32 with its mark', Buffer.from('fffe00003c000000', 'hex'), 'invalidUtf8', 0],
    ['UTF-32, big end first', Buffer.from('0000feff0000003c', 'hex'), 'invalidUtf8', 0],
    ['UTF-16 without mark', Buffer.from('<a/>', 'utf16le'), 'notWellFormed', 1],
    ['labelled GBK', '<?xml version="1.0" encoding="GBK"?><a/>', 'encodingNotUtf8', 0],
    ['labelled UTF-7', "<?xml version='1.0' encoding='UTF-7'?><a/>", 'encodingNotUtf8', 0],
    ['labelled UTF-16', '\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>', 'encodingNotUtf8', 3],
    ['GBK bytes', bytes('d6d0'), 'invalidUtf8', 3],
    ['an overlong slash', bytes('c0af'), 'invalidUtf8', 3],
    ['an overlong NUL', bytes('e08080'), 'invalidUtf8', 3],
    ['overlong in four bytes', bytes('f0808080'), 'invalidUtf8', 3],
    ['a surrogate', bytes('eda080'), 'invalidUtf8', 3],
    ['above U+10FFFF', bytes('f4908080'), 'invalidUtf8', 3],
    ['a lone continuation', bytes('80'), 'invalidUtf8', 3],
    ['a cut sequence', bytes('e4b8'), 'invalidUtf8', 3],
    ['five bytes', bytes('f888808080'), 'invalidUtf8', 3],
  ]);
});

test('characters', () => {
  check([
    ['NUL in text', '<a>\0</a>', 'forbiddenCharacter', 3],
    ['U+0001', '<a>x\u0001</a>', 'forbiddenCharacter', 4],
    ['escape in an attribute', '<a b="\u001b"/>', 'forbiddenCharacter', 6],
    ['U+FFFE', '<a>中\ufffe</a>', 'forbiddenCharacter', 6],
    ['U+FFFF in an attribute', '<a b="\uffff"/>', 'forbiddenCharacter', 6],
    ['NUL as a reference', '<a>&#0;</a>', 'forbiddenCharacter', '&'],
    ['U+001F as a reference', '<a>&#x1f;</a>', 'forbiddenCharacter', '&'],
    ['a surrogate as a reference', '<a>&#xD800;</a>', 'forbiddenCharacter', '&'],
    ['above U+10FFFF as a reference', '<a>&#x110000;</a>', 'forbiddenCharacter', '&'],
    ['far above as a reference', '<a b="&#99999999999;"/>', 'forbiddenCharacter', '&'],
  ]);
});

test('attributes and namespaces', () => {
  check([
    ['an attribute twice', '<a b="1" b="2"/>', 'duplicateAttribute', '2"'],
    ['a declaration twice', '<a xmlns="urn:1" xmlns="urn:1"/>', 'duplicateAttribute', 24],
    ['one expanded name', '<a xmlns:p="u:1" xmlns:q="u:1" p:b="1" q:b="2"/>', 'duplicateAttribute', '2"'],
    ['an undeclared prefix', '<p:a/>', 'namespace', 0],
    ['an undeclared prefix below', '<a><p:b/></a>', 'namespace', '<p:b'],
    ['a prefix out of scope', '<a><b xmlns:p="u:1"/><p:c/></a>', 'namespace', '<p:c'],
    ['an undeclared attribute prefix', '<a p:b="1"/>', 'namespace', '1"'],
    ['an element of the prefix xmlns', '<xmlns:a/>', 'namespace', 0],
    ['an element of the prefix xml', '<xml:a/>', 'namespace', 0],
    ['xml:id', '<a xml:id="1"/>', 'namespace', '1"'],
    ['xml:space', '<a xml:space="preserve"/>', 'namespace', 'preserve'],
    ['xml bound', '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>', 'namespace', 'http'],
    ['xml bound elsewhere', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', 'namespace', 'http'],
    ['xmlns bound', '<a xmlns:xmlns="urn:1"/>', 'namespace', 'urn'],
    ['the namespace of xmlns', '<a xmlns="http://www.w3.org/2000/xmlns/"/>', 'namespace', 'http'],
    ['a prefix unbound', '<a xmlns:p=""/>', 'namespace', '"/>'],
    ['a long namespace', `<a xmlns="urn:${'x'.repeat(300)}"/>`, 'namespace', 'urn'],
    ['a relative namespace', '<a xmlns="ceb"/>', 'namespace', 'ceb'],
  ]);
});

test('sizes, one beyond each limit', () => {
  const { bodyBytes, textBytes, nameBytes, attributesPerElement, elements } = DEFAULT_SCAN_LIMITS;
  const attributes = (count: number) => Array.from({ length: count }, (_, index) => ` a${index}="1"`).join('');
  const namespaces = (count: number) => Array.from({ length: count }, (_, index) => ` xmlns:a${index}="u:1"`).join('');
  check([
    ['a body of 10 MB', `<a>${'x'.repeat(10_000_000)}</a>`, 'tooLarge', bodyBytes],
    ['33 deep', `${'<a>'.repeat(33)}${'</a>'.repeat(33)}`, 'tooDeep', 96],
    ['100,000 deep', '<a>'.repeat(100_000), 'tooDeep', 96],
    ['many elements', `<a>${'<b/>'.repeat(elements)}</a>`, 'tooManyElements', 3 + 4 * (elements - 1)],
    ['a long name', `<${'a'.repeat(nameBytes + 1)}/>`, 'partTooLong', 1],
    ['a long attribute name', `<a ${'b'.repeat(nameBytes + 1)}="1"/>`, 'partTooLong', 3],
    ['a name outside ASCII', '<订单/>', 'partTooLong', 1],
    ['a name partly outside ASCII', '<a订/>', 'partTooLong', 2],
    ['33 attributes', `<a${attributes(attributesPerElement + 1)}/>`, 'partTooLong', 'a32'],
    ['50,000 attributes', `<a${attributes(50_000)}/>`, 'partTooLong', 'a32'],
    ['65 namespaces', `<a${namespaces(32)}><b${namespaces(32)}><c xmlns:z="u:1"/></b></a>`, 'partTooLong', 'u:1"/>'],
    ['a long text', `<a>${'x'.repeat(textBytes + 1)}</a>`, 'partTooLong', 3],
    ['long white space', `<a>${' '.repeat(textBytes + 1)}<b/></a>`, 'partTooLong', 3],
    ['a long attribute', `<a b="${'x'.repeat(textBytes + 1)}"/>`, 'partTooLong', 6],
  ]);
});

test('what lies exactly on a limit is read', () => {
  const { textBytes, nameBytes } = DEFAULT_SCAN_LIMITS;
  const rows: readonly string[] = [
    `${'<a>'.repeat(32)}${'</a>'.repeat(32)}`,
    `<${'a'.repeat(nameBytes)}/>`,
    `<a>${'x'.repeat(textBytes)}</a>`,
    `<a${Array.from({ length: 32 }, (_, index) => ` a${index}="1"`).join('')}/>`,
  ];
  for (const row of rows) assert.ok(scan(Buffer.from(row)).ok, row.slice(0, 40));
});

test('limits can be set, and a scan with other limits leaves the next one alone', () => {
  const narrow: ScanLimits = { ...DEFAULT_SCAN_LIMITS, bodyBytes: 10, depth: 1 };
  assert.equal(codeOf(Buffer.from('<a>1234567</a>'), narrow), WIRE_CODES.tooLarge.code);
  assert.equal(codeOf(Buffer.from('<a><b/></a>').subarray(0, 10), narrow), WIRE_CODES.tooDeep.code);
  assert.ok(scan(Buffer.from('<a><b>1234567</b></a>')).ok);
});

test('a refusal names the elements it lies in and shows no text of the message', () => {
  const message = Buffer.from('<m><Order><OrderHead><buyerName>张三&bad;</buyerName></OrderHead></Order></m>');
  const outcome = scan(message);
  assert.ok(!outcome.ok);
  assert.deepEqual(outcome.refusals, [
    {
      code: '-900114',
      path: 'Order/OrderHead/buyerName',
      found: '实体引用 / entity reference',
      allowed: WIRE_CODES.unknownEntity.allowed,
      offset: message.indexOf('&bad'),
    },
  ]);
});

test('codes are unique, negative and of six digits, so that CEB900 can carry them', () => {
  const codes = Object.values(WIRE_CODES).map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^-900[13]\d\d$/);
});

function check(rows: readonly Row[]): void {
  for (const [name, input, code, where] of rows) {
    const bytes = Buffer.from(input as string);
    const outcome = scan(bytes);
    assert.ok(!outcome.ok, `${name}: refused`);
    const [refusal] = outcome.refusals;
    assert.equal(refusal?.code, WIRE_CODES[code].code, `${name}: ${JSON.stringify(refusal)}`);
    const offset = typeof where === 'number' ? where : bytes.indexOf(where);
    assert.equal(refusal.offset, offset, `${name}: offset`);
  }
}

function codeOf(bytes: Buffer, limits: ScanLimits): string | undefined {
  const outcome = scan(bytes, limits);
  return outcome.ok ? undefined : outcome.refusals[0]?.code;
}
