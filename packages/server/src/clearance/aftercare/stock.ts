import { type Decimal5, formatDecimal5, parseDecimal5 } from '@tongguan/kernel';
import { type AccountRef, stockAccount } from '../../ledgers/index.ts';
import type { Act } from '../../office/types.ts';
import type { ActHandler, ActResult, AftercareContext } from './types.ts';

type Item = { readonly itemRecordNo: string; readonly ref: AccountRef; readonly quantity5: Decimal5 };

/** Act `book.enter`: goods enter an account book against a first-line entry declaration (J-01). */
export const enterGoods: ActHandler = async (act, context) => {
  const read = await itemsOf(act, context);
  if ('result' in read) return read.result;
  const document = textIn(act, 'document');
  for (const { ref, quantity5, itemRecordNo } of read.items) {
    context.session.deposit(ref, quantity5, `${act.actId}/${itemRecordNo}`, document, context.nowMs);
  }
  return moved(act, context, read.items);
};

/** Acts `book.loss`, `book.destroy`, `book.reexport`: goods leave a book otherwise than by a list, all of them or none (I-03, J-01). */
export const takeGoods: ActHandler = async (act, context) => {
  const read = await itemsOf(act, context);
  if ('result' in read) return read.result;
  const short = read.items.filter(({ ref, quantity5 }) => quantity5 > free(context, ref));
  const [first] = short;
  if (first) {
    const found = `${first.itemRecordNo}: ${formatDecimal5(first.quantity5)}`;
    return refused('90003', found, `≤ ${formatDecimal5(free(context, first.ref))}`);
  }
  for (const { ref, quantity5, itemRecordNo } of read.items) {
    context.session.withdraw(ref, quantity5, `${act.actId}/${itemRecordNo}`, act.kind, context.nowMs);
  }
  return moved(act, context, read.items);
};

/**
 * Act `book.adjust`: a stock-take found other quantities than the book has. What was counted is what lies in the
 * warehouse: free and held together. The difference enters or leaves; less than is held cannot be (J-04).
 */
export const adjustGoods: ActHandler = async (act, context) => {
  const read = await itemsOf(act, context);
  if ('result' in read) return read.result;
  const counted = read.items.map((item) => {
    const balance = context.session.balance(item.ref);
    const held5 = balance?.reserved ?? 0n;
    const inBook5 = balance === null ? 0n : balance.granted - balance.posted;
    return { ...item, held5, difference5: item.quantity5 - inBook5 };
  });
  const short = counted.find(({ quantity5, held5 }) => quantity5 < held5);
  if (short) {
    const found = `${short.itemRecordNo}: ${formatDecimal5(short.quantity5)}`;
    return refused('90091', found, `≥ ${formatDecimal5(short.held5)}`);
  }
  for (const { ref, difference5, itemRecordNo } of counted) {
    const key = `${act.actId}/${itemRecordNo}`;
    if (difference5 > 0n) context.session.deposit(ref, difference5, key, act.kind, context.nowMs);
    if (difference5 < 0n) context.session.withdraw(ref, -difference5, key, act.kind, context.nowMs);
  }
  context.fence(act.part);
  const differences = counted.map(({ itemRecordNo, difference5 }) => [itemRecordNo, formatDecimal5(difference5)]);
  return { done: true, code: '', facts: Object.fromEntries(differences) as Record<string, string> };
};

/** The items of the act, loaded; every quantity a number, every item once, the book registered. */
async function itemsOf(
  act: Act,
  context: AftercareContext,
): Promise<{ readonly items: readonly Item[] } | { readonly result: ActResult }> {
  if (context.deps.registry.accountBook(act.subject) === null) {
    return { result: refused('90019', act.subject, '在册的账册 a registered account book') };
  }
  const given = (act.body['items'] ?? []) as readonly { itemRecordNo: string; quantity: string }[];
  const items: Item[] = [];
  for (const { itemRecordNo, quantity } of given) {
    const quantity5 = parseDecimal5(quantity);
    const isTwice = items.some((item) => item.itemRecordNo === itemRecordNo);
    const least5 = act.kind === 'book.adjust' ? 0n : 1n;
    if (quantity5 === null || quantity5 < least5 || quantity5 > QUANTITY5_MAX || isTwice) {
      return { result: refused('90090', `${itemRecordNo}: ${quantity}`, '每个料号一次，数量为正 each item once, > 0') };
    }
    items.push({ itemRecordNo, ref: stockAccount(act.subject, itemRecordNo), quantity5 });
  }
  await context.session.load(items.map(({ ref }) => ref));
  const unknown = items.find(({ ref }) => context.session.balance(ref) === null);
  if (act.kind !== 'book.enter' && unknown) {
    return { result: refused('90019', unknown.itemRecordNo, '账册中的料号 an item of the book') };
  }
  return { items };
}

/** As far as 64 bits reach when many such quantities meet in one account. */
const QUANTITY5_MAX = 1_000_000_000_000n * 100_000n;

function moved(act: Act, context: AftercareContext, items: readonly Item[]): ActResult {
  context.fence(act.part);
  const facts = items.map(({ itemRecordNo, ref }) => [itemRecordNo, formatDecimal5(free(context, ref))]);
  return { done: true, code: '', facts: Object.fromEntries(facts) as Record<string, string> };
}

function free(context: AftercareContext, ref: AccountRef): bigint {
  const balance = context.session.balance(ref);
  return balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
}

function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}

function refused(code: string, found: string, allowed: string): ActResult {
  return { done: false, code, facts: { found, allowed } };
}
