import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSupplements } from '../../src/supplement/index.ts';
import type { SupplementLine } from '../../src/supplement/types.ts';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { standingOf } from '../../src/supplement/decide.ts';
import { supplementReads } from '../../src/store/supplement/read.ts';
import { withDatabase } from '../support/database.ts';
import { drainUntil } from '../support/faults.ts';
import { cancellation } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean, stepsOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the supplementary declaration (E-09, 194号 (十五)): customs asks about lines of a declaration in review, the firm answers
// once, and each way in which it can go otherwise has one result: asked twice, answered twice, by another, too late, after the
// decision, taken back; and what nobody answers is told once, by its day.

const FIRM = { code: FIRMS.seller, role: 'participant' } as const;
const ASK = { questions: [{ gnum: '1', kind: 'classification', text: '请说明成分与用途' }] };
const ANSWER = { gnum: '1', kind: 'classification', facts: '维生素C片，口服' };
const said = (more: object = {}) => ({ no: 1, capacity: 'declarant', answers: [ANSWER], ...more });

/** A declaration in review: no table knows its goods. */
async function inReview(world: World, orderNo: string): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, gcode: '9706100000', price: '300.00' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string; state: number }>(
    'SELECT pre_no, state FROM declaration WHERE order_no = $1',
    orderNo,
  );
  assert.equal(row?.state, 300);
  return row.pre_no;
}

const ask = (world: World, preNo: string, body: Record<string, unknown> = ASK) =>
  world.act('supplement.ask', preNo, body);
const tell = (world: World, preNo: string, body: Record<string, unknown> = said(), code: string = FIRM.code) =>
  world.act('supplement.answer', preNo, body, { ...FIRM, code });
const withdraw = (world: World, preNo: string, no = 1) => world.act('supplement.withdraw', preNo, { no });
const review = (world: World, preNo: string, decision: string) =>
  world.act('declaration.review', preNo, {
    decision,
    ...(decision === 'approve'
      ? { taxes: [{ gnum: '1', customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '54.60' }] }
      : {}),
  });

async function infos(world: World, orderNo: string): Promise<string> {
  return (await stepsOf(world, orderNo)).map(({ status, info }) => `${status} ${info}`).join('\n');
}

function door(world: World) {
  return createSupplements({ store: supplementReads(world.store, placesOfPreNo), vault: world.vault });
}

const standings = (lines: readonly SupplementLine[]) =>
  lines.map(({ supplement, declarationState }) => standingOf(supplement, declarationState));

function world(name: string, run: (world: World) => Promise<void>): Promise<void> {
  return withDatabase(name, async ({ store }) => {
    const opened = await openWorld(store);
    await run(opened);
    await clean(opened);
  });
}

test('asked, answered and determined: the parties are told each step, and only those concerned in words', () =>
  world('supplement', async (here) => {
    const preNo = await inReview(here, 'A1');
    const asked = await ask(here, preNo);
    assert.deepEqual([asked.done, asked.facts['no'], asked.facts['dueOn']], [true, '1', '2026-06-08']);
    assert.match(await infos(here, 'A1'), /300 \[Code:90036;Desc:补充申报\[.*1 归类.*2026-06-08/);
    const answered = await tell(
      here,
      preNo,
      said({ answers: [{ ...ANSWER, attachments: [{ name: '配方.pdf', sha256: 'a'.repeat(64) }] }] }),
    );
    assert.deepEqual([answered.done, answered.facts['late']], [true, 'false']);
    assert.match(await infos(here, 'A1'), /300 \[Code:90036;Desc:补充申报.*第1次补充申报已收到/);
    assert.ok(!(await infos(here, 'A1')).includes('成分'), 'no words of a question in a receipt');
    const supplements = door(here);
    const [line] = await supplements.ofDeclaration(preNo);
    assert.ok(line);
    assert.deepEqual(supplements.questionsOf(line.supplement), ASK.questions);
    assert.deepEqual(supplements.answersOf(line.supplement)[0]?.attachments, [
      { name: '配方.pdf', sha256: 'a'.repeat(64) },
    ]);
    assert.ok((await review(here, preNo, 'approve')).done);
    assert.equal((await here.rows<{ state: number }>('SELECT state FROM declaration'))[0]?.state, 800);
    assert.deepEqual(standings(await supplements.ofDeclaration(preNo)), ['answered']);
  }));

test('what was asked and answered lies sealed', () =>
  world('supplement sealed', async (here) => {
    const preNo = await inReview(here, 'A1');
    await ask(here, preNo);
    await tell(here, preNo);
    const rows = await here.rows<{ body: Buffer }>(
      'SELECT body FROM supplement_request UNION ALL SELECT body FROM supplement_event UNION ALL SELECT body FROM act',
    );
    assert.equal(rows.length, 4);
    for (const { body } of rows) assert.ok(!body.includes('维生素') && !body.includes('成分'));
  }));

type Refused = readonly [
  name: string,
  before: (world: World, preNo: string) => Promise<unknown>,
  act: (world: World, preNo: string) => Promise<{ code: string; facts: Readonly<Record<string, string>> }>,
  code: string,
  found: RegExp,
];
const nothing = (): Promise<void> => Promise.resolve();
const answeredOnce = async (here: World, preNo: string) => {
  await ask(here, preNo);
  assert.ok((await tell(here, preNo)).done);
};
const decided = async (here: World, preNo: string) => {
  await ask(here, preNo);
  await review(here, preNo, 'refuse');
};
const twoLines = { questions: [...ASK.questions, { gnum: '1', kind: 'origin', text: '请说明产地' }] };

const REFUSED: readonly Refused[] = [
  ['answered unasked', nothing, tell, '90043', /nothing was asked/],
  ['answered twice', answeredOnce, tell, '90043', /已答复/],
  [
    'answered after it was taken back',
    async (w, n) => [await ask(w, n), await withdraw(w, n)],
    tell,
    '90043',
    /已撤回/,
  ],
  ['answered after the decision', decided, tell, '90043', /已办结.*100/],
  ['answered by another firm', ask, (w, n) => tell(w, n, said(), FIRMS.logistics), '90039', /3301960004/],
  [
    'answered as owner by another',
    ask,
    (w, n) => tell(w, n, said({ capacity: 'owner' }), FIRMS.pay),
    '90039',
    /3301960003/,
  ],
  ['a question left out', (w, n) => ask(w, n, twoLines), tell, '90039', /1 classification/],
  [
    'what was not asked',
    ask,
    (w, n) => tell(w, n, said({ answers: [ANSWER, { ...ANSWER, kind: 'value' }] })),
    '90039',
    /1 value/,
  ],
  ['one question twice', ask, (w, n) => tell(w, n, said({ answers: [ANSWER, ANSWER] })), '90039', /1 classification/],
  ['another number', ask, (w, n) => tell(w, n, said({ no: 2 })), '90043', /nothing was asked/],
  ['asked while one is open', ask, ask, '90043', /待答复/],
  [
    'asked about a line that is not there',
    nothing,
    (w, n) => ask(w, n, { questions: [{ ...ASK.questions[0], gnum: '7' }] }),
    '90039',
    /gnum 7/,
  ],
  [
    'asked the same twice',
    nothing,
    (w, n) => ask(w, n, { questions: [ASK.questions[0], ASK.questions[0]] }),
    '90039',
    /1 classification/,
  ],
  ['asked after the decision', decided, ask, '90043', /100/],
  ['taken back unasked', nothing, withdraw, '90043', /nothing was asked/],
  ['taken back after the answer', answeredOnce, withdraw, '90043', /已答复/],
];

for (const [name, before, act, code, found] of REFUSED) {
  test(`${name}: ${code}, and nothing changes`, () =>
    world('supplement refused', async (here) => {
      const preNo = await inReview(here, 'A1');
      await before(here, preNo);
      const count = () => here.rows('SELECT 1 FROM supplement_request UNION ALL SELECT 1 FROM supplement_event');
      const was = (await count()).length;
      const outcome = await act(here, preNo);
      assert.equal(outcome.code, code);
      assert.match(outcome.facts['found'] ?? '', found);
      assert.equal((await count()).length, was);
    }));
}

test('of two answers, and of two askings, of one batch the first counts', () =>
  world('supplement race', async (here) => {
    const preNo = await inReview(here, 'A1');
    const officer = { code: 'officer2', role: 'officer' } as const;
    await here.append('supplement.ask', preNo, ASK);
    await here.append('supplement.ask', preNo, twoLines, officer);
    await here.settle();
    await here.append('supplement.answer', preNo, said(), FIRM);
    await here.append('supplement.answer', preNo, said({ answers: [{ ...ANSWER, facts: '另一答复' }] }), FIRM);
    await here.settle();
    const codes = await here.rows<{ code: string }>(
      'SELECT o.code FROM act_outcome o JOIN act a USING (part, act_id) ORDER BY a.arrived_us',
    );
    assert.deepEqual(
      codes.map(({ code }) => code),
      ['', '90043', '', '90043'],
    );
    const [line] = await door(here).ofDeclaration(preNo);
    assert.ok(line);
    assert.equal(door(here).answersOf(line.supplement)[0]?.facts, ANSWER.facts);
  }));

test('taken back and asked anew it is another request; the old one stays as it was', () =>
  world('supplement anew', async (here) => {
    const preNo = await inReview(here, 'A1');
    await ask(here, preNo);
    assert.ok((await withdraw(here, preNo)).done);
    assert.match(await infos(here, 'A1'), /海关撤回第1次补充申报要求/);
    assert.equal((await ask(here, preNo, twoLines)).facts['no'], '2');
    const both = [ANSWER, { ...ANSWER, kind: 'origin', facts: '新西兰' }];
    assert.ok((await tell(here, preNo, said({ no: 2, answers: both }))).done);
    assert.deepEqual(standings(await door(here).ofDeclaration(preNo)), ['withdrawn', 'answered']);
  }));

const DAYS: readonly (readonly [name: string, at: string, late: string])[] = [
  ['the last millisecond of the last day', '2026-06-08T23:59:59.999+08:00', 'false'],
  ['the first of the day after', '2026-06-09T00:00:00+08:00', 'true'],
];
for (const [name, at, late] of DAYS) {
  test(`answered in ${name}: late ${late}`, () =>
    world('supplement late', async (here) => {
      const preNo = await inReview(here, 'A1');
      await ask(here, preNo);
      here.clock.nowMs = Date.parse(at);
      const answered = await tell(here, preNo);
      assert.deepEqual([answered.done, answered.facts['late']], [true, late]);
    }));
}

test('unanswered, the parties are told once, the day after; it is listed, and still answered, late', () =>
  world('supplement overdue', async (here) => {
    const preNo = await inReview(here, 'A1');
    const other = await inReview(here, 'B1');
    await ask(here, preNo);
    await ask(here, other);
    await tell(here, other);
    const supplements = door(here);
    const listed = async (show: 'open' | 'overdue') =>
      (await supplements.ofOffice({ district: '2991', show, limit: 10 })).map(({ supplement }) => supplement.preNo);
    for (const day of ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-12']) {
      here.clock.nowMs = Date.parse(`${day}T12:00:00+08:00`);
      here.restart();
      await here.settle();
      const told = (await infos(here, 'A1')).match(/90037/g)?.length ?? 0;
      assert.equal(told, day === '2026-06-08' ? 0 : 1, day);
    }
    assert.doesNotMatch(await infos(here, 'B1'), /90037/);
    assert.deepEqual([await listed('open'), await listed('overdue')], [[preNo], [preNo]]);
    assert.deepEqual(await supplements.ofOffice({ district: '5141', show: 'all', limit: 10 }), []);
    assert.equal((await tell(here, preNo)).facts['late'], 'true');
    assert.deepEqual(await listed('overdue'), []);
  }));

test('refused or cancelled it is ended: nobody is told that it is overdue, and it is not among the open ones', () =>
  world('supplement ended', async (here) => {
    const refused = await inReview(here, 'A1');
    const cancelled = await inReview(here, 'B1');
    for (const preNo of [refused, cancelled]) await ask(here, preNo);
    await review(here, refused, 'refuse');
    await here.send(cancellation({ orderNo: 'B1', invtNo: cancelled }));
    await here.settle();
    here.clock.nowMs = Date.parse('2026-06-12T12:00:00+08:00');
    here.restart();
    await here.settle();
    const supplements = door(here);
    assert.deepEqual(await supplements.ofFirm(FIRMS.seller, false, 10), []);
    assert.deepEqual(standings(await supplements.ofFirm(FIRMS.seller, true, 10)), ['ended', 'ended']);
    for (const order of ['A1', 'B1']) assert.doesNotMatch(await infos(here, order), /90037/);
  }));

test('a damaged request stops nothing but itself', () =>
  withDatabase('supplement damaged', async ({ store }) => {
    const here = await openWorld(store);
    const preNo = await inReview(here, 'A1');
    const other = await inReview(here, 'B1');
    await ask(here, preNo);
    await ask(here, other);
    await here.rows("UPDATE supplement_request SET body = '\\x00' WHERE pre_no = $1", preNo);
    assert.ok((await tell(here, other)).done);
    await here.append('supplement.answer', preNo, said(), FIRM);
    const set = async () => (await here.rows('SELECT 1 FROM set_aside')).length > 0;
    await drainUntil(here, set);
    const aside = await here.rows<{ subject: string }>('SELECT subject FROM set_aside');
    assert.deepEqual(
      aside.map(({ subject }) => subject),
      [preNo],
    );
    assert.deepEqual(standings(await door(here).ofDeclaration(other)), ['answered']);
  }));
