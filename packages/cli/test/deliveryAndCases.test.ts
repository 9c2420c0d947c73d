import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CebMessage } from '@tongguan/ceb';
import {
  deliveryMessage,
  messagesOf,
  type Purchase,
  type Receipt,
  readPersonaOf,
  readStaffOf,
  sendMessage,
  TongguanClient,
} from '@tongguan/sdk';
import { openDesk, sell } from '../src/demo/desk.ts';
import { readMarket } from '../src/demo/market.ts';
import { seededRandom } from '../src/demo/random.ts';
import type { PersonaName } from '../src/demo/types.ts';
import { cli } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const dataDir = sandboxFolder();
const WAIT_MS = 30_000;

type Json = Record<string, unknown>;

// Proves, through the real doors, what follows a parcel and a purchase: tracking by the logistics firm, a parcel that is
// stopped and its case, and the consumer's own bills, parcel, dispute and quota (L-01, L-02, F-03, O-05).
describe('delivery, cases and the consumer', () => {
  let platform: ServedPlatform;
  let purchase: Purchase;
  let preNo = '';
  let consumer = '';

  const tokenOf = async (as: string): Promise<string> =>
    /\d$/.test(as) ? (await readStaffOf(dataDir, as)).token : (await readPersonaOf(dataDir, as as PersonaName)).token;
  const ask = async (token: string, method: string, path: string, body?: Json): Promise<[number, Json]> => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await fetch(`${platform.url}${path}`, init);
    return [answer.status, (await answer.json()) as Json];
  };
  const as = async (who: string, method: string, path: string, body?: Json): Promise<[number, Json]> =>
    ask(await tokenOf(who), method, path, body);
  const send = async (who: PersonaName, message: CebMessage): Promise<void> => {
    await sendMessage(platform.url, message, await readPersonaOf(dataDir, who));
  };
  const awaited = async (who: PersonaName, wanted: (receipt: Receipt) => boolean): Promise<Receipt> => {
    const { token } = await readPersonaOf(dataDir, who);
    const client = new TongguanClient({ url: platform.url, token });
    for (const untilMs = Date.now() + WAIT_MS; Date.now() < untilMs; ) {
      const found = (await client.receipts(null, 1000)).receipts.findLast(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the receipt did not come');
  };
  const waybillNo = (): string => purchase.waybill.LogisticsHead.logisticsNo;

  before(async () => {
    platform = await serve(dataDir);
    const random = seededRandom(11);
    const market = await readMarket(dataDir);
    const desk = openDesk({ market, random, people: random, run: 'CASES', atMs: Date.now() });
    purchase = sell(desk, { lines: desk.lines(1) });
    const messages = messagesOf([purchase]);
    await send('platform', messages.order);
    await send('payment', messages.payment);
    await send('logistics', messages.waybill);
    await send('broker', messages.declaration);
    const released = await awaited(
      'broker',
      ({ type, returnStatus }) => type === 'CEB622Message' && returnStatus === '800',
    );
    preNo = String(released['preNo']);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('the logistics firm tells where its parcels are; parties read it, strangers’ parcels cannot be named (L-01)', async () => {
    const event = {
      logisticsNo: waybillNo(),
      eventId: 'E1',
      kind: 'collected',
      at: '2020-01-01T00:00:00Z',
      place: '杭州',
    };
    const unknown = { ...event, logisticsNo: 'NOBODY', eventId: 'E2' };
    const [status, came] = await as('logistics', 'POST', '/api/participant/waybills/events', {
      events: [event, unknown],
    });
    assert.deepEqual([status, came['recorded'], came['repeated']], [200, 1, 0]);
    assert.deepEqual(
      (came['refused'] as Json[]).map(({ code }) => code),
      ['90290'],
    );
    const [, track] = await as('platform', 'GET', `/api/declarations/${preNo}/tracking`);
    assert.deepEqual(
      (track['events'] as Json[]).map(({ kind }) => kind),
      ['collected'],
    );
    assert.equal((await as('platform', 'GET', `/api/participant/waybills/${waybillNo()}/tracking`))[0], 404);
  });

  it('a parcel delivered elsewhere is stopped, an officer decides, then it is delivered (L-02)', async () => {
    const path = `/api/participant/waybills/${waybillNo()}/elsewhere`;
    const [status, stopped] = await as('logistics', 'POST', path, { difference: 'address', found: '实际地址不同' });
    assert.deepEqual([status, stopped['state']], [200, 'done'], JSON.stringify(stopped));
    const caseNo = String((stopped['facts'] as Json)['caseNo']);
    const { logistics } = purchase.spec.firms;
    const at = { deliveredMs: Date.now(), atMs: Date.now() };
    await send('logistics', deliveryMessage(purchase.waybill, at, logistics));
    const isAnswer = (wanted: string) => (receipt: Receipt) =>
      receipt.type === 'CEB514Message' && receipt['logisticsNo'] === waybillNo() && receipt.returnStatus === wanted;
    const refused = await awaited('logistics', isAnswer('100'));
    assert.deepEqual(
      refused.codes.map(({ code }) => code),
      ['90291'],
    );
    const [, file] = await as('officer1', 'GET', `/api/office/cases/${caseNo}`);
    assert.deepEqual([file['state'], file['preNo'], (file['file'] as Json[]).length], ['open', preNo, 1]);
    assert.equal((await as('operator1', 'GET', `/api/office/cases/${caseNo}`))[0], 403);
    const options = ['--url', platform.url, '--data', dataDir];
    const waybill = `${purchase.waybill.LogisticsHead.logisticsCode}|${waybillNo()}`;
    for (const args of [
      ['act', 'case.assign', caseNo, 'to=officer2', '--reason', '承办'],
      ['act', 'delivery.lift', waybill, '--reason', '已更正'],
      ['act', 'case.conclude', caseNo, 'outcome=dismissed', '--reason', '地址系笔误'],
    ]) {
      const done = await cli([...args, ...options]);
      assert.equal(done.code, 0, done.stderr + done.stdout);
    }
    await send('logistics', deliveryMessage(purchase.waybill, { ...at, atMs: Date.now() + 1_000 }, logistics));
    await awaited('logistics', isAnswer('120'));
  });

  it('the consumer reads bill, law and parcel of the own declaration (F-03, G-02)', async () => {
    const { buyerIdNumber } = purchase.order.OrderHead;
    const issued = await as('operator1', 'POST', '/api/office/consumer-tokens', {
      idType: '1',
      idNumber: buyerIdNumber,
      reason: '柜台核验',
    });
    consumer = String(issued[1]['token']);
    const [, journal] = await as('auditor1', 'GET', '/api/office/journal?actor=operator1');
    assert.deepEqual(
      (journal['acts'] as Json[]).map(({ kind }) => kind),
      ['consumer.token'],
    );
    assert.ok(!JSON.stringify(journal).includes(buyerIdNumber));
    const [, { bills }] = await ask(consumer, 'GET', '/api/consumer/bills');
    assert.deepEqual(
      (bills as Json[]).map((bill) => bill['preNo']),
      [preNo],
    );
    const [, bill] = await ask(consumer, 'GET', `/api/consumer/bills/${preNo}`);
    const assessment = bill['assessment'] as { total: { tax: string }; explain: string };
    assert.equal(assessment.total.tax, bill['tax']);
    assert.match(JSON.stringify(assessment.explain), /财关税/);
    const [, parcel] = await ask(consumer, 'GET', `/api/consumer/parcels/${preNo}`);
    assert.deepEqual([(parcel['delivery'] as Json)['status'], parcel['stopped']], ['S', null]);
  });

  it('“not mine”: upheld by two officers, the quota is back, once (F-03, O-05)', async () => {
    const used = async (): Promise<unknown> => (await ask(consumer, 'GET', '/api/consumer/quota'))[1]['used'];
    assert.notEqual(await used(), '0.00');
    const [, opened] = await ask(consumer, 'POST', '/api/consumer/disputes', { preNo, statement: '不是我买的' });
    assert.equal(opened['state'], 'opened');
    const caseNo = String(opened['caseNo']);
    const conclusion = { outcome: 'upheld', reason: '平台未核验身份' };
    /** It gives quota back: a second person agrees (K-03). */
    const uphold = async (): Promise<unknown> => {
      const [status, { actId }] = await as('officer1', 'POST', `/api/office/cases/${caseNo}/conclusion`, conclusion);
      // What cannot be done is refused before anybody else is asked.
      if (status !== 202) return status;
      const decision = { decision: 'approve', reason: '已核对' };
      return (await as('officer2', 'POST', `/api/office/proposals/${String(actId)}/decision`, decision))[0];
    };
    assert.equal(await uphold(), 200);
    assert.equal(await uphold(), 409);
    assert.equal(await used(), '0.00');
    const [, { cases }] = await ask(consumer, 'GET', '/api/consumer/cases');
    assert.deepEqual(
      (cases as Json[]).map(({ kind, outcome }) => [kind, outcome]),
      [
        ['quota-dispute', 'upheld'],
        ['delivered-elsewhere', 'dismissed'],
      ],
    );
  });

  it('and the ledgers agree', async () => {
    const { code, stdout } = await cli(['audit', '--data', dataDir]);
    assert.equal(code, 0, stdout);
  });
});
