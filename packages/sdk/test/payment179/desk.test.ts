import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import {
  type PaymentReply,
  paymentInForm,
  queryForm,
  readCertificate,
  readPayment,
  replyTo,
  rsaSigner,
  sm2Signer,
  type VerifiedPayment,
  verifyPayment,
} from '@tongguan/ceb';
import { decimal5 } from '@tongguan/kernel';
import { ApiError, ConnectionError } from '../../src/client/errors.ts';
import {
  paymentDesk,
  type PaymentDeskOptions,
  type PaymentOutcome,
  type PaymentRecord,
} from '../../src/payment179/desk.ts';
import { uploadPayment } from '../../src/payment179/upload.ts';
import { asyncSigner } from '../../src/signers/signMessage.ts';
import { startUkeySimulator } from '../../src/signers/ukey/simulator.ts';
import { ukeySigner } from '../../src/signers/ukey/signer.ts';
import { identities } from '../support/keys.ts';

const { rsa, sm2 } = identities;
const NOW = 1544519952469;
const closing: (() => unknown)[] = [];
after(() => Promise.all(closing.map((close) => close())));

const record = (orderNo: string): PaymentRecord => ({
  payExchangeInfoHead: {
    guid: '9D55BA71-22DE-41F4-8B50-C36C83B3B530',
    initalRequest: '原始请求 "a"&b=+c',
    initalResponse: 'ok',
    ebpCode: '3301960A01',
    payCode: '312226T001',
    payTransactionId: '4200000681',
    totalAmount: decimal5('88.08'),
    currency: '142',
    verDept: '3',
    payType: '1',
    tradingTime: '20181212041803',
    note: '',
  },
  payExchangeInfoLists: [
    {
      orderNo,
      goodsInfo: [{ gname: '奶粉', itemLink: 'http://shop.example/1' }],
      recpAccount: '1',
      recpCode: '',
      recpName: '测试',
    },
  ],
});

/** The receiving end of customs: knows two certificates, verifies every upload, and answers as customs does. */
async function customs(moods: readonly { status: number; body: string }[] = []) {
  const verified: VerifiedPayment[] = [];
  let asked = 0;
  const keys = new Map([rsa, sm2].map(({ serialHex, certificateDer }) => [serialHex, readCertificate(certificateDer)]));
  const judge = (body: string): PaymentReply => {
    const form = paymentInForm(body);
    if (!form.ok) return replyTo(form, NOW);
    const received = readPayment(form.value);
    if (!received.ok) return replyTo(received, NOW);
    const certificate = keys.get(received.value.certNo);
    assert.ok(certificate?.ok);
    const verdict = verifyPayment(received.value, certificate.value.key);
    if (verdict.ok) verified.push(verdict.value);
    return { ...replyTo(verdict, NOW), total: 0 };
  };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const mood = moods[asked];
      asked += 1;
      assert.equal(request.url, '/ceb2grab/grab/realTimeDataUpload');
      response.writeHead(mood?.status ?? 200).end(mood?.body ?? JSON.stringify(judge(body)));
    });
  });
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ceb2grab/grab/realTimeDataUpload`;
  return { url, verified, asked: () => asked };
}

const rsaKey = asyncSigner(rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex }, 'rsa-sha1'));
const sm2Key = asyncSigner(sm2Signer(sm2.privateKeyPem, { keyName: sm2.serialHex }));

function deskOf(url: string, change: Partial<PaymentDeskOptions> = {}) {
  const outcomes: PaymentOutcome[] = [];
  const desk = paymentDesk({
    find: async (orderNo) => (orderNo === 'none' ? null : record(orderNo)),
    signer: rsaKey,
    upload: (payExInfoStr) => uploadPayment(payExInfoStr, { url, sleep: async () => undefined }),
    onOutcome: (outcome) => outcomes.push(outcome),
    clock: { now: () => NOW },
    ...change,
  });
  return { desk, outcomes };
}

const question = (orderNo: string, sessionID = `s-${orderNo}`) => queryForm({ orderNo, sessionID, serviceTime: NOW });

// Proves the whole round over HTTP with a customs that verifies: question, answer at once, upload, reply; with a key in a
// file and with one on a card; and that every way it can go wrong ends in one outcome, told once.
describe('the platform’s desk for announcement 179', () => {
  for (const [name, signer] of [
    ['RSA', rsaKey],
    ['SM2', sm2Key],
  ] as const) {
    it(`answers a question at once and uploads what customs verifies (${name})`, async () => {
      const { url, verified } = await customs();
      const { desk, outcomes } = deskOf(url, { signer });
      assert.deepEqual(desk.answer(question('O1')), { code: '10000', message: '', serviceTime: NOW });
      assert.deepEqual(outcomes, []);
      await desk.idle();
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['uploaded'],
      );
      assert.deepEqual(
        verified.map(({ data, form }) => [data, form]),
        [[{ sessionID: 's-O1', ...record('O1'), serviceTime: NOW }, 'practice']],
      );
    });
  }

  it('works with a card: Chinese text goes through the control unchanged', async () => {
    const card = rsaSigner(
      rsa.privateKeyPem,
      { keyName: rsa.serialHex, certificateDer: rsa.certificateDer },
      'rsa-sha1',
    );
    const control = await startUkeySimulator({ signer: card, password: 'p' });
    closing.push(() => control.close());
    const signer = await ukeySigner({ url: control.url, password: 'p' });
    closing.push(() => signer.close());
    const { url, verified } = await customs();
    const { desk } = deskOf(url, { signer });
    for (const orderNo of ['O1', 'O2', 'O3']) desk.answer(question(orderNo));
    await desk.idle();
    assert.deepEqual(verified.map(({ data }) => data.sessionID).sort(), ['s-O1', 's-O2', 's-O3']);
  });

  it('works once on a question that is asked again meanwhile, and again on one asked later', async () => {
    const { url, asked } = await customs();
    const { desk } = deskOf(url);
    for (let count = 0; count < 3; count += 1) assert.equal(desk.answer(question('O1')).code, '10000');
    await desk.idle();
    assert.equal(asked(), 1);
    desk.answer(question('O1'));
    await desk.idle();
    assert.equal(asked(), 2);
  });

  it('refuses what is no question, and a question more than it can hold', async () => {
    const { url, asked } = await customs();
    const { desk } = deskOf(url, { pendingMax: 2 });
    assert.equal(desk.answer('openReq={}').code, '20000');
    assert.deepEqual(
      ['O1', 'O2', 'O3'].map((orderNo) => desk.answer(question(orderNo)).code),
      ['10000', '10000', '20000'],
    );
    await desk.idle();
    assert.equal(asked(), 2);
  });

  const [order] = record('O1').payExchangeInfoLists;
  assert.ok(order !== undefined);
  const unfit: PaymentRecord = { ...record('O1'), payExchangeInfoLists: [{ ...order, goodsInfo: [] }] };
  const troubles: readonly (readonly [string, PaymentOutcome['kind'], Partial<PaymentDeskOptions>, string])[] = [
    ['an order it does not know', 'unknown-order', {}, 'none'],
    ['a record without goods', 'unfit', { find: async () => unfit }, 'O1'],
    ['a database that is down', 'failed', { find: () => Promise.reject(new Error('down')) }, 'O1'],
    ['a look-up that takes too long', 'failed', { find: () => new Promise(() => undefined), deadlineMs: 20 }, 'O1'],
    [
      'a key that does not sign',
      'failed',
      { signer: { ...rsaKey, sign: () => Promise.reject(new Error('card')) } },
      'O1',
    ],
    [
      'a key of somebody else',
      'rejected',
      {
        signer: {
          ...rsaKey,
          sign: async (data) => ({ ...(await rsaKey.sign(data)), identity: { keyName: sm2.serialHex } }),
        },
      },
      'O1',
    ],
  ];
  for (const [name, kind, change, orderNo] of troubles) {
    it(`with ${name} ends as ${kind}`, async () => {
      const { url, verified } = await customs();
      const { desk, outcomes } = deskOf(url, change);
      assert.equal(desk.answer(question(orderNo)).code, '10000');
      await desk.idle();
      assert.deepEqual([outcomes.map((outcome) => outcome.kind), verified.length], [[kind], 0]);
    });
  }
});

describe('an upload', () => {
  it('is tried again while customs is busy, and its failures are answers', async () => {
    const failed = JSON.stringify({ code: '20000', message: 'certNo : certNo不为空;', total: 0, serviceTime: NOW });
    const { url, asked } = await customs([
      { status: 503, body: '' },
      { status: 200, body: failed },
    ]);
    const reply = await uploadPayment('{}', { url, sleep: async () => undefined });
    assert.deepEqual([reply.code, reply.message, asked()], ['20000', 'certNo : certNo不为空;', 2]);
  });

  it('answered by a page, by nobody, or sent to no address is an error', async () => {
    const { url } = await customs([
      { status: 200, body: '<html>' },
      { status: 404, body: '<html>' },
    ]);
    await assert.rejects(uploadPayment('{}', { url }), ApiError);
    await assert.rejects(uploadPayment('{}', { url }), ApiError);
    await assert.rejects(uploadPayment('{}', { url: 'http://127.0.0.1:1/x', attemptsMax: 1 }), ConnectionError);
    await assert.rejects(uploadPayment('{}', { url: 'customs' }), ConnectionError);
  });
});
