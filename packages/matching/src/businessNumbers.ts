import { type Refusal, comparisonKey } from '@tongguan/kernel';

/** By these a document, its order, its parcel and its firms are found; in heads and in lines. */
const NUMBERS = [
  'guid',
  'orderNo',
  'payTransactionId',
  'logisticsNo',
  'copNo',
  'preNo',
  'invtNo',
  'billNo',
  'ebpCode',
  'ebcCode',
  'payCode',
  'logisticsCode',
  'agentCode',
  'operatorCode',
] as const;

/** Control, format and private signs, line separators, marks that stand on another sign, and what shows nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{M}\p{DI}]/u;
const OUTER = /^\s|\s$/u;
/**
 * А, Α and A look alike, and so do - ‐ − – and ' ’: besides ASCII only Chinese characters are taken, those of the basic
 * block, since the rarer ones are of names and not of numbers. Looked at by key: full width is ASCII written wide.
 */
const TAKEN = /^[ -~\u4e00-\u9fff〇]*$/;
/** Chinese characters that are drawn like - | ` / \ Z L J O = + T X I [ U, once such a sign is next to them. */
const DRAWN_ALIKE = '一丨丶丿乀乁乙乚乛亅〇二十丁丅丄乂工匚匸凵冂';
const MISTAKEN = new RegExp(`[!-~] ?[${DRAWN_ALIKE}]|[${DRAWN_ALIKE}] ?[!-~]`);
const WRITTEN_OUT = new RegExp(`[^!-~\\u4e00-\\u9fff]|[${DRAWN_ALIKE}]`, 'gu');

const ALLOWED =
  '首尾无空白、可见的 ASCII 字符与汉字，无形似 ASCII 的汉字 visible ASCII signs and Chinese characters that look like none, no outer white space';

/** Numbers of a document, its head or one of its lines, that could be mistaken for another (D-01, B-06). */
export function numberProblems(fields: Readonly<Record<string, unknown>>, place: string): readonly Refusal[] {
  let problems: Refusal[] | null = null;
  for (const field of NUMBERS) {
    const value = fields[field];
    if (typeof value !== 'string' || isClear(value)) continue;
    problems ??= [];
    problems.push({ code: '90350', path: `${place}/${field}`, found: shown(value), allowed: ALLOWED });
  }
  return problems ?? NONE;
}

const NONE: readonly Refusal[] = [];

/** All its characters are visible, and none looks like another accepted one. */
function isClear(number: string): boolean {
  if (/^[!-~]*$/.test(number)) return true;
  if (UNSEEN.test(number) || OUTER.test(number)) return false;
  const key = comparisonKey(number);
  return TAKEN.test(key) && !MISTAKEN.test(key);
}

/** With what cannot be seen, or told from another sign, written out. */
function shown(number: string): string {
  const written = number.replace(
    WRITTEN_OUT,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
  return `"${written}"`;
}
