import { comparisonKey } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';

/** By these a document, its order, its parcel and its firms are found; in heads and in lines. */
const NUMBERS: ReadonlySet<string> = new Set([
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
]);

/** Control, format and private signs, line separators, marks that stand on another sign, and what shows nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{M}\p{DI}]/u;
const OUTER = /^\s|\s$/u;
/** А, Α and A look alike: of letters and digits those of the Latin alphabet and Chinese characters are taken. */
const FOREIGN = /[\p{L}\p{N}]/gu;
const KNOWN = /[0-9A-Za-z\p{Script=Han}]/u;

const ALLOWED = '首尾无空白、可见的字符，字母为拉丁字母 visible signs, no outer white space, Latin letters';

/** Numbers of a document, its head or one of its lines, that could be mistaken for another (D-01, B-06). */
export function numberProblems(fields: Readonly<Record<string, unknown>>, place: string): Refusal[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (!NUMBERS.has(field) || typeof value !== 'string' || isClear(value)) return [];
    return [{ code: '90350', path: `${place}/${field}`, found: shown(value), allowed: ALLOWED }];
  });
}

/** Nothing of it is hidden, and no letter is one that another alphabet has too. */
function isClear(number: string): boolean {
  if (/^[!-~]*$/.test(number)) return true;
  if (UNSEEN.test(number) || OUTER.test(number)) return false;
  return (comparisonKey(number).match(FOREIGN) ?? []).every((sign) => KNOWN.test(sign));
}

/** With what cannot be seen written out. */
function shown(number: string): string {
  const written = number.replace(
    /[^!-~\p{Script=Han}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
  return `"${written}"`;
}
