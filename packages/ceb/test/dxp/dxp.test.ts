import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type DxpEnvelope, type DxpMsg, type DxpRep, isDxp, readDxp, unwrapDxp, writeDxp } from '../../src/index.ts';

// Proves that envelopes go out and come in without loss (B-03), that each fault is named with its place, and that what is
// no envelope of ours is refused before anything in it is decoded.

const TRANS_INFO = {
  copMsgId: 'MSG-1',
  senderId: 'DXPENT0000000001',
  receiverIds: ['DXPEDCCEB0000002'],
  creatTime: '2026-06-01T10:00:00',
  msgType: 'CEB311Message',
};
const MESSAGE: DxpMsg = {
  kind: 'DxpMsg',
  transInfo: TRANS_INFO,
  data: Buffer.from('<a>订单 & 回执</a>'),
  addInfo: {
    fileName: 'order.xml',
    icCard: '0123456789012',
    bizKeys: [{ name: '订单', value: 'O-1' }, { value: '2' }],
    isText: { encode: 'UTF-8' },
    recMapId: '',
  },
  signed: false,
};
const RESPONSE: DxpRep = {
  kind: 'DxpRep',
  recevierId: 'DXPENT0000000001',
  adNodeId: 'NODE0001',
  responses: [
    {
      nodeId: 'NODE0002',
      responseCode: '2001',
      responseInfo: '接收方不存在',
      results: [{ recId: 'DXPEDCCEB0000002', code: '2001', info: '', note: 'x' }],
      noticeTime: '2026-06-01',
      note: '',
      oriHead: TRANS_INFO,
    },
  ],
  signed: false,
};
const SERVER: DxpEnvelope = {
  kind: 'DxpMsgSv',
  svNo: {
    msgId: 'NODE0001202606011000000000000001',
    sendTime: '2026-06-01T10:00:00+08:00',
    endNode: 'NODE0002',
    staNode: 'NODE0001',
  },
  message: MESSAGE,
  signed: false,
};

function roundTrip(envelope: DxpEnvelope): void {
  const read = readDxp(writeDxp(envelope));
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.value, envelope);
}

describe('out and in again', () => {
  for (const envelope of [MESSAGE, SERVER, RESPONSE]) {
    test(envelope.kind, () => roundTrip(envelope));
  }

  test('any receivers, keys and bytes the schema allows', () => {
    const text = (minLength: number, maxLength: number) =>
      fc.string({ minLength, maxLength, unit: fc.constantFrom('a', '&', '<', '>', '"', '单', ' ', '7') });
    const message = fc.record({
      copMsgId: text(1, 255),
      senderId: text(1, 16),
      receiverIds: fc.array(text(1, 16), { minLength: 1, maxLength: 5 }),
      data: fc.uint8Array({ maxLength: 300 }),
      keys: fc.array(fc.record({ name: text(1, 32), value: text(1, 64) }), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(message, ({ copMsgId, senderId, receiverIds, data, keys }) => {
        const transInfo = { ...TRANS_INFO, copMsgId, senderId, receiverIds };
        roundTrip({
          ...MESSAGE,
          transInfo,
          data: Buffer.from(data),
          addInfo: { bizKeys: keys.map((key) => ({ ...key })) },
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is found in the field', () => {
  const written = writeDxp(MESSAGE).toString('utf8');

  test('base64 in lines, another prefix, no prefix', () => {
    const [, data = ''] = /<dxp:Data>([^<]*)</.exec(written) ?? [];
    const lines = written.replace(data, `\n  ${data.slice(0, 8)}\r\n${data.slice(8)}\n`);
    for (const form of [lines, lines.replaceAll('dxp:', 'x:').replace('xmlns:dxp', 'xmlns:x'), noPrefix(lines)]) {
      const read = unwrapDxp(Buffer.from(form));
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value.message, MESSAGE.data);
    }
  });

  test('a signature of the envelope is seen and not relied on', () => {
    const signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:x>1</ds:x></ds:Signature>';
    const read = readDxp(Buffer.from(written.replace('</dxp:DxpMsg>', `${signature}</dxp:DxpMsg>`)));
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.value.signed, true);
  });

  test('eight megabytes of message fit', () => {
    const read = unwrapDxp(writeDxp({ ...MESSAGE, data: Buffer.alloc(8 * 1024 * 1024, 0x61) }));
    assert.ok(read.ok);
    assert.equal(read.value.message.length, 8 * 1024 * 1024);
  });

  test('they are told from messages by their first bytes', () => {
    assert.equal(isDxp(writeDxp(SERVER)), true);
    assert.equal(isDxp(Buffer.from('<DxpMsg/>')), true);
    assert.equal(isDxp(Buffer.from('<ceb:CEB311Message><DxpMsg/></ceb:CEB311Message>')), false);
    assert.equal(isDxp(Buffer.alloc(0)), false);
  });
});

const XML = writeDxp(MESSAGE).toString('utf8');
const FAULTS: readonly (readonly [string, string, string, string])[] = [
  [
    'no receiver',
    XML.replace(/<dxp:ReceiverId>.*<\/dxp:ReceiverId>/, ''),
    '-900202',
    'DxpMsg/TransInfo/ReceiverIds/ReceiverId',
  ],
  [
    'six receivers',
    XML.replace(/(<dxp:ReceiverId>.*<\/dxp:ReceiverId>)/, '$1$1$1$1$1$1'),
    '-900202',
    'DxpMsg/TransInfo/ReceiverIds',
  ],
  [
    'a sender of 17 characters',
    XML.replace('DXPENT0000000001', 'DXPENT00000000012'),
    '-900206',
    'DxpMsg/TransInfo/SenderId',
  ],
  ['a time nobody has', XML.replace('2026-06-01T10', '2026-13-01T10'), '-900206', 'DxpMsg/TransInfo/CreatTime'],
  ['no base64', XML.replace(/<dxp:Data>[^<]*/, '<dxp:Data>###'), '-900206', 'DxpMsg/Data'],
  ['another version', XML.replace(' ver="1.0"', ' ver="2.0"'), '-900206', 'DxpMsg/@ver'],
  [
    'elements out of order',
    XML.replace(/(<dxp:SenderId>.*<\/dxp:SenderId>)/, '').replace(
      '</dxp:TransInfo>',
      '<dxp:SenderId>x</dxp:SenderId></dxp:TransInfo>',
    ),
    '-900202',
    'DxpMsg/TransInfo/SenderId',
  ],
  ['something behind', XML.replace('</dxp:DxpMsg>', '<dxp:More/></dxp:DxpMsg>'), '-900202', 'DxpMsg'],
  ['another namespace', XML.replace('chinaport.gov.cn/dxp', 'example.org'), '-900201', '/'],
  ['a document type', XML.replace('<dxp:DxpMsg', '<!DOCTYPE x [<!ENTITY a "b">]><dxp:DxpMsg'), '-900102', ''],
  ['cut off', XML.slice(0, -5), '-900101', ''],
];

describe('faults are named with their place', () => {
  for (const [name, xml, code, path] of FAULTS) {
    test(name, () => {
      const read = readDxp(Buffer.from(xml));
      assert.ok(!read.ok, 'it was read');
      const [first] = read.refusals;
      assert.equal(first?.code, code);
      if (path !== '') assert.equal(first?.path, path);
    });
  }

  test('a response carries no message', () => {
    const read = unwrapDxp(writeDxp(RESPONSE));
    assert.deepEqual(!read.ok && read.refusals.map(({ code, found }) => [code, found]), [['-900201', 'DxpRep']]);
  });
});

function noPrefix(xml: string): string {
  return xml.replace('xmlns:dxp=', 'xmlns=').replaceAll('dxp:', '');
}
