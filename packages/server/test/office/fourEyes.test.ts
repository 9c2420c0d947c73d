import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { formatFen } from '@tongguan/kernel';
import { fourEyesWithdrawal, valueOn } from '@tongguan/policy';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { type ActKind, decideProposal, type FourEyesDeps, openJournalRow, submitAct } from '../../src/office/index.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { BOOKS_MORE, item } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK, FIRMS } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves four eyes (K-03): what needs a second person is done once somebody else agrees and never before, by nobody's
// own hand, within its time, once however often it is asked for; and the journal shows both persons.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const SECOND = { code: 'supervisor2', role: 'supervisor' } as const;
const HOUR_MS = 3_600_000;
const EVERYWHERE = { district: '', reader: 'auditor1' };

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
    const office = officeOf(store);
    const deps: FourEyesDeps = {
      ...office,
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
        await submitAct(deps, { ...request, body: { amount }, actId });
        await world.settle();
        const submitted = await submitAct(deps, { ...request, body: { amount }, actId });
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
    const rows = await deps.store.journal({
      subject: FIRMS.seller,
      actor: null,
      ...EVERYWHERE,
      beforeMs: 4e12,
      limit: 10,
    });
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
    const [row] = await deps.store.journal({
      subject: FIRMS.seller,
      actor: SECOND.code,
      ...EVERYWHERE,
      beforeMs: 4e12,
      limit: 10,
    });
    assert.ok(row);
    const { actId, proposal, second } = openJournalRow(deps.vault, row);
    assert.deepEqual([actId, proposal, second?.reason], [id, 'declined', '复核']);
  }));

test('it expires at its hour and not before', () =>
  withDesk('four eyes expiry', async ({ world, propose, decide, granted, deps }) => {
    const [first, second] = [await propose('200000.00'), await propose('300000.00')];
    world.clock.nowMs += 72 * HOUR_MS - 1;
    const open = await deps.proposals.list({ openOnly: true, nowMs: world.clock.nowMs, limit: 10, district: '' });
    assert.equal(open.length, 2);
    assert.equal(await decide(first.id), 'done');
    world.clock.nowMs += 1;
    assert.equal(await decide(second.id), '90301');
    const again = { kind: kindOf('guarantee.withdraw'), number: FIRMS.seller, actor: SUPERVISOR, reason: '企业申请' };
    const told = await submitAct(deps, { ...again, body: { amount: '300000.00' }, actId: second.id });
    assert.equal(told.ok && told.value.proposedUntilMs, world.clock.nowMs, 'asked again it is not open for longer');
    assert.deepEqual(
      await deps.proposals.list({ openOnly: true, nowMs: world.clock.nowMs, limit: 10, district: '' }),
      [],
    );
    assert.equal(await granted(), GRANTED - 20_000_000n);
  }));

test('an id stands for one request; what two persons agreed on is judged once more when it is carried out', () =>
  withDesk('four eyes wrong', async ({ propose, decide, granted, deps }) => {
    const { id } = await propose('200000.00');
    assert.equal((await propose('300000.00', id)).code, '90044');
    assert.equal(await decide(randomUUID()), '90042');
    // Each fits by itself; the second no longer when the first is carried out.
    const [first, second] = [await propose('600000.00'), await propose('500000.00')];
    assert.equal(await decide(first.id), 'done');
    assert.equal(await decide(second.id), 'done');
    const [row] = await deps.store.journal({
      subject: null,
      actor: SECOND.code,
      ...EVERYWHERE,
      beforeMs: 4e12,
      limit: 2,
    });
    const outcomes = await Promise.all([first.id, second.id].map((each) => deps.store.standing(row?.part ?? -1, each)));
    assert.deepEqual(
      outcomes.map(({ outcome }) => [outcome?.done, outcome?.code]),
      [
        [true, ''],
        [false, '90002'],
      ],
    );
    assert.equal(await granted(), GRANTED - 60_000_000n);
  }));

/** Of an item that had a million pieces: this much may leave its book by one hand on a day, in pieces. */
const SHARE = 50_000n;

test('a share of an item that leaves its book on a day, by whatever name, needs two persons: the last place decides', () =>
  withDatabase('four eyes stock', async ({ store }) => {
    const world = await openWorld(store);
    await world.act('book.enter', BOOK.emsNo, { document: 'D1', items: [{ itemRecordNo: 'ITEM02', quantity: '10' }] });
    world.clock.nowMs += 24 * HOUR_MS + 1;
    const alone = (kind: string, ...items: [string, string][]) => doneAlone(world, kind, items);
    assert.equal(await alone('book.loss', ['ITEM01', `${SHARE - 2n}.99999`]), 'done');
    assert.equal(
      await alone('book.destroy', ['ITEM01', '1.00001']),
      'asked',
      'with what was lost before it is the share',
    );
    assert.equal(await alone('book.reexport', ['ITEM01', '1']), 'done');
    assert.equal(await alone('book.destroy', ['ITEM01', '0.00001']), 'asked');
    assert.equal(await alone('book.loss', ['ITEM02', '0.49999']), 'done', 'another item has its own');
    assert.equal(
      await alone('book.loss', ['ITEM02', '0.00001'], ['ITEM01', '0.00001']),
      'asked',
      'one of two is enough',
    );
    assert.equal(await alone('book.loss', ['ITEM01', '0']), '90090', 'what cannot be read is refused at once');
    world.clock.nowMs += 24 * HOUR_MS;
    assert.equal(await alone('book.loss', ['ITEM01', '40000']), 'done', 'the next day counts anew');
    assert.equal(await alone('book.adjust', ['ITEM01', '1']), 'asked', 'a book is not rewritten by one person');
  }));

/** What became of an act on items of the book that one person asked for. */
async function doneAlone(
  world: World,
  kind: string,
  items: readonly [string, string][],
  emsNo: string = BOOK.emsNo,
): Promise<string> {
  const own = kind === 'book.enter' ? { document: 'D' } : {};
  const body = { ...own, items: items.map(([itemRecordNo, quantity]) => ({ itemRecordNo, quantity })) };
  const { part, actId } = await world.append(kind, emsNo, body);
  await world.settle();
  const { outcome, proposal } = await officeStore(world.store, placesOfPreNo).standing(part, actId);
  return outcome === null ? (proposal === null ? '' : 'asked') : outcome.done ? 'done' : outcome.code;
}

test('whoever enters goods does not raise what they may lose alone, in one batch or on either side of midnight (K-03)', () =>
  withDatabase('four eyes base', async ({ store }) => {
    // Of a hundred pieces five are the share.
    const world = await openWorld(store, { stock: '100' });
    const alone = (kind: string, quantity: string) => doneAlone(world, kind, [['ITEM01', quantity]]);
    world.clock.nowMs = Date.parse('2026-06-01T23:59:00+08:00');
    assert.equal(await alone('book.enter', '99900'), 'done');
    assert.equal(await alone('book.loss', '99'), 'asked');
    assert.equal(await alone('book.loss', '4.99999'), 'done', 'what lay there before is the base');
    assert.equal(await alone('book.loss', '0.00001'), 'asked');
    world.clock.nowMs += 2 * 60_000;
    // 95.00001 pieces of before, of which 4.75001 are the share, rounded up; the day before has its own sum.
    assert.equal(await alone('book.loss', '4.75001'), 'asked');
    assert.equal(await alone('book.loss', '4.75'), 'done');
    const body = (quantity: string) => ({ document: 'D', items: [{ itemRecordNo: 'ITEM01', quantity }] });
    await world.append('book.enter', BOOK.emsNo, body('1000000'));
    assert.equal(await alone('book.loss', '1'), 'asked', 'entered in the same batch');
    world.clock.nowMs += 24 * HOUR_MS;
    assert.equal(await alone('book.loss', '99'), 'done', 'what has lain there for a day is a base');
    await clean(world);
  }));

test('goods of another book do not raise it either (J-03, K-03)', () =>
  withDatabase('four eyes moved', async ({ store }) => {
    const world = await openWorld(store, { books: BOOKS_MORE });
    const [, other] = BOOKS_MORE;
    const items = [item('ITEM01', '1000')];
    const route = { transferNo: 'Z1', toBook: other.emsNo, mode: '1210', toMode: '1210' };
    assert.equal((await world.act('transfer.out', BOOK.emsNo, { ...route, items })).code, '');
    const names = { transferNo: 'Z1', fromBook: BOOK.emsNo };
    assert.equal((await world.act('transfer.in', other.emsNo, { ...names, items })).code, '');
    assert.equal(await doneAlone(world, 'book.loss', [['ITEM01', '1']], other.emsNo), 'asked');
    world.clock.nowMs += 24 * HOUR_MS + 1;
    assert.equal(await doneAlone(world, 'book.loss', [['ITEM01', '1']], other.emsNo), 'done');
    await clean(world);
  }));

test('the audit finds what was done without its second person, and what is missing in a sum', () =>
  withDesk('four eyes audit', async ({ world, propose, decide }) => {
    assert.equal((await propose('60000.00')).state, 'submitted');
    const { id } = await propose('200000.00');
    assert.equal(await decide(id), 'done');
    await clean(world);
    const tampers = [
      [
        "UPDATE act_proposal_decision SET actor_code = 'supervisor1'",
        "UPDATE act_proposal_decision SET actor_code = 'supervisor2'",
      ],
      ['UPDATE act_proposal_decision SET approve = false', 'UPDATE act_proposal_decision SET approve = true'],
      [
        "UPDATE act_proposal_decision SET request_hash = ''",
        'UPDATE act_proposal_decision d SET request_hash = p.request_hash FROM act_proposal p WHERE p.proposal_id = d.proposal_id',
      ],
      [
        "UPDATE ledger_entry SET entry_key = 'x' || entry_key WHERE book = 4",
        'UPDATE ledger_entry SET entry_key = substr(entry_key, 2) WHERE book = 4',
      ],
    ] as const;
    for (const [change, back] of tampers) {
      await world.rows(change);
      await assert.rejects(clean(world), change);
      await world.rows(back);
      await clean(world);
    }
  }));
