import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld } from '../support/world.ts';

// Proves that each tax is demanded exactly once (G-02) though the process that does the day's work is killed, with
// SIGKILL, once at every one of its questions to the database, before and after each commit, and comes days late; and
// that each guarantor is told once of each bill. A day that asks what an earlier one has asked is not killed there again.

const DAY_MS = 86_400_000;
const CHILD = fileURLToPath(new URL('../support/processes/settleChild.js', import.meta.url));
const CODE = FIRMS.seller;
/** The day's work has fewer places to die at. */
const DEATHS_MAX = 100;

/** Where the process died, at none of these places; null when it came to its end. */
function runUntilDeath(url: string, nowMs: number, died: ReadonlySet<string>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const values = [CHILD, url, String(nowMs), JSON.stringify([...died])];
    const child = spawn(process.execPath, values, { stdio: ['ignore', 'pipe', 'pipe'] });
    let place = '';
    let trouble = '';
    child.stdout.on('data', (text: Buffer) => (place += text.toString()));
    child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL' && place !== '') resolve(place);
      else if (code === 0) resolve(null);
      else reject(new Error(`the child ended with ${code} ${signal}: ${trouble}`));
    });
  });
}

test('killed once at every step and days late, each tax is on one demand and told of once', () =>
  withDatabase('settle killed', async ({ store, url }) => {
    const world = await openWorld(store);
    const first = world.clock.nowMs;
    let orders = 0;
    for (let day = 0; day < 3; day++) {
      for (let n = 0; n < 2; n++) {
        const { order, payment, waybill, declaration } = purchase({
          orderNo: `K${orders}`,
          buyerIdNumber: identityNumber(orders),
        });
        orders += 1;
        await world.send(order, payment, waybill, declaration);
        await world.settle();
      }
      world.clock.nowMs += DAY_MS;
    }
    // The days before the first demand are done; the next run is days late.
    world.clock.nowMs = first + 30 * DAY_MS;
    world.restart();
    await world.settle();
    const lateMs = first + 34 * DAY_MS;
    const died = new Set<string>();
    for (let place: string | null = ''; place !== null; ) {
      assert.ok(died.size < DEATHS_MAX, 'the work comes to an end');
      place = await runUntilDeath(url, lateMs, died);
      if (place !== null) died.add(place);
    }
    const demands = await world.rows('SELECT duty_no, count(*) AS n FROM tax_demand_item GROUP BY duty_no ORDER BY 1');
    assert.deepEqual(demands, [
      { duty_no: `${CODE}-20260702-20260716`, n: 2n },
      { duty_no: `${CODE}-20260703-20260717`, n: 2n },
      { duty_no: `${CODE}-20260704-20260720`, n: 2n },
    ]);
    const told = await world.rows<{ n: bigint }>(
      'SELECT count(*) AS n FROM receipt WHERE kind = 818 AND recipient = $1 GROUP BY part, serial',
      CODE,
    );
    assert.deepEqual(
      told.map(({ n }) => n),
      Array.from({ length: orders }, () => 1n),
    );
    const days = await world.rows(
      "SELECT count(*) AS n FROM job_day WHERE job = 'settlement' AND done_day = '2026-07-05'",
    );
    assert.deepEqual(days, [{ n: 128n }]);
    // Run again, nothing is left to do.
    world.clock.nowMs = lateMs;
    world.restart();
    await world.settle();
    assert.equal((await world.rows('SELECT part FROM tax_demand_item')).length, orders);
    await clean(world);
    assert.ok(died.size > 20, `killed ${died.size} times`);
  }));
