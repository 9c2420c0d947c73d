import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditClean, cameOf, item, OFFICER, OPERATOR, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a stock-take in steps compares with the book as it was when it was opened (J-04): what moves meanwhile stays
// moved, every difference is explained, and who counted does not approve.

const ACCOUNT = `${BOOK.emsNo}/ITEM01`;
type Actor = typeof OFFICER | typeof OPERATOR | typeof SUPERVISOR;

async function step(world: World, name: string, body: object = {}, actor: Actor = OFFICER): Promise<string> {
  return cameOf(await world.act(`stocktake.${name}`, BOOK.emsNo, { takeNo: 'P1', ...body }, actor));
}

test('movements between the snapshot and the approval stay, the difference is added to them', () =>
  withDatabase('take moves', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    assert.equal(await step(world, 'open'), 'done');
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '3', price: '10.00' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    // Nine lay there when it was opened; three of them have been sold since.
    const counted = await world.act(
      'stocktake.count',
      BOOK.emsNo,
      { takeNo: 'P1', items: [item('ITEM01', '9')] },
      OPERATOR,
    );
    assert.deepEqual(counted.facts, { ITEM01: '-1' });
    assert.equal(await step(world, 'explain', { itemRecordNo: 'ITEM01' }, OPERATOR), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), 'done');
    assert.deepEqual(await stockOf(world), { [ACCOUNT]: '9 0 3' });
    await auditClean(world);
  }));

test('steps in the wrong order or by the wrong person', () =>
  withDatabase('take wrong', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    await world.act('book.enter', BOOK.emsNo, { items: [item('ITEM02', '5')], document: 'E1' }, OFFICER);
    assert.equal(await step(world, 'count', { items: [item('ITEM01', '9')] }), '90246');
    assert.equal(await step(world, 'open', { only: ['ITEM09'] }), '90019');
    assert.equal(await step(world, 'open'), 'done');
    assert.equal(await step(world, 'open', { takeNo: 'P2' }), '90245');
    const adjusted = await world.act('book.adjust', BOOK.emsNo, { items: [item('ITEM01', '9')] }, SUPERVISOR);
    assert.equal(cameOf(adjusted), '90245');
    assert.equal(await step(world, 'count', { items: [item('ITEM77', '1')] }), '90019');
    assert.equal(await step(world, 'count', { items: [item('ITEM01', '12')] }, SUPERVISOR), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90247');
    assert.equal(await step(world, 'explain', { itemRecordNo: 'ITEM02' }), '90247');
    assert.equal(await step(world, 'count', { items: [item('ITEM02', '5')] }), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90248');
    assert.equal(await step(world, 'explain', { itemRecordNo: 'ITEM01' }), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90249');
    // Counted again by somebody else it has to be explained again.
    assert.equal(await step(world, 'count', { items: [item('ITEM01', '11')] }), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90248');
    assert.equal(await step(world, 'explain', { itemRecordNo: 'ITEM01' }), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), 'done');
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90246');
    assert.equal(await step(world, 'open'), '90245');
    assert.deepEqual(await stockOf(world), { [ACCOUNT]: '11 0 0', [`${BOOK.emsNo}/ITEM02`]: '5 0 0' });
    await auditClean(world);
  }));

test('a cancelled stock-take changes nothing and makes room for the next', () =>
  withDatabase('take cancel', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    await step(world, 'open');
    await step(world, 'count', { items: [item('ITEM01', '1')] });
    assert.equal(await step(world, 'cancel'), 'done');
    assert.equal(await step(world, 'open', { takeNo: 'P2' }), 'done');
    assert.deepEqual(await stockOf(world), { [ACCOUNT]: '10 0 0' });
    await auditClean(world);
  }));

test('a loss that declarations under way hold cannot be approved', () =>
  withDatabase('take short', async ({ store }) => {
    const world = await openWorld(store, { stock: '10' });
    await step(world, 'open');
    await step(world, 'count', { items: [item('ITEM01', '2')] });
    await step(world, 'explain', { itemRecordNo: 'ITEM01' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '3', price: '10.00' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    // Eight are missing of the ten there were; three are sold, seven are left.
    assert.equal(await step(world, 'approve', {}, SUPERVISOR), '90091');
    assert.deepEqual(await stockOf(world), { [ACCOUNT]: '10 0 3' });
    await auditClean(world);
  }));
