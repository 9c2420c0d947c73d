import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { formatFen } from '@tongguan/kernel';
import { fourEyesWithdrawal, valueOn } from '@tongguan/policy';
import { placesOfPreNo } from '../src/clearance/index.ts';
import {
  ACT_KINDS,
  type ActKind,
  decideProposal,
  FOUR_EYES,
  type FourEyesDeps,
  openJournalRow,
  submitOrPropose,
} from '../src/office/index.ts';
import { proposalStore } from '../src/store/queries/office-proposals.ts';
import { officeStore } from '../src/store/queries/office-store.ts';
import { withDatabase } from './support/database.ts';
import { FIRMS } from './support/purchase.ts';
import { openWorld, type World } from './support/world.ts';

// Proves four eyes (K-03): what needs a second person is done once somebody else agrees and never before, by nobody's
// own hand, within its time, once however often it is asked for; and the journal shows both persons.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const SECOND = { code: 'supervisor2', role: 'supervisor' } as const;
const HOUR_MS = 3_600_000;

type Desk = {
  readonly world: World;
  readonly deps: FourEyesDeps;
  readonly propose: (amount: string, actId?: string) => Promise<{ id: string; state: string; code: string }>;
  readonly decide: (
    id: string,
    more?: { actor?: { code: string; role: 'officer' | 'supervisor' }; approve?: boolean },
  ) => Promise<string>;
  readonly granted: () => Promise<bigint>;
};

function withDesk(name: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  return withDatabase(name, async ({ store }) => {
    const world = await openWorld(store);
    const records = officeStore(store, placesOfPreNo);
    const deps: FourEyesDeps = {
      store: records,
      proposals: proposalStore(store),
      kinds: ACT_KINDS,
      vault: world.vault,
      clock: world.clock,
      waitMs: 0,
    };
    await work({
      world,
      deps,
      async propose(amount, actId = randomUUID()) {
        const request = {
          kind: kindOf('guarantee.withdraw'),
          number: FIRMS.seller,
          actor: SUPERVISOR,
          reason: '企业申请',
        };
        const submitted = await submitOrPropose(deps, { ...request, body: { amount }, actId });
        await world.settle();
        if (!submitted.ok) return { id: actId, state: 'refused', code: submitted.refusals[0]?.code ?? '' };
        const state = submitted.value.proposedUntilMs === undefined ? 'submitted' : 'proposed';
        return { id: submitted.value.actId, state, code: '' };
      },
      async decide(id, { actor = SECOND, approve = true } = {}) {
        const decided = await decideProposal(deps, { proposalId: id, approve, actor, reason: '复核' });
        await world.settle();
        return decided.ok ? (decided.value.declined === true ? 'declined' : 'done') : (decided.refusals[0]?.code ?? '');
      },
      async granted() {
        const [row] = await world.rows<{ granted: bigint }>('SELECT granted FROM ledger_account WHERE book = 2');
        return row?.granted ?? 0n;
      },
    });
  });
}

function kindOf(name: string): ActKind {
  const kind = ACT_KINDS.find((one) => one.name === name);
  assert.ok(kind);
  return kind;
}

/** The account holds a million yuan; this much may leave it by one hand at most. */
const LIMIT = valueOn(fourEyesWithdrawal, '2026-06-01');
const GRANTED = 100_000_000n;

test('below the amount one person is enough, from it on two: the fen decides', () =>
  withDesk('four eyes limit', async ({ propose, granted }) => {
    assert.equal((await propose(formatFen(LIMIT - 1n))).state, 'submitted');
    assert.equal(await granted(), GRANTED - LIMIT + 1n);
    assert.equal((await propose(formatFen(LIMIT))).state, 'proposed');
    assert.equal(await granted(), GRANTED - LIMIT + 1n);
  }));

test('many small amounts of a day are a large one; the next day counts anew, and what two agreed on does not count', () =>
  withDesk('four eyes day', async ({ world, propose, decide, granted }) => {
    assert.equal((await propose('60000.00')).state, 'submitted');
    assert.equal((await propose('39999.99')).state, 'submitted');
    const third = await propose('0.01');
    assert.equal(third.state, 'proposed');
    assert.equal(await decide(third.id), 'done');
    assert.equal(await granted(), GRANTED - 10_000_000n);
    world.clock.nowMs += 14 * HOUR_MS - 1;
    assert.equal((await propose('0.01')).state, 'proposed');
    world.clock.nowMs += 1;
    assert.equal((await propose('99999.99')).state, 'submitted');
  }));

test('somebody else agrees, and it is done once, however often either asks again', () =>
  withDesk('four eyes agreed', async ({ propose, decide, granted, deps }) => {
    const { id } = await propose('200000.00');
    assert.deepEqual(await propose('200000.00', id), { id, state: 'proposed', code: '' });
    assert.equal(await decide(id), 'done');
    assert.equal(await decide(id), 'done');
    assert.equal((await propose('200000.00', id)).state, 'submitted', 'the first person is told what came of it');
    assert.equal(await granted(), GRANTED - 20_000_000n);
    const rows = await deps.store.journal({ subject: FIRMS.seller, actor: null, beforeMs: 4e12, limit: 10 });
    assert.deepEqual(
      rows.map(({ actId, actor, second, proposal, outcome }) => [
        actId,
        actor.code,
        second?.code,
        proposal,
        outcome?.done,
      ]),
      [[id, SUPERVISOR.code, SECOND.code, null, true]],
    );
  }));

test('nobody decides on their own proposal, nor without a role of the act', () =>
  withDesk('four eyes own', async ({ propose, decide, granted }) => {
    const { id } = await propose('200000.00');
    assert.equal(await decide(id, { actor: SUPERVISOR }), '90300');
    assert.equal(await decide(id, { actor: { code: 'officer1', role: 'officer' } }), '90300');
    assert.equal(await granted(), GRANTED);
  }));

test('declined it stays undone, also when somebody changes their mind, and the journal keeps it', () =>
  withDesk('four eyes declined', async ({ propose, decide, granted, deps }) => {
    const { id } = await propose('200000.00');
    assert.equal(await decide(id, { approve: false }), 'declined');
    assert.equal(await decide(id, { approve: true }), '90043');
    assert.equal(await decide(id, { actor: { code: 'supervisor3', role: 'supervisor' }, approve: false }), '90043');
    assert.equal(await granted(), GRANTED);
    const [row] = await deps.store.journal({ subject: FIRMS.seller, actor: SECOND.code, beforeMs: 4e12, limit: 10 });
    assert.ok(row);
    const { actId, proposal, second } = openJournalRow(deps.vault, row);
    assert.deepEqual([actId, proposal, second?.reason], [id, 'declined', '复核']);
  }));

test('it expires at its hour and not before', () =>
  withDesk('four eyes expiry', async ({ world, propose, decide, granted, deps }) => {
    const [first, second] = [await propose('200000.00'), await propose('300000.00')];
    world.clock.nowMs += 72 * HOUR_MS - 1;
    const open = await deps.proposals.list({ openOnly: true, nowMs: world.clock.nowMs, limit: 10 });
    assert.equal(open.length, 2);
    assert.equal(await decide(first.id), 'done');
    world.clock.nowMs += 1;
    assert.equal(await decide(second.id), '90301');
    const again = { kind: kindOf('guarantee.withdraw'), number: FIRMS.seller, actor: SUPERVISOR, reason: '企业申请' };
    const told = await submitOrPropose(deps, { ...again, body: { amount: '300000.00' }, actId: second.id });
    assert.equal(told.ok && told.value.proposedUntilMs, world.clock.nowMs, 'asked again it is not open for longer');
    assert.deepEqual(await deps.proposals.list({ openOnly: true, nowMs: world.clock.nowMs, limit: 10 }), []);
    assert.equal(await granted(), GRANTED - 20_000_000n);
  }));

test('an id stands for one request, and what is refused by the lane is refused after the second person too', () =>
  withDesk('four eyes wrong', async ({ propose, decide, granted, deps }) => {
    const { id } = await propose('200000.00');
    assert.equal((await propose('300000.00', id)).code, '90044');
    assert.equal(await decide(randomUUID()), '90042');
    const { id: tooMuch } = await propose('9000000.00');
    assert.equal(await decide(tooMuch), 'done');
    const [row] = await deps.store.journal({ subject: null, actor: SECOND.code, beforeMs: 4e12, limit: 1 });
    assert.deepEqual([row?.outcome?.done, row?.outcome?.code], [false, '90002']);
    assert.equal(await granted(), GRANTED);
  }));

test('every kind the table names exists, for two people at least', () => {
  // The sandbox has two supervisors: nothing may be proposed there that nobody else can decide.
  for (const name of FOUR_EYES.keys()) assert.ok(kindOf(name).roles.includes('supervisor'), name);
});
