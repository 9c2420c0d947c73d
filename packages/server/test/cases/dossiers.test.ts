import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCases } from '../../src/cases/index.ts';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { caseStore } from '../../src/store/cases/read.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, delivered, refund } from '../support/later.ts';
import { BOOK, BUYER, FIRMS, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a parcel whose consignee or address differ is stopped until an officer lifts it, with a dossier (L-02); and
// that a disputed use of quota gets a dossier against the platform which, upheld, gives the quota back exactly once,
// whatever else is taken back of the declaration before or after (F-03, O-05).

const PARCEL = `${FIRMS.logistics}|WA1`;
const FIRM = { code: FIRMS.logistics, role: 'participant' } as const;
const REPORT = { difference: 'address', found: '实际送至另一地址，收件人 13900000000' };

type Row = { pre_no: string; invt_no: string };

async function release(world: World): Promise<Row> {
  const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '3', price: '33.33' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<Row>("SELECT pre_no, invt_no FROM declaration WHERE order_no = 'A1'");
  assert.ok(row);
  return row;
}

/** Status and code of every 514, as one recipient was told. */
async function told(world: World): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE kind = 514 AND recipient = $1 ORDER BY part, seq',
    FIRMS.logistics,
  );
  return rows.flatMap(({ body }) =>
    (JSON.parse(body) as { steps: { status: string; info: string }[] }).steps.map(
      ({ status, info }) => `${status} ${/Code:(-?\d+)/.exec(info)?.[1] ?? ''}`,
    ),
  );
}

test('a parcel delivered elsewhere is stopped: no delivery is taken until an officer lifts it', () =>
  withDatabase('stop', async ({ store }) => {
    const world = await openWorld(store);
    const { pre_no: preNo } = await release(world);
    const stopped = await world.act('delivery.elsewhere', PARCEL, REPORT, FIRM);
    assert.equal(stopped.done, true);
    assert.equal(stopped.facts['delivered'], 'false');
    await world.send(delivered('A1'));
    await world.settle();
    assert.deepEqual(await told(world), ['100 90291']);
    const again = await world.act('delivery.elsewhere', PARCEL, REPORT, FIRM);
    assert.deepEqual(again.facts, { caseNo: stopped.facts['caseNo'], since: 'before' });
    assert.equal((await world.act('delivery.lift', PARCEL)).done, true);
    assert.equal((await world.act('delivery.lift', PARCEL)).code, '90043');
    world.clock.nowMs += 1_000;
    await world.send(delivered('A1', { appTime: '20260603110000' }));
    await world.settle();
    assert.deepEqual(await told(world), ['100 90291', '120 1800']);
    const cases = createCases({ store: caseStore(store), vault: world.vault });
    const [found, ...others] = await cases.list({
      district: '',
      open: true,
      kind: null,
      assignedTo: null,
      beforeMs: world.clock.nowMs,
      limit: 10,
    });
    assert.equal(others.length, 0, 'said twice it is one case');
    assert.deepEqual(
      [found?.kind, found?.preNo, found?.against, found?.openedBy],
      ['delivered-elsewhere', preNo, FIRMS.platform, FIRM],
    );
    const file = (await cases.read(found?.dossierNo ?? ''))?.file ?? [];
    assert.deepEqual(
      file.map(({ kind }) => kind),
      ['delivery.elsewhere', 'delivery.elsewhere', 'delivery.lift', 'delivery.lift'],
    );
    assert.deepEqual(file[0]?.body, REPORT, 'the officer of the case reads what the firm wrote');
    const acts = await world.rows<{ text: string }>('SELECT t::text AS text FROM act t');
    assert.ok(
      acts.every(({ text }) => !text.includes('13900000000')),
      'and nobody else: it lies sealed',
    );
    await clean(world);
  }));

test('reported after the delivery it is still a case, and a waybill nobody sent is none', () =>
  withDatabase('stop late', async ({ store }) => {
    const world = await openWorld(store);
    await release(world);
    await world.send(delivered('A1'));
    await world.settle();
    world.clock.nowMs += 1_000;
    assert.equal((await world.act('delivery.elsewhere', PARCEL, REPORT, FIRM)).facts['delivered'], 'true');
    // That the report was wrong may be said of a stopped parcel; that it was right, changed, may not.
    await world.send(delivered('A1', { appType: '2', appTime: '20260603110000' }));
    await world.send(delivered('A1', { appType: '3', appTime: '20260603120000' }));
    await world.settle();
    assert.deepEqual(await told(world), ['120 1800', '100 90291', '120 1800']);
    for (const number of [`${FIRMS.logistics}|WX`, `${FIRMS.platform}|WA1`, 'WA1']) {
      assert.equal((await world.act('delivery.elsewhere', number, REPORT, FIRM)).code, '90290', number);
    }
    await clean(world);
  }));

const PERSON_ACTOR = { code: 'consumer', role: 'consumer' } as const;

async function dispute(world: World, preNo: string): Promise<string> {
  const person = world.vault.personKey('1', BUYER.idNumber).toString('hex');
  const outcome = await world.act('quota.dispute', person, { preNo, statement: '不是我买的' }, PERSON_ACTOR);
  assert.equal(outcome.done, true);
  return outcome.facts['caseNo'] ?? '';
}

async function returned(world: World, invtNo: string, qty: string): Promise<void> {
  const copNo = `R${qty}`;
  await world.send(refund({ orderNo: 'A1', invtNo, copNo }, [{ gnum: '1', qty }]));
  await world.settle();
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', copNo);
  const preNo = row?.pre_no ?? '';
  assert.equal((await world.act('return.decide', preNo, { decision: 'approve' })).done, true);
  const arrival = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };
  assert.equal((await world.act('return.arrive', preNo, arrival)).done, true);
}

type Step = (world: World, row: Row, caseNo: string) => Promise<unknown>;
const uphold: Step = async (world, _row, caseNo) => {
  assert.equal((await world.act('case.conclude', caseNo, { outcome: 'upheld' })).done, true);
};
const dismiss: Step = async (world, _row, caseNo) => {
  const outcome = await world.act('case.conclude', caseNo, { outcome: 'dismissed' });
  assert.deepEqual(outcome.facts, { caseNo, outcome: 'dismissed' });
};
const cancel: Step = async (world, row) => {
  await world.send(cancellation({ orderNo: 'A1', invtNo: row.invt_no }));
  await world.settle();
  const [reversal] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE kind = 1');
  assert.equal((await world.act('cancellation.decide', reversal?.pre_no ?? '', { decision: 'approve' })).done, true);
};
const returnOne: Step = (world, row) => returned(world, row.invt_no, '1');
const returnTwo: Step = (world, row) => returned(world, row.invt_no, '2');

/** 3 × 33.33 = 99.99 of quota. */
const LIVES: readonly (readonly [name: string, steps: readonly Step[], usedFen: bigint, restoredFen: bigint | null])[] =
  [
    ['upheld', [uphold], 0n, 9_999n],
    ['dismissed', [dismiss], 9_999n, null],
    ['upheld, then cancelled', [uphold, cancel], 0n, 9_999n],
    ['cancelled, then upheld', [cancel, uphold], 0n, 0n],
    ['a part returned, then upheld', [returnOne, uphold], 0n, 6_666n],
    ['upheld, then a part returned', [uphold, returnOne], 0n, 9_999n],
    ['a part, upheld, the rest', [returnOne, uphold, returnTwo], 0n, 6_666n],
    ['dismissed, then a part returned', [dismiss, returnOne], 6_666n, null],
  ];

for (const [name, steps, usedFen, restoredFen] of LIVES) {
  test(`a disputed use, ${name}: ${usedFen} used`, () =>
    withDatabase(`dispute ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const row = await release(world);
      const caseNo = await dispute(world, row.pre_no);
      for (const step of steps) await step(world, row, caseNo);
      const [quota] = await world.rows<{ reserved: bigint; posted: bigint }>(
        'SELECT reserved, posted FROM ledger_account WHERE book = 1',
      );
      assert.deepEqual(quota, { reserved: 0n, posted: usedFen });
      const [dossier] = await world.rows<{ restored_fen: bigint | null; against: string }>('SELECT * FROM dossier');
      assert.deepEqual([dossier?.restored_fen, dossier?.against], [restoredFen, FIRMS.platform]);
      assert.equal((await world.act('case.conclude', caseNo, { outcome: 'upheld' })).code, '90043', 'once');
      await clean(world);
    }));
}

/** The order has no insurance: the declaration adds 6.00 of it, or takes them out again. */
async function insured(world: World, insuredFee: string): Promise<void> {
  const documents = purchase({ orderNo: 'A1', quantity: '3', price: '33.33' });
  const waybill = withHead(documents, 'waybill', { insuredFee: '' });
  const amended = insuredFee === '0' ? { appType: '2', appTime: '20260601120000' } : {};
  const declaration = withHead(documents, 'declaration', { insuredFee, ...amended });
  if (insuredFee === '0') await world.send(declaration);
  else await world.send(documents.order, documents.payment, waybill, declaration);
  await world.settle();
}

const amendDown: Step = async (world, row) => {
  await insured(world, '0');
  assert.equal((await world.act('amendment.decide', row.pre_no, { decision: 'approve' })).done, true);
};

for (const [name, steps, usedFen, restoredFen] of [
  ['upheld, then amended to less', [uphold, amendDown], 0n, 10_599n],
  ['amended to less, then upheld', [amendDown, uphold], 0n, 9_999n],
  ['dismissed, then amended to less', [dismiss, amendDown], 9_999n, null],
] as const) {
  test(`a disputed use, ${name}: what was given back is not given back again, ${usedFen} used (F-03, I-01)`, () =>
    withDatabase(`dispute ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      await insured(world, '6');
      const [row] = await world.rows<Row>('SELECT pre_no, invt_no FROM declaration');
      assert.ok(row);
      const quota = () => world.rows('SELECT reserved, posted FROM ledger_account WHERE book = 1');
      assert.deepEqual(await quota(), [{ reserved: 0n, posted: 10_599n }]);
      const caseNo = await dispute(world, row.pre_no);
      for (const step of steps) await step(world, row, caseNo);
      assert.deepEqual(await quota(), [{ reserved: 0n, posted: usedFen }]);
      const [declared] = await world.rows<{ quota_fen: bigint }>('SELECT quota_fen FROM declaration');
      assert.equal(declared?.quota_fen, 9_999n, 'the amendment was granted');
      const [dossier] = await world.rows<{ restored_fen: bigint | null }>('SELECT restored_fen FROM dossier');
      assert.equal(dossier?.restored_fen, restoredFen);
      await clean(world);
    }));
}

test('where the installation keeps the quota counted, an upheld dispute moves nothing', () =>
  withDatabase('dispute kept', async ({ store }) => {
    const world = await openWorld(store, { parameters: { disputeGivesQuotaBack: false } });
    const row = await release(world);
    await uphold(world, row, await dispute(world, row.pre_no));
    const [quota] = await world.rows<{ posted: bigint }>('SELECT posted FROM ledger_account WHERE book = 1');
    assert.equal(quota?.posted, 9_999n);
    await clean(world);
  }));

test('a declaration that is not decided yet keeps its quota: the dispute waits for its end', () =>
  withDatabase('dispute early', async ({ store }) => {
    const world = await openWorld(store);
    const row = await release(world);
    await world.rows('UPDATE declaration SET state = 300 WHERE pre_no = $1', row.pre_no);
    const caseNo = await dispute(world, row.pre_no);
    const outcome = await world.act('case.conclude', caseNo, { outcome: 'upheld' });
    assert.deepEqual([outcome.code, outcome.facts['found']], ['90043', '300']);
  }));

test('a dossier is given to officers only, is written into, and says nothing of whose it is', () =>
  withDatabase('dossier file', async ({ store }) => {
    const world = await openWorld(store);
    const office = officeStore(store, placesOfPreNo);
    for (const [code, role] of [
      ['officer2', 'officer'],
      ['auditor1', 'auditor'],
    ] as const) {
      await office.enrolStaff({ code, name: '测试', role, customsCode: '', sandbox: true, registeredMs: 0 });
    }
    const caseNo = await dispute(world, (await release(world)).pre_no);
    assert.equal((await world.act('case.assign', caseNo, { to: 'auditor1' })).code, '90042');
    assert.equal((await world.act('case.assign', caseNo, { to: 'officer2' })).done, true);
    assert.equal((await world.act('case.note', caseNo, { note: '平台称系统误用身份' })).done, true);
    await uphold(world, { pre_no: '', invt_no: '' }, caseNo);
    assert.equal((await world.act('case.note', caseNo, { note: '移送缉私' })).done, true, 'after the end too');
    assert.equal((await world.act('case.assign', caseNo, { to: 'officer2' })).code, '90043');
    const found = await createCases({ store: caseStore(store), vault: world.vault }).read(caseNo);
    assert.equal(found?.dossier.assignedTo, 'officer2');
    assert.deepEqual(
      found?.file.map(({ kind, done, body }) => [kind, done, body['note'] ?? body['statement'] ?? '']),
      [
        ['quota.dispute', true, '不是我买的'],
        ['case.assign', false, ''],
        ['case.assign', true, ''],
        ['case.note', true, '平台称系统误用身份'],
        ['case.conclude', true, ''],
        ['case.note', true, '移送缉私'],
        ['case.assign', false, ''],
      ],
    );
    assert.equal(await createCases({ store: caseStore(store), vault: world.vault }).read('A20260601000000000'), null);
  }));
