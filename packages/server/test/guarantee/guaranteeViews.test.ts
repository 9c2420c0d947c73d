import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuarantee, type GuaranteeDoor } from '../../src/guarantee/index.ts';
import { readDutyNo } from '../../src/clearance/index.ts';
import { guaranteeViews } from '../../src/store/guarantee/views.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { cancellation } from '../support/later.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that what a guarantor is shown is what the ledger holds (G-01 to G-04), and that its reconciliation file adds up
// in every column for any period: opening and lines make closing, a closing is the next opening, a reader with a
// spreadsheet comes to the same.

const CODE = FIRMS.seller;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;

function doorOf(world: World): GuaranteeDoor {
  return createGuarantee({ store: guaranteeViews(world.store, readDutyNo(world.vault)), clock: world.clock });
}

async function release(world: World, orderNo: string, buyer: number): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, buyerIdNumber: identityNumber(buyer) });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ invt_no: string }>('SELECT invt_no FROM declaration WHERE order_no = $1', orderNo);
  return row?.invt_no ?? '';
}

async function at(world: World, day: string): Promise<void> {
  world.clock.nowMs = Date.parse(`${day}T12:00:00+08:00`);
  world.restart();
  await world.settle();
}

/** June: deposits, three releases, one cancelled. July: demand, a cancellation too late, payment, refund, an end. */
async function live(world: World): Promise<void> {
  await world.act('guarantee.deposit', CODE, { amount: '100.00', kind: 'cash', document: '=1+1' });
  const bond = { kind: 'bank-guarantee', document: 'BG-1', issuer: '测试银行', until: '2026-07-10' };
  await world.act('guarantee.deposit', CODE, { ...bond, amount: '50.00' });
  const numbers = [await release(world, 'A1', 1), await release(world, 'A2', 2), await release(world, 'A3', 3)];
  await at(world, '2026-06-10');
  await cancelled(world, 'A1', numbers[0] ?? '');
  await at(world, '2026-07-02');
  const claim = await cancelled(world, 'A2', numbers[1] ?? '');
  const dutyNo = `${CODE}-20260702-20260716`;
  await at(world, '2026-07-05');
  await world.act('settlement.pay', CODE, { dutyNo, amount: '36.40' });
  await world.act('refund.pay', claim, { amount: '18.20' });
  await world.act('guarantee.withdraw', CODE, { amount: '10.00' }, SUPERVISOR);
  await at(world, '2026-07-11');
}

async function cancelled(world: World, orderNo: string, invtNo: string): Promise<string> {
  await world.send(cancellation({ orderNo, invtNo }));
  await world.settle();
  const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal ORDER BY applied_ms DESC LIMIT 1');
  await world.act('cancellation.decide', row?.pre_no ?? '', { decision: 'approve' });
  return row?.pre_no ?? '';
}

async function fileOf(door: GuaranteeDoor, from: string, to: string): Promise<string[][]> {
  const file = await door.reconciliation(CODE, from, to);
  assert.ok(typeof file === 'string', JSON.stringify(file));
  const lines = file.slice(1).trimEnd().split('\r\n');
  return lines.map((line) => line.split(','));
}

const fenOf = (text = ''): bigint => BigInt(text.replace('.', ''));
/** By name: opening, closing and total of the five columns; the lines between. */
function partsOf(rows: string[][]): { opening: bigint[]; lines: bigint[][]; total: bigint[]; closing: bigint[] } {
  const amounts = rows.slice(1).map((row) => row.slice(4).map(fenOf));
  return {
    opening: amounts[0] ?? [],
    lines: amounts.slice(1, -2),
    total: amounts.at(-2) ?? [],
    closing: amounts.at(-1) ?? [],
  };
}

test('the account as it is now, its demands and its claims', () =>
  withDatabase('guarantee view', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await live(world);
    const door = doorOf(world);
    const account = await door.account(CODE);
    assert.deepEqual(
      [account?.coverFen, account?.heldFen, account?.availableFen, account?.owedFen, account?.overHeldFen],
      [9000n, 0n, 9000n, 0n, 0n],
    );
    assert.deepEqual(
      account?.instruments.map(({ number, state, leftFen }) => `${number} ${state} ${leftFen}`),
      ['=1+1 covers 9000', 'BG-1 ended 5000'],
    );
    const demands = await door.demands(CODE);
    assert.deepEqual(
      demands?.map(({ dutyNo, bills, taxFen, state, paidOn }) => [dutyNo, bills, taxFen, state, paidOn]),
      [[`${CODE}-20260702-20260716`, 2, 3640n, 'paid', '2026-07-05']],
    );
    const refunds = await door.refunds(CODE);
    assert.deepEqual(
      refunds?.map(({ taxFen, state, day }) => [taxFen, state, day]),
      [[1820n, 'paid', '2026-07-05']],
    );
    assert.equal(await door.account('3301969999'), null);
    assert.equal(await door.demands('3301969999'), null);
    assert.equal(await door.reconciliation('3301969999', null, null), null);
    await clean(world);
  }));

test('overdue demands say the surcharge of today; what waits for guarantee is counted', () =>
  withDatabase('guarantee overdue', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '20', parameters: { guaranteeWaitMs: 86_400_000 } });
    await release(world, 'A1', 1);
    await release(world, 'A2', 2);
    const door = doorOf(world);
    const account = await door.account(CODE);
    assert.deepEqual([account?.waitingDeclarations, account?.waitingFen], [1, 1820n]);
    await at(world, '2026-07-16');
    assert.deepEqual(
      (await door.demands(CODE))?.map(({ state }) => state),
      ['open'],
    );
    await at(world, '2026-07-17');
    assert.deepEqual(
      (await door.demands(CODE))?.map(({ state, surchargeFen }) => [state, surchargeFen]),
      // 18.20 × 0.05 % × 1 day is below the minimum.
      [['overdue', 0n]],
    );
    assert.equal((await door.account(CODE))?.overdueFen, 1820n);
  }));

test('the file of any period adds up, and the months follow each other', () =>
  withDatabase('guarantee file', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await live(world);
    const door = doorOf(world);
    const periods = [
      ['2026-06-01', '2026-06-30'],
      ['2026-07-01', '2026-07-31'],
      ['2026-06-01', '2026-07-31'],
      ['2026-06-10', '2026-06-10'],
      ['2026-07-03', '2026-07-04'],
    ] as const;
    const files = new Map<string, ReturnType<typeof partsOf>>();
    for (const [from, to] of periods) {
      const parts = partsOf(await fileOf(door, from, to));
      files.set(from + to, parts);
      for (let column = 0; column < 5; column++) {
        const sum = parts.lines.reduce((total, line) => total + (line[column] ?? 0n), 0n);
        assert.equal(parts.total[column], sum, `${from} column ${column}`);
        assert.equal(parts.closing[column], (parts.opening[column] ?? 0n) + sum, `${from} column ${column}`);
      }
    }
    const june = files.get('2026-06-012026-06-30');
    const july = files.get('2026-07-012026-07-31');
    // Cover, held, owed, refund, surcharge.
    assert.deepEqual(june?.closing, [15000n, 3640n, 0n, 0n, 0n]);
    assert.deepEqual(july?.opening, june?.closing);
    assert.deepEqual(july?.closing, [9000n, 0n, 0n, 0n, 0n]);
    assert.equal(files.get('2026-07-032026-07-04')?.lines.length, 0);
    const text = (await fileOf(door, '2026-06-01', '2026-07-31')).map((row) => row.slice(1, 3).join(' '));
    assert.ok(text.includes("存入 deposit '=1+1"), 'a number is no formula');
    for (const type of ['到期 ended', '缴款 paid', '退税 refunded', '退还 given back', '撤单退货改单释放']) {
      assert.ok(
        text.some((line) => line.startsWith(type)),
        type,
      );
    }
  }));

test('a period that is none is refused with what would be one', () =>
  withDatabase('guarantee period', async ({ store }) => {
    const door = doorOf(await openWorld(store));
    for (const [from, to] of [
      ['2026-06-02', '2026-06-01'],
      ['2026-02-29', '2026-03-01'],
      ['2024-01-01', '2025-01-01'],
      ['', '2026-06-01'],
    ] as const) {
      const refused = await door.reconciliation(CODE, from, to);
      assert.ok(typeof refused === 'object' && refused?.why === 'period', from);
    }
    assert.equal(typeof (await door.reconciliation(CODE, '2024-01-01', '2024-12-31')), 'string');
  }));
