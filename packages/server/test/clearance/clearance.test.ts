import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase, withHead } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves what becomes of documents between door and receipt, on real PostgreSQL: each test reads the rows a
// participant would be answered from, and the audit agrees at the end.

type Step = { status: string; info: string };

async function statesOf(world: World, orderNo: string): Promise<string[]> {
  const rows = await world.rows<{ body: string }>(
    `SELECT r.body FROM receipt r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
     WHERE d.order_no = $1 AND r.kind = 622 AND r.recipient = d.agent_code ORDER BY r.seq`,
    orderNo,
  );
  return rows.flatMap((row) => (JSON.parse(row.body) as { steps: Step[] }).steps.map((step) => step.status));
}

async function answersOf(world: World, kind: number): Promise<string[]> {
  const rows = await world.rows<{ body: string }>('SELECT body FROM receipt WHERE kind = $1 ORDER BY part, seq', kind);
  return rows.flatMap((row) => (JSON.parse(row.body) as { steps: Step[] }).steps.map((step) => step.status));
}

async function clean(world: World): Promise<void> {
  const report = await audit(world.store.pool);
  assert.deepEqual(
    report.checks.filter((check) => check.differences.length > 0),
    [],
  );
}

test('four documents that agree are released, taxed, charged and billed', () =>
  withDatabase('release', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'A1'), ['2', '3', '120', '399', '800']);
    const [row] = await world.rows('SELECT * FROM declaration');
    // 200.00 x 13 % x 70 % = 18.20
    assert.equal(row?.['value_added_tax_fen'], 1820n);
    assert.match(String(row?.['invt_no']), /^29912026I\d{9}$/);
    assert.match(String(row?.['pre_no']), /^B20260601\d{9}$/);
    const accounts = await world.rows('SELECT book, granted, reserved, posted FROM ledger_account ORDER BY book');
    assert.deepEqual(accounts, [
      { book: 1, granted: 2_600_000n, reserved: 0n, posted: 20_000n },
      { book: 2, granted: 100_000_000n, reserved: 1_820n, posted: 0n },
      { book: 3, granted: 100_000_000_000n, reserved: 0n, posted: 200_000n },
    ]);
    assert.deepEqual(await answersOf(world, 312), ['120']);
    assert.deepEqual(await answersOf(world, 816), ['1']);
    await clean(world);
  }));

test('documents may come in any order, one at a time, with the lane looking in between', () =>
  withDatabase('any order', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'B1' });
    for (const document of [declaration, waybill, order, payment]) {
      await world.send(document);
      await world.settle();
    }
    assert.deepEqual(await statesOf(world, 'B1'), ['2', '3', '120', '399', '800']);
    await clean(world);
  }));

test('the same bytes again change nothing', () =>
  withDatabase('same bytes', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'C1' });
    for (let round = 0; round < 3; round++) {
      await world.send(order, declaration, payment, waybill, declaration, order);
      await world.settle();
    }
    const [counts] = await world.rows(
      'SELECT (SELECT count(*) FROM receipt) AS receipts, (SELECT count(*) FROM document) AS documents',
    );
    // 312, 412, 512, three readers of 622 are two firms here, one 816
    assert.deepEqual(counts, { receipts: 6n, documents: 4n });
    await clean(world);
  }));

const REFUSALS: readonly {
  readonly name: string;
  readonly code: string;
  readonly change: (documents: ReturnType<typeof purchase>) => ReturnType<typeof purchase>;
}[] = [
  {
    name: 'the payer is not the buyer (D-02)',
    code: '1327',
    change: (documents) => ({ ...documents, payment: withHead(documents, 'payment', { payerName: '另一个人' }) }),
  },
  {
    name: 'paid and charged differ (D-02)',
    code: '1332',
    change: (documents) => ({ ...documents, payment: withHead(documents, 'payment', { amountPaid: '199' }) }),
  },
  {
    name: 'a currency other than yuan',
    code: '90025',
    change: (documents) => ({ ...documents, declaration: withHead(documents, 'declaration', { currency: '502' }) }),
  },
  {
    name: 'an identity number whose check digit is wrong',
    code: '90023',
    change: (documents) => ({
      ...documents,
      declaration: withHead(documents, 'declaration', { buyerIdNumber: '110101199003070792' }),
    }),
  },
  {
    name: 'an account book nobody registered (J-01)',
    code: '90019',
    change: (documents) => ({ ...documents, declaration: withHead(documents, 'declaration', { emsNo: 'T0000' }) }),
  },
  {
    name: 'a guarantor that is none of the firms of the declaration (E-07)',
    code: '90021',
    change: (documents) => ({
      ...documents,
      declaration: withHead(documents, 'declaration', { assureCode: '9999999999' }),
    }),
  },
];

for (const { name, code, change } of REFUSALS) {
  test(`refused with ${code}: ${name}`, () =>
    withDatabase('refusal', async ({ store }) => {
      const world = await openWorld(store);
      const { order, payment, waybill, declaration } = change(purchase({ orderNo: 'D1' }));
      await world.send(order, payment, waybill, declaration);
      await world.settle();
      assert.deepEqual(await statesOf(world, 'D1'), ['2', '3', '100']);
      const [row] = await world.rows<{ reasons: string }>('SELECT reasons FROM declaration');
      const codes = (JSON.parse(row?.reasons ?? '[]') as { code: string }[]).map((reason) => reason.code);
      assert.ok(codes.includes(code), codes.join());
      const moved = await world.rows('SELECT * FROM ledger_entry WHERE kind > 1');
      assert.deepEqual(moved, []);
      await clean(world);
    }));
}

test('beyond the annual limit: refused after acceptance, and nothing stays reserved (E-05, F-02)', () =>
  withDatabase('annual', async ({ store }) => {
    const world = await openWorld(store);
    for (let n = 1; n <= 6; n++) {
      const { order, payment, waybill, declaration } = purchase({ orderNo: `E${n}`, price: '5000.00', quantity: '1' });
      await world.send(order, payment, waybill, declaration);
      await world.settle();
    }
    // 5 x 5,000 = 25,000; the sixth would make 30,000
    assert.deepEqual(await statesOf(world, 'E5'), ['2', '3', '120', '399', '800']);
    assert.deepEqual(await statesOf(world, 'E6'), ['2', '3', '120', '100']);
    const [refused] = await world.rows<{ reasons: string }>("SELECT reasons FROM declaration WHERE order_no = 'E6'");
    assert.match(refused?.reasons ?? '', /"code":"1313".*totalPrice:30000\.00,limitPrice:26000\.00\]/);
    const [quota] = await world.rows('SELECT reserved, posted FROM ledger_account WHERE book = 1');
    assert.deepEqual(quota, { reserved: 0n, posted: 2_500_000n });
    const [entry] = await world.rows('SELECT amount FROM ledger_entry WHERE book = 1 AND kind = 5');
    assert.deepEqual(entry, { amount: 500_000n });
    await clean(world);
  }));

test('guarantee too small: refused, quota given back (C-05)', () =>
  withDatabase('guarantee', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '18' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'F1' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'F1'), ['2', '3', '120', '100']);
    const [quota] = await world.rows('SELECT reserved, posted FROM ledger_account WHERE book = 1');
    assert.deepEqual(quota, { reserved: 0n, posted: 0n });
    await clean(world);
  }));

test('stock too small: refused, guarantee and quota given back (J-01)', () =>
  withDatabase('stock', async ({ store }) => {
    const world = await openWorld(store, { stock: '1' });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'G1' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'G1'), ['2', '3', '120', '100']);
    const accounts = await world.rows('SELECT reserved, posted FROM ledger_account');
    assert.ok(accounts.every((account) => account['reserved'] === 0n && account['posted'] === 0n));
    await clean(world);
  }));

test('missing documents: refused at the deadline, naming what is missing; then declared again (C-01)', () =>
  withDatabase('deadline', async ({ store }) => {
    const world = await openWorld(store);
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'H1' });
    await world.send(order, declaration);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'H1'), ['2', '3']);
    world.clock.nowMs += 24 * 3_600_000 - 1;
    await world.settle(world.lane({ owner: 'first' }));
    assert.deepEqual(await statesOf(world, 'H1'), ['2', '3'], 'not a millisecond before');
    world.clock.nowMs += 1;
    await world.settle(world.lane({ owner: 'first' }));
    assert.deepEqual(await statesOf(world, 'H1'), ['2', '3', '100']);
    const [refused] = await world.rows<{ reasons: string }>('SELECT reasons FROM declaration');
    assert.match(refused?.reasons ?? '', /90001.*支付单.*运单/);
    const again = withHead({ order, payment, waybill, declaration }, 'declaration', { appTime: '20260602100000' });
    await world.send(payment, waybill, again);
    await world.settle(world.lane({ owner: 'first' }));
    assert.deepEqual(await statesOf(world, 'H1'), ['2', '3', '100', '2', '3', '120', '399', '800']);
    await clean(world);
  }));

test('changes: duplicate, older, newer, deleted, locked once declared (B-06)', () =>
  withDatabase('changes', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'I1' });
    const order = (changes: object) => withHead(documents, 'order', changes);
    await world.send(documents.order);
    await world.send(order({ guid: '1'.repeat(36) }));
    await world.send(order({ appType: '2', appTime: '20260601090000' }));
    await world.send(order({ appType: '2', appTime: '20260601110000', buyerRegNo: 'U2' }));
    await world.send(order({ appType: '3', appTime: '20260601120000' }));
    await world.send(order({ appType: '2', appTime: '20260601130000' }));
    await world.settle();
    assert.deepEqual(await answersOf(world, 312), ['120', '-301010', '-301014', '120', '120', '-301009']);
    await world.send(order({ guid: '2'.repeat(36), appTime: '20260601140000' }), documents.declaration);
    await world.send(order({ appType: '2', appTime: '20260601150000' }));
    await world.settle();
    assert.deepEqual((await answersOf(world, 312)).slice(-2), ['120', '-301011']);
    await world.send(documents.payment, documents.waybill);
    await world.settle();
    await world.send(withHead(documents, 'declaration', { guid: '3'.repeat(36) }));
    await world.settle();
    assert.deepEqual((await statesOf(world, 'I1')).slice(-2), ['800', '-621004']);
    await clean(world);
  }));

test('a guarantor without an account guarantees nothing: the declaration is refused by name, and its quota is back (C-05)', () =>
  withDatabase('no account', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'G1', assureCode: FIRMS.platform });
    await world.send(documents.order, documents.payment, documents.waybill, documents.declaration);
    await world.settle();
    assert.deepEqual(await statesOf(world, 'G1'), ['2', '3', '120', '100']);
    const [row] = await world.rows<{ reasons: string }>('SELECT reasons FROM declaration');
    const reasons = JSON.parse(row?.reasons ?? '[]') as { code: string; found: string }[];
    assert.deepEqual(
      reasons.map((reason) => [reason.code, reason.found]),
      [['90021', FIRMS.platform]],
    );
    assert.deepEqual(await world.rows('SELECT reserved, posted FROM ledger_account WHERE book = 1'), [
      { reserved: 0n, posted: 0n },
    ]);
    await clean(world);
  }));
