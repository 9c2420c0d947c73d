import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { preNoOf } from '../../src/clearance/numbers.ts';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves what a cancellation (623) does before and after release (I-01, G-03, F-01): receipts 622, 624 and 818, the three
// ledgers back where they were, and nothing at all where it is refused.

type Row = { pre_no: string; invt_no: string; state: number; ending: string | null };

async function release(world: World, orderNo: string): Promise<Row> {
  const { order, payment, waybill, declaration } = purchase({ orderNo });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return declared(world, orderNo);
}

async function declared(world: World, orderNo: string): Promise<Row> {
  const [row] = await world.rows<Row>('SELECT * FROM declaration WHERE order_no = $1', orderNo);
  assert.ok(row);
  return row;
}

/** Kind and status of what the seller was told, in order. */
async function told(world: World, ...kinds: readonly number[]): Promise<string[]> {
  const rows = await world.rows<{ kind: number; body: string }>(
    'SELECT kind, body FROM receipt WHERE recipient = $1 AND kind = ANY($2) ORDER BY part, seq',
    '3301960002',
    kinds,
  );
  return rows.flatMap(({ kind, body }) =>
    (JSON.parse(body) as { steps: { status: string }[] }).steps.map((step) => `${kind} ${step.status}`),
  );
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

/** What the last receipt about a cancellation says. */
async function saidLast(world: World): Promise<string> {
  const rows = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = 624 ORDER BY part, seq');
  const { steps } = JSON.parse(rows.at(-1)?.body ?? '{"steps":[]}') as { steps: { info: string }[] };
  return steps.at(-1)?.info ?? '';
}

const ACCOUNTS = 'SELECT book, granted, reserved, posted FROM ledger_account ORDER BY book';
const UNTOUCHED = [
  { book: 1, granted: 2_600_000n, reserved: 0n, posted: 0n },
  { book: 2, granted: 100_000_000n, reserved: 0n, posted: 0n },
  { book: 3, granted: 100_000_000_000n, reserved: 0n, posted: 0n },
];

async function reversalNo(world: World): Promise<string> {
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
  return row?.pre_no ?? '';
}

test('a released declaration is cancelled when an officer agrees: quota, guarantee and stock are back, the bill is void', () =>
  withDatabase('cancel', async ({ store }) => {
    const world = await openWorld(store);
    const { invt_no: invtNo } = await release(world, 'A1');
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    assert.deepEqual(await told(world, 624), ['624 120', '624 300']);
    const outcome = await world.act('cancellation.decide', await reversalNo(world), { decision: 'approve' });
    assert.deepEqual([outcome.done, outcome.code], [true, '']);
    assert.deepEqual(await told(world, 624, 816, 818), ['816 1', '624 120', '624 300', '624 399', '818 3']);
    assert.deepEqual(await world.rows(ACCOUNTS), UNTOUCHED);
    assert.equal((await declared(world, 'A1')).ending, 'cancelled');
    await clean(world);
  }));

test('an officer may refuse it, with the reason in the receipt, and the trade stands', () =>
  withDatabase('cancel refused', async ({ store }) => {
    const world = await openWorld(store);
    const { invt_no: invtNo } = await release(world, 'A1');
    const before = await world.rows(ACCOUNTS);
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    await world.act('cancellation.decide', await reversalNo(world), { decision: 'refuse' });
    assert.deepEqual(await told(world, 624), ['624 120', '624 300', '624 100']);
    assert.deepEqual(await world.rows(ACCOUNTS), before);
    const again = await world.act('cancellation.decide', await reversalNo(world), { decision: 'approve' });
    assert.deepEqual([again.done, again.code], [false, '90043']);
    await clean(world);
  }));

test('before release a cancellation takes effect at once', () =>
  withDatabase('cancel before', async ({ store }) => {
    const world = await openWorld(store);
    const { declaration } = purchase({ orderNo: 'A1' });
    await world.send(declaration);
    await world.settle();
    const { pre_no: preNo } = await declared(world, 'A1');
    await world.send(cancellation({ orderNo: 'A1', invtNo: preNo }));
    await world.settle();
    assert.deepEqual(await told(world, 622, 624), ['622 2', '622 3', '624 120', '622 100', '624 399']);
    assert.deepEqual(await declared(world, 'A1').then(({ state, ending }) => [state, ending]), [100, 'cancelled']);
    await clean(world);
  }));

const REFUSED: readonly {
  name: string;
  code: string;
  names: (invtNo: string) => { orderNo: string; invtNo: string };
}[] = [
  { name: 'another number', code: '-623003', names: () => ({ orderNo: 'A1', invtNo: '29912026I999999999' }) },
  { name: 'another order', code: '-623003', names: (invtNo) => ({ orderNo: 'B7', invtNo }) },
];

for (const { name, code, names } of REFUSED) {
  test(`${name} is answered ${code}, and nothing changes`, () =>
    withDatabase(`cancel ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const { invt_no: invtNo } = await release(world, 'A1');
      await world.send(cancellation(names(invtNo)));
      await world.settle();
      assert.deepEqual(await told(world, 624), [`624 ${code}`]);
      assert.equal(
        await saidLast(world),
        `[Code:-623003;Desc:系统中不存在清单编号为[${names(invtNo).invtNo}]的清单！]`,
      );
      assert.deepEqual(await world.rows('SELECT 1 FROM reversal'), []);
      await clean(world);
    }));
}

test('asked for twice it is answered -623009; the same bytes again say nothing new', () =>
  withDatabase('cancel twice', async ({ store }) => {
    const world = await openWorld(store);
    const { invt_no: invtNo } = await release(world, 'A1');
    const first = cancellation({ orderNo: 'A1', invtNo });
    await world.send(first, first, cancellation({ orderNo: 'A1', invtNo, copNo: 'X2' }));
    await world.settle();
    assert.deepEqual(await told(world, 624), ['624 120', '624 300', '624 -623009']);
    assert.equal(await saidLast(world), `[Code:-623009;Desc:撤单清单[${invtNo}]已经申报过[invtNo:申请未结]]`);
    await clean(world);
  }));

test('declaration and cancellation in one batch end as one after the other', () =>
  withDatabase('cancel same batch', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    // The first number of a partition can be computed before it is given out.
    const invtNo = preNoOf(partOf('order', 'A1'), 1n, world.clock.nowMs);
    await world.send(order, payment, waybill, declaration, cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    const steps = ['622 2', '622 3', '622 120', '622 399', '622 800', '816 1', '624 120', '624 300'];
    assert.deepEqual(await told(world, 622, 624, 816), steps);
    await clean(world);
  }));

// What was said about a declaration before its last document came is dealt with before it, whoever shares the batch.
for (const [name, between] of [
  ['one batch for all of it', false],
  ['a batch for each message', true],
] as const) {
  test(`asked for before the waybill came, the declaration is cancelled and never released: ${name}`, () =>
    withDatabase(`cancel early ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
      await world.send(declaration);
      await world.settle();
      const { pre_no: preNo } = await declared(world, 'A1');
      for (const document of [order, payment, cancellation({ orderNo: 'A1', invtNo: preNo }), waybill]) {
        await world.send(document);
        if (between) await world.settle();
      }
      await world.settle();
      const row = await declared(world, 'A1');
      assert.deepEqual([row.state, row.ending], [100, 'cancelled']);
      const accounts = await world.rows<{ book: number; reserved: bigint; posted: bigint }>(ACCOUNTS);
      assert.ok(accounts.every(({ reserved, posted }) => reserved + posted === 0n));
      const [waiting] = await world.rows('SELECT count(*) AS n FROM arrival');
      assert.deepEqual(waiting, { n: 0n });
      await clean(world);
    }));
}
