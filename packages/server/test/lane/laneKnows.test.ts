import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault, partOf } from '@tongguan/kernel';
import type { BatchStore } from '../../src/clearance/store.ts';
import { faultText } from '../../src/lane/fault.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { orderIn, released, sell, stateOf } from '../support/faults.ts';
import { FIRMS } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what a lane cannot read as it starts stops no more than what hangs on it (B-07): a partition whose guarantors
// cannot be read waits, the others go on; without the rules of selection declarations go to an officer, and acts are carried out.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

/** A lane whose reads fail as `broken` says, for as long as it does. */
function laneWith(world: World, broken: (batch: BatchStore) => Partial<BatchStore>) {
  const real = clearanceStore(world.store);
  return world.lane({
    owner: 'broken',
    store: { ...real, transaction: (work) => real.transaction((batch) => work({ ...batch, ...broken(batch) })) },
  });
}

const fails = () => Promise.reject(new Fault('invariant broken: injected by a test'));

test('a partition whose guarantors cannot be read waits, every other one goes on, and it follows when it can be (B-07, G-02)', () =>
  withDatabase('overdue unread', async ({ store }) => {
    const world = await openWorld(store);
    const guarantor = partOf('guarantee', FIRMS.seller);
    const bad = (guarantor + 1) % 128;
    let isBroken = true;
    const lane = laneWith(world, (batch) => ({
      overdueGuarantors: (parts, ...rest) =>
        isBroken && parts.includes(bad) ? fails() : batch.overdueGuarantors(parts, ...rest),
    }));
    const [stuck, free] = [orderIn(bad, 'S'), orderIn(guarantor, 'F')];
    for (const orderNo of [stuck, free]) await sell(world, orderNo);
    await world.settle(lane);
    assert.deepEqual([await stateOf(world, stuck), await stateOf(world, free)], [undefined, 800]);
    isBroken = false;
    while ((await stateOf(world, stuck)) !== 800) await lane.drainOnce();
    await clean(world);
  }));

test('without the rules of selection declarations go to an officer after a while, and acts are carried out (B-07, K-01)', () =>
  withDatabase('controls unread', async ({ store }) => {
    const world = await openWorld(store);
    let isBroken = true;
    const lane = laneWith(world, (batch) => ({ controls: () => (isBroken ? fails() : batch.controls()) }));
    await sell(world, 'A1');
    await assert.rejects(lane.drainOnce(), 'what passes soon is waited for');
    while ((await stateOf(world, 'A1')) === undefined) await lane.drainOnce().catch(() => 0);
    assert.equal(await stateOf(world, 'A1'), 300);
    const { actId } = await world.append(
      'guarantee.deposit',
      FIRMS.seller,
      { amount: '1.00', kind: 'cash' },
      SUPERVISOR,
    );
    await world.settle(lane);
    assert.deepEqual(await world.rows('SELECT done FROM act_outcome WHERE act_id = $1', actId), [{ done: true }]);
    isBroken = false;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await sell(world, 'A2');
    await world.settle(lane);
    assert.equal(await stateOf(world, 'A2'), 800);
    await clean(world);
  }));

test('a day of an instrument that cannot be read stops nobody (B-07, G-01)', () =>
  withDatabase('instrument day unread', async ({ store }) => {
    const world = await openWorld(store);
    const lane = laneWith(world, () => ({ nextInstrumentDay: fails }));
    await sell(world, 'A1');
    await world.settle(lane);
    assert.equal(await stateOf(world, 'A1'), 800);
    await clean(world);
  }));

test('what is set aside of one platform does not keep the declaration of another open, whatever number their orders have (B-06, B-07)', () =>
  withDatabase('aside elsewhere', async ({ store }) => {
    const world = await openWorld(store);
    await released(world, 'A1');
    const [declaration] = await world.rows<{ part: number; serial: bigint }>('SELECT part, serial FROM declaration');
    assert.ok(declaration);
    await world.rows('UPDATE tax_bill SET status = 3, released_ms = 0');
    const closable = async (): Promise<number> =>
      (await clearanceStore(store).transaction((batch) => batch.closable([declaration.part], world.clock.nowMs, 10)))
        .length;
    const aside = (id: number, columns: string, values: string): Promise<unknown> =>
      world.rows(
        `INSERT INTO set_aside (part, aside_id, kind, order_no, subject, fault, follows, tries, state, told, since_ms, ${columns})
         VALUES ($1, $2, 4, 'A1', '', 'x', false, 1, 1, true, 0, ${values})`,
        declaration.part,
        `00000000-0000-4000-8000-00000000000${id}`,
      );
    assert.equal(await closable(), 1);
    // Work on another platform's order of the same number; then on this one; then something of which nobody knows whose it is.
    const other = { columns: await columnsOf(world), serial: declaration.serial + 1n };
    await world.rows(
      `INSERT INTO declaration (${other.columns.join(', ')})
       SELECT ${other.columns.map((c) => (c === 'serial' ? `${other.serial}` : c === 'ebp_code' ? "'3301960009'" : c === 'pre_no' ? "'X'" : c === 'cop_no' ? "'X'" : c)).join(', ')} FROM declaration`,
    );
    await aside(1, 'serial', String(other.serial));
    assert.equal(await closable(), 1);
    await aside(2, 'serial', String(declaration.serial));
    assert.equal(await closable(), 0);
    await world.rows("UPDATE set_aside SET kind = 1, serial = NULL WHERE aside_id::text LIKE '%2'");
    assert.equal(await closable(), 0);
  }));

async function columnsOf(world: World): Promise<string[]> {
  const rows = await world.rows<{ column_name: string }>(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'declaration' AND is_generated = 'NEVER'",
  );
  return rows.map(({ column_name: name }) => name);
}

test('a fault in words: our own text, else name and code, else name and place; never what an error says (B-07)', () => {
  assert.equal(faultText(new Fault('invariant broken: x')), 'invariant broken: x');
  assert.equal(faultText(Object.assign(new Error('110101199003074610'), { code: '22P02' })), 'Error 22P02');
  const secret = '张三 110101199003074610\n    at 张三 (110101199003074610.js:1:1)';
  assert.match(faultText(new Error(secret)), /^Error at laneKnows\.test\.[jt]s:\d+$/);
  assert.match(faultText(new TypeError(secret)), /^TypeError at laneKnows\.test\.[jt]s:\d+$/);
  const changed = new Error(secret);
  assert.match(changed.stack ?? '', /1101/);
  changed.message = 'another text';
  assert.equal(faultText(changed), 'Error', 'where text ends and frames begin is not known');
  assert.equal(faultText('110101199003074610'), 'unknown');
});
