import { codePlaces, unified, withoutCodes } from './reading/spelling.ts';
import { type ReturnField, returnInfoFields } from './returnFields.ts';

/** One `[Code:n;Desc:text]` of a receipt's returnInfo. */
export type ReturnCode = { readonly code: string; readonly text: string };

/** A code as read, with the values its text names; `fields` is absent when it names none. */
export type ReadReturnCode = ReturnCode & { readonly fields?: readonly ReturnField[] };

/** returnInfo of 312, 412, 512 and 622 is C..1000 (characters). */
export const RETURN_INFO_LENGTH_MAX = 1000;

/** returnInfo of 900 is C0..5000 (characters). */
export const MESSAGE_RETURN_INFO_LENGTH_MAX = 5000;

const OPEN = '[Code:';
const SEPARATOR = ',';

/** How many reasons were left out. */
const rest = (count: number): string => `${SEPARATOR}等${count}项未列出`;
const REST = /[,，]等\d+项未列出$/;

/**
 * Writes codes in the form customs uses, whole or not at all. When they do not all fit, those at the end are left out, and
 * `等n项未列出` says how many: the whole list is read through the API. Only a first text that fills the field alone is cut.
 */
export function formatReturnInfo(codes: readonly ReturnCode[], lengthMax = RETURN_INFO_LENGTH_MAX): string {
  let info = '';
  for (const [index, { code, text }] of codes.entries()) {
    const left = codes.length - index;
    const room = lengthMax - lengthOf(info) - (left === 1 ? 0 : lengthOf(rest(left)));
    const head = `${info === '' ? '' : SEPARATOR}${OPEN}${code};Desc:`;
    const entry = `${head}${withoutCodes(text)}]`;
    if (lengthOf(entry) <= room) info += entry;
    else return info === '' ? cutEntry(entry, room) + (left === 1 ? '' : rest(left - 1)) : info + rest(left);
  }
  return info;
}

/**
 * Reads what `formatReturnInfo` and customs write, in any spelling met in receipts (other case, full-width, other brackets),
 * and the plain `-301020 验签失败` of port platforms; text that holds no code gives none. What stands before the first code is
 * in `readReturnInfo`, which leaves nothing out.
 */
export function parseReturnInfo(info: string): ReadReturnCode[] {
  const places = codePlaces(info);
  if (places.length === 0) return plainCode(info);
  return places.map(({ code, textFrom, close }, index) => {
    const whole = info.slice(textFrom, places[index + 1]?.from ?? info.length);
    const text = whole.replace(REST, '').replace(/(?<![,，;；、\s])[,，;；、\s]+$/, '');
    return readCode(code, withoutBracket(text, close));
  });
}

/** Where the first code begins; the length of the text when there is none. */
export function firstCodeAt(info: string): number {
  return codePlaces(info)[0]?.from ?? (plainCode(info).length > 0 ? 0 : info.length);
}

/** One closing bracket belongs to the entry, with the quote of JSON before it. */
function withoutBracket(text: string, close: string): string {
  if (close === '' || unified(text).at(-1) !== close) return text;
  const inside = text.slice(0, -1);
  return close === '}' ? inside.replace(/"\s*$/, '') : inside;
}

/** A number of a code's length, then text that does not go on with digits: dates, amounts and counts are none. */
function plainCode(info: string): ReadReturnCode[] {
  const match =
    /^\[?\s*(-\d{6}|\d{4,6}|-?\d{3,6}(?=\s*\]))(?!\s*[年月日元件个号克千万条份])\]?[\s:;,]*([^\d\s:;,./-][\s\S]*)$/.exec(
      unified(info).trimStart(),
    );
  if (!match) return [];
  const text = info.slice(info.length - (match[2] ?? '').length);
  return [readCode(match[1] ?? '', text.trimEnd())];
}

function readCode(code: string, text: string): ReadReturnCode {
  const fields = returnInfoFields(text);
  return { code: code.replace(/\s/g, ''), text, ...(fields.length === 0 ? {} : { fields }) };
}

function cutEntry(entry: string, room: number): string {
  return `${[...entry].slice(0, room - 2).join('')}…]`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
