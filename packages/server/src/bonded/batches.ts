import { formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { dayOf, isDay } from '@tongguan/policy';
import { type TArray, type TBoolean, type TObject, type TOptional, type TString, Type } from 'typebox';
import { closed, DAY, refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { BondedContext } from './context.ts';
import { BOOK_NO, type BookItem, ENTERED, QUANTITY5_MAX } from './items.ts';
import type { BatchArrival } from './types.ts';

const FOOD: TOptional<TBoolean> = Type.Optional(
  Type.Boolean({ description: '该料号为食品，入账须报批次 / the item is food: what enters names its batches' }),
);
type Batch = { batchNo: TString; produced: TString; expires: TString; quantity: TString };
const BATCH: TObject<Batch> = closed({ batchNo: BOOK_NO, produced: DAY, expires: DAY, quantity: ENTERED.quantity });
const BATCHES: TOptional<TArray<TObject<Batch>>> = Type.Optional(Type.Array(BATCH, { minItems: 1, maxItems: 100 }));

type Entered = typeof ENTERED;
type Declared = Entered & { food: TOptional<TBoolean> };
type Arrived = Declared & { batches: TOptional<TArray<TObject<Batch>>> };

/** Items on their way, of which may be said that they are food. */
export function declaredUpTo(maxItems: number): TArray<TObject<Declared>> {
  return Type.Array(closed({ ...ENTERED, food: FOOD }), { minItems: 1, maxItems });
}

/** Items that come into a book, those of food with their batches. */
export function arrivedUpTo(maxItems: number): TArray<TObject<Arrived>> {
  return Type.Array(closed({ ...ENTERED, food: FOOD, batches: BATCHES }), { minItems: 1, maxItems });
}

type GivenBatch = {
  readonly batchNo: string;
  readonly produced: string;
  readonly expires: string;
  readonly quantity: string;
};
type GivenItem = { readonly itemRecordNo: string; readonly food?: boolean; readonly batches?: readonly GivenBatch[] };
type FoodAct = Pick<Act, 'actId' | 'subject' | 'part' | 'actor' | 'atMs'> & {
  readonly body: { readonly items: readonly GivenItem[] };
};
type FoodContext = Pick<BondedContext, 'store'>;

/** From now on these items are food: nothing of them enters without its batches. */
export async function sayFood(act: FoodAct, { store }: FoodContext, items: readonly BookItem[]): Promise<void> {
  const food = new Set(
    act.body.items.flatMap((one) => (one.food === true || one.batches !== undefined ? [one.itemRecordNo] : [])),
  );
  const named = items.flatMap(({ itemRecordNo, ref }) => (food.has(itemRecordNo) ? [ref] : []));
  if (named.length > 0) await store.putFood(named, act.actId, act.atMs);
}

/**
 * The batches of what comes in (M-37): of every item of food, with both days, adding up to its quantity. Nothing is recorded
 * yet. `billNo`: they count when the bill has entered.
 */
export async function batchesIn(
  act: FoodAct,
  { store }: FoodContext,
  items: readonly BookItem[],
  billNo: string | null,
): Promise<{ readonly arrivals: readonly BatchArrival[] } | { readonly result: RefusedAct }> {
  const refs = items.map(({ ref }) => ref);
  const food = await store.foodAmong(refs);
  const given = new Map(act.body.items.map((one) => [one.itemRecordNo, one]));
  const arrivals: BatchArrival[] = [];
  for (const item of items) {
    const { food: saysFood, batches = [] } = given.get(item.itemRecordNo) ?? {};
    const isFood = saysFood === true || batches.length > 0 || food.has(item.ref.account);
    if (!isFood) continue;
    const read = arrivalsOf(act, item, batches, billNo);
    if ('result' in read) return read;
    arrivals.push(...read.arrivals);
  }
  const unlike = arrivals.length === 0 ? null : await otherDays(act, { store }, arrivals);
  return unlike === null ? { arrivals } : { result: unlike };
}

function arrivalsOf(
  act: FoodAct,
  { itemRecordNo, ref, quantity5 }: BookItem,
  batches: readonly GivenBatch[],
  billNo: string | null,
): { readonly arrivals: readonly BatchArrival[] } | { readonly result: RefusedAct } {
  const arrivals: BatchArrival[] = [];
  const refused = (found: string, allowed: string) => ({
    result: refusedAct('90383', `${itemRecordNo}: ${found}`, allowed),
  });
  const today = dayOf(act.atMs);
  for (const { batchNo, produced, expires, quantity } of batches) {
    const batch5 = parseDecimal5(quantity) ?? 0n;
    if (batch5 <= 0n || batch5 > QUANTITY5_MAX) {
      return refused(`${batchNo} ${quantity}`, '大于零的数量 / a quantity above zero');
    }
    if (arrivals.some((one) => one.batchNo === batchNo)) {
      return refused(batchNo, '每个批次只列一次 / each batch once');
    }
    if (!isDay(produced) || !isDay(expires) || produced > expires || produced > today) {
      return refused(`${batchNo} ${produced} … ${expires}`, '生产日期不晚于今日和到期日 2026-01-31 … 2027-01-30');
    }
    const days = { producedDay: produced, expiresDay: expires };
    const { part, account } = ref;
    const by = { actId: act.actId, byCode: act.actor.code, atMs: act.atMs };
    arrivals.push({ part, account, batchNo, emsNo: act.subject, billNo, ...days, quantity5: batch5, ...by });
  }
  const sum5 = arrivals.reduce((sum, one) => sum + one.quantity5, 0n);
  if (sum5 === quantity5) return { arrivals };
  const wanted = formatDecimal5(quantity5);
  return refused(formatDecimal5(sum5), `批次数量合计 ${wanted} / batches that add up to ${wanted}`);
}

/** A batch has one production day and one expiry, whenever it comes. */
async function otherDays(
  act: Pick<Act, 'subject'>,
  { store }: FoodContext,
  arrivals: readonly BatchArrival[],
): Promise<RefusedAct | null> {
  const known = await store.batchesOf(arrivals);
  for (const { account, batchNo, producedDay, expiresDay } of arrivals) {
    const before = known.find((one) => one.account === account && one.batchNo === batchNo);
    if (before === undefined) continue;
    if (before.producedDay === producedDay && before.expiresDay === expiresDay) continue;
    const found = `${account.slice(act.subject.length + 1)}: ${batchNo} ${producedDay} … ${expiresDay}`;
    return refusedAct('90383', found, `${before.producedDay} … ${before.expiresDay}`);
  }
  return null;
}

/** Records what came in, once nothing can refuse the act any more. */
export async function recordBatches(
  act: FoodAct,
  context: FoodContext,
  items: readonly BookItem[],
  arrivals: readonly BatchArrival[],
): Promise<void> {
  await sayFood(act, context, items);
  if (arrivals.length > 0) await context.store.addBatches(arrivals);
}
