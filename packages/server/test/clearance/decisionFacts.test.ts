import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclarationHistory, HistoryReader } from '../../src/history/index.ts';
import { openHistories } from '../../src/main/wiring/histories.ts';
import { withDatabase } from '../support/database.ts';
import { storedRecords, wrongRecords } from '../support/tampering/decisions.ts';
import { refund } from '../support/later.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';
import { NOW_MS, openWorld, type World } from '../support/world.ts';

// Proves that a stored decision states the facts it stands on: what the person had used of the year at the moment quota was
// held, with the entries that make it up for who may read them, never a 0 that nobody looked up; and that every stored
// record follows from its facts, to the fen (E-05, E-08, F-01, F-02, I-02).

const reader = (world: World) =>
  openHistories({ store: world.store, vault: world.vault, clock: { now: () => NOW_MS } });

async function history(world: World, orderNo: string, by: HistoryReader = 'customs'): Promise<DeclarationHistory> {
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration WHERE order_no = $1', orderNo);
  const found = await reader(world)(row?.pre_no ?? '', by);
  assert.ok(found !== null);
  return found;
}

const used = ({ assessment }: DeclarationHistory): string | undefined => assessment?.annualUsed?.amount;
const note = ({ assessment }: DeclarationHistory): string | undefined =>
  assessment?.explain.find(({ parameter }) => parameter === 'annual-limit')?.note;

async function send(world: World, orderNos: readonly string[], more: Partial<Parameters<typeof purchase>[0]> = {}) {
  for (const orderNo of orderNos) {
    const { order, payment, waybill, declaration } = purchase({ orderNo, price: '4800.00', quantity: '1', ...more });
    await world.send(order, payment, waybill, declaration);
  }
  await world.settle();
}

const ORDERS = ['U1', 'U2', 'U3', 'U4', 'U5'];
const WAYS: readonly (readonly [string, (world: World) => Promise<void>])[] = [
  [
    'one after another',
    async (world) => ORDERS.reduce(async (before, one) => before.then(() => send(world, [one])), Promise.resolve()),
  ],
  ['all in one batch', (world) => send(world, ORDERS)],
];
for (const [how, declare] of WAYS) {
  test(`five declarations of one person, ${how}: each states what those before it had used`, () =>
    withDatabase(`annual used ${how}`, async ({ store }) => {
      const world = await openWorld(store);
      await declare(world);
      const told = await Promise.all(ORDERS.map((orderNo) => history(world, orderNo)));
      const amounts = ['0.00', '4800.00', '9600.00', '14400.00', '19200.00'];
      assert.deepEqual(told.map(used), amounts);
      assert.deepEqual(
        told.map(note),
        amounts.map((amount) => `${amount} used before this order`),
      );
      // The entries add up to what is told, and are those of the ones before.
      const entries = told.map(({ assessment }) => assessment?.annualUsed?.entries ?? []);
      assert.deepEqual(
        entries.map((own) => own.filter(({ move }) => move === 'reserve').map(({ amount }) => amount)),
        amounts.map((_, index) => Array.from({ length: index }, () => '4800.00')),
      );
      const preNos = told.map(({ numbers }) => numbers.preNo);
      for (const [index, own] of entries.entries()) {
        assert.ok(own.every(({ preNo }) => preNos.slice(0, index).includes(preNo)));
      }
      // Whose purchases those were is no matter of the firm that declares.
      const party = await history(world, 'U3', { participant: FIRMS.seller });
      assert.deepEqual(party.assessment?.annualUsed, { amount: '9600.00', year: 2026 });

      // The sixth exceeds the year: refused, with the same facts in its record.
      await send(world, ['U6']);
      const refused = await history(world, 'U6');
      assert.deepEqual(
        refused.reasons.map(({ code }) => code),
        ['1313'],
      );
      const basis = refused.reasons[0]?.basis;
      assert.deepEqual([basis?.basis, basis?.law, basis?.from], ['law', '财关税〔2018〕49号 一', '2019-01-01']);
      const [decision] = refused.decisions;
      const record = JSON.parse(decision?.record ?? '{}') as { sums: { annual: string }; outcome: { codes: string[] } };
      assert.deepEqual([decision?.kind, record.outcome.codes], ['refusal', ['-621018']]);
      assert.equal(record.sums.annual, '24000.00 + 4800.00 = 28800.00 > 26000.00');
      assert.equal((await storedRecords(world)).length, 6);
      assert.deepEqual(await wrongRecords(world), []);
    }));
}

test('refused by the single limit: the record names the items and claims no use of the year', () =>
  withDatabase('single limit', async ({ store }) => {
    const world = await openWorld(store);
    await send(world, ['S1'], { price: '3000.00', quantity: '2' });
    const told = await history(world, 'S1');
    assert.deepEqual(
      told.reasons.map(({ code }) => code),
      ['-621005'],
    );
    assert.match(told.reasons[0]?.found ?? '', /^6000\.00，1 项 2 件/);
    const { facts, sums } = JSON.parse(told.decisions[0]?.record ?? '{}') as {
      facts: { annualUsed: null };
      sums: { items: string; single: string };
    };
    assert.deepEqual([facts.annualUsed, sums.items, sums.single], [null, '2', '6000.00 > 5000.00']);
    assert.ok((await storedRecords(world)).length > 0, 'there is something to check');
    assert.deepEqual(await wrongRecords(world), []);
  }));

test('a declaration of before this was kept claims nothing, on either side of the limit', () =>
  withDatabase('kept nothing', async ({ store }) => {
    const world = await openWorld(store);
    await send(world, ['K1']);
    await world.rows('UPDATE declaration SET annual_used_fen = NULL');
    const told = await history(world, 'K1');
    assert.equal(told.assessment?.by, 'law');
    assert.deepEqual([told.assessment.annualUsed, note(told)], [null, undefined]);
  }));

test('after a partial return bill and assessment tell what was and what remains', () =>
  withDatabase('what remains', async ({ store }) => {
    const world = await openWorld(store);
    await send(world, ['R1'], { price: '33.33', quantity: '3' });
    const before = await history(world, 'R1');
    assert.deepEqual([before.taxBill?.remaining, before.assessment?.remaining], [null, null]);
    const invtNo = before.numbers.invtNo ?? '';
    await world.send(refund({ orderNo: 'R1', invtNo, copNo: 'RR1' }, [{ gnum: '1', qty: '1' }]));
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', 'RR1');
    const preNo = row?.pre_no ?? '';
    await world.act('return.decide', preNo, { decision: 'approve' });
    await world.act('return.arrive', preNo, { site: BOOK.warehouseCode, originalState: true, fitForResale: true });
    const { taxBill, assessment, reversals } = await history(world, 'R1');
    // 99.99 × 13 % × 70 % = 9.10, of which a third goes back: 3.03 or 3.04, to the fen what the return says.
    const back = reversals[0]?.givenBack?.valueAddedTax ?? '';
    const rest = (910 - Math.round(Number(back) * 100)) / 100;
    assert.ok(Number(back) > 3 && Number(back) < 3.1, back);
    const remaining = {
      customsDuty: '0.00',
      consumptionTax: '0.00',
      valueAddedTax: rest.toFixed(2),
      tax: rest.toFixed(2),
    };
    assert.equal(taxBill?.valueAddedTax, '9.10');
    assert.deepEqual(taxBill.remaining, { ...remaining, because: [preNo] });
    assert.deepEqual(assessment?.remaining, { ...remaining, because: [preNo] });
  }));
