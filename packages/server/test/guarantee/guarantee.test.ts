import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a guarantee is what its instruments are worth on the day (G-01): each covers from its first to its last day
// in Shanghai, to the millisecond; what has ended leaves what it covered held and covers nothing new; extension, release
// and withdrawal are exact, and the audit agrees with each.

const DAY_MS = 86_400_000;
const CODE = FIRMS.seller;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const BOND = { kind: 'bank-guarantee', document: 'BG-1', issuer: '测试银行' };

/** The tax of one declaration is 18.20. */
async function declare(world: World, orderNo: string): Promise<number> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ state: number }>('SELECT state FROM declaration WHERE order_no = $1', orderNo);
  return row?.state ?? 0;
}

async function account(world: World): Promise<string> {
  const [row] = await world.rows<{ granted: bigint; reserved: bigint }>('SELECT * FROM ledger_account WHERE book = 2');
  return `${row?.granted ?? 0n} ${row?.reserved ?? 0n}`;
}

const deposit = (world: World, body: Record<string, unknown>) => world.act('guarantee.deposit', CODE, body);

test('an instrument covers to the last millisecond of its last day in Shanghai, and not one longer', () =>
  withDatabase('instrument ends', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    // The clock stands at 10:00 of 2026-06-01 in Shanghai; a leap day and a year's end behave alike, see the policy's tests.
    assert.equal((await deposit(world, { ...BOND, amount: '100.00', until: '2026-06-02' })).done, true);
    assert.equal(await declare(world, 'A1'), 800);
    world.clock.nowMs = Date.parse('2026-06-02T15:59:59.999Z');
    assert.equal(await declare(world, 'A2'), 800);
    assert.equal(await account(world), '10000 3640');
    world.clock.nowMs += 1;
    // The same lane, in the same batch in which the day has begun.
    assert.equal(await declare(world, 'A3'), 100);
    assert.equal(await account(world), '0 3640');
    await clean(world);
    // What is over-held is made good first: 36.40 are held, so that 50.00 leave 13.60 free.
    await deposit(world, { kind: 'cash', amount: '50.00', document: 'C-1' });
    assert.equal(await declare(world, 'A4'), 100);
    await deposit(world, { kind: 'cash', amount: '4.60', document: 'C-2' });
    assert.equal(await declare(world, 'A5'), 800);
    assert.equal(await account(world), '5460 5460');
    await clean(world);
  }));

test('what begins later covers from its day; what was missed as a whole never does', () =>
  withDatabase('instrument begins', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await deposit(world, { ...BOND, amount: '100.00', from: '2026-06-03', until: '2026-06-30' });
    await deposit(world, { ...BOND, document: 'BG-2', amount: '100.00', from: '2026-06-02', until: '2026-06-02' });
    assert.equal(await declare(world, 'A1'), 100);
    world.clock.nowMs += 2 * DAY_MS;
    assert.equal(await declare(world, 'A2'), 800);
    assert.equal(await account(world), '10000 1820');
    const rows = await world.rows('SELECT number, state FROM guarantee_instrument ORDER BY number');
    assert.deepEqual(rows, [
      { number: 'BG-1', state: 1 },
      { number: 'BG-2', state: 2 },
    ]);
    await clean(world);
  }));

test('an extension keeps the cover; after the end it covers again from then on', () =>
  withDatabase('instrument extended', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await deposit(world, { ...BOND, amount: '20.00', until: '2026-06-02' });
    const extend = (until: string, document = 'BG-1') => world.act('guarantee.extend', CODE, { document, until });
    assert.equal((await extend('2026-06-02')).code, '-900206');
    assert.equal((await extend('2026-06-05', 'BG-9')).code, '90042');
    assert.equal((await extend('2026-06-05')).done, true);
    world.clock.nowMs += 4 * DAY_MS;
    assert.equal(await declare(world, 'A1'), 800);
    world.clock.nowMs += DAY_MS;
    assert.equal(await declare(world, 'A2'), 100);
    assert.equal(await account(world), '0 1820');
    assert.equal((await extend('2026-06-05')).code, '-900206');
    assert.equal((await extend('2026-07-01')).done, true);
    assert.equal(await account(world), '2000 1820');
    await clean(world);
  }));

test('released is what is free, of the instrument that is named; withdrawn is cash', () =>
  withDatabase('instrument released', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '10' });
    await deposit(world, { ...BOND, amount: '100.00', until: '2026-12-31' });
    await deposit(world, { kind: 'cash', amount: '5.00', document: 'C-1' });
    assert.equal(await declare(world, 'A1'), 800);
    const withdraw = (amount: string) => world.act('guarantee.withdraw', CODE, { amount }, SUPERVISOR);
    const release = (body: Record<string, unknown>) => world.act('guarantee.release', CODE, body, SUPERVISOR);
    // 115.00 less 18.20 are free: 96.80, of which 15.00 are cash.
    assert.equal((await withdraw('15.01')).code, '90263');
    assert.equal((await withdraw('12.00')).done, true);
    assert.equal((await release({ document: 'BG-1' })).code, '90002');
    assert.equal((await release({ document: 'BG-1', amount: '84.81' })).code, '90002');
    assert.equal((await release({ document: 'BG-1', amount: '100.01' })).code, '-900206');
    assert.equal((await release({ document: 'BG-1', amount: '84.80' })).done, true);
    assert.equal(await account(world), '1820 1820');
    const rows = await world.rows('SELECT number, left_fen, state FROM guarantee_instrument ORDER BY number');
    assert.deepEqual(rows, [
      { number: 'BG-1', left_fen: 1520n, state: 1 },
      { number: 'C-1', left_fen: 300n, state: 1 },
    ]);
    await clean(world);
    world.clock.nowMs = Date.parse('2027-01-01T00:00:00+08:00');
    await world.settle();
    assert.equal(await account(world), '300 1820');
    assert.equal((await release({ document: 'BG-1' })).done, true);
    assert.equal((await release({ document: 'BG-1' })).code, '90043');
    assert.equal(await account(world), '300 1820');
    await clean(world);
  }));

test('an instrument that is not described in full, or is there already, moves nothing', () =>
  withDatabase('instrument refused', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    const rows: readonly (readonly [body: Record<string, unknown>, code: string])[] = [
      [{ kind: 'bank-guarantee', amount: '10.00', document: 'B', issuer: '银行' }, '90260'],
      [{ kind: 'insurance', amount: '10.00', document: 'B', until: '2026-12-31' }, '90260'],
      [{ ...BOND, amount: '10.00', until: '2026-05-31' }, '-900206'],
      [{ ...BOND, amount: '10.00', from: '2026-08-01', until: '2026-07-31' }, '-900206'],
      [{ ...BOND, amount: '10.00', until: '2027-02-29' }, '-900206'],
      [{ ...BOND, amount: '0.00', until: '2026-12-31' }, '-900206'],
    ];
    for (const [body, code] of rows) assert.equal((await deposit(world, body)).code, code, JSON.stringify(body));
    assert.equal((await deposit(world, { kind: 'cash', amount: '1.00', document: 'C-1' })).done, true);
    assert.equal((await deposit(world, { kind: 'cash', amount: '1.00', document: 'C-1' })).code, '90261');
    assert.equal(await account(world), '100 0');
    await clean(world);
  }));
