import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addDays, dayOf, refusedEvidenceDaily, refusedEvidenceDays, startOfDay, valueOn } from '@tongguan/policy';
import { createIntake } from '../../src/intake/index.ts';
import type { Intake, RefusedAnswer } from '../../src/intake/types.ts';
import { removeOldRefusals } from '../../src/main/host/cleanUp.ts';
import { TAKES } from '../../src/main/takes.ts';
import type { Registry } from '../../src/registry/index.ts';
import type { Store } from '../../src/store/pool.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';
import { purchase } from '../support/purchase.ts';
import { NOW_MS, openWorld } from '../support/world.ts';

/**
 * Proves that no sender fills the disk of all with messages that are refused (B-02): what is kept of them has a quota of
 * the sender's day and an end, their answers do not change by it, and nothing that was accepted is touched. Real database.
 */

const QUOTA = valueOn(refusedEvidenceDaily, dayOf(NOW_MS));
const DAYS = valueOn(refusedEvidenceDays, dayOf(NOW_MS));
const KEEP_BYTES = 256 * 1024;
const FIRM = '3301960001';
const OTHER = '3301960002';

type Row = { kept: string | null; bytes: number | null; sealed: Buffer; message_id: string; answer: string };

const vault = createVault({ sealKey: randomBytes(32), indexKey: randomBytes(32) });
const clock = { nowMs: NOW_MS, now: () => clock.nowMs };

function doorOf(store: Store): Intake {
  const registry = (): Registry => ({}) as Registry;
  return createIntake({ store: intakeStore(store), vault, registry, clock, profile: 'sandbox', takes: TAKES });
}

async function refuse(door: Intake, raw: Buffer, caller = FIRM): Promise<RefusedAnswer> {
  const answer = await door.submit(raw, caller);
  assert.equal(answer.kind, 'refused');
  return answer as RefusedAnswer;
}

const rowsOf = async (store: Store): Promise<Row[]> =>
  (await store.pool.query<Row>('SELECT * FROM refused_message ORDER BY at_ms, bytes, message_id')).rows;

/** As if the firm had filled its day but for this much. */
async function fillDay(store: Store, leave: number, caller = FIRM): Promise<void> {
  await refuse(doorOf(store), Buffer.from(`first ${caller}`), caller);
  const text = 'UPDATE refused_evidence SET bytes = $1 WHERE caller_code = $2';
  await store.pool.query(text, [QUOTA - leave, caller]);
}

test('within the quota all bytes are kept, up to 256 KB of each, and the row says which', async () => {
  await withDatabase('refused whole', async ({ store }) => {
    const door = doorOf(store);
    clock.nowMs = NOW_MS;
    for (const bytes of [1, KEEP_BYTES, KEEP_BYTES + 1]) await refuse(door, Buffer.alloc(bytes, 'x'));
    const rows = await rowsOf(store);
    assert.deepEqual(
      rows.map(({ bytes, kept, sealed, message_id: id }) => [bytes, kept, vault.open(sealed, `refused/${id}`).length]),
      [
        [1, 'whole', 1],
        [KEEP_BYTES, 'whole', KEEP_BYTES],
        [KEEP_BYTES + 1, 'start', KEEP_BYTES],
      ],
    );
    await door.close();
  });
});

test('beyond it the hash and the first bytes; another firm and the next day are not touched', async () => {
  await withDatabase('refused beyond', async ({ store }) => {
    const door = doorOf(store);
    clock.nowMs = NOW_MS;
    await fillDay(store, 10_000);
    const big = randomBytes(20_000);
    const beyond = await refuse(door, big);
    assert.equal(beyond.beyondQuota, true);
    assert.equal((await refuse(door, randomBytes(20_000), OTHER)).beyondQuota, false);
    clock.nowMs = startOfDay(addDays(dayOf(NOW_MS), 1));
    assert.equal((await refuse(door, randomBytes(20_000))).beyondQuota, false);
    const row = (await rowsOf(store)).find(({ message_id: id }) => id === beyond.messageId);
    assert.ok(row);
    assert.deepEqual([row.kept, row.bytes], ['quota', 20_000]);
    assert.deepEqual(vault.open(row.sealed, `refused/${row.message_id}`), big.subarray(0, 256));
    assert.ok(row.answer.length < 4_000);
    clock.nowMs = NOW_MS;
    await door.close();
  });
});

test('the sender is answered the same within and beyond, first and again (B-07)', async () => {
  await withDatabase('refused same answer', async ({ store }) => {
    const door = doorOf(store);
    clock.nowMs = NOW_MS;
    const rubbish = Buffer.from('<a>rubbish</a>');
    await fillDay(store, 0);
    const first = await refuse(door, rubbish);
    clock.nowMs += 1_000;
    const again = await refuse(door, rubbish);
    const { beyondQuota: _, ...told } = first;
    const { beyondQuota: __, ...toldAgain } = again;
    assert.deepEqual(toldAgain, told);
    clock.nowMs = NOW_MS;
    await door.close();
  });
});

test('the same bytes again count once', async () => {
  await withDatabase('refused repeated', async ({ store }) => {
    const door = doorOf(store);
    const raw = randomBytes(50_000);
    for (let count = 0; count < 3; count += 1) await refuse(door, raw);
    const { rows } = await store.pool.query<{ bytes: bigint }>('SELECT bytes FROM refused_evidence');
    assert.equal(rows.length, 1);
    assert.ok(Number(rows[0]?.bytes) > 50_000 && Number(rows[0]?.bytes) < 60_000, String(rows[0]?.bytes));
    await door.close();
  });
});

test('the last of the quota is taken once, by however many doors at the same moment', async () => {
  await withDatabase('refused race', async ({ store }) => {
    const doors = [doorOf(store), doorOf(store), doorOf(store)];
    await fillDay(store, 25_000);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => refuse(doors[index % 3] as Intake, randomBytes(20_000))),
    );
    assert.equal(answers.filter(({ beyondQuota }) => !beyondQuota).length, 1);
    const kept = (await rowsOf(store)).map((row) => row.kept);
    assert.equal(kept.filter((one) => one === 'quota').length, 11);
    await Promise.all(doors.map((door) => door.close()));
  });
});

test('after the days of retention refused messages go, oldest first, in steps; what was accepted stays', async () => {
  await withDatabase('refused retention', async ({ store }) => {
    const world = await openWorld(store);
    const door = doorOf(store);
    const { order, payment } = purchase({ orderNo: 'R1' });
    await world.send(order, payment);
    await world.settle();
    const firstKept = startOfDay(addDays(dayOf(NOW_MS), -DAYS));
    for (const [atMs, name] of [
      [firstKept - 86_400_000, 'old 1'],
      [firstKept - 1, 'old 2'],
      [firstKept - 1, 'old 3'],
      [firstKept, 'first kept'],
      [NOW_MS, 'today'],
    ] as const) {
      clock.nowMs = atMs;
      await refuse(door, Buffer.from(name));
    }
    clock.nowMs = NOW_MS;
    const accepted = async (): Promise<unknown> =>
      (
        await store.pool.query(
          'SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM evidence) AS packs, (SELECT count(*) FROM receipt) AS receipts',
        )
      ).rows[0];

    assert.equal(await removeOldRefusals({ store, clock }), 0, 'no lane has answered them yet');
    await world.settle();
    const before = await accepted();
    // Stopped after the first step, as by a crash: the rest goes with the next look.
    assert.equal(await removeOldRefusals({ store, clock }, 2, () => Promise.resolve(false)), 2);
    assert.equal((await rowsOf(store)).length, 3);
    assert.equal(await removeOldRefusals({ store, clock }, 2), 1);
    const left = await rowsOf(store);
    assert.deepEqual(
      left.map(({ sealed, message_id: id }) => vault.open(sealed, `refused/${id}`).toString()),
      ['first kept', 'today'],
    );
    assert.deepEqual(await accepted(), before);
    const { rows } = await store.pool.query<{ day: string }>('SELECT day FROM refused_evidence ORDER BY day');
    assert.deepEqual(
      rows.map(({ day }) => day),
      [dayOf(firstKept), dayOf(NOW_MS)],
    );
    await door.close();
  });
});
