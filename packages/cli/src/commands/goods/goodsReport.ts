import type { EntryChange, FiledHit, ListBase, ListDiff, PositiveList, PositiveListEntry } from '@tongguan/policy';
import { table } from '../../common/output.ts';

/** Rows of one kind that are shown; `--json` gives all of them. */
const ROWS_SHOWN = 50;

/** A comparison of two lists as lines for people: counts first, then what concerns the reader's own goods. */
export function* diffLines(base: ListBase, next: PositiveList, diff: ListDiff, filedGiven: boolean): Generator<string> {
  const kind = base.isComplete ? '' : '（摘录，非完整清单 / an excerpt, not the complete list）';
  yield `比较 / against: ${base.name}${kind}`;
  yield table(
    [
      ['原有行数 / rows before', String(base.entries.size)],
      ['新清单行数 / rows of the file', String(next.entries.size)],
      ['新增 / added', base.isComplete ? String(diff.added.length) : '不可知 / unknown'],
      ['删除 / removed', String(diff.removed.length)],
      ['改名 / renamed', base.isComplete ? String(diff.renamed.length) : '不可知 / unknown'],
      ['备注改变 / remark changed', String(diff.noteChanged.length)],
      ['未变 / unchanged', String(diff.unchanged)],
    ],
    [1],
  );
  yield* section('新增 / added', diff.added, entryLine);
  yield* section('删除 / removed', diff.removed, entryLine);
  yield* section('改名 / renamed', diff.renamed, (change) => changeLine(change, ({ nameZh }) => nameZh));
  yield* section('备注改变 / remark changed', diff.noteChanged, (change) => changeLine(change, noteText));
  yield* section('受影响的备案商品 / filed goods hit', diff.hits, hitLine);
  if (filedGiven && diff.hits.length === 0) yield '备案商品不受影响 / no filed goods are hit';
}

function* section<T>(title: string, items: readonly T[], line: (item: T) => string): Generator<string> {
  if (items.length === 0) return;
  yield '';
  yield title;
  for (const item of items.slice(0, ROWS_SHOWN)) yield `  ${line(item)}`;
  const more = items.length - ROWS_SHOWN;
  if (more > 0) yield `  …另有 ${more} 行，见 --json / ${more} more, see --json`;
}

function entryLine(entry: PositiveListEntry): string {
  return [entry.hs8, entry.nameZh, ...(entry.note === null ? [] : [`〔${entry.note}〕`])].join('  ');
}

function changeLine({ before, after }: EntryChange, text: (entry: PositiveListEntry) => string): string {
  return `${after.hs8}  ${text(before)} → ${text(after)}`;
}

function hitLine(hit: FiledHit): string {
  const goods = [hit.gcode, hit.itemNo, hit.nameZh].filter((part) => part !== '').join('  ');
  switch (hit.effect) {
    case 'removed':
      return `✗ ${goods}  不再在清单内 / no longer on the list`;
    case 'unlisted':
      return `✗ ${goods}  不在清单内 / not on the list`;
    case 'noteChanged': {
      const mark = hit.narrower ? '✗' : '!';
      const before = hit.before === null ? '' : noteText(hit.before);
      const after = hit.after === null ? '' : noteText(hit.after);
      return `${mark} ${goods}  备注 / remark: ${before} → ${after}`;
    }
  }
}

function noteText({ note }: PositiveListEntry): string {
  return note === null ? '（无 / none）' : `〔${note}〕`;
}
