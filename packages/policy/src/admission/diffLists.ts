import { allGoods } from '../goods.ts';
import { positiveListsOn } from '../modes.ts';
import { conditionsOf } from './listNote.ts';
import type { PositiveList, PositiveListEntry } from './positiveList.ts';

/** A list to compare with, and whether it holds every row of its edition. */
export type ListBase = {
  readonly name: string;
  readonly isComplete: boolean;
  readonly entries: ReadonlyMap<string, PositiveListEntry>;
};

/** Goods an enterprise has filed. */
export type FiledGoods = {
  /** Eight or ten digits. */
  readonly gcode: string;
  readonly itemNo: string;
  readonly nameZh: string;
};

export type EntryChange = { readonly before: PositiveListEntry; readonly after: PositiveListEntry };

export type FiledHit<Goods extends FiledGoods = FiledGoods> = Goods & {
  /** `unlisted`: on neither list, as far as the one before is complete. */
  readonly effect: 'removed' | 'noteChanged' | 'unlisted';
  readonly before: PositiveListEntry | null;
  readonly after: PositiveListEntry | null;
  /** The line may no longer come by direct purchase, or no longer from bonded areas. */
  readonly narrower: boolean;
};

export type ListDiff<Goods extends FiledGoods = FiledGoods> = {
  /** Empty when the base is an excerpt: what it lacks says nothing. */
  readonly added: readonly PositiveListEntry[];
  readonly removed: readonly PositiveListEntry[];
  readonly renamed: readonly EntryChange[];
  readonly noteChanged: readonly EntryChange[];
  readonly unchanged: number;
  readonly hits: readonly FiledHit<Goods>[];
};

/** H-01: what a new list changes, and which filed goods it hits. Rows come in tariff order. */
export function diffLists<Goods extends FiledGoods>(
  base: ListBase,
  next: PositiveList,
  filed: readonly Goods[],
): ListDiff<Goods> {
  const codes = [...new Set([...base.entries.keys(), ...next.entries.keys()])].sort();
  const added: PositiveListEntry[] = [];
  const removed: PositiveListEntry[] = [];
  const renamed: EntryChange[] = [];
  const noteChanged: EntryChange[] = [];
  let unchanged = 0;
  for (const code of codes) {
    const before = base.entries.get(code);
    const after = next.entries.get(code);
    if (before === undefined && after !== undefined) added.push(after);
    if (before !== undefined && after === undefined) removed.push(before);
    if (before === undefined || after === undefined) continue;
    const names = base.isComplete && fold(before.nameZh) !== fold(after.nameZh);
    const notes = notesDiffer(base, before, after);
    if (names) renamed.push({ before, after });
    if (notes) noteChanged.push({ before, after });
    if (!names && !notes) unchanged++;
  }
  const hits = filed.flatMap((goods) => hitOf(goods, base, next));
  return { added: base.isComplete ? added : [], removed, renamed, noteChanged, unchanged, hits };
}

/**
 * The rows that ship for the editions of a day. They are an excerpt, gathered from public pages and marked so; a
 * comparison with it finds rows that went and remarks that changed, and never rows that came.
 */
export function excerptOn(date: string): ListBase {
  const editions = positiveListsOn(date).map(({ edition }) => edition);
  const rows = allGoods().filter(({ listing }) =>
    listing.some((seen) => seen === 'assumed' || editions.some((edition) => edition === seen)),
  );
  const entries = rows.map(({ hs8, nameZh, listNote }) => [hs8, { hs8, nameZh, note: listNote, row: 0 }] as const);
  return { name: editions.join('+'), isComplete: false, entries: new Map(entries) };
}

/** An excerpt without a remark may only not know it. */
function notesDiffer(base: ListBase, before: PositiveListEntry, after: PositiveListEntry): boolean {
  if (before.note === null && !base.isComplete) return false;
  return fold(before.note ?? '') !== fold(after.note ?? '');
}

function hitOf<Goods extends FiledGoods>(goods: Goods, base: ListBase, next: PositiveList): FiledHit<Goods>[] {
  const hs8 = goods.gcode.slice(0, 8);
  const before = base.entries.get(hs8) ?? null;
  const after = next.entries.get(hs8) ?? null;
  if (after === null) {
    return [{ ...goods, effect: before === null ? 'unlisted' : 'removed', before, after, narrower: true }];
  }
  if (before === null || !notesDiffer(base, before, after)) return [];
  return [{ ...goods, effect: 'noteChanged', before, after, narrower: isNarrower(before, after) }];
}

function isNarrower(before: PositiveListEntry, after: PositiveListEntry): boolean {
  const old = conditionsOf(before.note);
  const now = conditionsOf(after.note);
  return (now.bondedOnly && !old.bondedOnly) || (now.directOnly && !old.directOnly);
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,，;；。]/g, '')
    .toLowerCase();
}
