import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { writeDxp } from '../../src/dxp/write.ts';
import { readReceipt } from '../../src/message/receipt.ts';
import { openWrappings, wrappingText } from '../../src/wrapping/open.ts';
import { message } from '../signature/fixtures.ts';
import { RECEIPT_FIELDS } from '../message/orderXml.ts';

// Proves that a message comes out of every envelope, and of any few of them in one another, byte for byte, with the way told;
// and that what holds no message is given back as it came.

const receipt = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?>\n<CEB312Message xmlns="http://www.chinaport.gov.cn/ceb" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0"><OrderReturn>${RECEIPT_FIELDS.replace('逻辑校验通过', '“引号”与<反斜杠\\'.replace('<', '&lt;'))}</OrderReturn></CEB312Message>`,
);
const transInfo = {
  copMsgId: 'M1',
  senderId: 'DXPENT01',
  receiverIds: ['DXPEDCC2'],
  creatTime: '2026-06-01T10:00:00',
  msgType: 'CEB312Message',
};
const dxp = (data: Buffer): Buffer => writeDxp({ kind: 'DxpMsg', transInfo, data, signed: false });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Wrap = readonly [name: string, wrap: (inner: Buffer) => Buffer, told: RegExp];
const WRAPS: readonly Wrap[] = [
  ['DxpMsg', dxp, /DxpMsg envelope/],
  [
    'DxpMsgSv',
    (inner) =>
      writeDxp({
        kind: 'DxpMsgSv',
        svNo: { msgId: '1', sendTime: '2026-06-01T10:00:00', endNode: 'A', staNode: 'B' },
        message: { kind: 'DxpMsg', transInfo, data: inner, signed: false },
        signed: false,
      }),
    /DxpMsgSv envelope/,
  ],
  [
    'JSON',
    (inner) => Buffer.from(JSON.stringify({ MessageType: 'x', body: { 'Message/Content': inner.toString() } })),
    /JSON member \/body\/Message~1Content/,
  ],
  ['JSON array', (inner) => Buffer.from(JSON.stringify([1, { a: inner.toString() }])), /JSON member \/1\/a/],
  ['a JSON text', (inner) => Buffer.from(JSON.stringify(inner.toString())), /the whole/],
  [
    'single quotes',
    (inner) =>
      Buffer.from(
        `{'MessageType':'x','MessageContent':'${inner.toString().replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'}`,
      ),
    /JSON member \/MessageContent/,
  ],
  [
    'JSON with a mark',
    (inner) => Buffer.from(`\ufeff${JSON.stringify({ msg: inner.toString() })}`),
    /JSON member \/msg/,
  ],
  ['base64', (inner) => Buffer.from(inner.toString('base64')), /base64/],
  ['base64 in lines', (inner) => Buffer.from(inner.toString('base64').replace(/.{76}/g, '$&\r\n')), /base64/],
  ['base64 of URLs', (inner) => Buffer.from(inner.toString('base64url')), /base64/],
  [
    'base64 in JSON',
    (inner) => Buffer.from(JSON.stringify({ msg: inner.toString('base64') })),
    /JSON member \/msg → base64/,
  ],
  [
    'CDATA',
    (inner) =>
      Buffer.from(`<soap:Envelope xmlns:soap="urn:s"><body><![CDATA[${inner.toString()}]]></body></soap:Envelope>`),
    /XML element body/,
  ],
  [
    'escaped XML',
    (inner) => Buffer.from(`<Envelope><body a="1">${escaped(inner.toString())}</body></Envelope>`),
    /XML element body/,
  ],
];

describe('each envelope', () => {
  for (const [name, wrap, told] of WRAPS) {
    for (const inner of [receipt, message]) {
      test(`${name} around ${inner === receipt ? 'a receipt' : 'a message'}`, () => {
        const [only, ...more] = openWrappings(wrap(inner));
        assert.equal(more.length, 0);
        assert.equal(only?.bytes.toString(), inner.toString());
        assert.match(wrappingText(only?.wrappings ?? []).en, told);
      });
    }
    test(`${name}: readReceipt looks into it and says so`, () => {
      const read = readReceipt(wrap(receipt));
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(read.value.message.type, 'CEB312Message');
      assert.match(wrappingText(read.value.wrappings).en, told);
    });
  }
});

test('envelopes in envelopes', () => {
  // A text of single quotes is nobody's JSON inside another: the middlemen that write it are the outermost.
  const outer = fc.constantFrom(...WRAPS);
  const inner = fc.array(fc.constantFrom(...WRAPS.filter(([name]) => name !== 'single quotes' && name !== 'CDATA')), {
    maxLength: 2,
  });
  fc.assert(
    fc.property(outer, inner, (first, rest) => {
      const wrapped = [...rest, first].reduce<Buffer>((bytes, [, wrap]) => wrap(bytes), receipt);
      const [only, ...more] = openWrappings(wrapped);
      assert.equal(more.length, 0);
      assert.equal(only?.bytes.toString(), receipt.toString());
    }),
    { numRuns: 200 },
  );
});

test('several messages in one JSON are all given', () => {
  const json = Buffer.from(JSON.stringify({ list: [{ m: receipt.toString() }, { m: message.toString('base64') }] }));
  assert.deepEqual(
    openWrappings(json).map(({ bytes }) => bytes.toString()),
    [receipt.toString(), message.toString()],
  );
  const read = readReceipt(json);
  assert.equal(read.ok && read.value.others, 1);
});

test('what holds no message comes back as it is', () => {
  const others = [
    '',
    'plain words',
    '{"a":1}',
    '{"type":"CEB312Message","documents":[]}',
    '<a/>',
    '<html><body>502</body></html>',
    '{not json',
  ];
  for (const text of others) {
    const [only, ...more] = openWrappings(Buffer.from(text));
    assert.deepEqual([only?.bytes.toString(), only?.wrappings, more.length], [text, [], 0], text);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.deepEqual(openWrappings(Buffer.from(bytes))[0]?.bytes, Buffer.from(bytes));
    }),
  );
});
