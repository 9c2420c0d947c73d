import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditClean, item, stockOf } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { appendAct } from '../support/faults.ts';
import {
  FROM,
  FROM_PART,
  laneAt,
  linesOf,
  openBooks,
  send,
  sendBack,
  TO,
  TO_PART,
  worksOf,
} from '../support/transfers.ts';
import type { World } from '../support/world.ts';

// Proves that acts which lanes of earlier versions appended for each other, and nobody had looked at when the version changed,
// are carried out as those versions would have done it: goods that had left a book are in transit, and goods that had been
// taken off it are back (J-03).

const BODY = { transferNo: 'Z1', fromBook: FROM, items: [item('ITEM01', '6')] };

/** Instead of its work the lane that moved the goods left an act for the other. */
async function asBefore(world: World, part: number, kind: string, subject: string): Promise<void> {
  const gone = await world.rows("DELETE FROM clearing_work WHERE way = 'transfer' RETURNING serial");
  assert.equal(gone.length, 1);
  await appendAct(world, part, kind, subject, BODY);
}

test('acts of earlier versions that still wait are carried out, once', () =>
  withDatabase('transfer older', async ({ store }) => {
    const world = await openBooks(store);
    await send(world);
    await laneAt(world, FROM_PART);
    await asBefore(world, TO_PART, 'transfer.announce', TO);
    await laneAt(world, TO_PART);
    assert.deepEqual(await linesOf(world), ['1 6 0 0 0', '2 6 0 0 0']);
    assert.equal((await stockOf(world))[`transit:${TO}/${FROM}/Z1/ITEM01`], '6 0 0');
    await auditClean(world);
    await sendBack(world);
    await laneAt(world, TO_PART);
    await asBefore(world, FROM_PART, 'transfer.back', FROM);
    await laneAt(world, FROM_PART);
    assert.deepEqual(await linesOf(world), ['1 6 0 6 0', '2 6 0 6 0']);
    assert.equal((await stockOf(world))[`${FROM}/ITEM01`], '10 0 0');
    assert.deepEqual(await worksOf(world), []);
    await auditClean(world);
  }));

test('an act about a transfer that no book knows brings nothing back', () =>
  withDatabase('transfer stranger', async ({ store }) => {
    const world = await openBooks(store);
    await appendAct(world, FROM_PART, 'transfer.back', FROM, BODY);
    await laneAt(world, FROM_PART);
    assert.deepEqual(await stockOf(world), { [`${FROM}/ITEM01`]: '10 0 0' });
    assert.deepEqual(await worksOf(world), []);
  }));
