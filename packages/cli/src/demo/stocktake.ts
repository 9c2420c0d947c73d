import { assert } from '@tongguan/kernel';
import { doAct } from './offices.ts';
import type { Scene } from './scene.ts';
import type { Afterwards } from './types.ts';
import { say } from '../common/language.ts';

/** The limited bag: a few pieces, so that what lies there can be counted by hand. */
const COUNTED = 'TEST-99';

/** The book is kept as it is, counted, the difference explained and approved by somebody who did not count (J-04). */
export async function playStocktake({ office, market }: Scene, run: string): Promise<Afterwards> {
  const item = market.goods.find(({ goods }) => goods.itemNo === COUNTED)?.goods.itemRecordNo;
  assert(item !== undefined, 'the catalogue has goods that can be counted');
  const takeNo = `TAKE-${run}`;
  const book = market.emsNo;
  await doAct(office.officer, 'stocktake.open', book, '演示：月度盘点', { takeNo, only: [item] });
  // The book says three; one was broken.
  await doAct(office.operator, 'stocktake.count', book, '实盘', {
    takeNo,
    items: [{ itemRecordNo: item, quantity: '2' }],
  });
  await doAct(office.operator, 'stocktake.explain', book, '陈列样品破损，已登记', { takeNo, itemRecordNo: item });
  const approved = await doAct(office.supervisor, 'stocktake.approve', book, '差异原因成立', { takeNo });
  return { what: say('盘点', 'stock-take'), number: takeNo, done: approved.state === 'done' };
}
