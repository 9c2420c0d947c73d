import assert from 'node:assert/strict';
import type { Inventory } from '@tongguan/ceb';
import { assess } from '@tongguan/policy';
import { assessFactsOf } from '../../../src/clearance/index.ts';
import { bodySeal } from '../../../src/intake/index.ts';
import { createRegistryDoor, createRegistryHolder } from '../../../src/registry/index.ts';
import { goodsStore } from '../../../src/store/goods/desk.ts';
import { registryStore } from '../../../src/store/registry/records.ts';
import { item, OFFICER, OPERATOR, SUPERVISOR } from '../books.ts';
import { asideIn, numberOf } from '../faults.ts';
import { BOOK } from '../purchase.ts';
import type { World } from '../world.ts';
import { POOR, POOR_TOLD } from './cases.ts';
import { freeLeases } from './hops.ts';
import { EMS_NOS } from './places.ts';
import { WAITS } from './ways.ts';

const DAY_MS = 86_400_000;
const LANES = 2;
/** More than any way has steps between two lanes. */
const ROUNDS_MAX = 100;
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };
const [FROM, TO, COUNTED] = EMS_NOS.slice(-3) as [string, string, string];

/** Two lanes, each at home in every second partition, until both find nothing to do. */
export async function lanesAlone(world: World): Promise<void> {
  await freeLeases(world);
  const lanes = Array.from({ length: LANES }, (_, n) =>
    world.lane({ owner: `after ${n}`, home: (part) => part % LANES === n, parameters: WAITS }),
  );
  for (let round = 0, idle = 0; idle < 2; round++) {
    assert(round < ROUNDS_MAX, 'the lanes come to rest');
    let done = 0;
    for (const lane of lanes) done += await lane.drainOnce();
    idle = done === 0 ? idle + 1 : 0;
  }
  for (const lane of lanes) await lane.stop();
}

/** Of 26,000.00 at 12 % duty and 13 % VAT, as the law had it before the origin was asked. */
const TAXES = [{ gnum: '1', customsDuty: '3120.00', consumptionTax: '0.00', valueAddedTax: '3785.60' }];

/** People do what waited for them, one thing after the other. */
export async function peopleAct(world: World): Promise<void> {
  await agreed(world);
  for (const one of await asideIn(world)) if (!one.follows) await acted(world, 'queue.retry', numberOf(one));
  for (const code of [POOR, POOR_TOLD]) {
    await acted(world, 'guarantee.deposit', code, { amount: '200.00', kind: 'cash', document: `L-${code}` });
  }
  for (const preNo of await declarations(world, 500)) {
    // Begun already where an officer has come so far.
    await world.act('inspection.open', preNo, { site: '查验台2' }, OFFICER);
    await acted(world, 'inspection.conclude', preNo, { result: 'pass' });
  }
  const untaxed = await untaxedAmong(world);
  for (const preNo of await declarations(world, 300)) {
    const taxes = untaxed.has(preNo) ? { taxes: TAXES } : {};
    await acted(world, 'declaration.review', preNo, { decision: 'approve', ...taxes });
  }
  const arriving = await applications(world, 'r.kind = 2 AND r.approved_ms IS NOT NULL AND r.arrived_ms IS NULL');
  for (const preNo of arriving) await acted(world, 'return.arrive', preNo, GOOD);
  for (const preNo of await applications(world, 'r.kind = 1')) {
    await acted(world, 'cancellation.decide', preNo, { decision: 'approve' });
  }
  for (const preNo of await unreconciled(world)) {
    await acted(world, 'declaration.reconcile', preNo, { withoutDocuments: true });
  }
  await acted(world, 'transfer.in', TO, { transferNo: 'Z9', fromBook: FROM, items: [item('ITEM01', '40')] });
  await acted(world, 'stocktake.count', COUNTED, { takeNo: 'P9', items: [item('ITEM01', '507')] }, OPERATOR);
}

/** Days go by, and nobody does anything. */
export async function daysPass(world: World): Promise<void> {
  for (const days of [1, 30]) {
    world.clock.nowMs += days * DAY_MS;
    await lanesAlone(world);
  }
}

async function acted(
  world: World,
  kind: string,
  number: string,
  body: Record<string, unknown> = {},
  actor: Parameters<World['act']>[3] = SUPERVISOR,
): Promise<void> {
  world.clock.nowMs += 1_000;
  const outcome = await world.act(kind, number, body, actor);
  assert.equal(outcome.code, '', `${kind} ${number}: ${JSON.stringify(outcome.facts)}`);
}

/** A second person agrees to what waits for one, in the registry and at the lanes (K-03). */
async function agreed(world: World): Promise<void> {
  const store = registryStore(world.store);
  const holder = await createRegistryHolder({ store, vault: world.vault });
  try {
    const door = createRegistryDoor({ store, holder, clock: world.clock, profile: 'sandbox' });
    const open = await world.rows<{ proposal_id: string }>(
      `SELECT p.proposal_id FROM act_proposal p LEFT JOIN act_proposal_decision d ON d.proposal_id = p.proposal_id
       WHERE d.proposal_id IS NULL AND p.kind LIKE 'participant.%' ORDER BY p.at_ms`,
    );
    assert(open.length > 0, 'somebody is asked to agree that a firm goes');
    for (const { proposal_id: proposalId } of open) {
      const actor = { code: 'second', role: 'supervisor' } as const;
      const decided = await door.agree({ proposalId, approve: true, actor, reason: '复核' });
      assert(decided.ok, JSON.stringify(decided));
    }
  } finally {
    holder.close();
  }
  assert((await world.agreeToAll()) > 0);
  await world.settle();
}

async function declarations(world: World, state: number): Promise<string[]> {
  const rows = await world.rows<{ pre_no: string }>(
    'SELECT pre_no FROM declaration WHERE state = $1 ORDER BY order_no',
    state,
  );
  return rows.map(({ pre_no }) => pre_no);
}

/** What an earlier version left to an officer may have an origin whose duty is now the officer's to say (E-05). */
async function untaxedAmong({ store, vault }: World): Promise<ReadonlySet<string>> {
  const reads = goodsStore(
    store,
    ({ part, messageId, item, body }) =>
      JSON.parse(vault.open(body, bodySeal(part, messageId, item)).toString('utf8')) as Inventory,
  );
  const open = await reads.openDeclarations();
  const untaxed = open.filter(
    ({ inventory, acceptedMs }) =>
      inventory !== null &&
      acceptedMs !== null &&
      assess(assessFactsOf(inventory, acceptedMs)).lines.some(({ rated }) => !rated),
  );
  return new Set(untaxed.map(({ preNo }) => preNo));
}

async function applications(world: World, where: string): Promise<string[]> {
  const rows = await world.rows<{ pre_no: string }>(
    `SELECT r.pre_no FROM reversal r JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial
     WHERE r.state = 300 AND ${where} ORDER BY d.order_no`,
  );
  return rows.map(({ pre_no }) => pre_no);
}

/** Let go by hand, and taxed by nobody yet. */
async function unreconciled(world: World): Promise<string[]> {
  const rows = await world.rows<{ pre_no: string }>(
    'SELECT pre_no FROM declaration WHERE state = 800 AND route IS NULL ORDER BY order_no',
  );
  return rows.map(({ pre_no }) => pre_no);
}
