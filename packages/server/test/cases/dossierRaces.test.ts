import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDatabase } from '../support/database.ts';
import { refund } from '../support/later.ts';
import { identityNumber } from '../support/identity.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a dispute that is upheld and a return of the same declaration, asked for at once and carried out by different
// lanes in whatever order, give the quota back once (F-01, F-03): declaration and person lie in partitions of their own.

const DECLARATIONS = 12;
const RESERVED = "SELECT reference AS found FROM ledger_entry WHERE kind = 2 AND account LIKE $1 || '/%'";

type Row = { pre_no: string; invt_no: string; order_no: string };

for (const first of ['dispute', 'return'] as const) {
  test(`the ${first} asked for first, by two lanes that each lease half of the partitions`, () =>
    withDatabase(`dossier race ${first}`, async ({ store }) => {
      const world = await openWorld(store);
      const lanes = [0, 1].map((half) => world.lane({ owner: `half-${half}`, home: (part) => part % 2 === half }));
      const both = async (): Promise<void> => {
        for (let round = 0; round < 16; round += 1) await Promise.all(lanes.map((lane) => lane.drainOnce()));
      };
      for (let number = 0; number < DECLARATIONS; number += 1) {
        const buyerIdNumber = identityNumber(number);
        const documents = purchase({ orderNo: `A${number}`, buyerIdNumber, quantity: '3', price: '33.33' });
        await world.send(documents.order, documents.payment, documents.waybill, documents.declaration);
      }
      await both();
      const declarations = await world.rows<Row>('SELECT pre_no, invt_no, order_no FROM declaration WHERE state = 800');
      assert.equal(declarations.length, DECLARATIONS);
      for (const { order_no: orderNo, invt_no: invtNo, pre_no: preNo } of declarations) {
        const personHex = world.vault.personKey('1', identityNumber(Number(orderNo.slice(1)))).toString('hex');
        const consumer = { code: 'consumer', role: 'consumer' } as const;
        await world.append('quota.dispute', personHex, { preNo, statement: '不是我买的' }, consumer);
        await world.send(refund({ orderNo, invtNo }, [{ gnum: '1', qty: '1' }]));
      }
      await both();
      const returns = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      for (const { pre_no: preNo } of returns) await world.append('return.decide', preNo, { decision: 'approve' });
      await both();
      const cases = await world.rows<{ dossier_no: string }>('SELECT dossier_no FROM dossier');
      assert.deepEqual([returns.length, cases.length], [DECLARATIONS, DECLARATIONS]);
      const upholdAll = async (): Promise<void> => {
        for (const { dossier_no: no } of cases) await uphold(world, no);
      };
      const arrive = async (): Promise<void> => {
        const arrival = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };
        for (const { pre_no: preNo } of returns) await world.append('return.arrive', preNo, arrival);
      };
      for (const step of first === 'dispute' ? [upholdAll, arrive] : [arrive, upholdAll]) await step();
      await both();
      const quota = await world.rows<{ posted: bigint; reserved: bigint }>(
        'SELECT * FROM ledger_account WHERE book = 1',
      );
      assert.ok(quota.every(({ posted, reserved }) => posted === 0n && reserved === 0n));
      const ended = await world.rows<{ fen: bigint }>(
        'SELECT restored_fen AS fen FROM dossier WHERE outcome IS NOT NULL',
      );
      assert.equal(ended.length, DECLARATIONS);
      // All of it, or what the return has left.
      assert.ok(
        ended.every(({ fen }) => fen === 9_999n || fen === 6_666n),
        String(ended.map(({ fen }) => fen)),
      );
      const concluded = await world.rows('SELECT pre_no FROM reversal WHERE state = 399');
      assert.equal(concluded.length, DECLARATIONS);
      await clean(world);
    }));
}

test('upheld in the very batch that confirms the use: it waits for the next', () =>
  withDatabase('dossier race post', async ({ store }) => {
    const world = await openWorld(store);
    const [a, b] = [0, 1].map((half) => world.lane({ owner: `half-${half}`, home: (part) => part % 2 === half }));
    assert.ok(a && b);
    // Nothing is late here: both lanes take what is theirs.
    for (const lane of [a, b]) await lane.drainOnce();
    const consumer = { code: 'consumer', role: 'consumer' } as const;
    let caught = 0;
    // Whether declaration, person and guarantor fall to different lanes is chance, by keys made for this run: until it happens.
    for (let number = 0; number < 200 && caught < 2; number += 1) {
      const buyerIdNumber = identityNumber(100 + number);
      const { order, payment, waybill, declaration } = purchase({ orderNo: `P${number}`, buyerIdNumber });
      await world.send(order, payment, waybill, declaration);
      const personHex = world.vault.personKey('1', buyerIdNumber).toString('hex');
      const of = async (what: string, ...values: unknown[]): Promise<string | undefined> =>
        (await world.rows<{ found: string }>(what, ...values))[0]?.found;
      let disputed = false;
      for (let round = 0; round < 12; round += 1) {
        await a.drainOnce();
        const preNo = await of(RESERVED, personHex);
        const pending = await of(
          `SELECT q.dossier_no AS found FROM clearing_work w JOIN declaration d USING (part, serial)
           JOIN dossier q ON q.pre_no = d.pre_no WHERE d.state = 800 AND d.pre_no = $1 AND q.outcome IS NULL`,
          preNo ?? '',
        );
        if (pending !== undefined) {
          await uphold(world, pending);
          caught += 1;
        }
        await b.drainOnce();
        // Opened between the hold and the release, so that it is there when the use is confirmed.
        const reserved = await of(RESERVED, personHex);
        if (reserved === undefined || disputed) continue;
        await world.append('quota.dispute', personHex, { preNo: reserved, statement: '不是我买的' }, consumer);
        disputed = true;
        await b.drainOnce();
      }
    }
    assert.ok(caught > 0, 'some were upheld while their use was not confirmed yet');
    const rows = await world.rows<{ posted: bigint; restored: bigint }>(
      `SELECT a.posted, q.restored_fen AS restored FROM dossier q
       JOIN ledger_account a ON a.book = 1 AND a.account LIKE encode(q.person_key, 'hex') || '/%' WHERE q.outcome = 'upheld'`,
    );
    assert.equal(rows.length, caught);
    assert.ok(rows.every(({ posted, restored }) => posted === 0n && restored === 20_000n));
    await clean(world);
  }));

/** Upheld by two persons before any lane looks: what the race is about is the moment of the lane (K-03). */
async function uphold(world: World, dossierNo: string): Promise<void> {
  const { actId } = await world.append('case.conclude', dossierNo, { outcome: 'upheld' });
  await world.agreeAhead(actId);
}
