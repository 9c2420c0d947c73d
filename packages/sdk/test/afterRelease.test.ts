import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { validateMessage } from '@tongguan/ceb';
import { ConsumerClient } from '../src/client/consumer.ts';
import { TrackingClient, type TrackingEvent } from '../src/client/tracking.ts';
import { amendmentMessage } from '../src/purchase/amendment.ts';
import { buildPurchase } from '../src/purchase/build.ts';
import { inboundDetailMessage } from '../src/purchase/inbound.ts';
import { platform } from './support/answering.ts';
import { lipstick, specOf, watch } from './support/specs.ts';

const lines = [lipstick, watch].map((goods) => ({ goods, quantity: '1', price: '100' }));
const outcome = buildPurchase(specOf({ lines }));
assert.ok(outcome.ok, inspect(outcome));
const { declaration, spec } = outcome.value;
const { declarant, logistics } = spec.firms;

// Proves that an amended declaration (621, appType 2) differs from the one sent before in the given changes alone (I-01,
// B-06), and that the dictionary accepts it.
describe('an amendment built by the SDK', () => {
  const later = { atMs: spec.atMs + 3_600_000 };
  const amended = (change: object) => {
    const message = amendmentMessage(declaration, { ...later, ...change }, declarant);
    assert.deepEqual(validateMessage(message), []);
    assert.equal(message.type, 'CEB621Message');
    const [document] = message.documents as readonly (typeof declaration)[];
    assert.ok(document);
    return document;
  };

  it('is the whole declaration, later, with a guid of its own', () => {
    const { InventoryHead: head, InventoryList } = amended({});
    const { guid, appType, appTime, ...rest } = head;
    const { guid: guidBefore, appType: _, appTime: __, ...before } = declaration.InventoryHead;
    assert.deepEqual([rest, InventoryList], [before, declaration.InventoryList]);
    assert.deepEqual([appType, appTime, guid === guidBefore], ['2', '20260305110000', false]);
  });

  it('has other fields in its head and in the lines that are named', () => {
    const change = { head: { wrapType: '4' }, lines: { 2: { gmodel: '测试牌 指针' } } };
    const { InventoryHead, InventoryList } = amended(change);
    assert.equal(InventoryHead.wrapType, '4');
    assert.deepEqual(InventoryList[0], declaration.InventoryList[0]);
    assert.deepEqual(InventoryList[1], { ...declaration.InventoryList[1], gmodel: '测试牌 指针' });
  });

  it('knows no line that is not there', () => {
    assert.throws(() => amended({ lines: { 3: { gmodel: '无' } } }), /第 3 项/);
  });
});

// Proves that an inbound detail (711) numbers its parcels, names its operator as the one who sends it, and passes the
// dictionary (J-02).
describe('an inbound detail built by the SDK', () => {
  const operator = { code: '3301669906', name: '测试保税仓储有限公司' };
  const place = { customsCode: '2991', trafNo: 'TEST', voyageNo: 'V1', billNo: 'BL1' };
  const detail = { operator, logistics, copNo: 'IN1', ...place, atMs: spec.atMs };

  for (const appType of [undefined, '2', '3'] as const) {
    it(`is a message with appType ${appType ?? '1'}`, () => {
      const more = appType === undefined ? {} : { appType };
      const message = inboundDetailMessage({ ...detail, ...more, waybills: ['L1', 'L2'] });
      assert.deepEqual(validateMessage(message), []);
      assert.ok(message.type === 'CEB711Message');
      assert.equal(message.baseTransfer.copCode, operator.code);
      const [{ DeliveryHead: head, DeliveryList } = assert.fail()] = message.documents;
      assert.deepEqual([head.appType, head.operatorCode, head.ieFlag], [appType ?? '1', operator.code, 'I']);
      assert.deepEqual(
        DeliveryList.map(({ gnum, logisticsNo }) => `${gnum} ${logisticsNo}`),
        ['1 L1', '2 L2'],
      );
    });
  }

  it('has a parcel at least', () => {
    assert.throws(() => inboundDetailMessage({ ...detail, waybills: [] }), RangeError);
  });
});

// Proves what the clients promise of their requests: batches the platform takes, one act however often it is tried, the
// person's number nowhere in an address.
describe('the clients of what follows a release', () => {
  const options = (url: string) => ({ url, token: 't', sleep: () => Promise.resolve() });
  const json = (body: object) => ({ status: 200, body: JSON.stringify(body) });

  it('tells events 500 a request and adds up what came of them (L-01)', async () => {
    const refusal = { logisticsNo: 'L1', eventId: '0', code: '90290', found: 'L1', allowed: '' };
    const { url, bodies } = await platform([
      json({ recorded: 499, repeated: 1, refused: [] }),
      json({ recorded: 0, repeated: 0, refused: [refusal] }),
    ]);
    const events = Array.from({ length: 501 }, (_, index): TrackingEvent => {
      return { logisticsNo: 'L1', eventId: String(index), kind: 'arrived', at: '2026-06-01T10:00:00+08:00', place: '' };
    });
    const told = await new TrackingClient(options(url)).tell(events);
    assert.deepEqual(told, { recorded: 499, repeated: 1, refused: [refusal] });
    const sent = bodies.map((body) => (JSON.parse(body) as { events: TrackingEvent[] }).events);
    assert.deepEqual(
      sent.map(({ length }) => length),
      [500, 1],
    );
    assert.deepEqual(sent.flat(), events);
  });

  it('asks nothing where there is nothing to tell', async () => {
    const { url, asked } = await platform([json({})]);
    assert.deepEqual(await new TrackingClient(options(url)).tell([]), { recorded: 0, repeated: 0, refused: [] });
    assert.equal(asked.length, 0);
  });

  it('reports a parcel once, under one key, however often the platform is busy (L-02)', async () => {
    const busy = { status: 503, body: '{}', headers: { 'retry-after': '0' } };
    const { url, asked } = await platform([busy, busy, json({ actId: 'a', state: 'done' })]);
    const client = new TrackingClient(options(url));
    await client.elsewhere('L/1', { difference: 'both', found: '别处' });
    await client.elsewhere('L/1', { difference: 'both', found: '别处' });
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    assert.equal(new Set(keys.slice(0, 3)).size, 1);
    assert.notEqual(keys[3], keys[0], 'another call is another report');
    assert.equal(asked[0]?.url, '/api/participant/waybills/L%2F1/elsewhere');
  });

  it('asks for a year only when one is named (F-03)', async () => {
    const { url, asked } = await platform([json({ bills: [] })]);
    const client = new ConsumerClient(options(url));
    assert.deepEqual([await client.bills(), await client.bills(2026)], [[], []]);
    assert.deepEqual(
      asked.map((one) => one.url),
      ['/api/consumer/bills', '/api/consumer/bills?year=2026'],
    );
  });
});
