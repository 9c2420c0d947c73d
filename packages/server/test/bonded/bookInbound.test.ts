import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditClean, cameOf, item, OFFICER, OPERATOR, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that goods of a bill of lading enter a book after quarantine, as they were counted, and that a difference waits
// for an officer who did not count (J-02).

type Actor = typeof OFFICER | typeof OPERATOR | typeof SUPERVISOR;
const DECLARED = [item('ITEM01', '5'), item('ITEM02', '7')];

async function step(world: World, name: string, body: object = {}, actor: Actor = OFFICER): Promise<string> {
  return cameOf(await world.act(`inbound.${name}`, BOOK.emsNo, { billNo: 'BL1', ...body }, actor));
}

async function counted(world: World, items: readonly object[]): Promise<Readonly<Record<string, string>>> {
  await step(world, 'register', { document: 'E1', items: DECLARED });
  await step(world, 'quarantine', { quarantineNo: 'Q1', passed: true });
  return (await world.act('inbound.tally', BOOK.emsNo, { billNo: 'BL1', items }, OPERATOR)).facts;
}

test('counted as declared, it enters at once', () =>
  withDatabase('inbound same', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    assert.deepEqual(await counted(world, DECLARED), { state: '已入账 entered' });
    assert.deepEqual(await stockOf(world), { [`${BOOK.emsNo}/ITEM01`]: '6 0 0', [`${BOOK.emsNo}/ITEM02`]: '7 0 0' });
    await auditClean(world);
  }));

const DIFFERENT = [item('ITEM01', '4'), item('ITEM02', '0'), item('ITEM03', '2')];
const ENDS = [
  ['approve', { [`${BOOK.emsNo}/ITEM01`]: '5 0 0', [`${BOOK.emsNo}/ITEM03`]: '2 0 0' }],
  ['refuse', { [`${BOOK.emsNo}/ITEM01`]: '1 0 0' }],
] as const;
for (const [decision, stock] of ENDS) {
  test(`counted otherwise, an officer decides: ${decision}`, () =>
    withDatabase(`inbound ${decision}`, async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      const facts = await counted(world, DIFFERENT);
      assert.deepEqual(facts, { state: '理货有差异 counted, different', ITEM01: '-1', ITEM02: '-7', ITEM03: '2' });
      assert.deepEqual(await stockOf(world), { [`${BOOK.emsNo}/ITEM01`]: '1 0 0' });
      assert.equal(await step(world, 'decide', { decision }), 'done');
      assert.equal(await step(world, 'decide', { decision }), '90251');
      assert.deepEqual(await stockOf(world), stock);
      await auditClean(world);
    }));
}

test('steps in the wrong order or by the wrong person', () =>
  withDatabase('inbound wrong', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    assert.equal(await step(world, 'tally', { items: DECLARED }), '90251');
    assert.equal(await step(world, 'register', { document: 'E1', items: DECLARED }), 'done');
    assert.equal(await step(world, 'register', { document: 'E1', items: DECLARED }), '90251');
    assert.equal(await step(world, 'tally', { items: DECLARED }), '90250');
    assert.equal(await step(world, 'quarantine', { quarantineNo: 'Q1', passed: true }), 'done');
    assert.equal(await step(world, 'tally', { items: [item('ITEM01', '5')] }), '90247');
    assert.equal(await step(world, 'tally', { items: DIFFERENT }, SUPERVISOR), 'done');
    assert.equal(await step(world, 'decide', { decision: 'approve' }, SUPERVISOR), '90249');
    await auditClean(world);
  }));

test('what failed quarantine does not come in', () =>
  withDatabase('inbound quarantine', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    await step(world, 'register', { document: 'E1', items: DECLARED });
    const failed = { billNo: 'BL1', quarantineNo: 'Q1', passed: false };
    const { facts } = await world.act('inbound.quarantine', BOOK.emsNo, failed, OFFICER);
    assert.deepEqual(facts, { billNo: 'BL1', state: '不予入账 refused' });
    assert.equal(await step(world, 'tally', { items: DECLARED }), '90251');
    assert.deepEqual(await stockOf(world), { [`${BOOK.emsNo}/ITEM01`]: '1 0 0' });
    await auditClean(world);
  }));
