import { TRADE_WORDS } from './tradeWords.ts';
import { WORD_ROWS } from './wordRows.ts';

/**
 * The Chinese of a text that may hold words of ours in two languages (`缺少 missing` is `缺少`). Any other text is a value and
 * stays as it is.
 */
export function chineseOf(text: string): string {
  return translated(text, DEPTH_MAX);
}

/** Places that policy names in words of its own, since it knows no message. */
const PATH_WORDS: Readonly<Record<string, string>> = {
  applied: '申请时间',
  arrived: '运抵时间',
  lines: '表体',
  resale: '二次销售',
  site: '运抵场所',
  state: '商品状态',
};

/** The Chinese of a place that is no element of a message; an element path as it is. */
export function chinesePath(path: string): string {
  return Object.hasOwn(PATH_WORDS, path) ? (PATH_WORDS[path] ?? path) : path;
}

/** A value inside of our words may be words again: `文本 text: 最多…`. Values are the sender's: they end this. */
const DEPTH_MAX = 3;

type Phrase = { readonly parts: readonly string[]; readonly chinese: readonly string[] };

const phrases: readonly Phrase[] = [...WORD_ROWS, ...TRADE_WORDS]
  .map(([chinese, english, alone = chinese]) => ({
    parts: `${chinese}${english}`.split('{}'),
    chinese: alone.split('{}'),
  }))
  .sort((left, right) => lengthOf(right) - lengthOf(left));

const fixed = phrases.filter(({ parts }) => parts.length === 1);
const open = phrases.filter(({ parts }) => parts.length > 1);

function lengthOf({ parts }: Phrase): number {
  return parts.join('').length;
}

/** The longest words that fit count. Words without values are found anywhere, those with values only as the whole text. */
function translated(text: string, depth: number): string {
  if (depth === 0 || !/\p{Script=Han}/u.test(text)) return text;
  for (const { parts, chinese } of open) {
    const values = valuesIn(text, parts);
    if (values === null) continue;
    return chinese
      .map((part, index) => `${index > 0 ? translated(values[index - 1] ?? '', depth - 1) : ''}${part}`)
      .join('');
  }
  return fixed.reduce(
    (shown, { parts: [written = ''], chinese: [alone = ''] }) => shown.replaceAll(written, () => alone),
    text,
  );
}

/** The values in the holes, or null. Each part is searched once, from left to right: the time is linear. */
function valuesIn(text: string, parts: readonly string[]): readonly string[] | null {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return null;
  const values: string[] = [];
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = text.indexOf(part, at);
    if (next < 0) return null;
    values.push(text.slice(at, next));
    at = next + part.length;
  }
  const end = text.length - last.length;
  if (end < at) return null;
  return [...values, text.slice(at, end)];
}
