import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation, refund } from '../support/later.ts';
import { openHistories } from '../../src/main/wiring/histories.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves contingency (K-03): goods that the site lets go by hand are released at once with nothing moved, what was skipped
// is recorded, and they are reconciled exactly once by the law of their acceptance; what does not fit is reported and
// never makes a ledger negative.

const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const INCIDENT = { incident: 'SITE-2026-007' };
/** Exactly at the annual limit: an officer looks at the declaration (E-05). */
const DOUBTFUL = { price: '26000.00', quantity: '1' };

async function send(world: World, orderNo: string, more: object = {}): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, ...more });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  return preNoOf(world, orderNo);
}

async function preNoOf(world: World, orderNo: string): Promise<string> {
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration WHERE order_no = $1', orderNo);
  return row?.pre_no ?? '';
}

type Row = { state: number; route: string | null; quota_fen: bigint | null; reasons: string | null };

async function declarationOf(world: World, preNo: string): Promise<Row> {
  const [row] = await world.rows<Row>(
    'SELECT state, route, quota_fen, reasons FROM declaration WHERE pre_no = $1',
    preNo,
  );
  assert.ok(row);
  return row;
}

/** Granted, reserved and posted of each book: 1 quota, 2 guarantee, 3 stock. */
async function moved(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ book: number; moved: string }>(
    "SELECT book, sum(reserved)::text || ' ' || sum(posted)::text AS moved FROM ledger_account GROUP BY book ORDER BY book",
  );
  return Object.fromEntries(rows.map((row) => [row.book, row.moved]));
}

async function attempts(world: World): Promise<readonly string[]> {
  const rows = await world.rows<{ done: boolean; findings: string }>(
    'SELECT done, findings FROM contingency_reconciliation ORDER BY attempt',
  );
  return rows.map(({ done, findings }) => {
    const codes = (JSON.parse(findings) as { code: string }[]).map(({ code }) => code);
    return [done ? 'done' : 'open', ...codes].join(' ');
  });
}

async function clean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

const release = (world: World, preNo: string) => world.act('declaration.contingency', preNo, INCIDENT, SUPERVISOR);
const reconcile = (world: World, preNo: string, body: Record<string, unknown> = {}) =>
  world.act('declaration.reconcile', preNo, body);

test('in review: released at once with nothing moved, then reconciled once with tax, quota, guarantee and stock', () =>
  withDatabase('contingency review', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await send(world, 'A1', DOUBTFUL);
    const before = await moved(world);
    const released = await release(world, preNo);
    assert.deepEqual([released.done, released.facts['skipped']], [true, 'review, tax, quota, guarantee, stock']);
    assert.deepEqual(await moved(world), before);
    assert.equal((await declarationOf(world, preNo)).state, 800);
    await clean(world);
    const said = await world.rows<{ body: string }>("SELECT body FROM receipt WHERE body LIKE '%90304%'");
    assert.match(said[0]?.body ?? '', /SITE-2026-007/);

    world.clock.nowMs += 3_600_000;
    assert.equal((await reconcile(world, preNo)).done, true);
    assert.deepEqual(await attempts(world), ['done 90028']);
    const declaration = await declarationOf(world, preNo);
    assert.deepEqual([declaration.state, declaration.quota_fen], [800, 2_600_000n]);
    const after = await moved(world);
    assert.equal(after['1'], '0 2600000');
    assert.match(after['2'] ?? '', /^[1-9]\d* 0$/);
    assert.equal(after['3'], '0 100000');
    await clean(world);

    const again = await reconcile(world, preNo);
    assert.deepEqual([again.done, again.code], [false, '90043']);
    assert.equal((await release(world, preNo)).code, '90043');
    assert.deepEqual(await moved(world), after);
  }));

test('waiting for documents: reconciled when they have come, by the law of the release, or without them when told so', () =>
  withDatabase('contingency documents', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, declaration);
    await world.settle();
    const preNo = await preNoOf(world, 'A1');
    assert.equal(
      (await release(world, preNo)).facts['skipped'],
      'documents, match, admission, tax, quota, guarantee, stock',
    );
    const early = await reconcile(world, preNo);
    assert.deepEqual([early.done, early.code, early.facts['found']], [false, '90305', '支付单, 运单']);
    await clean(world);
    await world.send(payment, waybill);
    await world.settle();
    assert.equal((await reconcile(world, preNo)).done, true);
    assert.deepEqual(await attempts(world), ['done']);
    assert.equal((await declarationOf(world, preNo)).state, 800);
    await clean(world);

    const other = purchase({ orderNo: 'B1', buyerIdNumber: '11010119900307109X' });
    await world.send(other.declaration);
    await world.settle();
    const lonely = await preNoOf(world, 'B1');
    await release(world, lonely);
    assert.equal((await reconcile(world, lonely, { withoutDocuments: true })).done, true);
    const [row] = await world.rows<{ findings: string }>(
      'SELECT r.findings FROM contingency_reconciliation r JOIN contingency_release c USING (part, serial) WHERE c.pre_no = $1',
      lonely,
    );
    assert.match(row?.findings ?? '', /90001/);
    await clean(world);
  }));

test('a guarantor that is overdue stops no reconciliation: the goods are out already (K-03, G-02)', () =>
  withDatabase('contingency blocked', async ({ store }) => {
    const world = await openWorld(store);
    await send(world, 'A1', { price: '2400.00' });
    const preNo = await send(world, 'B1', DOUBTFUL);
    assert.equal((await release(world, preNo)).done, true);
    for (const days of [46, 0]) {
      world.clock.nowMs += days * 86_400_000;
      world.restart();
      await world.settle();
    }
    await send(world, 'C1', { price: '10.00', buyerIdNumber: '110101199003074821' });
    const [stopped] = await world.rows<{ reasons: string }>("SELECT reasons FROM declaration WHERE order_no = 'C1'");
    assert.match(stopped?.reasons ?? '', /90083/, 'it is stopped for everything else');
    await reconcile(world, preNo);
    assert.deepEqual(await attempts(world), ['done 90028 1313']);
    assert.equal((await declarationOf(world, preNo)).state, 800);
    await clean(world);
  }));

test('a declaration that was never accepted takes the quota of the year in which it went by hand (K-03, F-01)', () =>
  withDatabase('contingency year', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    world.clock.nowMs = Date.parse('2026-12-31T23:59:50+08:00');
    await world.send(declaration);
    await world.settle();
    world.clock.nowMs = Date.parse('2027-01-01T00:00:05+08:00');
    const preNo = await preNoOf(world, 'A1');
    assert.equal((await release(world, preNo)).done, true);
    await world.send(order, payment, waybill);
    await world.settle();
    assert.equal((await reconcile(world, preNo)).done, true);
    const [row] = await world.rows<{ quota_year: number; account: string }>(
      `SELECT quota_year, (SELECT account FROM ledger_account WHERE book = 1 AND posted > 0) AS account FROM declaration`,
    );
    assert.equal(row?.quota_year, 2027);
    assert.match(row.account, /\/2027$/);
    await clean(world);
  }));

test('documents that do not match are reported, and the goods stay released', () =>
  withDatabase('contingency match', async ({ store }) => {
    const world = await openWorld(store);
    const { order, declaration } = purchase({ orderNo: 'A1' });
    const { payment, waybill } = purchase({ orderNo: 'A1', price: '99.00' });
    await world.send(order, declaration);
    await world.settle();
    const preNo = await preNoOf(world, 'A1');
    await release(world, preNo);
    await world.send(payment, waybill);
    await world.settle();
    assert.equal((await reconcile(world, preNo)).done, true);
    const [attempt] = await attempts(world);
    assert.match(attempt ?? '', /^done \S+/);
    assert.equal((await declarationOf(world, preNo)).state, 800);
    await clean(world);
  }));

test('beyond the year’s limit it is reported and takes no quota; guarantee and stock follow all the same', () =>
  withDatabase('contingency quota', async ({ store }) => {
    const world = await openWorld(store);
    await send(world, 'A1');
    const preNo = await send(world, 'B1', DOUBTFUL);
    await release(world, preNo);
    const before = await moved(world);
    await reconcile(world, preNo);
    assert.deepEqual(await attempts(world), ['done 90028 1313']);
    const after = await moved(world);
    assert.equal(after['1'], before['1']);
    assert.notEqual(after['2'], before['2']);
    assert.equal((await declarationOf(world, preNo)).quota_fen, 0n);
    await clean(world);
  }));

for (const [what, grants, code, more] of [
  ['guarantee', { guarantee: '1' }, '90002', { kind: 'cash' }],
  ['stock', { stock: '0' }, '90003', null],
] as const) {
  test(`short of ${what}: the attempt moves nothing and says so; after a top-up it is reconciled, once`, () =>
    withDatabase(`contingency ${what}`, async ({ store }) => {
      const world = await openWorld(store, grants);
      const preNo = await send(world, 'A1', DOUBTFUL);
      await release(world, preNo);
      const before = await moved(world);
      for (const n of [1, 2]) {
        assert.equal((await reconcile(world, preNo)).done, true);
        assert.deepEqual(
          await attempts(world),
          Array.from({ length: n }, () => `open 90028 ${code}`),
        );
        assert.deepEqual({ ...(await moved(world)), 1: '0 0' }, { ...before, 1: '0 0' });
        await clean(world);
      }
      if (more === null) {
        const items = [{ itemRecordNo: 'ITEM01', quantity: '5' }];
        await world.act('book.enter', 'T3301W000001', { document: 'D1', items });
      } else await world.act('guarantee.deposit', '3301960002', { amount: '90000.00', ...more });
      await reconcile(world, preNo);
      assert.equal((await attempts(world)).at(-1), 'done 90028');
      assert.equal((await moved(world))['1'], '0 2600000');
      assert.equal((await reconcile(world, preNo)).code, '90043');
      await clean(world);
    }));
}

test('goods this channel refuses: the officer says the taxes, and only then is it reconciled', () =>
  withDatabase('contingency refused goods', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', price: '30000.00', quantity: '1' });
    await world.send(declaration);
    await world.settle();
    const preNo = await preNoOf(world, 'A1');
    await release(world, preNo);
    await world.send(order, payment, waybill);
    await world.settle();
    const without = await reconcile(world, preNo);
    assert.deepEqual([without.done, without.code, without.facts['found']], [false, '90305', 'gnum 1']);
    const taxes = [{ gnum: '1', customsDuty: '10.00', consumptionTax: '0.00', valueAddedTax: '20.00' }];
    assert.equal((await reconcile(world, preNo, { taxes })).done, true);
    const [bill] = await world.rows<{ tax: string }>(
      'SELECT (customs_duty_fen + consumption_tax_fen + value_added_tax_fen)::text AS tax FROM tax_bill',
    );
    assert.equal(bill?.tax, '3000');
    await clean(world);
  }));

test('the story tells the parties that it went by hand and when it was reconciled, and customs what was skipped', () =>
  withDatabase('contingency story', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await send(world, 'A1', DOUBTFUL);
    const tell = openHistories({ store, vault: world.vault, clock: world.clock });
    const told = async (reader: Parameters<typeof tell>[1]): Promise<unknown> =>
      (await tell(preNo, reader))?.['contingency'];
    const party = { participant: FIRMS.seller };
    assert.equal(await told(party), null);
    await release(world, preNo);
    const open = { incident: INCIDENT.incident, releasedAt: '2026-06-01T10:00:00+08:00', reconciledAt: null };
    assert.deepEqual(await told(party), open);
    assert.deepEqual(await told('customs'), { ...open, skipped: ['review', 'tax', 'quota', 'guarantee', 'stock'] });
    await reconcile(world, preNo);
    assert.deepEqual(await told(party), { ...open, reconciledAt: '2026-06-01T10:00:00+08:00' });
  }));

test('while it is not reconciled it is neither cancelled nor returned: there is nothing to give back yet', () =>
  withDatabase('contingency cancelled', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await send(world, 'A1', DOUBTFUL);
    await release(world, preNo);
    const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration');
    const names = { orderNo: 'A1', invtNo: row?.invt_no ?? '' };
    await world.send(cancellation(names), refund(names, [{ gnum: '1', qty: '1' }]));
    await world.settle();
    assert.deepEqual(await world.rows('SELECT state FROM reversal'), []);
    const answers = await world.rows<{ body: string }>(
      'SELECT body FROM receipt WHERE kind IN (624, 626) ORDER BY seq',
    );
    const said = answers.map(({ body }) => body).join();
    assert.match(said, /-623005/);
    assert.match(said, /90070/);
    await reconcile(world, preNo);
    await world.send(cancellation({ ...names, copNo: 'X2' }));
    await world.settle();
    assert.deepEqual(await world.rows('SELECT state FROM reversal ORDER BY serial DESC LIMIT 1'), [{ state: 300 }]);
    await clean(world);
  }));

test('not from a state the table does not know the event in, nor a declaration nobody has', () =>
  withDatabase('contingency wrong', async ({ store }) => {
    const world = await openWorld(store);
    const preNo = await send(world, 'A1');
    const outcome = await release(world, preNo);
    assert.deepEqual([outcome.done, outcome.code, outcome.facts['found']], [false, '90043', '800']);
    assert.equal((await reconcile(world, preNo)).code, '90043');
    await clean(world);
  }));

test('held for an inspection it goes with everything it holds, and its task ends as skipped', () =>
  withDatabase('contingency inspection', async ({ store }) => {
    const world = await openWorld(store, { parameters: { inspectionRateBasisPoints: 10_000 } });
    const preNo = await send(world, 'A1');
    assert.equal((await declarationOf(world, preNo)).state, 500);
    const released = await release(world, preNo);
    assert.deepEqual([released.done, released.facts['skipped']], [true, 'inspection']);
    const declaration = await declarationOf(world, preNo);
    assert.deepEqual([declaration.state, declaration.quota_fen], [800, 20_000n]);
    assert.deepEqual(await attempts(world), ['done']);
    assert.deepEqual(await world.rows('SELECT result FROM inspection'), [{ result: 'contingency' }]);
    assert.equal((await reconcile(world, preNo)).code, '90043');
    await clean(world);
  }));
