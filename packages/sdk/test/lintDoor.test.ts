import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { scan, writeMessage } from '@tongguan/ceb';
import { shanghaiC14 } from '@tongguan/kernel';
import { buildPurchase, type Finding, lint, messagesOf } from '../src/index.ts';
import { specOf } from './support/specs.ts';

// Proves that bytes which the scanner of the platform's door refuses never pass lint, which reads more than the door in order to tell more;
// that texts damaged by a wrong decoder are told; and that a clock which is hours off is named.

const NOW = { nowMs: Date.parse('2026-06-01T14:30:00+08:00') };
const built = buildPurchase(
  specOf({ buyer: { name: '赵一', idNumber: '110101199003070791', telephone: '19900000001', regNo: 'U1' } }),
);
assert.ok(built.ok);
const XML = writeMessage(messagesOf([built.value]).order).toString('utf8');
const check = (bytes: Buffer | string): readonly Finding[] =>
  lint([{ file: '311.xml', bytes: Buffer.from(bytes) }], NOW).findings;

/** What editors, middlemen and wrong decoders put into a message. */
const PIECES = [
  '\ufeff',
  '<!-- x -->',
  '<?a?>',
  '<!DOCTYPE a>',
  '<![CDATA[x]]>',
  '&nbsp;',
  '&',
  '<',
  '>',
  '\u0000',
  '\u000b',
  '\ufffd',
  '\n',
  ' ',
  '"',
  ' a="b"',
  ' xmlns:x=""',
  '</ceb:Order>',
  '<?xml version="1.0" encoding="GBK"?>',
];

describe('what the door refuses, lint refuses', () => {
  test('wherever a piece is put in, taken out, or a byte is another', () => {
    const bytes = Buffer.from(XML);
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    const changed = fc.oneof(
      fc.tuple(place, fc.constantFrom(...PIECES)).map(([at, piece]) => splice(bytes, at, 0, Buffer.from(piece))),
      fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(([at, gone]) => splice(bytes, at, gone, Buffer.alloc(0))),
      fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]) => splice(bytes, at, 1, Buffer.of(byte))),
      fc.constantFrom('utf16le', 'latin1').map((encoding) => Buffer.from(XML, encoding)),
    );
    let refused = 0;
    fc.assert(
      fc.property(changed, (given) => {
        if (scan(given).ok) return;
        refused += 1;
        assert.ok(check(given).some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 1500, examples: PIECES.map((piece) => [splice(bytes, 0, 0, Buffer.from(piece))] as [Buffer]) },
    );
    assert.ok(refused > 500);
  });

  test('an end tag whose < a wrong decoder swallowed: an error with its cause, and everything else is told too', () => {
    const eaten = XML.replace(/赵一<\//, '璧典竴\ufffd/').replace('<ceb:currency>142<', '<ceb:currency>502<');
    assert.equal(scan(Buffer.from(eaten)).ok, false);
    const findings = check(eaten);
    assert.match(findings.find(({ code }) => code === '-900101')?.allowed ?? '', /swallowed the < of end tags/);
    assert.ok(findings.some(({ path }) => path.endsWith('/currency')));
  });
});

describe('garbled texts', () => {
  const GOODS = '进口婴儿配方奶粉四段';
  for (const [name, garbled, cause] of [
    ['UTF-8 read as GBK', new TextDecoder('gbk').decode(Buffer.from(GOODS)), /was read as GBK/],
    ['UTF-8 read as Latin letters', Buffer.from(GOODS).toString('latin1'), /was read as Latin-1/],
    ['bytes lost', '婴儿\ufffd\ufffd奶粉', /bytes were lost/],
  ] as const) {
    test(name, () => {
      const found = check(XML.replace(/(<ceb:itemName>)[^<]*/, (_, open: string) => open + garbled));
      const told = found.filter(({ path, allowed }) => path.endsWith('itemName') && cause.test(allowed));
      assert.equal(told.length, 1);
      assert.ok(!told[0]?.allowed.includes('婴儿'), 'what it was may be personal');
    });
  }
  test('nothing is said of text that is whole', () => {
    assert.ok(
      check(XML.replace(/(<ceb:itemName>)[^<]*/, `$1${GOODS}`)).every(({ allowed }) => !/garbled/.test(allowed)),
    );
  });
});

describe('a clock that is hours off', () => {
  const rows: readonly (readonly [name: string, offHours: number, says: RegExp])[] = [
    ['eight hours added twice', 8, /eight hours were added/],
    ['three hours ahead', 3, /^≤ \d{14}$/],
  ];
  for (const [name, offHours, says] of rows) {
    test(name, () => {
      const time = shanghaiC14(NOW.nowMs + offHours * 3_600_000);
      const found = check(XML.replace(/(<ceb:appTime>)\d*/, (_, open: string) => open + time));
      assert.match(found.find(({ path }) => path.endsWith('/appTime'))?.allowed ?? '', says);
    });
  }
});

function splice(bytes: Buffer, at: number, gone: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + gone)]);
}
