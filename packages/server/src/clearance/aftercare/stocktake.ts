import { formatDecimal5 } from '@tongguan/kernel';
import { type AccountRef, BOOKS, stockAccount } from '../../ledgers/index.ts';
import type { Act } from '../../office/types.ts';
import { type StockTake, TAKE_STATES, type TakeLine } from '../bookStore.ts';
import { done, free, inWarehouse, itemsOf, refused, textIn } from './bookItems.ts';
import type { ActHandler, ActResult, AftercareContext } from './context.ts';

/**
 * Stock-takes in steps (J-04). What was counted is compared with the book at the moment the stock-take was opened; the
 * difference, not the count, enters or leaves when a supervisor agrees, so that what was sold or came in since then
 * stays as it is.
 */

/** Act `stocktake.open`: keeps the book as it is now, all of it or the items named. */
export const openStockTake: ActHandler = async (act, context) => {
  if (context.deps.registry.accountBook(act.subject) === null) {
    return refused('90019', act.subject, '在册的账册 a registered account book');
  }
  const takeNo = textIn(act, 'takeNo');
  const open = await context.store.openStockTake(act.part, act.subject);
  const known = open ?? (await context.store.stockTake(act.part, act.subject, takeNo));
  if (known !== null)
    return refused('90245', known.takeNo, '先审批或取消；编号只用一次 end it first; a number is used once');
  const refs = await accountsOf(act, context);
  const names = new Set(refs.map((ref) => nameOf(act, ref)));
  const wanted = (act.body['only'] as readonly string[] | undefined) ?? [...names].sort();
  const unknown = wanted.find((name) => !names.has(name));
  if (unknown !== undefined || wanted.length === 0) {
    return refused('90019', unknown ?? act.subject, '账册中的料号 an item of the book');
  }
  const take: StockTake = {
    part: act.part,
    emsNo: act.subject,
    takeNo,
    state: TAKE_STATES.open,
    openedBy: act.actor.code,
    openedMs: context.nowMs,
    endedBy: null,
    endedMs: null,
  };
  const lines = [...new Set(wanted)].map((itemRecordNo): TakeLine => {
    const book5 = inWarehouse(context, stockAccount(act.subject, itemRecordNo));
    return { itemRecordNo, book5, counted5: null, countedBy: null, explanation: null };
  });
  await context.store.putStockTake(take);
  await context.store.putTakeLines(take, lines);
  return done(act, context, [
    ['takeNo', takeNo],
    ['items', String(lines.length)],
  ]);
};

/** Act `stocktake.count`: what was counted, again for an item counted wrongly. The answer lists what differs. */
export const recordCounts: ActHandler = async (act, context) => {
  const take = await takeOf(act, context);
  if (take === null) return noSuchTake(act);
  const read = await itemsOf(act, context, { mayBeZero: true, mustBeKnown: false });
  if ('result' in read) return read.result;
  const lines = await context.store.takeLines(take);
  const changed: TakeLine[] = [];
  for (const { itemRecordNo, quantity5 } of read.items) {
    const line = lines.find((one) => one.itemRecordNo === itemRecordNo);
    if (line === undefined) return refused('90019', itemRecordNo, '本次盘点的料号 an item of this stock-take');
    changed.push({ ...line, counted5: quantity5, countedBy: act.actor.code, explanation: null });
  }
  await context.store.putTakeLines(take, changed);
  const different = changed.filter((line) => differenceOf(line) !== 0n);
  return done(act, context, different.slice(0, FACTS_MAX).map(factOf));
};

/** Act `stocktake.explain`: why one item differs. */
export const explainDifference: ActHandler = async (act, context) => {
  const take = await takeOf(act, context);
  if (take === null) return noSuchTake(act);
  const itemRecordNo = textIn(act, 'itemRecordNo');
  const line = (await context.store.takeLines(take)).find((one) => one.itemRecordNo === itemRecordNo);
  if (line === undefined || line.counted5 === null) {
    return refused('90247', itemRecordNo, '已盘点的料号 an item that was counted');
  }
  await context.store.putTakeLines(take, [{ ...line, explanation: act.reason }]);
  return done(act, context, [factOf(line)]);
};

/** Act `stocktake.approve`: by a supervisor who counted nothing; every difference is explained and enters the journal. */
export const approveStockTake: ActHandler = async (act, context) => {
  const take = await takeOf(act, context);
  if (take === null) return noSuchTake(act);
  const lines = await context.store.takeLines(take);
  const different = lines.filter((line) => differenceOf(line) !== 0n);
  const wrong = judgeApproval(act, lines, different);
  if (wrong !== null) return wrong;
  const refs = different.map(({ itemRecordNo }) => stockAccount(act.subject, itemRecordNo));
  await context.session.load(refs);
  const short = different.find(
    (line) => -differenceOf(line) > free(context, stockAccount(act.subject, line.itemRecordNo)),
  );
  if (short) {
    const left = formatDecimal5(free(context, stockAccount(act.subject, short.itemRecordNo)));
    return refused('90091', `${short.itemRecordNo}: ${formatDecimal5(differenceOf(short))}`, `≥ -${left}`);
  }
  const reference = `stock-take ${act.subject}/${take.takeNo}`;
  for (const line of different) {
    const difference5 = differenceOf(line);
    const ref = stockAccount(act.subject, line.itemRecordNo);
    const key = `${act.actId}/${line.itemRecordNo}`;
    if (difference5 > 0n) context.session.deposit(ref, difference5, key, reference, context.nowMs);
    else context.session.withdraw(ref, -difference5, key, reference, context.nowMs);
  }
  await context.store.putStockTake(ended(act, context, take, TAKE_STATES.approved));
  return done(act, context, different.slice(0, FACTS_MAX).map(factOf));
};

/** Act `stocktake.cancel`: the counts are kept, the book stays as it is. */
export const cancelStockTake: ActHandler = async (act, context) => {
  const take = await takeOf(act, context);
  if (take === null) return noSuchTake(act);
  await context.store.putStockTake(ended(act, context, take, TAKE_STATES.cancelled));
  return done(act, context, [['takeNo', take.takeNo]]);
};

/** The answer to an act is read on a screen; all lines are read at the book's own address. */
const FACTS_MAX = 100;

function judgeApproval(act: Act, lines: readonly TakeLine[], different: readonly TakeLine[]): ActResult | null {
  const missing = lines.find((line) => line.counted5 === null);
  if (missing) return refused('90247', missing.itemRecordNo, '全部料号已盘点 every item counted');
  const silent = different.find((line) => line.explanation === null);
  if (silent) return refused('90248', factOf(silent).join(': '), 'stocktake.explain');
  if (lines.some((line) => line.countedBy === act.actor.code)) {
    return refused('90249', act.actor.code, '未参与盘点的主管 a supervisor who did not count');
  }
  return null;
}

async function takeOf(act: Act, context: AftercareContext): Promise<StockTake | null> {
  const take = await context.store.stockTake(act.part, act.subject, textIn(act, 'takeNo'));
  return take?.state === TAKE_STATES.open ? take : null;
}

function noSuchTake(act: Act): ActResult {
  return refused('90246', `${act.subject} ${textIn(act, 'takeNo')}`, '进行中的盘点 an open stock-take of this book');
}

/** Every account of the book, those of this transaction too, loaded. */
async function accountsOf(act: Act, context: AftercareContext): Promise<readonly AccountRef[]> {
  const stored = await context.store.itemsOfBook(act.part, act.subject);
  const refs = stored.map((name) => stockAccount(act.subject, name));
  await context.session.load(refs);
  return context.session.begunWith(BOOKS.stock, `${act.subject}/`);
}

function nameOf(act: Act, ref: AccountRef): string {
  return ref.account.slice(act.subject.length + 1);
}

function differenceOf(line: TakeLine): bigint {
  return line.counted5 === null ? 0n : line.counted5 - line.book5;
}

function factOf(line: TakeLine): readonly [string, string] {
  return [line.itemRecordNo, formatDecimal5(differenceOf(line))];
}

function ended(act: Act, context: AftercareContext, take: StockTake, state: StockTake['state']): StockTake {
  return { ...take, state, endedBy: act.actor.code, endedMs: context.nowMs };
}
