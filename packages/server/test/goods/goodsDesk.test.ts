import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inventory } from '@tongguan/ceb';
import { type GoodsFiling, SHIPPED_TARIFF } from '@tongguan/policy';
import { assessFactsOf } from '../../src/clearance/index.ts';
import { createGoods, type GoodsDoor } from '../../src/goods/index.ts';
import { bodySeal } from '../../src/intake/index.ts';
import { goodsStore } from '../../src/store/goods/desk.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves what officers and enterprises are told: the declarations not released that a stop hits (H-02), what an edition
// changes for filed goods (H-01), and filings that are judged when they are made, kept in versions and decided once (H-04).

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const OPERATOR = { code: 'operator1', role: 'operator' } as const;
const LAW = '公告2026年第1号';
const HEAD = ['税则号列', '货品名称', '备注'];

function deskOf({ store, vault, clock }: World): GoodsDoor {
  const records = goodsStore(store, ({ part, messageId, item, body }) => {
    return JSON.parse(vault.open(body, bodySeal(part, messageId, item)).toString('utf8')) as Inventory;
  });
  return createGoods({ store: records, clock, latest: async () => SHIPPED_TARIFF, factsOf: assessFactsOf });
}

const FILING: GoodsFiling = {
  itemNo: 'SKU1',
  gcode: '2106909000',
  gname: '测试膳食补充剂',
  gmodel: '测试牌|100粒',
  brand: '测试牌',
  country: '307',
  unit: '011',
  unit1: '035',
  unit2: null,
  labelUrl: 'https://example.com/label/1',
  licence: null,
};

test('a stop names the declarations that were accepted before it and wait for an officer, and no others', () =>
  withDatabase('stop held', async ({ store }) => {
    const world = await openWorld(store);
    const desk = deskOf(world);
    const send = async (orderNo: string, more: object): Promise<void> => {
      const { order, payment, waybill, declaration } = purchase({ orderNo, ...more });
      await world.send(order, payment, waybill, declaration);
    };
    // Exactly at the annual limit: an officer looks (E-05).
    await send('PARKED', { price: '26000.00', quantity: '1' });
    await send('FREE', { price: '10.00', buyerIdNumber: '11010119900307109X' });
    await world.settle();
    await world.act('goods.stop', 'S1', { country: '307', law: LAW }, SUPERVISOR);
    await world.act('goods.stop', 'S2', { country: '116', law: LAW }, SUPERVISOR);
    const held = await desk.heldBy('S1');
    const [parked] = await world.rows<{ pre_no: string }>("SELECT pre_no FROM declaration WHERE order_no = 'PARKED'");
    assert.deepEqual(
      held?.map(({ preNo, state, gnums }) => ({ preNo, state, gnums })),
      [{ preNo: parked?.pre_no, state: 300, gnums: ['1'] }],
    );
    assert.deepEqual(await desk.heldBy('S2'), []);
    assert.equal(await desk.heldBy('S3'), null);
    assert.deepEqual(
      (await desk.stops()).map(({ stopId, endMs }) => [stopId, endMs]),
      [
        ['S1', null],
        ['S2', null],
      ],
    );
  }));

test('an edition says which filed goods it hits: against the excerpt first, then against the one before', () =>
  withDatabase('edition diff', async ({ store }) => {
    const world = await openWorld(store);
    const desk = deskOf(world);
    await desk.file(FIRMS.seller, '1210', FILING);
    const load = (edition: string, rows: string[][]) => {
      world.clock.nowMs += 1;
      return world.act('goods.list', edition, { from: '2026-06-01', law: LAW, rows: [HEAD, ...rows] }, OPERATOR);
    };
    await load('E1', [
      ['21069090', '其他食品', ''],
      ['33049900', '护肤品', ''],
    ]);
    await load('E2', [['33049900', '护肤品', '']]);
    const [first, second] = [await desk.diff('E1'), await desk.diff('E2')];
    assert.deepEqual(first?.diff.hits, []);
    assert.deepEqual(first?.diff.added, [], 'an excerpt does not say what came');
    assert.equal(second?.against, 'E1');
    assert.deepEqual(
      second?.diff.removed.map(({ hs8 }) => hs8),
      ['21069090'],
    );
    assert.deepEqual(
      second?.diff.hits.map(({ participantCode, itemNo, effect }) => [participantCode, itemNo, effect]),
      [[FIRMS.seller, 'SKU1', 'removed']],
    );
    assert.equal(await desk.diff('E3'), null);
  }));

test('a filing has versions; the same content again is the same one, and nobody sees another’s', () =>
  withDatabase('filing versions', async ({ store }) => {
    const world = await openWorld(store);
    const desk = deskOf(world);
    const file = async (filing: GoodsFiling): Promise<string> => {
      const filed = await desk.file(FIRMS.seller, '1210', filing);
      return filed.ok
        ? `${filed.value.version} ${filed.value.judged}`
        : filed.refusals.map(({ code }) => code).join(' ');
    };
    assert.equal(await file(FILING), '1 admit');
    assert.equal(await file({ ...FILING }), '1 admit');
    assert.equal(await file({ ...FILING, country: '116' }), '2 admit');
    assert.equal(await file({ ...FILING, labelUrl: 'http://example.com' }), '90069');
    assert.deepEqual(
      (await desk.filings(FIRMS.seller)).map(({ version, filing }) => [version, filing.country]),
      [[2, '116']],
    );
    assert.deepEqual(await desk.filings(FIRMS.platform), []);
    assert.equal((await world.rows('SELECT 1 FROM goods_filing')).length, 2);
  }));

test('a filing under a stop is refused; one that raises doubts waits for an officer, who decides once', () =>
  withDatabase('filing decided', async ({ store }) => {
    const world = await openWorld(store);
    const desk = deskOf(world);
    await world.act('goods.stop', 'S1', { brand: '测试牌', law: LAW }, SUPERVISOR);
    const stopped = await desk.file(FIRMS.seller, '1210', FILING);
    assert.deepEqual(stopped.ok ? [] : stopped.refusals.map(({ code }) => code), ['90016']);
    // A line the shipped excerpt does not know.
    const unknown = { ...FILING, gcode: '9999999999', brand: null };
    const doubtful = await desk.file(FIRMS.seller, '1210', { ...unknown, gmodel: '别的|1' });
    assert.ok(doubtful.ok);
    assert.equal(doubtful.value.judged, 'manual');
    const [waiting] = await desk.waiting();
    assert.ok(waiting);
    const decide = (decision: string) => world.act('goods.filing', waiting.filingNo, { decision });
    assert.equal((await decide('approve')).facts['state'], 'filed');
    assert.deepEqual([(await decide('refuse')).code, (await desk.waiting()).length], ['90043', 0]);
    assert.equal((await world.act('goods.filing', 'F0', { decision: 'approve' })).code, '90042');
  }));

test('what a remark of the list excludes is settled once, when an officer approves the filing of the article (H-01, H-04)', () =>
  withDatabase('note settled', async ({ store }) => {
    const world = await openWorld(store);
    const load = (edition: string, note: string) => {
      world.clock.nowMs += 1;
      const rows = [HEAD, ['21069090', '其他编号未列名的食品', note]];
      return world.act('goods.list', edition, { from: '2026-06-01', law: LAW, rows }, OPERATOR);
    };
    const declared = async (orderNo: string): Promise<string> => {
      const { order, payment, waybill, declaration } = purchase({ orderNo, price: '10.00' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      const [row] = await world.rows<{ state: number; reasons: string | null }>(
        'SELECT state, reasons FROM declaration WHERE order_no = $1',
        orderNo,
      );
      const reasons = JSON.parse(row?.reasons ?? '[]') as { code: string; allowed: string }[];
      return [row?.state, ...reasons.map(({ code, allowed }) => `${code} ${allowed}`)].join(' ');
    };
    world.clock.nowMs = Date.parse('2026-06-02T12:00:00+08:00');
    await load('E1', '依法需要注册备案的特殊食品除外');
    assert.match(await declared('A1'), /^300 90120 清单备注：依法需要注册备案的特殊食品除外/);
    const { itemNo = '', unit, unit1, unit2 = null } = purchase({ orderNo: 'A0' }).declaration.InventoryList[0] ?? {};
    const filing = { ...FILING, itemNo, unit: unit ?? '', unit1: unit1 ?? '', unit2 };
    const filed = await deskOf(world).file(FIRMS.seller, '1210', filing);
    assert.ok(filed.ok);
    assert.deepEqual([filed.value.judged, filed.value.doubts[0]?.code], ['manual', '90120']);
    assert.match(await declared('A2'), /^300 90120/, 'filed and not decided');
    await world.act('goods.filing', filed.value.filingNo, { decision: 'approve' });
    assert.equal(await declared('A3'), '800');
    await load('E2', '依法需要注册备案的特殊食品除外；凭许可证');
    assert.match(await declared('A4'), /^300 90120 .*凭许可证/, 'another remark is asked about again');
    await load('E3', '每次不超过1千克');
    assert.match(await declared('A5'), /^300 90120/, 'a quantity is no matter of the article');
  }));

const COMPARED: readonly (readonly [string, 'off' | 'officer' | 'required', Partial<GoodsFiling> | null, string])[] = [
  ['off', 'off', { country: '116' }, '800'],
  ['agrees', 'officer', {}, '800'],
  ['differs', 'officer', { country: '116' }, '300 90306 InventoryList[1]/country'],
  ['not filed', 'officer', null, '800'],
  ['agrees', 'required', {}, '800'],
  ['differs', 'required', { gcode: '2106909090' }, '100 90306 InventoryList[1]/gcode'],
  ['not filed', 'required', null, '100 90307 InventoryList[1]/itemNo'],
];
for (const [what, filingComparison, filing, expected] of COMPARED) {
  test(`compared ${filingComparison}, ${what}: ${expected}`, () =>
    withDatabase('filing compared', async ({ store }) => {
      const world = await openWorld(store, { parameters: { filingComparison } });
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', price: '10.00' });
      const [line] = declaration.InventoryList;
      assert.ok(line);
      const { unit, unit1, unit2 = null, itemNo = '' } = line;
      if (filing !== null) {
        const filed = await deskOf(world).file(FIRMS.seller, '1210', {
          ...FILING,
          unit,
          unit1,
          unit2,
          itemNo,
          ...filing,
        });
        assert.ok(filed.ok, JSON.stringify(filed));
      }
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      const [row] = await world.rows<{ state: number; reasons: string | null }>(
        'SELECT state, reasons FROM declaration',
      );
      const [reason] = JSON.parse(row?.reasons ?? '[]') as { code: string; path: string }[];
      assert.equal([row?.state, reason?.code, reason?.path].filter((one) => one !== undefined).join(' '), expected);
    }));
}
