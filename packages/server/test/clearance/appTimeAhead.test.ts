import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../support/database.ts';
import { delivered } from '../support/later.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a version of the year 2099, taken before the door asked (B-06), does not lock its document: the
// next version counts, whatever its time, and those after it are older or newer than that one.

const DAY_MS = 24 * 60 * 60 * 1000;
const FAR = '20991231235959';

/** What the caller was told, step by step. */
async function answersOf(world: World, kind: number): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE kind = $1 AND recipient = $2 ORDER BY part, seq',
    kind,
    FIRMS.seller,
  );
  return rows.flatMap(({ body }) =>
    (JSON.parse(body) as { steps: { status: string }[] }).steps.map(({ status }) => status),
  );
}

test('order, payment, waybill and declaration of the year 2099 are changed two days later', () =>
  withDatabase('far', async ({ store }) => {
    const world = await openWorld(store);
    const far = purchase({ orderNo: 'A1', appTime: FAR });
    const declaration = withHead(far, 'declaration', { appStatus: '1' });
    await world.send(far.order, far.payment, far.waybill, declaration);
    await world.settle();
    const change = async (appTime: string): Promise<void> => {
      const { order, payment, waybill } = purchase({ orderNo: 'A1', appTime });
      const documents = { order, payment, waybill, declaration };
      for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
        await world.send(withHead(documents, kind, { appType: '2', appTime }));
      }
      await world.settle();
    };
    world.clock.nowMs += 2 * DAY_MS;
    await change('20260603100000');
    // From then on versions are older and newer again.
    await change('20260603095959');
    assert.deepEqual(await answersOf(world, 312), ['120', '120', '-301014']);
    assert.deepEqual(await answersOf(world, 412), ['120', '120', '-401012']);
    assert.deepEqual(await answersOf(world, 512), ['120', '120', '-505016']);
    assert.deepEqual(await answersOf(world, 622), ['1', '1', '-621012']);
  }));

test('a delivery reported for the year 2099 is changed, and what is said last is what is known', () =>
  withDatabase('far delivery', async ({ store }) => {
    const world = await openWorld(store);
    await world.send(purchase({ orderNo: 'A1' }).waybill);
    await world.settle();
    await world.send(delivered('A1', { appTime: FAR }));
    await world.settle();
    world.clock.nowMs += 2 * DAY_MS;
    await world.send(delivered('A1', { appType: '3', appTime: '20260603100000' }));
    await world.settle();
    world.clock.nowMs += DAY_MS;
    await world.send(delivered('A1', { appTime: '20260604100000' }));
    await world.settle();
    assert.deepEqual(await answersOf(world, 514), ['120', '120', '120']);
  }));
