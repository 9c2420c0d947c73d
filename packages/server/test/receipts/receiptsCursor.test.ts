import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PART_COUNT } from '@tongguan/kernel';
import fc from 'fast-check';
import { readCursor, startPositions, writeCursor } from '../../src/receipts/cursor.ts';
import { readReceipts } from '../../src/receipts/index.ts';
import type { ReceiptStore } from '../../src/receipts/store.ts';
import { receiptStore } from '../../src/store/receipts/after.ts';
import type { Store } from '../../src/store/pool.ts';
import { withDatabase } from '../support/database.ts';

/**
 * Proves that a reader with a cursor gets every receipt exactly once and in each partition's order, while lanes
 * append at the same time, in transactions of their own, with clocks that go back (C-01). Every step carries its
 * partition in `orderNo` and its number as status, so that what was read can be compared with what was committed.
 */

const READER = '3301960001';
const OTHER = '3301960002';

test('a cursor reads back what was written, and nothing but that', () => {
  const position = fc.oneof(fc.constant(0n), fc.bigInt(0n, 2n ** 55n));
  const positions = fc.array(position, { minLength: PART_COUNT, maxLength: PART_COUNT });
  fc.assert(
    fc.property(positions, fc.nat(), (given, at) => {
      const text = writeCursor(given, READER);
      assert.deepEqual(readCursor(text, READER), given);
      assert.equal(readCursor(text, OTHER), null, 'a cursor of somebody else');
      assert.equal(readCursor(text.slice(0, -1), READER), null, 'a cut cursor');
      const place = at % text.length;
      const changed = text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
      const read = readCursor(changed, READER);
      // Bits behind the last whole byte of base64 carry nothing: changing them changes no cursor.
      if (read !== null) assert.deepEqual(read, given);
    }),
  );
  for (const text of ['', '!', 'AQ', 'x'.repeat(5000)]) assert.equal(readCursor(text, READER), null);
  assert.deepEqual(readCursor(writeCursor(startPositions(), READER), READER), startPositions());
});

test('no receipt is skipped or repeated while lanes append', async () => {
  await withDatabase('receipts_append', async ({ store }) => {
    const receipts = receiptStore(store);
    const parts = [0, 1, 2, 17, 64, 126, 127];
    const writing = Promise.all(parts.map((part) => append(store, part, 60)));
    let written: number[] | null = null;
    void writing.then((counts) => {
      written = counts;
    });
    const read = new Map<number, number[]>(parts.map((part) => [part, []]));
    let cursor: string | null = null;
    for (let page = 0; ; page += 1) {
      const finished: boolean = written !== null;
      const answer = await pageAfter(receipts, cursor, 1 + ((page * 7) % 23));
      for (const receipt of answer.receipts) read.get(Number(receipt['orderNo']))?.push(Number(receipt.returnStatus));
      cursor = answer.next;
      if (finished && !answer.more && answer.receipts.length === 0) break;
    }
    const counts = await writing;
    parts.forEach((part, index) => {
      const expected = Array.from({ length: counts[index] ?? 0 }, (_, step) => step + 1);
      assert.deepEqual(read.get(part), expected, `partition ${part}`);
    });
  });
});

test('any cursor of a page reads on from its receipt, again and again', async () => {
  await withDatabase('receipts_again', async ({ store }) => {
    const receipts = receiptStore(store);
    for (const part of [3, 4, 5]) await append(store, part, 8);
    const all = await pageAfter(receipts, null, 1000);
    assert.ok(all.receipts.length > 30);
    const guids = all.receipts.map((receipt) => receipt.guid);
    assert.equal(new Set(guids).size, guids.length, 'every receipt has a number of its own');
    for (const [index, receipt] of all.receipts.entries()) {
      const rest = await pageAfter(receipts, receipt.cursor, 1000);
      assert.deepEqual(rest.receipts, all.receipts.slice(index + 1));
    }
    assert.deepEqual((await pageAfter(receipts, all.next, 10)).receipts, []);
    assert.equal((await pageAfter(receipts, all.next, 10)).next, all.next, 'polling stays where it is');
    const others = await readReceipts({ store: receipts }, OTHER, null);
    assert.ok(others.ok && others.value.receipts.length === 0, 'receipts of one participant are not read by another');
    const foreign = await readReceipts({ store: receipts }, OTHER, all.next);
    assert.ok(!foreign.ok && foreign.refusals[0]?.code === 'cursor-unknown');
  });
});

test('receipts of one moment come in the order of time over partitions', async () => {
  await withDatabase('receipts_order', async ({ store }) => {
    for (const [part, atMs] of [
      [9, 300],
      [8, 100],
      [7, 200],
    ] as const) {
      await insert(store, { part, firstSeq: 1n, steps: 1, atMs });
    }
    const page = await pageAfter(receiptStore(store), null, 10);
    assert.deepEqual(
      page.receipts.map((receipt) => receipt['orderNo']),
      ['8', '7', '9'],
    );
  });
});

test('a page that ends because one partition has more says so, and the others do not overtake it', async () => {
  await withDatabase('receipts_more', async ({ store }) => {
    // Forty receipts of one partition are older than the one of another; a page looks at sixteen of a partition.
    for (let n = 1; n <= 40; n += 1) await insert(store, { part: 3, firstSeq: BigInt(n), steps: 1, atMs: n });
    await insert(store, { part: 4, firstSeq: 1n, steps: 1, atMs: 100 });
    const said: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const page = await pageAfter(receiptStore(store), cursor, 100);
      said.push(...page.receipts.map((receipt) => `${String(receipt['orderNo'])}/${receipt.returnStatus}`));
      ({ more, next: cursor } = page);
    }
    assert.ok(pages > 1);
    assert.deepEqual(said, [...Array.from({ length: 40 }, (_, n) => `3/${n + 1}`), '4/1']);
  });
});

async function pageAfter(store: ReceiptStore, cursor: string | null, limit: number) {
  const answer = await readReceipts({ store }, READER, cursor, limit);
  assert.ok(answer.ok);
  assert.ok(answer.value.receipts.length <= limit);
  return answer.value;
}

/** As a lane does it: numbers in the order of commits, several steps a row, other recipients in between. */
async function append(store: Store, part: number, rows: number): Promise<number> {
  let seq = 1n;
  let read = 0;
  for (let row = 0; row < rows; row += 1) {
    const steps = 1 + ((row * 5 + part) % 5);
    const atMs = 1_000_000 + row * 10 - ((row * 13) % 7) * 20;
    await store.transaction(async (client) => {
      await client.query(INSERT, [part, READER, seq + BigInt(steps - 1), steps, atMs, body(part, read, steps, atMs)]);
      read += steps;
      seq += BigInt(steps);
      await client.query(INSERT, [part, 'X', seq, 1, atMs, body(part, 0, 1, atMs)]);
      seq += 1n;
    });
  }
  return read;
}

async function insert(
  store: Store,
  row: { part: number; firstSeq: bigint; steps: number; atMs: number },
): Promise<void> {
  const { part, firstSeq, steps, atMs } = row;
  await store.pool.query(INSERT, [
    part,
    READER,
    firstSeq + BigInt(steps - 1),
    steps,
    atMs,
    body(part, Number(firstSeq) - 1, steps, atMs),
  ]);
}

const INSERT =
  'INSERT INTO receipt (part, recipient, seq, steps, kind, at_ms, body) VALUES ($1, $2, $3, $4, 900, $5, $6)';

function body(part: number, before: number, steps: number, atMs: number): string {
  return JSON.stringify({
    subject: { oriCopMsgId: '', oriMessageType: '', orderNo: String(part) },
    steps: Array.from({ length: steps }, (_, index) => ({ status: String(before + index + 1), info: '', atMs })),
  });
}
