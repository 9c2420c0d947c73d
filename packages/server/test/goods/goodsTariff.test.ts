import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFen } from '@tongguan/kernel';
import { openGoods } from '../../src/main/wiring/goods.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves a change of the tariff as data: an announcement is read, its impact on yesterday's declarations told before anything
// is stored, loaded by two persons, used from its day on by every lane, and what was accepted before keeps its tax (E-05, E-06).

const OPERATOR = { code: 'operator1', role: 'operator' } as const;
const LAW = '公告2026年第9号';
const HEAD = ['税则号列', '货品名称', '增值税', '消费税', '生效日', '终止日'];
/** The supplement of the tests, 21069090, at 13 %: × 0.7 of 10.00 is 0.91. */
const REDUCED = ['21069090', '其他编号未列名的食品', '低税率', '', '2026-06-02', ''];

async function declare(world: World, orderNo: string, price: string): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, price });
  await world.send(order, payment, waybill, declaration);
}

async function taxes(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ order_no: string; state: number; tax: bigint | null }>(
    'SELECT order_no, state, customs_duty_fen + consumption_tax_fen + value_added_tax_fen AS tax FROM declaration ORDER BY order_no',
  );
  return Object.fromEntries(
    rows.map(({ order_no, state, tax }) => [order_no, `${state} ${tax === null ? '-' : formatFen(BigInt(tax))}`]),
  );
}

test('an edition taxes what is accepted from its day on, and nothing that was accepted before', () =>
  withDatabase('tariff edition', async ({ store }) => {
    const world = await openWorld(store);
    const load = (edition: string, ...rows: string[][]) => {
      world.clock.nowMs += 1;
      return world.act('goods.tariff', edition, { from: '2026-06-01', law: LAW, rows: [HEAD, ...rows] }, OPERATOR);
    };
    world.clock.nowMs = Date.parse('2026-06-01T12:00:00+08:00');
    await declare(world, 'A1', '10.00');
    const loaded = await load('T1', REDUCED);
    assert.deepEqual([loaded.done, loaded.facts['lines']], [true, '1']);
    await declare(world, 'A2', '11.00');
    await world.settle();
    world.clock.nowMs = Date.parse('2026-06-01T23:59:59.999+08:00');
    await declare(world, 'A3', '10.00');
    await world.settle();
    world.clock.nowMs += 1;
    await declare(world, 'A4', '10.00');
    await world.settle();
    // A correction of the same day, loaded later, counts from then on.
    assert.equal((await load('T2', ['21069090', '', '免税', '', '2026-06-02', ''])).code, '');
    await declare(world, 'A5', '10.00');
    await world.settle();
    assert.deepEqual(await taxes(world), {
      // Two pieces at that price: 20.00 or 22.00 × 0.7 × 13 % or 9 %.
      ...{ A1: '800 1.82', A2: '800 2.00', A3: '800 1.82', A4: '800 1.26', A5: '800 0.00' },
    });
  }));

test('an edition is refused whole with the place of its mistake, and its name stands for one', () =>
  withDatabase('tariff wrong', async ({ store }) => {
    const world = await openWorld(store);
    const load = (edition: string, body: object) =>
      world.act('goods.tariff', edition, { from: '2026-06-01', law: LAW, rows: [HEAD, REDUCED], ...body }, OPERATOR);
    const wrong = await load('T1', { rows: [HEAD, REDUCED, ['2106909', '', '13%', '', '', '']] });
    assert.deepEqual([wrong.done, wrong.code], [false, '90309']);
    assert.match(wrong.facts['found'] ?? '', /第3行第1列/);
    assert.equal((await load('T1', { from: '2026-02-30' })).code, '90309');
    assert.equal((await load('T1', {})).done, true);
    assert.equal((await load('T1', {})).code, '90043');
    assert.deepEqual(await world.rows('SELECT edition, lines FROM tariff_edition'), [{ edition: 'T1', lines: 1 }]);
  }));

test('an edition that cannot be read sends what it would tax to an officer, and is told about once', () =>
  withDatabase('tariff unreadable', async ({ store }) => {
    const world = await openWorld(store);
    await world.act('goods.tariff', 'T1', { from: '2026-06-01', law: LAW, rows: [HEAD, REDUCED] }, OPERATOR);
    await world.rows("UPDATE tariff_edition SET content = '{'");
    const faults: unknown[] = [];
    const lane = world.lane({ owner: 'first', onFault: (fault) => faults.push(fault) });
    world.clock.nowMs = Date.parse('2026-06-02T12:00:00+08:00');
    await declare(world, 'A1', '10.00');
    await world.settle(lane);
    assert.match((await taxes(world))['A1'] ?? '', /^300 /);
    assert.ok(faults.length >= 1 && faults[0] instanceof SyntaxError);
  }));

test('the drill: who of yesterday’s declarations pays more by an announcement, before it is loaded and after', () =>
  withDatabase('tariff impact', async ({ store }) => {
    const world = await openWorld(store);
    const desk = openGoods(world);
    world.clock.nowMs = Date.parse('2026-06-01T12:00:00+08:00');
    await declare(world, 'A1', '10.00');
    await declare(world, 'A2', '20.00');
    await world.settle();
    world.clock.nowMs = Date.parse('2026-06-02T12:00:00+08:00');
    await declare(world, 'TODAY', '30.00');
    await world.settle();
    const taxed = ['21069090', '', '', '葡萄酒', '2026-07-01', ''];
    const asked = { day: '2026-06-01', on: '2026-07-01', against: '2026-07-01', district: '' };
    const ask = async (more: object = {}) => {
      const found = await desk.tariffImpact({ ...asked, file: null, ...more });
      assert.ok(found.ok);
      const { declarations, unchanged, more: up, less, bySeller, isWhole, unreadable } = found.value;
      assert.deepEqual([isWhole, unreadable, less.declarations], [true, 0, 0]);
      return {
        declarations,
        unchanged,
        up: `${up.declarations} ${formatFen(up.fen)}`,
        sellers: bySeller.map(({ key }) => key),
      };
    };
    const file = { from: '2026-07-01', law: LAW, rows: [HEAD, taxed] };
    // 20.00 and 40.00: 1.82 + 3.64 before. With 10 % consumption tax: 20 ÷ 0.9 × 0.1 × 0.7 = 1.56 and 20 ÷ 0.9 × 0.091 = 2.02; twice
    // 3.11 and 4.04: 10.73 in all.
    const expected = { declarations: 2, unchanged: 0, up: '2 5.27', sellers: [FIRMS.seller] };
    assert.deepEqual(await ask({ file }), expected);
    assert.deepEqual(await desk.tariffs(), [], 'asking stores nothing');
    assert.deepEqual(await ask(), { declarations: 2, unchanged: 2, up: '0 0.00', sellers: [] });
    await world.act('goods.tariff', 'T1', file, OPERATOR);
    // Loaded, the law of the day before is compared with that of its first day.
    assert.deepEqual(await ask({ against: '2026-06-30' }), expected);
    assert.deepEqual(await ask({ district: '9999' }), { declarations: 0, unchanged: 0, up: '0 0.00', sellers: [] });
    const diff = await desk.tariffDiff('T1');
    assert.deepEqual(
      diff?.changes.map(({ fact, on, before, after }) => [fact, on, before, after?.value]),
      [['consumption-class', '2026-07-01', null, 'wine']],
    );
    assert.equal(await desk.tariffDiff('T9'), null);
    for (const wrong of [{ day: 'yesterday' }, { on: '2016-04-07' }, { file: { ...file, rows: [HEAD, ['1']] } }]) {
      assert.equal((await desk.tariffImpact({ ...asked, file: null, ...wrong })).ok, false);
    }
  }));
