import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawOf } from '@tongguan/policy';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves inspection and detention (K-01, K-02, I-03): who is chosen is held with quota, guarantee and stock; every result
// leads where the table of states says, once, with its receipt; ledgers fit after each end; nobody else may interfere.

const ALL = { inspectionRateBasisPoints: 10_000 };
const SECOND = { code: 'officer2', role: 'officer' } as const;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const ACCOUNTS = 'SELECT book, granted, reserved, posted FROM ledger_account ORDER BY book';
const UNTOUCHED = [
  { book: 1, granted: 2_600_000n, reserved: 0n, posted: 0n },
  { book: 2, granted: 100_000_000n, reserved: 0n, posted: 0n },
  { book: 3, granted: 100_000_000_000n, reserved: 0n, posted: 0n },
];
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('pixels IEND'), Buffer.alloc(4)]);
const photo = (more: object = {}) => ({
  fileName: '箱体.png',
  mediaType: 'image/png',
  content: PNG.toString('base64'),
  ...more,
});

type Row = { pre_no: string; invt_no: string; state: number; reasons: string | null };

async function declare(world: World, orderNo: string, more: object = {}): Promise<Row> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, ...more });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return rowOf(world, orderNo);
}

async function rowOf(world: World, orderNo: string): Promise<Row> {
  const [row] = await world.rows<Row>('SELECT * FROM declaration WHERE order_no = $1', orderNo);
  assert.ok(row);
  return row;
}

/** Statuses of the declaration as its seller was told, in order. */
async function told(world: World, kind = 622): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    "SELECT body FROM receipt WHERE recipient = '3301960002' AND kind = $1 ORDER BY part, seq",
    kind,
  );
  return rows.flatMap(({ body }) =>
    (JSON.parse(body) as { steps: { status: string }[] }).steps.map((step) => step.status),
  );
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

async function begun(world: World, orderNo = 'A1', more: object = {}): Promise<Row> {
  const row = await declare(world, orderNo, more);
  const outcome = await world.act('inspection.open', row.pre_no, { site: '查验台1' });
  assert.deepEqual([outcome.done, outcome.code], [true, '']);
  return row;
}

test('at rate 10000 everything is chosen; what is chosen holds all three and has no tax bill', () =>
  withDatabase('inspection rates', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    assert.equal((await declare(world, 'A1')).state, 500);
    assert.deepEqual(await world.rows('SELECT 1 FROM tax_bill'), []);
    const accounts = await world.rows<(typeof UNTOUCHED)[number]>(ACCOUNTS);
    assert.deepEqual(
      accounts.map(({ reserved, posted }) => [reserved > 0n, posted]),
      [
        [true, 0n],
        [true, 0n],
        [true, 0n],
      ],
    );
    await clean(world);
  }));

test('at rate 0 nothing is chosen', () =>
  withDatabase('inspection none', async ({ store }) => {
    const world = await openWorld(store, { parameters: { inspectionRateBasisPoints: 0 } });
    assert.equal((await declare(world, 'A1')).state, 800);
    assert.deepEqual(await world.rows('SELECT 1 FROM inspection'), []);
  }));

test('a draw is recorded with its rate and repeats from the seed and the number alone', () =>
  withDatabase('inspection draw', async ({ store }) => {
    const world = await openWorld(store, { parameters: { inspectionRateBasisPoints: 9_999 } });
    const row = await declare(world, 'A1');
    const [task] = await world.rows<{ draw: number; rate_basis_points: number; because: string }>(
      'SELECT * FROM inspection',
    );
    const draw = drawOf(world.vault.drawSeed(), row.pre_no);
    if (draw === 9_999) return assert.equal(task, undefined);
    assert.deepEqual([task?.draw, task?.rate_basis_points, task?.because], [draw, 9_999, 'general']);
  }));

test('the receipts of one that is chosen tell the states and nothing of why', () =>
  withDatabase('inspection receipts', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    await declare(world, 'A1');
    assert.deepEqual(await told(world), ['2', '3', '120', '399', '500']);
    const bodies = await world.rows<{ body: string }>('SELECT body FROM receipt');
    assert.doesNotMatch(JSON.stringify(bodies), /general|basis|draw|布控/);
  }));

const ENDS: readonly (readonly [result: string, states: readonly string[], code: string, stock: bigint])[] = [
  ['pass', ['800'], '', 0n],
  ['reject', ['100'], '90224', 0n],
  ['reexport', ['700'], '90223', 200_000n],
];

for (const [result, states, code, gone] of ENDS) {
  test(`${result} ends with ${states.join(' ')}, its ledgers and one receipt`, () =>
    withDatabase(`inspection ${result}`, async ({ store }) => {
      const world = await openWorld(store, { parameters: ALL });
      const { pre_no: preNo } = await begun(world);
      const outcome = await world.act('inspection.conclude', preNo, { result });
      assert.deepEqual([outcome.done, outcome.facts['state']], [true, states.at(-1)]);
      const row = await rowOf(world, 'A1');
      assert.deepEqual([String(row.state)], states);
      assert.deepEqual(await told(world), ['2', '3', '120', '399', '500', ...states]);
      if (code !== '') assert.match(row.reasons ?? '', new RegExp(`"code":"${code}","text":".*测试`));
      const accounts = await world.rows(ACCOUNTS);
      if (result === 'pass') {
        assert.deepEqual(
          (accounts as typeof UNTOUCHED).map(({ posted }) => posted > 0n),
          [true, false, true],
        );
        assert.equal((await world.rows('SELECT 1 FROM tax_bill')).length, 1);
      } else {
        const [quota, guarantee, stock] = UNTOUCHED;
        assert.deepEqual(accounts, [quota, guarantee, { ...stock, granted: 100_000_000_000n - gone }]);
        assert.deepEqual(await world.rows('SELECT 1 FROM tax_bill'), []);
      }
      assert.deepEqual(await world.rows('SELECT 1 FROM clearing_work'), []);
      const again = await world.act('inspection.conclude', preNo, { result });
      assert.deepEqual([again.done, again.code], [false, '90043']);
      await clean(world);
    }));
}

const TITLES = [
  ['detain-clearance', 501],
  ['detain-smuggling', 502],
  ['detain-legal', 503],
  ['detain-other', 599],
] as const;

for (const [result, state] of TITLES) {
  test(`${result} keeps the goods in ${state}, and from there each other title, a new inspection, release`, () =>
    withDatabase(`inspection ${result}`, async ({ store }) => {
      const world = await openWorld(store, { parameters: ALL });
      const { pre_no: preNo } = await begun(world);
      await world.act('inspection.conclude', preNo, { result });
      assert.equal((await rowOf(world, 'A1')).state, state);
      const same = await world.act('detention.decide', preNo, { decision: result });
      assert.deepEqual([same.done, same.code], [false, '90225']);
      await clean(world);
      for (const [other, next] of TITLES.filter(([, code]) => code !== state)) {
        assert.equal((await world.act('detention.decide', preNo, { decision: other })).facts['state'], String(next));
      }
      await clean(world);
      await world.act('detention.decide', preNo, { decision: 'inspect' });
      assert.equal((await rowOf(world, 'A1')).state, 500);
      const early = await world.act('detention.decide', preNo, { decision: 'release' });
      assert.equal(early.code, '90043');
      await world.act('inspection.open', preNo, { site: '查验台2' });
      await world.act('inspection.conclude', preNo, { result });
      assert.equal((await world.act('detention.decide', preNo, { decision: 'release' })).done, true);
      assert.equal((await rowOf(world, 'A1')).state, 800);
      assert.deepEqual(await world.rows('SELECT no, ordered_by FROM inspection ORDER BY no'), [
        { no: 1, ordered_by: 'draw' },
        { no: 2, ordered_by: 'officer1' },
      ]);
      await clean(world);
    }));
}

test('goods of detention may be ordered out of the country; quota, guarantee and stock are free, the goods out of the book', () =>
  withDatabase('detention reexport', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const { pre_no: preNo } = await begun(world);
    await world.act('inspection.conclude', preNo, { result: 'detain-legal' });
    await world.act('detention.decide', preNo, { decision: 'reexport' });
    const [quota, guarantee, stock] = UNTOUCHED;
    assert.deepEqual(await world.rows(ACCOUNTS), [quota, guarantee, { ...stock, granted: 99_999_800_000n }]);
    assert.equal((await rowOf(world, 'A1')).state, 700);
    await clean(world);
  }));

test('an officer who reviews a declaration may have it inspected; everything is held first', () =>
  withDatabase('inspection ordered', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const row = await declare(world, 'A1', { price: '26000.00', quantity: '1' });
    assert.equal(row.state, 300);
    await world.act('declaration.review', row.pre_no, { decision: 'inspect' });
    assert.equal((await rowOf(world, 'A1')).state, 500);
    const [task] = await world.rows<{ ordered_by: string; draw: number | null }>('SELECT * FROM inspection');
    assert.deepEqual([task?.ordered_by, task?.draw], ['officer1', null]);
    await clean(world);
  }));

for (const [decision, state] of [
  ['approve', 800],
  ['refuse', 100],
  ['inspect', 500],
] as const) {
  test(`referred to manual review with everything held; the review says ${decision} → ${state}`, () =>
    withDatabase(`inspection refer ${decision}`, async ({ store }) => {
      const world = await openWorld(store, { parameters: ALL });
      const row = await begun(world);
      await world.act('inspection.conclude', row.pre_no, { result: 'refer' });
      assert.equal((await rowOf(world, 'A1')).state, 300);
      await clean(world);
      // Held, it is neither cancelled nor amended by the enterprise.
      await world.send(cancellation({ orderNo: 'A1', invtNo: row.invt_no }));
      const later = purchase({ orderNo: 'A1', appTime: '20260601120000' });
      await world.send(withHead(later, 'declaration', { appType: '2' }));
      await world.settle();
      assert.deepEqual(await told(world, 624), ['-623005']);
      assert.equal((await told(world)).at(-1), '-621012');
      const outcome = await world.act('declaration.review', row.pre_no, { decision });
      assert.deepEqual([outcome.done, outcome.code], [true, '']);
      assert.equal((await rowOf(world, 'A1')).state, state);
      if (state === 100) assert.deepEqual(await world.rows(ACCOUNTS), UNTOUCHED);
      await clean(world);
    }));
}

test('while it is held the enterprise neither cancels, amends nor returns it', () =>
  withDatabase('inspection held', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const row = await declare(world, 'A1');
    const before = await world.rows(ACCOUNTS);
    const names = { orderNo: 'A1', invtNo: row.invt_no };
    await world.send(cancellation(names), refund(names, [{ gnum: '1', qty: '1' }]));
    await world.send(withHead(purchase({ orderNo: 'A1', appTime: '20260601120000' }), 'declaration', { appType: '2' }));
    await world.settle();
    assert.deepEqual(await told(world, 624), ['-623005']);
    assert.equal((await told(world, 626)).length, 1);
    assert.notEqual((await told(world, 626))[0], '120');
    assert.equal((await told(world)).at(-1), '-621012');
    assert.deepEqual(await world.rows(ACCOUNTS), before);
    assert.equal((await rowOf(world, 'A1')).state, 500);
    await clean(world);
  }));

test('of two officers at once one has it; only this one or a supervisor goes on', () =>
  withDatabase('inspection two', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const row = await declare(world, 'A1');
    const early = await world.act('inspection.conclude', row.pre_no, { result: 'pass' });
    assert.deepEqual([early.done, early.code], [false, '90226']);
    const [first, second] = [
      await world.act('inspection.open', row.pre_no, { site: '查验台1' }),
      await world.act('inspection.open', row.pre_no, { site: '查验台2' }, SECOND),
    ];
    assert.deepEqual([first.done, second.done, second.code], [true, false, '90220']);
    const foreign = await world.act('inspection.conclude', row.pre_no, { result: 'pass' }, SECOND);
    assert.deepEqual([foreign.done, foreign.code], [false, '90220']);
    assert.equal((await world.act('inspection.conclude', row.pre_no, { result: 'pass' }, SUPERVISOR)).done, true);
    await clean(world);
  }));

test('samples, photos and reports are evidence of the inspection; their bytes lie sealed in the act', () =>
  withDatabase('inspection evidence', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const { pre_no: preNo } = await begun(world);
    assert.equal((await world.act('inspection.sample', preNo, { numbers: ['S-1', 'S-2'] })).done, true);
    const twice = await world.act('inspection.sample', preNo, { numbers: ['S-2'] });
    assert.deepEqual([twice.done, twice.code], [false, '90228']);
    assert.equal((await world.act('inspection.photo', preNo, photo())).done, true);
    const pdf = Buffer.from('%PDF-1.7 report %%EOF').toString('base64');
    const report = { fileName: '检测报告.pdf', mediaType: 'application/pdf', content: pdf };
    const outcome = await world.act('inspection.report', preNo, report);
    assert.match(outcome.facts['sha256'] ?? '', /^[0-9a-f]{64}$/);
    assert.doesNotMatch(JSON.stringify(outcome.facts), /检测报告/);
    const rows = await world.rows(
      'SELECT kind, number, media_type, bytes FROM inspection_evidence ORDER BY kind, number',
    );
    assert.deepEqual(rows, [
      { kind: 'photo', number: '', media_type: 'image/png', bytes: PNG.length },
      { kind: 'report', number: '', media_type: 'application/pdf', bytes: 21 },
      { kind: 'sample', number: 'S-1', media_type: '', bytes: 0 },
      { kind: 'sample', number: 'S-2', media_type: '', bytes: 0 },
    ]);
  }));

/** Past the door: what its schema would not take is 90045. */
const HOSTILE: readonly (readonly [string, object, string])[] = [
  ['a path', { fileName: '../../etc/passwd' }, '90229'],
  ['a path of another system', { fileName: 'C:\\x.png' }, '90229'],
  ['a hidden file', { fileName: '.png' }, '90229'],
  ['a name that reads backwards', { fileName: 'x\u202egnp.exe' }, '90229'],
  ['a line break in the name', { fileName: 'x.png\r\nX: 1' }, '90229'],
  ['another type than it says', { mediaType: 'application/pdf' }, '90227'],
  ['a type nobody takes', { mediaType: 'image/svg+xml', content: Buffer.from('<svg/>').toString('base64') }, '90045'],
  ['a page dressed as a picture', { content: Buffer.from('<html>IEND').toString('base64') }, '90227'],
  ['half a picture', { content: PNG.subarray(0, 12).toString('base64') }, '90227'],
  ['no base64', { content: `${PNG.toString('base64')}!` }, '90227'],
  ['nothing', { content: '' }, '90045'],
  ['too much', { content: Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024), PNG]).toString('base64') }, '90045'],
];

test('hostile files are refused, said by kind and never quoted, and leave no evidence', () =>
  withDatabase('inspection hostile', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const { pre_no: preNo } = await begun(world);
    for (const [name, changes, code] of HOSTILE) {
      const outcome = await world.act('inspection.photo', preNo, photo(changes));
      assert.deepEqual([name, outcome.done, outcome.code], [name, false, code]);
      assert.doesNotMatch(JSON.stringify(outcome.facts), /passwd|svg\/>|html/);
    }
    assert.deepEqual(await world.rows('SELECT 1 FROM inspection_evidence'), []);
  }));

test('a lane that stops after every step goes on where it was, with one effect each', () =>
  withDatabase('inspection restart', async ({ store }) => {
    const world = await openWorld(store, { parameters: ALL });
    const { pre_no: preNo } = await begun(world);
    world.restart();
    // Two lanes share the parts: what is given back travels between them.
    const [even, odd] = [0, 1].map((rest) => world.lane({ owner: `half-${rest}`, home: (part) => part % 2 === rest }));
    assert.ok(even && odd);
    await world.act('inspection.conclude', preNo, { result: 'reexport' });
    for (let round = 0; round < 6; round += 1) {
      await world.settle(even);
      await world.settle(odd);
    }
    assert.equal((await rowOf(world, 'A1')).state, 700);
    const [quota, guarantee, stock] = UNTOUCHED;
    assert.deepEqual(await world.rows(ACCOUNTS), [quota, guarantee, { ...stock, granted: 99_999_800_000n }]);
    assert.deepEqual(
      (await told(world)).filter((status) => status === '700'),
      ['700'],
    );
    await clean(world);
  }));

test('a rate for goods and the level of a firm count from their day on, the higher of what applies', () =>
  withDatabase('inspection controls', async ({ store }) => {
    const world = await openWorld(store, { parameters: { inspectionRateBasisPoints: 0 } });
    const rate = { hsPrefix: '2106', rateBasisPoints: 10_000 };
    const past = await world.act('inspection.rate', 'supplements', { ...rate, fromDay: '2026-05-31' }, SUPERVISOR);
    assert.deepEqual([past.done, past.code], [false, '90230']);
    await world.act('inspection.rate', 'supplements', { ...rate, fromDay: '2026-06-02' }, SUPERVISOR);
    world.restart();
    assert.equal((await declare(world, 'A1')).state, 800);
    world.clock.nowMs += 24 * 60 * 60 * 1000;
    world.restart();
    assert.equal((await declare(world, 'B1')).state, 500);
    assert.deepEqual(await world.rows('SELECT because, rate_basis_points FROM inspection'), [
      { because: 'supplements', rate_basis_points: 10_000 },
    ]);
    await world.act('inspection.rate', 'supplements', { ...rate, rateBasisPoints: 0 }, SUPERVISOR);
    world.restart();
    assert.equal((await declare(world, 'C1')).state, 800);
  }));
