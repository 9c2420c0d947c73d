import { type Decimal5, formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { isUnit, nameOfUnit } from '@tongguan/policy';
import { type AccountRef, stockAccount } from '../../ledgers/index.ts';
import type { Act } from '../../office/types.ts';
import type { ActResult, AftercareContext, Impossible } from './context.ts';

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
};

/** The items an act names, their accounts loaded; every quantity a number, every item once, the book registered. */
export async function itemsOf(
  act: Act,
  context: AftercareContext,
  { mayBeZero, mustBeKnown }: Rules,
): Promise<{ readonly items: readonly BookItem[] } | { readonly result: Exclude<Impossible, 'later'> }> {
  if (context.deps.registry.accountBook(act.subject) === null) {
    return { result: refused('90019', act.subject, '在册的账册 a registered account book') };
  }
  const given = (act.body['items'] ?? []) as readonly { itemRecordNo: string; quantity: string; unit?: string }[];
  const items: BookItem[] = [];
  const seen = new Set<string>();
  for (const { itemRecordNo, quantity, unit } of given) {
    const quantity5 = parseDecimal5(quantity);
    const isBad = quantity5 === null || quantity5 < (mayBeZero ? 0n : 1n) || quantity5 > QUANTITY5_MAX;
    if (isBad || seen.has(itemRecordNo)) {
      return { result: refused('90090', `${itemRecordNo}: ${quantity}`, '每个料号一次，数量为正 each item once, > 0') };
    }
    seen.add(itemRecordNo);
    if (unit !== undefined && !isUnit(unit)) {
      return { result: refused('90022', `${itemRecordNo}: ${unit}`, '计量单位代码表 a code of the table of units') };
    }
    const item = { itemRecordNo, ref: stockAccount(act.subject, itemRecordNo), quantity5 };
    items.push(unit === undefined ? item : { ...item, unit });
  }
  await context.session.load(items.map(({ ref }) => ref));
  const unknown = items.find(({ ref }) => context.session.balance(ref) === null);
  if (mustBeKnown && unknown) {
    return { result: refused('90019', unknown.itemRecordNo, '账册中的料号 an item of the book') };
  }
  return { items };
}

/**
 * Records the units that an entry names (J-01). `null` when done; a refusal, and nothing recorded, when customs has said
 * another one of an item before: its stock is counted in that.
 */
export async function sayUnits(
  act: Act,
  { store, nowMs }: AftercareContext,
  items: readonly BookItem[],
): Promise<ActResult | null> {
  const named = items.flatMap(({ ref: { part, account }, unit }) =>
    unit === undefined ? [] : { part, account, unit },
  );
  if (named.length === 0) return null;
  const known = new Map((await store.unitsOf(named)).map((row) => [row.account, row]));
  for (const { account, unit } of named) {
    const before = known.get(account);
    if (before === undefined || before.unit === unit) continue;
    const allowed = `${before.unit} ${nameOfUnit(before.unit) ?? ''}`.trim();
    return refused('90333', `${account.slice(act.subject.length + 1)}: ${unit}`, allowed);
  }
  await store.putUnits(named, nowMs);
  return null;
}

/** Of one act: tens of thousands of them meet in one account before 64 bits are full. */
const QUANTITY5_MAX = 1_000_000_000n * 100_000n;

/** What the items have free now, for the answer; the partition has been written to. */
export function moved(act: Act, context: AftercareContext, items: readonly BookItem[]): ActResult {
  return done(
    act,
    context,
    items.map(({ itemRecordNo, ref }) => [itemRecordNo, formatDecimal5(free(context, ref))]),
  );
}

export function done(act: Act, context: AftercareContext, facts: readonly (readonly [string, string])[]): ActResult {
  context.fence(act.part);
  return { done: true, code: '', facts: Object.fromEntries(facts) };
}

/** The first of these that the book has not free, as a refusal. */
export function shortOf(context: AftercareContext, items: readonly BookItem[]): Exclude<Impossible, 'later'> | null {
  const short = items.find(({ ref, quantity5 }) => quantity5 > free(context, ref));
  if (short === undefined) return null;
  const found = `${short.itemRecordNo}: ${formatDecimal5(short.quantity5)}`;
  return refused('90003', found, `≤ ${formatDecimal5(free(context, short.ref))}`);
}

export function free(context: AftercareContext, ref: AccountRef): bigint {
  const balance = context.session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
}

/** Free and held together: what lies in the warehouse by the book. */
export function inWarehouse(context: AftercareContext, ref: AccountRef): bigint {
  const balance = context.session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.posted;
}

export function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}

export function refused(code: string, found: string, allowed: string): Exclude<Impossible, 'later'> {
  return { done: false, code, facts: { found, allowed } };
}
