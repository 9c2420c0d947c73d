import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND_PERSON } from '@tongguan/policy';
import { ACT_KINDS, ACTS } from '../../src/main/rooms.ts';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { closed, defineAct, doneAct, NAME } from '../../src/office/defineAct.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { withDatabase } from '../support/database.ts';
import { appendAct } from '../support/faults.ts';
import { filledWorld } from '../support/filledWorld.ts';
import { BOOK, FIRMS } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that nobody is asked to agree to what cannot be done (K-03): an act that may need two persons is judged when it is
// proposed, for the reason it would have been refused for in the end, and once more when it is carried out.

test('every act that may need two persons can be judged before anybody is asked', () => {
  for (const { name, hand, ...more } of ACTS) {
    const rows = SECOND_PERSON.filter(({ act }) => act === name);
    const mayNeed = 'roles' in more && (rows.length === 0 || rows.some(({ rule }) => rule !== 'never'));
    const row = rows.length === 0 ? 'no row for it' : 'a row for it that is not "never"';
    const alone = `${name},2014-01-01,never,<为何一人即可>,<why one is enough>`;
    const told = mayNeed
      ? `${name}: policy-data/installation/second-person.csv has ${row}, so a second person is asked, and nobody may be asked for what ` +
        `cannot be done. Give it \`judge\` in place of \`run\`: it reads, and returns a refusal or { carryOut } ` +
        `(goods/acts/resume.ts is a short one). Or let one person do it: the row "${alone}", then node scripts/generate-policy.mjs`
      : `${name} needs no second person: run is enough`;
    assert.equal('judge' in hand, mayNeed, told);
  }
});

/** An act that stands in no table, as somebody who adds one begins. */
const FLAG = defineAct({
  name: 'case.flag',
  subject: 'dossier',
  path: 'cases/:number/flag',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '标记',
  en: 'flag',
  rules: ['K-03'],
  body: closed({ flag: NAME }),
  judge: (act) => Promise.resolve({ carryOut: () => doneAct({ flag: act.body.flag }) }),
});

test('an act without a row needs a second person and no other file; with one it is carried out', () =>
  withDatabase('rowless', async ({ store }) => {
    const world = await openWorld(store, { acts: [...ACTS, FLAG] });
    const records = officeStore(store, placesOfPreNo);
    const alone = await appendAct(world, 3, FLAG.name, 'C1', { flag: 'x' });
    const agreed = await appendAct(world, 3, FLAG.name, 'C2', { flag: 'y' });
    await world.agreeAhead(agreed);
    await world.settle();
    const first = await records.standing(3, alone);
    assert.ok(first.outcome === null && first.proposal !== null);
    const second = await records.standing(3, agreed);
    assert.deepEqual([second.outcome?.done, second.outcome?.facts], [true, { flag: 'y' }]);
  }));

type Row = { readonly pre_no: string; readonly aside: string };

/** An act of each kind that cannot be carried out on a platform where everything has happened, and why. */
const IMPOSSIBLE: readonly (readonly [kind: string, subject: string, body: Record<string, unknown>, code: string])[] = [
  ['book.adjust', BOOK.emsNo, { items: [{ itemRecordNo: 'NONE', quantity: '1' }] }, '90019'],
  ['book.loss', BOOK.emsNo, { items: [{ itemRecordNo: 'ITEM01', quantity: '999999999' }] }, '90003'],
  ['book.destroy', BOOK.emsNo, { items: [{ itemRecordNo: 'ITEM01', quantity: '999999999' }] }, '90003'],
  ['book.reexport', BOOK.emsNo, { items: [{ itemRecordNo: 'ITEM01', quantity: '999999999' }] }, '90003'],
  ['transfer.decide', BOOK.emsNo, { transferNo: 'NONE', fromBook: BOOK.emsNo, decision: 'loss' }, '90242'],
  ['declaration.contingency', 'RELEASED', { incident: 'I1' }, '90043'],
  ['goods.stop', 'POSSIBLE1', { law: '测试' }, '90302'],
  ['goods.resume', 'NONE', {}, '90042'],
  ['goods.list', 'POSSIBLE1', { from: '2026-13-01', law: '测试', rows: [['商品编码']] }, '90303'],
  ['goods.tariff', 'POSSIBLE1', { from: '2026-13-01', law: '测试', rows: [['税号'], ['22083000']] }, '90309'],
  ['inspection.rate', 'POSSIBLE1', { hsPrefix: '33', rateBasisPoints: 1, fromDay: '2019-01-01' }, '90230'],
  ['inspection.credit', FIRMS.seller, { level: 'general', fromDay: '2019-01-01' }, '90230'],
  ['queue.give-up', '1-999', {}, '90042'],
  ['guarantee.withdraw', FIRMS.seller, { amount: '900000000.00' }, '90002'],
  ['guarantee.release', FIRMS.seller, { document: 'NONE', amount: '900000000.00' }, '90042'],
  ['refund.pay', 'RELEASED', { amount: '1.00' }, '90042'],
  ['case.conclude', 'NONE', { outcome: 'upheld' }, '90042'],
];

async function standingOf(world: World, [kind, subject, body]: (typeof IMPOSSIBLE)[number], ahead: boolean) {
  const number = subject === 'RELEASED' ? await released(world) : subject;
  const { part, actId } = await appended(world, kind, number, body);
  if (ahead) await world.agreeAhead(actId);
  await world.settle();
  const standing = await officeStore(world.store, placesOfPreNo).standing(part, actId);
  return { ...standing, actId };
}

async function released(world: World): Promise<string> {
  const [row] = await world.rows<Row>('SELECT pre_no FROM declaration WHERE state = 800 ORDER BY serial LIMIT 1');
  assert.ok(row);
  return row.pre_no;
}

/** Past the door, which knows of some of these subjects that they are none. */
async function appended(world: World, kind: string, subject: string, body: Record<string, unknown>) {
  const [book] = await world.rows<{ part: number }>(
    'SELECT part FROM ledger_account WHERE account = $1 OR account LIKE $2 LIMIT 1',
    subject,
    `${subject}/%`,
  );
  const part = book?.part ?? placesOfPreNo(subject)[0]?.part ?? 3;
  return { part, actId: await appendAct(world, part, kind, subject, body) };
}

test('what cannot be done is refused at once, for the reason of the end, and nobody is asked', () =>
  withDatabase('possible', async ({ store }) => {
    const world = await filledWorld(store);
    await world.settle();
    const count = async (): Promise<bigint | undefined> =>
      (await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM act_proposal'))[0]?.n;
    const kinds = new Set(SECOND_PERSON.filter(({ rule }) => rule !== 'never').map(({ act }) => act));
    const lanes = ACT_KINDS.filter(({ name }) => kinds.has(name)).map(({ name }) => name);
    assert.deepEqual([...new Set(IMPOSSIBLE.map(([kind]) => kind))].toSorted(), lanes.toSorted(), 'every kind is here');
    for (const one of IMPOSSIBLE) {
      const asked = await count();
      const now = await standingOf(world, one, false);
      assert.deepEqual([now.outcome?.done, now.outcome?.code, now.proposal], [false, one[3], null], one[0]);
      assert.equal(await count(), asked, one[0]);
      const then = await standingOf(world, one, true);
      assert.deepEqual([then.outcome?.code, then.outcome?.facts], [now.outcome?.code, now.outcome?.facts], one[0]);
    }
  }));

test('what became impossible meanwhile is refused when it is carried out, and leaves nothing half done', () =>
  withDatabase('possible later', async ({ store }) => {
    const world = await filledWorld(store);
    await world.settle();
    const records = officeStore(store, placesOfPreNo);
    const supervisor = { code: 'supervisor1', role: 'supervisor' } as const;
    const stop = { hsPrefix: '9999', law: '测试' };
    const first = await world.append('goods.stop', 'TWICE', stop, supervisor);
    const second = await world.append('goods.stop', 'TWICE', stop, supervisor);
    await world.settle();
    for (const { part, actId } of [first, second]) {
      const { outcome, proposal } = await records.standing(part, actId);
      assert.ok(outcome === null && proposal !== null, 'each is possible by itself');
    }
    const before = await world.rows("SELECT 1 FROM goods_stop WHERE stop_id = 'TWICE'");
    assert.equal(before.length, 0, 'nothing is changed by judging');
    await world.agreeToAll();
    await world.settle();
    const codes = [];
    for (const { part, actId } of [first, second]) codes.push((await records.standing(part, actId)).outcome?.code);
    assert.deepEqual(new Set(codes), new Set(['', '90043']));
  }));
