import { type CebMessage, garbledText } from '@tongguan/ceb';
import { comparisonKey } from '@tongguan/kernel';
import type { Remark } from './types.ts';

/** Control and format characters, and blanks that are none of the keyboard's. */
const UNSEEN = /[\p{Cc}\p{Cf}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2028\u2029]/gu;

/** Texts that people write in sentences: a line break inside is theirs. */
const FREE: ReadonlySet<string> = new Set(['note', 'itemDescribe', 'goodsInfo', 'gmodel', 'returnInfo']);

/**
 * Values with characters nobody sees: they are compared byte by byte and read by their glyphs, so that two numbers that look the
 * same do not belong together. Outer blanks have a certain fix; what stands inside is for its writer. Garbled texts are told as well.
 */
export function unseenRemarks(message: CebMessage): Remark[] {
  const remarks: Remark[] = [];
  const open: { readonly path: string; readonly name: string; readonly value: unknown }[] = [];
  message.documents.forEach((document, index) => {
    open.push({ path: `document[${index + 1}]`, name: '', value: document });
  });
  // What is pushed is looked at in its turn; to take the first from a long array would move all others.
  for (const { path, name, value } of open) {
    if (typeof value === 'string') remarks.push(...remarksOf(path, name, value));
    else if (Array.isArray(value)) {
      value.forEach((one: unknown, index) => open.push({ path: `${path}[${index + 1}]`, name, value: one }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [member, inner] of Object.entries(value)) {
        open.push({ path: `${path}/${member}`, name: member, value: inner });
      }
    }
  }
  return remarks;
}

/** A wrong decoder leaves characters nobody sees as well: it is told alone. */
function remarksOf(path: string, name: string, value: string): Remark[] {
  const garbled = garbledRemark(path, value);
  return garbled.length > 0 ? garbled : unseenRemark(path, name, value);
}

function unseenRemark(path: string, name: string, value: string): Remark[] {
  const inner = value.trim();
  const unseen = [...(FREE.has(name) ? [] : inner.matchAll(UNSEEN))].map(([character]) => pointOf(character));
  if (inner === value && unseen.length === 0) return [];
  const outer = inner === value ? [] : [...value.replace(inner, '')].map(pointOf);
  const which = [...new Set([...outer, ...unseen])].slice(0, SHOWN_MAX).join(' ');
  const where = outer.length > 0 ? '首尾 at its ends' : '其中 inside';
  const remark: Remark = {
    code: '-900206',
    path,
    found: `${where}: ${which}`,
    allowed: '没有空白与不可见字符 no blanks at the ends and no invisible characters',
    severity: 'warning',
  };
  return [unseen.length === 0 && inner !== '' ? { ...remark, instead: inner } : remark];
}

/** A text that was read in a wrong encoding before: every character of it is legal, so nobody else says so. */
function garbledRemark(path: string, found: string): Remark[] {
  const garbled = garbledText(found);
  if (garbled === null) return [];
  // What it was may be somebody's name: it is not shown.
  const { zh, en } = garbled.cause;
  return [
    {
      code: '-900206',
      path,
      found,
      allowed: `未乱码的文字 text that is not garbled；${zh} / ${en}`,
      severity: 'warning',
    },
  ];
}

const SHOWN_MAX = 6;

export function pointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * The number among those given that is nearest to one nobody has: the same to whoever reads it, or one character off. `null` when
 * none is near. `how` says in both languages what parts them, without showing more of either than that.
 */
export function nearestNumber(
  number: string,
  others: Iterable<string>,
): { readonly number: string; readonly how: string } | null {
  const key = readAs(number);
  let near: { readonly number: string; readonly how: string } | null = null;
  for (const other of others) {
    if (other === number) return null;
    if (readAs(other) === key) return { number: other, how: `${partsOf(number, other)}，看上去相同 reads the same` };
    if (near === null && number.length >= NEAR_MIN && isOneOff(key, readAs(other))) {
      near = { number: other, how: '只差一个字符 one character off' };
    }
  }
  return near;
}

/** Shorter numbers are near to each other by chance. */
const NEAR_MIN = 8;

const readAs = (number: string): string => comparisonKey(number).replace(/\s+/g, '');

/** The characters one of them has and the other has not. */
function partsOf(number: string, other: string): string {
  const [left, right] = [[...number], [...other]];
  const [mine, theirs] = [new Set(left), new Set(right)];
  const differing = [...left.filter((one) => !theirs.has(one)), ...right.filter((one) => !mine.has(one))];
  const points = [...new Set(differing)].slice(0, SHOWN_MAX).map(pointOf);
  return points.length === 0
    ? '字符的个数或次序不同 number or order of characters differ'
    : `相差 they differ by ${points.join(' ')}`;
}

/** The signs at which two texts part, by place and code point: `4: U+00B7 ≠ U+2022`. */
export function partingPoints(left: string, right: string): string {
  const [one, two] = [[...left], [...right]];
  const places = Array.from({ length: Math.max(one.length, two.length) }, (_, at) => at);
  return places
    .filter((at) => one[at] !== two[at])
    .slice(0, SHOWN_MAX)
    .map((at) => `${at + 1}: ${pointOrNone(one[at])} ≠ ${pointOrNone(two[at])}`)
    .join(', ');
}

function pointOrNone(sign: string | undefined): string {
  return sign === undefined ? '—' : pointOf(sign);
}

/** One character replaced, left out or added. */
function isOneOff(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let from = 0;
  while (from < left.length && left[from] === right[from]) from++;
  let behind = 0;
  const most = Math.min(left.length, right.length) - from;
  while (behind < most && left.at(-1 - behind) === right.at(-1 - behind)) behind++;
  return Math.max(left.length, right.length) - from - behind === 1;
}
