import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { messageIdOf } from '../../../src/intake/rows.ts';
import { identityNumber } from '../../support/identity.ts';
import { BOOK, FIRMS } from '../../support/purchase.ts';
import type { World } from '../../support/world.ts';
import type { Model } from '../model.ts';
import type { Platform } from './platform.ts';

/** Fails with the first difference between what the platform has recorded and what the model says. */
export async function compare(world: World, model: Model, platform: Platform): Promise<void> {
  await named('answers', compareAnswers(world, platform));
  await named('declarations', compareDeclarations(world, model));
  await named('aside', compareAside(world, model));
  await named('by hand', compareByHand(world, model));
  await named('accounts', compareAccounts(world, model));
  await named('takes', compareTakes(world, model));
  await named('transfers', compareTransfers(world, model));
  await named('demands', compareDemands(world, model));
}

async function named(what: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** 312, 412, 512, 514, and 622 of a declaration nobody knows: one answer a document, whatever was sent twice. */
async function compareAnswers(world: World, platform: Platform): Promise<void> {
  const expected = platform.answers.splice(0).map((answer) => {
    const digest = createHash('sha256').update(JSON.stringify(answer.digestOf)).digest();
    return { id: messageIdOf(digest), ...answer };
  });
  const rows = await world.rows<{ message_id: string; body: string; kind: number }>(
    `SELECT DISTINCT message_id, body, kind FROM receipt
     WHERE message_id = ANY($1::uuid[]) AND (kind IN (312, 412, 512, 514) OR kind = 622 AND serial IS NULL)`,
    expected.map(({ id }) => id),
  );
  for (const { id, expected: status, digestOf } of expected) {
    const found = rows.filter((row) => row.message_id === id);
    const told = found.map(({ body }) => stepsOf(body).join());
    assert.deepEqual([...new Set(told)], [status], JSON.stringify(digestOf));
  }
}

/** Every step the declarant was told, of every declaration of the orders that moved. */
async function compareDeclarations(world: World, model: Model): Promise<void> {
  const orderNos = [...model.touched];
  model.touched.clear();
  const rows = await world.rows<{
    order_no: string;
    serial: bigint;
    state: number;
    ending: string | null;
    reasons: string | null;
    told: string;
  }>(
    `SELECT d.order_no, d.serial, d.state, d.ending, d.reasons,
            coalesce((SELECT json_agg(json_build_array(r.kind, r.body) ORDER BY r.seq)
                      FROM receipt r WHERE r.part = d.part AND r.serial = d.serial AND r.recipient = $2), '[]')::text AS told
     FROM declaration d WHERE d.order_no = ANY($1) ORDER BY d.order_no, d.serial`,
    orderNos,
    FIRMS.seller,
  );
  for (const orderNo of orderNos) {
    const found = rows
      .filter((row) => row.order_no === orderNo)
      .map(({ state, ending, told }) => ({
        state,
        ending,
        events: refusedLast(
          (JSON.parse(told) as [number, string][]).flatMap(([kind, body]) =>
            stepsOf(body).map((status) => `${kind} ${status}`),
          ),
        ),
      }));
    const expected = model.orders
      .get(orderNo)
      ?.declarations.map(({ state, ending, events }) => ({ state, ending, events: refusedLast(events) }));
    const reasons = rows.flatMap((row) => (row.order_no === orderNo ? [row.reasons ?? ''] : [])).join(' ');
    const differ = `${orderNo}\n found ${JSON.stringify(found)}\n model ${JSON.stringify(expected)}\n ${reasons}`;
    assert.ok(isDeepStrictEqual(found, expected), differ);
  }
}

/**
 * A declaration that repeats or contradicts one is refused when it is judged, what is asked about that one is answered when it
 * is carried out: within one batch the one may be told before the other, whichever came first.
 */
function refusedLast(events: readonly string[]): readonly string[] {
  const isRefused = (event: string): boolean => / -621(004|012)$/.test(event);
  return [...events.filter((event) => !isRefused(event)), ...events.filter(isRefused)];
}

/** B-07: what waits for people, of which order; the first is to blame, the others follow it. */
async function compareAside(world: World, model: Model): Promise<void> {
  const rows = await world.rows<{ line: string }>(
    "SELECT concat_ws(' ', order_no, follows) AS line FROM set_aside WHERE state = 1",
  );
  const expected = [...model.orders].flatMap(([orderNo, { aside }]) =>
    (aside ?? []).map((_, index) => `${orderNo} ${index > 0 ? 't' : 'f'}`),
  );
  assert.deepEqual(rows.map(({ line }) => line).sort(), expected.sort());
}

/** K-03: every attempt to reconcile, and whether it was the last. */
async function compareByHand(world: World, model: Model): Promise<void> {
  const rows = await world.rows<{ line: string }>(
    `SELECT concat_ws(' ', d.order_no, r.attempt, r.done) AS line
     FROM contingency_reconciliation r JOIN declaration d USING (part, serial)`,
  );
  const expected = [...model.orders].flatMap(([orderNo, { declarations }]) =>
    declarations.flatMap(({ attempts }) =>
      attempts.map((done, index) => `${orderNo} ${index + 1} ${done ? 't' : 'f'}`),
    ),
  );
  assert.deepEqual(rows.map(({ line }) => line).sort(), expected.sort());
}

/** F-01, G-01, J-01: every account of the three books, and none beside them. */
async function compareAccounts(world: World, model: Model): Promise<void> {
  const { quota, guarantee, stock } = model.accounts;
  const persons = new Map<string, number>();
  for (const key of quota.keys()) {
    const buyer = Number(key.split('/')[0]);
    persons.set(world.vault.personKey('1', identityNumber(buyer)).toString('hex'), buyer);
  }
  const rows = await world.rows<{ book: number; account: string; granted: bigint; reserved: bigint; posted: bigint }>(
    'SELECT book, account, granted, reserved, posted FROM ledger_account WHERE book < 4',
  );
  const found = rows.map(({ book, account, granted, reserved, posted }) => {
    const [first = '', second = ''] = account.split('/');
    const isFirst = book === 3 && first === BOOK.emsNo;
    const name = book === 1 ? `${persons.get(first) ?? 'nobody'}/${second}` : isFirst ? second : account;
    return `${book} ${name}: ${granted} ${reserved} ${posted}`;
  });
  const expected = [
    ...[...quota].map(([key, { limit, used, kept }]) => `1 ${key}: ${limit} ${kept} ${used}`),
    ...[...guarantee].map(([code, { granted, held }]) => `2 ${code}: ${granted} ${held} 0`),
    ...[...stock].map(([item, { granted, out, kept }]) => `3 ${item}: ${granted * UNIT} ${kept * UNIT} ${out * UNIT}`),
  ];
  assert.deepEqual(found.sort(), expected.sort());
}

const UNIT = 100_000n;

/** J-04: every stock-take, what the book had, what was counted and by whom. */
async function compareTakes(world: World, model: Model): Promise<void> {
  const rows = await world.rows<{ line: string }>(
    `SELECT concat_ws(' ', t.ems_no || '/' || t.take_no, t.state, l.item_record_no, l.book5 / ${UNIT},
                      coalesce((l.counted5 / ${UNIT})::text, '-'), coalesce(l.counted_by, '-'), l.explanation IS NOT NULL) AS line
     FROM stock_take t LEFT JOIN stock_take_line l USING (part, ems_no, take_no)`,
  );
  const expected = [...model.takes].flatMap(([name, { state, lines }]) =>
    [...lines].map(([item, { book, counted, by, explained }]) =>
      [name, TAKE_STATES[state], item, book, counted ?? '-', by ?? '-', explained ? 't' : 'f'].join(' '),
    ),
  );
  assert.deepEqual(rows.map(({ line }) => line).sort(), expected.sort());
}

const TAKE_STATES = { open: 1, approved: 2, cancelled: 3 } as const;

/** J-03: what each side says of every transfer; what the book that was left knows is what left and what came back. */
async function compareTransfers(world: World, model: Model): Promise<void> {
  const rows = await world.rows<{ line: string }>(
    `SELECT concat_ws(' ', side, from_book || '/' || transfer_no, to_book, item_record_no, quantity5 / ${UNIT},
                      received5 / ${UNIT}, returned5 / ${UNIT}, lost5 / ${UNIT}) AS line
     FROM book_transfer`,
  );
  const expected = [...model.transfers].flatMap(([name, { to, lines }]) =>
    [...lines].flatMap(([item, { sent, received, returned, lost }]) => [
      [1, name, to, item, sent, 0, returned, 0].join(' '),
      [2, name, to, item, sent, received, returned, lost].join(' '),
    ]),
  );
  assert.deepEqual(rows.map(({ line }) => line).sort(), expected.sort());
}

/** G-02, G-03: demands with their sum and bills, payments, claims for refunds. */
async function compareDemands(world: World, model: Model): Promise<void> {
  const demands = await world.rows<{ line: string }>(
    `SELECT concat_ws(' ', i.duty_no, sum(i.customs_duty_fen + i.consumption_tax_fen + i.value_added_tax_fen), count(*),
                      EXISTS (SELECT 1 FROM demand_payment p WHERE p.duty_no = i.duty_no)) AS line
     FROM tax_demand_item i GROUP BY i.duty_no`,
  );
  const expected = [...model.accounts.demands].map(([dutyNo, { taxFen, bills, paid }]) =>
    [dutyNo, taxFen, bills, paid ? 't' : 'f'].join(' '),
  );
  assert.deepEqual(demands.map(({ line }) => line).sort(), expected.sort());
  const claims = await world.rows<{ line: string }>(
    `SELECT concat_ws(' ', r.cop_no, c.customs_duty_fen + c.consumption_tax_fen + c.value_added_tax_fen) AS line
     FROM refund_claim c JOIN reversal r ON r.part = c.part AND r.serial = c.serial`,
  );
  assert.deepEqual(
    claims.map(({ line }) => line).sort(),
    model.claims.map(({ copNo, taxFen }) => `${copNo} ${taxFen}`).sort(),
  );
}

function stepsOf(body: string): string[] {
  return (JSON.parse(body) as { steps: { status: string }[] }).steps.map(({ status }) => status);
}
