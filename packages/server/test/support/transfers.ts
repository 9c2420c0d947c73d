import { partOf } from '@tongguan/kernel';
import type { Store } from '../../src/store/pool.ts';
import { BOOKS_MORE, item, OFFICER, SUPERVISOR } from './books.ts';
import { leaveOnly } from './parked/hops.ts';
import { BOOK } from './purchase.ts';
import { openWorld, type World } from './world.ts';

/** A book with ten pieces, and where they go: a book in another partition, and one in the same. */
export const FROM = BOOK.emsNo;
export const TO: string = BOOKS_MORE[1].emsNo;
export const BESIDE = bookIn(partOf('book', FROM));
export const FROM_PART = partOf('book', FROM);
export const TO_PART = partOf('book', TO);

function bookIn(part: number): string {
  for (let count = 100; ; count += 1) if (partOf('book', `T3302W000${count}`) === part) return `T3302W000${count}`;
}

export const openBooks = (store: Store): Promise<World> =>
  openWorld(store, { stock: '10', books: [...BOOKS_MORE, { ...BOOKS_MORE[1], emsNo: BESIDE }] });

export function send(world: World, toBook = TO, transferNo = 'Z1', quantity = '6') {
  const body = { transferNo, toBook, mode: '1210', toMode: '1210', items: [item('ITEM01', quantity)] };
  return world.append('transfer.out', FROM, body, OFFICER);
}

export function receive(world: World, quantity: string, book = TO, transferNo = 'Z1') {
  return world.append('transfer.in', book, { transferNo, fromBook: FROM, items: [item('ITEM01', quantity)] }, OFFICER);
}

/** Two persons agreed already. */
export async function sendBack(world: World, book = TO, transferNo = 'Z1') {
  const body = { transferNo, fromBook: FROM, decision: 'return' };
  const decided = await world.append('transfer.decide', book, body, SUPERVISOR);
  await world.agreeAhead(decided.actId);
  return decided;
}

/** A lane that has this partition alone does what there is to do in it, and goes. */
export async function laneAt(world: World, part: number): Promise<void> {
  await leaveOnly(world, part);
  const lane = world.lane({ owner: `part ${part}`, home: (one) => one === part });
  while ((await lane.drainOnce()) > 0);
  await lane.stop();
}

/** Its code; '' when it was done. */
export async function codeOf(world: World, { actId }: { readonly actId: string }): Promise<string | undefined> {
  const [row] = await world.rows<{ code: string }>('SELECT code FROM act_outcome WHERE act_id = $1', actId);
  return row?.code;
}

/** Where the work of transfers stands: step and partition. */
export async function worksOf(world: World): Promise<readonly string[]> {
  const rows = await world.rows<{ at: string }>(
    "SELECT way || ': ' || step || ' at ' || step_part AS at FROM clearing_work ORDER BY part, serial",
  );
  return rows.map(({ at }) => at);
}

/** What the rows of the transfer say: side, then pieces that left, arrived, came back, were lost. */
export async function linesOf(world: World): Promise<readonly string[]> {
  const rows = await world.rows<{ said: string }>(
    `SELECT concat_ws(' ', side, quantity5 / 100000, received5 / 100000, returned5 / 100000, lost5 / 100000) AS said
     FROM book_transfer ORDER BY transfer_no, side`,
  );
  return rows.map(({ said }) => said);
}
