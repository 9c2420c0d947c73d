import { assert, done, maskStray, type Outcome, PART_COUNT, refused } from '@tongguan/kernel';
import { type Positions, readCursor, startPositions, writeCursor } from './cursor.ts';
import type { ReceiptStore, StoredReceipt } from './store.ts';
import { renderStored, stepsOf } from './stored.ts';
import type { ReceiptPage, ReceiptView } from './view.ts';

const RECEIPTS_LIMIT_DEFAULT = 100;
const RECEIPTS_LIMIT_MAX = 1000;
/** Receipts of one page, whatever was asked for: a page is some tens of milliseconds of work. */
const PAGE_MAX = 200;
/** Receipts written without a pause: some milliseconds, then others come first. */
const SLICE = 20;

/** Awaited between two slices, with the receipts written in the one before. */
type Between = (receipts: number) => Promise<void>;

/**
 * Receipts of one participant after a cursor (`null`: from the first), oldest first. Reading changes nothing: the
 * same cursor may be used any number of times, at any later time.
 *
 * Within a partition one lane writes, and numbers grow in the order of commits; so "everything after this number"
 * skips nothing. Over partitions there is no common number, therefore the cursor holds one for each. A page takes the
 * partitions' heads in the order of time, and never a receipt before its predecessor in the same partition.
 *
 * A page may be shorter than asked for; `more` says that it goes on. It is written in slices, with `between` awaited.
 */
export async function readReceipts(
  deps: { readonly store: ReceiptStore },
  recipient: string,
  cursor: string | null,
  asked: number = RECEIPTS_LIMIT_DEFAULT,
  between: Between = () => Promise.resolve(),
): Promise<Outcome<ReceiptPage>> {
  const positions = cursor === null ? startPositions() : readCursor(cursor, recipient);
  if (positions === null) {
    return refused({
      code: 'cursor-unknown',
      path: 'after',
      found: maskStray((cursor ?? '').slice(0, 40)),
      allowed: '此前答复同一企业的游标 the cursor of an earlier answer to the same participant',
    });
  }
  assert(Number.isSafeInteger(asked) && asked > 0 && asked <= RECEIPTS_LIMIT_MAX, 'a page has a sane size');
  const limit = Math.min(asked, PAGE_MAX);
  const rows = await deps.store.after(recipient, positions, limit + 1, perPartOf(limit));
  const { receipts, more } = await takeSteps(rows, positions, { recipient, limit, between });
  return done({ receipts, next: writeCursor(positions, recipient), more });
}

/**
 * How many rows of one partition are read. Much less than a page, since 128 partitions are read; a recipient's receipts
 * spread evenly, so a page still fills.
 */
function perPartOf(limit: number): number {
  return Math.max(16, Math.ceil((limit * 8) / PART_COUNT));
}

/** Moves `positions` along. */
async function takeSteps(
  rows: readonly StoredReceipt[],
  positions: Positions,
  { recipient, limit, between }: { readonly recipient: string; readonly limit: number; readonly between: Between },
): Promise<{ receipts: ReceiptView[]; more: boolean }> {
  const receipts: ReceiptView[] = [];
  for (const row of rows) {
    for (const step of stepsOf(row)) {
      // A cursor may stand between two steps of one row.
      if (step.stepSeq <= (positions[row.part] ?? 0n)) continue;
      if (receipts.length === limit) return { receipts, more: true };
      if (receipts.length > 0 && receipts.length % SLICE === 0) await between(SLICE);
      positions[row.part] = step.stepSeq;
      const place = { part: row.part, recipient, cursor: writeCursor(positions, recipient) };
      receipts.push(renderStored(place, row, step));
    }
    // Later rows of this partition were not read, and the others must not overtake them without end: next page.
    if (row.lastRead) return { receipts, more: true };
  }
  return { receipts, more: false };
}
