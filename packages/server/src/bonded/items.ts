import { type Decimal5, formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { dayOf, fourEyesStockShare, isUnit, nameOfUnit, valueOn } from '@tongguan/policy';
import { type TArray, type TObject, type TOptional, type TString, Type } from 'typebox';
import { type AccountRef, aloneAccount, stockAccount } from '../ledgers/index.ts';
import { type ActResult, closed, doneAct, type Leaving, type RefusedAct, refusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { BondedContext } from './context.ts';

/** The number of a book, a transfer, a stock-take, a bill: it stands in references and addresses. */
export const BOOK_NO: TString = Type.String({ minLength: 1, maxLength: 40, pattern: '^[^\\u0000-\\u001f/]*$' });
/** An item of an account book, as an act names it. */
export const ITEM_NO: TString = Type.String({ minLength: 1, maxLength: 30 });
const QUANTITY = Type.String({ minLength: 1, maxLength: 25 });
const UNIT = Type.String({ minLength: 3, maxLength: 3 });

/** So many items with their quantities. */
export function itemsUpTo(maxItems: number): TArray<TObject<{ itemRecordNo: TString; quantity: TString }>> {
  return Type.Array(closed({ itemRecordNo: ITEM_NO, quantity: QUANTITY }), { minItems: 1, maxItems });
}

/**
 * Goods that enter may say in which unit the book counts the item from then on; at a transfer the unit is the one that is
 * expected.
 */
export function enteredUpTo(maxItems: number): TArray<TObject<typeof ENTERED>> {
  return Type.Array(closed(ENTERED), { minItems: 1, maxItems });
}

/** An item that enters. */
export const ENTERED: { itemRecordNo: TString; quantity: TString; unit: TOptional<TString> } = {
  itemRecordNo: ITEM_NO,
  quantity: QUANTITY,
  unit: Type.Optional(UNIT),
};

type GivenItem = { readonly itemRecordNo: string; readonly quantity: string; readonly unit?: string };
/** An act that names items. */
type ItemsAct = Pick<Act, 'subject' | 'part'> & { readonly body: { readonly items: readonly GivenItem[] } };

export type BookItem = {
  readonly itemRecordNo: string;
  readonly ref: AccountRef;
  readonly quantity5: Decimal5;
  /** Code of the table of units, where the act names one. */
  readonly unit?: string;
};

type Rules = {
  /** Whether nothing is a quantity, as in a count. */
  readonly mayBeZero: boolean;
  /** Whether the book must have the item. */
  readonly mustBeKnown: boolean;
  /** The largest quantity, where nothing is moved by it; otherwise that of one movement. */
  readonly quantity5Max?: Decimal5;
};

/** Why this is no quantity of an act; `null`: it is one. */
function wrongQuantity(
  found: string,
  quantity5: Decimal5,
  { mayBeZero, quantity5Max }: Pick<Rules, 'mayBeZero'> & { readonly quantity5Max: Decimal5 },
): RefusedAct | null {
  if (quantity5 < 0n || (quantity5 === 0n && !mayBeZero)) return noQuantity(found, mayBeZero);
  if (quantity5 <= quantity5Max) return null;
  return refusedAct('90090', found, `至多 ${formatDecimal5(quantity5Max)} / at most ${formatDecimal5(quantity5Max)}`);
}

function noQuantity(found: string, mayBeZero: boolean): RefusedAct {
  return mayBeZero
    ? refusedAct('90090', found, '不小于零的数量，最多五位小数 / a quantity of zero or more, at most five decimals')
    : refusedAct('90090', found, '大于零的数量，最多五位小数 / a quantity above zero, at most five decimals');
}

/** The items an act names, their accounts loaded; every quantity a number, every item once, the book registered. */
export async function itemsOf(
  act: ItemsAct,
  context: BondedContext,
  { mayBeZero, mustBeKnown, quantity5Max = QUANTITY5_MAX }: Rules,
): Promise<{ readonly items: readonly BookItem[] } | { readonly result: RefusedAct }> {
  if (context.deps.registry.accountBook(act.subject) === null) {
    return { result: refusedAct('90019', act.subject, '在册的账册 a registered account book') };
  }
  const items: BookItem[] = [];
  const seen = new Set<string>();
  for (const { itemRecordNo, quantity, unit } of act.body.items) {
    const quantity5 = parseDecimal5(quantity);
    const found = `${itemRecordNo}: ${quantity}`;
    if (seen.has(itemRecordNo)) return { result: refusedAct('90090', found, '每个料号只列一次 / each item once') };
    if (quantity5 === null) return { result: noQuantity(found, mayBeZero) };
    const wrong = wrongQuantity(found, quantity5, { mayBeZero, quantity5Max });
    if (wrong !== null) return { result: wrong };
    seen.add(itemRecordNo);
    if (unit !== undefined && !isUnit(unit)) {
      return { result: refusedAct('90022', `${itemRecordNo}: ${unit}`, '计量单位代码表 a code of the table of units') };
    }
    const item = { itemRecordNo, ref: stockAccount(act.subject, itemRecordNo), quantity5 };
    items.push(unit === undefined ? item : { ...item, unit });
  }
  await context.session.load(items.map(({ ref }) => ref));
  const unknown = items.find(({ ref }) => context.session.balance(ref) === null);
  if (mustBeKnown && unknown) {
    return { result: refusedAct('90019', unknown.itemRecordNo, '账册中的料号 an item of the book') };
  }
  return { items };
}

/**
 * Records the units that an entry names (J-01). `null` when done; a refusal, and nothing recorded, when customs has said
 * another one of an item before: its stock is counted in that.
 */
export async function sayUnits(
  act: Pick<Act, 'subject'>,
  { store, nowMs }: BondedContext,
  items: readonly BookItem[],
): Promise<RefusedAct | null> {
  const named = items.flatMap(({ ref: { part, account }, unit }) =>
    unit === undefined ? [] : { part, account, unit },
  );
  if (named.length === 0) return null;
  const known = new Map((await store.unitsOf(named)).map((row) => [row.account, row]));
  for (const { account, unit } of named) {
    const before = known.get(account);
    if (before === undefined || before.unit === unit) continue;
    const allowed = `${before.unit} ${nameOfUnit(before.unit) ?? ''}`.trim();
    return refusedAct('90333', `${account.slice(act.subject.length + 1)}: ${unit}`, allowed);
  }
  await store.putUnits(named, nowMs);
  return null;
}

/** Of one act: tens of thousands of them meet in one account before 64 bits are full. */
export const QUANTITY5_MAX: Decimal5 = 1_000_000_000n * 100_000n;

/** What a book may hold, and with it a count: many movements of the largest quantity. */
export const COUNT5_MAX: Decimal5 = QUANTITY5_MAX * 10_000n;

/** What the items have free now, for the answer; the partition has been written to. */
export function moved(act: Pick<Act, 'part'>, context: BondedContext, items: readonly BookItem[]): ActResult {
  return doneIn(
    act,
    context,
    items.map(({ itemRecordNo, ref }) => [itemRecordNo, formatDecimal5(free(context, ref))]),
  );
}

export function doneIn(
  act: Pick<Act, 'part'>,
  context: BondedContext,
  facts: readonly (readonly [string, string])[],
): ActResult {
  context.fence(act.part);
  return doneAct(Object.fromEntries(facts));
}

/** The first of these that the book has not free, as a refusal. */
export function shortOf(context: BondedContext, items: readonly BookItem[]): RefusedAct | null {
  const short = items.find(({ ref, quantity5 }) => quantity5 > free(context, ref));
  if (short === undefined) return null;
  const found = `${short.itemRecordNo}: ${formatDecimal5(short.quantity5)}`;
  return refusedAct('90003', found, `≤ ${formatDecimal5(free(context, short.ref))}`);
}

export function free(context: BondedContext, ref: AccountRef): bigint {
  const balance = context.session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
}

/** Free and held together: what lies in the warehouse by the book. */
export function inWarehouse(context: BondedContext, ref: AccountRef): bigint {
  const balance = context.session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.posted;
}

/**
 * What leaves a book, of each item: what its book had a day ago of what is there, and what one person has taken today. What
 * came in since then is no base: whoever enters goods, or moves them over from another book, does not raise what they may
 * lose alone, on either side of midnight (K-03).
 */
export async function shareOfStock(
  act: ItemsAct & Pick<Act, 'atMs'>,
  context: BondedContext,
): Promise<readonly Leaving[]> {
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: true });
  if ('result' in read) return [];
  const day = dayOf(act.atMs);
  const share = BigInt(valueOn(fourEyesStockShare, day));
  await context.session.load(read.items.map(({ ref }) => aloneAccount(ref, day)));
  const leaving: Leaving[] = [];
  for (const { ref, quantity5 } of read.items) {
    const taken = context.session.balance(aloneAccount(ref, day))?.granted ?? 0n;
    const before = await context.store.cameInSince(ref, act.atMs - DAY_MS);
    const had = inWarehouse(context, ref) + taken - before - context.session.cameIn(ref);
    leaving.push({ from: ref, amount: quantity5, limit: had > 0n ? (had * share + 9_999n) / 10_000n : 0n });
  }
  return leaving;
}

const DAY_MS = 24 * 60 * 60 * 1000;
