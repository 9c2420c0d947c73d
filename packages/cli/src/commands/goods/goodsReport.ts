import type { EntryChange, FiledHit, ListBase, ListDiff, PositiveList, PositiveListEntry } from '@tongguan/policy';
import { table } from '../../common/output.ts';
import { say } from '../../common/language.ts';

/** Rows of one kind that are shown; `--json` gives all of them. */
const ROWS_SHOWN = 50;

/** A comparison of two lists as lines for people: counts first, then what concerns the reader's own goods. */
export function* diffLines(base: ListBase, next: PositiveList, diff: ListDiff, filedGiven: boolean): Generator<string> {
  const kind = base.isComplete ? '' : say('（摘录，非完整清单）', '(an excerpt, not the complete list)');
  yield say(`比较：${base.name}${kind}`, `against: ${base.name}${kind}`);
  yield table(
    [
      [say('原有行数', 'rows before'), String(base.entries.size)],
      [say('新清单行数', 'rows of the file'), String(next.entries.size)],
      [say('新增', 'added'), base.isComplete ? String(diff.added.length) : say('不可知', 'unknown')],
      [say('删除', 'removed'), String(diff.removed.length)],
      [say('改名', 'renamed'), base.isComplete ? String(diff.renamed.length) : say('不可知', 'unknown')],
      [say('备注改变', 'remark changed'), String(diff.noteChanged.length)],
      [say('未变', 'unchanged'), String(diff.unchanged)],
    ],
    [1],
  );
  yield* section(say('新增', 'added'), diff.added, entryLine);
  yield* section(say('删除', 'removed'), diff.removed, entryLine);
  yield* section(say('改名', 'renamed'), diff.renamed, (change) => changeLine(change, ({ nameZh }) => nameZh));
  yield* section(say('备注改变', 'remark changed'), diff.noteChanged, (change) => changeLine(change, noteText));
  yield* section(say('受影响的备案商品', 'filed goods affected'), diff.hits, hitLine);
  if (filedGiven && diff.hits.length === 0) yield say('备案商品不受影响', 'no filed goods are affected');
}

function* section<T>(title: string, items: readonly T[], line: (item: T) => string): Generator<string> {
  if (items.length === 0) return;
  yield '';
  yield title;
  for (const item of items.slice(0, ROWS_SHOWN)) yield `  ${line(item)}`;
  const more = items.length - ROWS_SHOWN;
  if (more > 0) yield say(`  …另有 ${more} 行，见 --json`, `  … ${more} more, see --json`);
}

function entryLine(entry: PositiveListEntry): string {
  return [entry.hs8, entry.nameZh, ...(entry.note === null ? [] : [bracketed(entry.note)])].join('  ');
}

function changeLine({ before, after }: EntryChange, text: (entry: PositiveListEntry) => string): string {
  return `${after.hs8}  ${text(before)} → ${text(after)}`;
}

function hitLine(hit: FiledHit): string {
  const goods = [hit.gcode, hit.itemNo, hit.nameZh].filter((part) => part !== '').join('  ');
  switch (hit.effect) {
    case 'removed':
      return say(`✗ ${goods}  不再在清单内`, `✗ ${goods}  no longer on the list`);
    case 'unlisted':
      return say(`✗ ${goods}  不在清单内`, `✗ ${goods}  not on the list`);
    case 'noteChanged': {
      const mark = hit.narrower ? '✗' : '!';
      const before = hit.before === null ? '' : noteText(hit.before);
      const after = hit.after === null ? '' : noteText(hit.after);
      return say(`${mark} ${goods}  备注：${before} → ${after}`, `${mark} ${goods}  remark: ${before} → ${after}`);
    }
  }
}

function noteText({ note }: PositiveListEntry): string {
  return note === null ? say('（无）', '(none)') : bracketed(note);
}

function bracketed(note: string): string {
  return say(`〔${note}〕`, `[${note}]`);
}
