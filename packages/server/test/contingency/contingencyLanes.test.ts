import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { type Actor, submitAct } from '../../src/office/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { mortalStore, random } from '../support/processes/mortal.ts';
import { purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves that goods released under contingency are reconciled exactly once (K-03) by lanes that hold different partitions,
// die and repeat themselves, although two officers ask for each; short of guarantee they stay open and nothing is lost.

const SUPERVISOR: Actor = { code: 'supervisor1', role: 'supervisor' };
const OFFICERS: readonly Actor[] = [
  { code: 'officer1', role: 'officer' },
  { code: 'officer2', role: 'officer' },
];
const DECLARATIONS = 9;

test('nine declarations, two officers, three mortal lanes: each is reconciled once, and what was short after a deposit', () =>
  withDatabase('contingency lanes', async ({ store }) => {
    // One piece of 26,000.00 bears 6,905.60 of tax: enough for two.
    const world = await openWorld(store, { guarantee: '14000' });
    for (let n = 0; n < DECLARATIONS; n++) {
      const options = { orderNo: `C${n}`, price: '26000.00', quantity: '1', buyerIdNumber: identityNumber(n) };
      const { order, payment, waybill, declaration } = purchase(options);
      await world.send(order, payment, waybill, declaration);
    }
    const draw = random(11);
    const fates = { death: 0.004, abort: 0.02, again: 0.1, unheard: 0.04 };
    let lives = 0;
    const mortalLane = (index: number) => {
      const owner = `lane ${index}, life ${lives++}`;
      const home = (part: number): boolean => part % 3 === index;
      return { owner, lane: world.lane({ owner, home, store: mortalStore(clearanceStore(store), draw, fates) }) };
    };
    const lanes = [0, 1, 2].map(mortalLane);
    const untilQuiet = async (): Promise<void> => {
      for (let quiet = 0, looks = 0; quiet < 3; looks++) {
        assert.ok(looks < 300, 'it comes to rest');
        for (const [index, { owner, lane }] of lanes.entries()) {
          try {
            await lane.drainOnce();
          } catch {
            await world.rows('UPDATE lane_lease SET until_ms = 0 WHERE owner = $1', owner);
            lanes[index] = mortalLane(index);
          }
        }
        const [left] = await world.rows<{ n: bigint }>(
          'SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work WHERE step_part >= 0) AS n',
        );
        quiet = left?.n === 0n ? quiet + 1 : 0;
      }
    };
    const act = async (
      kindName: string,
      number: string,
      actor: Actor,
      body: Record<string, unknown>,
    ): Promise<void> => {
      const kind = ACT_KINDS.find(({ name }) => name === kindName);
      assert.ok(kind);
      const deps = { ...officeOf(store), vault: world.vault, clock: world.clock, waitMs: 0 };
      assert.ok((await submitAct(deps, { kind, number, actor, reason: '测试', body })).ok);
    };
    const done = async (): Promise<number> => {
      const [row] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM contingency_reconciliation WHERE done');
      return Number(row?.n ?? 0n);
    };

    await untilQuiet();
    const declarations = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration WHERE state = 300');
    assert.equal(declarations.length, DECLARATIONS);
    for (const { pre_no } of declarations) await act('declaration.contingency', pre_no, SUPERVISOR, { incident: 'I1' });
    await untilQuiet();
    assert.equal(await world.agreeToAll(), DECLARATIONS);
    await untilQuiet();
    await clean(world);
    for (const { pre_no } of declarations)
      for (const officer of OFFICERS) await act('declaration.reconcile', pre_no, officer, {});
    await untilQuiet();
    assert.equal(await done(), 2);
    await clean(world);

    await act('guarantee.deposit', '3301960002', SUPERVISOR, { amount: '90000.00', kind: 'cash' });
    await untilQuiet();
    for (const { pre_no } of declarations) await act('declaration.reconcile', pre_no, OFFICERS[0] ?? SUPERVISOR, {});
    await untilQuiet();
    assert.equal(await done(), DECLARATIONS);
    const [bills] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM tax_bill');
    assert.equal(bills?.n, BigInt(DECLARATIONS));
    await clean(world);
  }));
