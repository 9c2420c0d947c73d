import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  generateRsaIdentity,
  generateSm2Identity,
  preparePayment,
  rsaSigner,
  signMessage,
  sm2Signer,
  writeDxp,
} from '@tongguan/ceb';
import { decimal5 } from '@tongguan/kernel';
import { sendable } from '../src/commands/send.ts';
import { cli, temporaryFolder } from './support/cli.ts';

// Proves that verify and lint read a message in every envelope it is met in, say so, and judge it as the bare message; that send
// takes out what the platform does not open; and that an upload of announcement 179 is verified and explained.

const EXAMPLE = fileURLToPath(new URL('../../../../examples/messages/CEB311Message.xml', import.meta.url));
const identity = generateSm2Identity({
  subject: { commonName: 'x' },
  serial: '0a',
  notBefore: Date.UTC(2020, 0, 1),
  notAfter: Date.UTC(2050, 0, 1),
});
const unsigned = readFileSync(EXAMPLE, 'utf8').replace(/\s*<ds:Signature[\s\S]*<\/ds:Signature>/, '');
const signer = sm2Signer(identity.privateKeyPem, { keyName: '0a', certificateDer: identity.certificateDer });
const message = signMessage(Buffer.from(unsigned), signer);

const transInfo = {
  copMsgId: 'M1',
  senderId: 'DXPENT01',
  receiverIds: ['DXPEDCC2'],
  creatTime: '2026-06-01T10:00:00',
  msgType: 'CEB311Message',
};
const dxp = (data: Buffer): Buffer => writeDxp({ kind: 'DxpMsg', transInfo, data, signed: false });
const WRAPPED: readonly (readonly [name: string, bytes: Buffer, told: RegExp])[] = [
  ['DxpMsg', dxp(message), /DxpMsg/],
  [
    'DxpMsgSv',
    writeDxp({
      kind: 'DxpMsgSv',
      svNo: { msgId: '1', sendTime: '2026-06-01T10:00:00', endNode: 'A', staNode: 'B' },
      message: { kind: 'DxpMsg', transInfo, data: message, signed: false },
      signed: false,
    }),
    /DxpMsgSv/,
  ],
  ['JSON', Buffer.from(JSON.stringify({ MessageContent: message.toString() })), /JSON \/MessageContent/],
  ['base64 in JSON', Buffer.from(JSON.stringify({ msg: message.toString('base64') })), /JSON \/msg → base64/],
  ['base64', Buffer.from(message.toString('base64')), /base64/],
];

function written(name: string, bytes: Buffer): string {
  const file = join(temporaryFolder(), `${name.replace(/\W/g, '-')}.xml`);
  writeFileSync(file, bytes);
  return file;
}

describe('a message in an envelope', () => {
  for (const [name, bytes, told] of WRAPPED) {
    it(`${name}: verify judges the message inside`, async () => {
      for (const options of [[], ['--why']]) {
        const { code, stdout, stderr } = await cli(['verify', written(name, bytes), ...options]);
        assert.equal(code, 0, stdout + stderr);
        assert.match(stderr, told);
      }
      const changed = Buffer.from(message.toString().replace('<ceb:orderNo>', '<ceb:orderNo>X'));
      assert.notDeepEqual(changed, message);
      const { code, stdout } = await cli(['verify', written('changed', dxp(changed))]);
      assert.equal(code, 1);
      assert.match(stdout, /-900304/);
    });

    it(`${name}: lint finds what it finds in the bare message`, async () => {
      const find = async (content: Buffer) => {
        const { stdout } = await cli([
          'lint',
          written('m', content),
          '--format',
          'json',
          '--at',
          '2026-06-01T10:00:00+08:00',
        ]);
        const result = JSON.parse(stdout) as { findings: { code: string; path: string }[]; opened: unknown[] };
        return { findings: result.findings.map(({ code, path }) => `${code} ${path}`), opened: result.opened.length };
      };
      const bare = await find(message);
      const inside = await find(bytes);
      assert.deepEqual(inside.findings, bare.findings);
      assert.deepEqual([bare.opened, inside.opened], [0, 1]);
    });

    it(`${name}: send gives the platform what it takes`, async () => {
      assert.deepEqual(await sendable(bytes, false), name === 'DxpMsg' ? bytes : message);
      assert.deepEqual(await sendable(bytes, true), message);
    });
  }

  it('a bare message is sent as it is, and several in one file are not', async () => {
    assert.deepEqual(await sendable(message, false), message);
    const two = Buffer.from(JSON.stringify([message.toString(), message.toString()]));
    await assert.rejects(sendable(two, false), /2 messages in the file/);
  });
});

describe('an upload of announcement 179', () => {
  const rsa = generateRsaIdentity({
    subject: { commonName: 'x' },
    serial: '0b',
    notBefore: Date.UTC(2020, 0, 1),
    notAfter: Date.UTC(2050, 0, 1),
  });
  const certificate = join(temporaryFolder(), 'cert.der');
  writeFileSync(certificate, rsa.certificateDer);
  const key = rsaSigner(rsa.privateKeyPem, { keyName: '0b' }, 'rsa-sha1');
  const head = {
    ...{
      guid: '9D55BA71-22DE-41F4-8B50-C36C83B3B530',
      initalRequest: 'r',
      initalResponse: 'ok',
      ebpCode: '1',
      payCode: '2',
    },
    ...{ payTransactionId: '3', totalAmount: decimal5('100.1'), currency: '142', verDept: '3', payType: '1' },
    ...{ tradingTime: '20181212041803', note: '' },
  };
  const goodsInfo = [{ gname: 'g', itemLink: 'http://x' }];
  const payExchangeInfoLists = [{ orderNo: 'O1', goodsInfo, recpAccount: 'a', recpCode: '', recpName: 'n' }];
  const prepared = preparePayment({
    sessionID: 's1',
    payExchangeInfoHead: head,
    payExchangeInfoLists,
    serviceTime: 1544519952469,
  });
  assert.ok(prepared.ok);
  const upload = (change: (text: string) => string): string =>
    prepared.value.complete('0b', key.sign(Buffer.from(change(prepared.value.toBeSigned.toString()))));

  it('is verified under the certificate that is named', async () => {
    const { code, stdout, stderr } = await cli([
      'verify',
      written('179', Buffer.from(upload((text) => text))),
      '--cert',
      certificate,
    ]);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /签名有效/);
  });

  it('says with --why which text was signed instead', async () => {
    const file = written('179', Buffer.from(upload((text) => `${text}\n`)));
    const { code, stdout } = await cli(['verify', file, '--cert', certificate, '--why']);
    assert.equal(code, 1);
    assert.match(stdout, /line feed at the end/);
  });
});
