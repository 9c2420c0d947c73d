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
    const entry = `${head}${text.replaceAll(OPEN, '(Code:')}]`;
    if (lengthOf(entry) <= room) info += entry;
    else return info === '' ? cutEntry(entry, room) + (left === 1 ? '' : rest(left - 1)) : info + rest(left);
  }
  return info;
}

/**
 * Reads what `formatReturnInfo` and customs write, and the plain `-301020 验签失败` of port platforms; text
 * that holds no code gives none.
 */
export function parseReturnInfo(info: string): ReadReturnCode[] {
  const parts = info.split(OPEN);
  if (parts.length === 1) return plainCode(info);
  return parts.slice(1).flatMap((part) => {
    const match = /^\s*([-−]?\w{1,12})\s*[;；]\s*Desc[:：]([\s\S]*)$/.exec(part);
    if (!match) return [];
    const text = (match[2] ?? '').replace(REST, '').replace(/[,，;；\s]+$/, '');
    return [readCode(match[1] ?? '', text.endsWith(']') ? text.slice(0, -1) : text)];
  });
}

/** A number of a code's length, then text that does not go on with digits: dates and amounts are none. */
function plainCode(info: string): ReadReturnCode[] {
  const match = /^\s*([-−]\d{6}|\d{4,6})[\s:：;；,，]*([^\d\s:：;；,，.\-/][\s\S]*)$/.exec(info);
  return match ? [readCode(match[1] ?? '', (match[2] ?? '').trimEnd())] : [];
}

function readCode(code: string, text: string): ReadReturnCode {
  const fields = returnInfoFields(text);
  return { code: code.replace('−', '-'), text, ...(fields.length === 0 ? {} : { fields }) };
}

function cutEntry(entry: string, room: number): string {
  return `${[...entry].slice(0, room - 2).join('')}…]`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
