import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type DxpEnvelope, type DxpMsg, readDxp, writeDxp } from '../../src/index.ts';
import { validBySchema, withoutOfficial, withoutXmllint } from './tools.ts';

// Proves that what we write fits the official schemas of terminal and transport nodes, and that what they refuse we refuse.
// The transport schema includes the terminal schema under a name it no longer has: the copy gives it this name.

const TRANS_INFO = {
  copMsgId: 'MSG-1',
  senderId: 'DXPENT0000000001',
  receiverIds: ['DXPEDCCEB0000002', 'DXPENT0000000002'],
  creatTime: '2026-06-01T10:00:00',
  msgType: 'CEB311Message',
};
const MESSAGE: DxpMsg = {
  kind: 'DxpMsg',
  transInfo: TRANS_INFO,
  data: Buffer.from('<a/>'),
  addInfo: { fileName: 'a.xml', bizKeys: [{ name: 'k', value: 'v' }, { value: 'w' }], isText: { encode: 'UTF-8' } },
  signed: false,
};
const svNo = { msgId: 'N1', sendTime: '2026-06-01T10:00:00Z', endNode: 'NODE0002', staNode: 'NODE0001' };
const oriHead = TRANS_INFO;
const result = { recId: 'DXPEDCCEB0000002', code: '2001' };
const response = { responseCode: '2001', results: [result], noticeTime: '2026-06-01', oriHead };
const ENVELOPES: readonly DxpEnvelope[] = [
  MESSAGE,
  { kind: 'DxpMsgSv', svNo, message: MESSAGE, signed: false },
  { kind: 'DxpRep', recevierId: 'DXPENT0000000001', responses: [response, response], signed: false },
];

/** Mutations of a written envelope. None of base64: libxml2 lets any character pass there, XML Schema and we do not. */
const MUTATIONS: readonly (readonly [string, RegExp, string])[] = [
  ['a time that is none', /2026-06-01T10:00:00/, '2026-06-31T25:00:00'],
  ['a sender too long', /DXPENT0000000001/, 'DXPENT00000000012'],
  ['no sender', /<dxp:SenderId>[^<]*<\/dxp:SenderId>/, ''],
  ['six receivers', /(<dxp:ReceiverId>[^<]*<\/dxp:ReceiverId>)/, '$1$1$1$1$1'],
  ['another version', / ver="1\.0"/, ' ver="1.1"'],
  ['an element more', /<dxp:TransInfo>/, '<dxp:TransInfo><dxp:More/>'],
  ['an empty number', /<dxp:CopMsgId>[^<]*/, '<dxp:CopMsgId>'],
  ['no type of message, which may be empty', /<dxp:MsgType>[^<]*/, '<dxp:MsgType>'],
  ['a blank sender', /<dxp:SenderId>[^<]*/, '<dxp:SenderId> '],
];

describe('the official schemas of envelopes', { skip: withoutOfficial || withoutXmllint }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'dxp-schema-'));
    const official = join(process.env['CEB_OFFICIAL_DIR'] ?? '', 'spec/ceb/xsd');
    copyFileSync(join(official, 'xmldsig-core-schema.xsd'), join(folder, 'xmldsig-core-schema.xsd'));
    copyFileSync(join(official, '海关跨境终端节点报文定义202205.xsd'), join(folder, 'terminal.xsd'));
    const transport = readFileSync(join(official, '海关跨境传输节点报文定义202205.xsd'), 'utf8');
    writeFileSync(schema(), transport.replace('终端节点报文.xsd', 'terminal.xsd'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const schema = (): string => join(folder, 'transport.xsd');

  test('everything we write is valid', () => {
    const verdicts = validBySchema(schema(), ENVELOPES.map(writeDxp));
    assert.deepEqual(
      verdicts,
      ENVELOPES.map(() => true),
    );
  });

  test('what they refuse we refuse, and the other way round', () => {
    const changed = ENVELOPES.flatMap((envelope) => {
      const xml = writeDxp(envelope).toString('utf8');
      return MUTATIONS.filter(([, from]) => from.test(xml)).map(([name, from, to]) => ({
        name: `${envelope.kind}: ${name}`,
        xml: xml.replace(from, to),
      }));
    });
    const verdicts = validBySchema(
      schema(),
      changed.map(({ xml }) => xml),
    );
    const ours = changed.map(({ xml }) => readDxp(Buffer.from(xml)).ok);
    const differ = changed.filter((_, index) => verdicts[index] !== ours[index]).map(({ name }) => name);
    assert.deepEqual(differ, []);
    assert.ok(verdicts.includes(true) && verdicts.includes(false));
  });
});
