import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DxpMsg, writeDxp } from '@tongguan/ceb';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { type StoredAnswer, withEnvelopesOff } from '../../src/intake/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

// Proves that intake sees the message and never the envelope (B-03), and that a broken envelope is a mistake of the
// transport: it reaches nobody, and the answer says where it is broken.

const STORED: StoredAnswer = {
  kind: 'stored',
  messageId: '00112233-4455-6677-8899-aabbccddeeff',
  type: 'CEB311Message',
  guid: 'G',
  acceptedMs: 0,
  documents: [],
  replayed: false,
};
const ENVELOPE: DxpMsg = {
  kind: 'DxpMsg',
  transInfo: {
    copMsgId: 'MSG-1',
    senderId: 'DXPENT0000000001',
    receiverIds: ['DXPEDCCEB0000002'],
    creatTime: '2026-06-01T10:00:00',
    msgType: 'CEB311Message',
  },
  data: Buffer.from('<ceb:CEB311Message/>'),
  signed: false,
};
const svNo = { msgId: 'N1', sendTime: '2026-06-01T10:00:00Z', endNode: 'NODE0002', staNode: 'NODE0001' };

const taken: string[] = [];
let gateway: Gateway;
let url = '';
before(async () => {
  gateway = await createGateway({
    ...NOTHING_BEHIND,
    registry: () => ({ participantByToken: () => ({ code: '3301960001' }) as Participant }) as unknown as Registry,
    intake: withEnvelopesOff({
      ...NOTHING_BEHIND.intake,
      submit: (raw) => {
        taken.push(raw.toString('utf8'));
        return Promise.resolve(STORED);
      },
    }),
  });
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

async function post(body: Buffer): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: 'Bearer t' },
    body,
  });
}

for (const [name, body] of [
  ['bare', ENVELOPE.data],
  ['in a DxpMsg', writeDxp(ENVELOPE)],
  ['in a DxpMsgSv', writeDxp({ kind: 'DxpMsgSv', svNo, message: ENVELOPE, signed: false })],
] as const) {
  test(`${name}, intake gets the same bytes`, async () => {
    taken.length = 0;
    assert.equal((await post(body)).status, 202);
    assert.deepEqual(taken, ['<ceb:CEB311Message/>']);
  });
}

test('a broken envelope reaches nobody and is told with its place', async () => {
  taken.length = 0;
  const broken = writeDxp(ENVELOPE).toString('utf8').replace('DXPENT0000000001', 'DXPENT00000000012');
  const answer = await post(Buffer.from(broken));
  assert.equal(answer.status, 400);
  const { error } = (await answer.json()) as { error: { code: string; refusals: { code: string; path: string }[] } };
  assert.equal(error.code, 'envelope-invalid');
  assert.deepEqual([error.refusals[0]?.code, error.refusals[0]?.path], ['-900206', 'DxpMsg/TransInfo/SenderId']);
  assert.deepEqual(taken, []);
});
