import { type ReturnField, returnInfoFields } from './returnFields.ts';

/** One `[Code:n;Desc:text]` of a receipt's returnInfo. */
export type ReturnCode = { readonly code: string; readonly text: string };

/** A code as read, with the values its text names; `fields` is absent when it names none. */
export type ReadReturnCode = ReturnCode & { readonly fields?: readonly ReturnField[] };

/** returnInfo of 312, 412, 512 and 622 is C..1000 (characters). */
export const RETURN_INFO_LENGTH_MAX = 1000;

const OPEN = '[Code:';
const SEPARATOR = ',';
/** Room kept for `…+99`, which says how many codes did not fit. */
const REST_LENGTH = 4;

/**
 * Writes codes in the form customs uses. When they do not all fit, the last text that has room is cut and
 * ends with `…`, and `…+n` says how many more there are: the whole list is read through the API.
 */
export function formatReturnInfo(codes: readonly ReturnCode[]): string {
  let info = '';
  for (const [index, { code, text }] of codes.entries()) {
    const last = index === codes.length - 1;
    const room = RETURN_INFO_LENGTH_MAX - lengthOf(info) - (last ? 0 : REST_LENGTH);
    const lead = info === '' ? '' : SEPARATOR;
    const entry = fit(`${lead}${OPEN}${code};Desc:`, text.replaceAll(OPEN, '(Code:'), room);
    if (entry === null) return `${info}…+${codes.length - index}`;
    info += entry;
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
    const text = (match[2] ?? '').replace(/…\+\d+$/, '').replace(/[,，;；\s]+$/, '');
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

/** A text shorter than this says nothing; the code is counted into the rest instead. */
const TEXT_LENGTH_MIN = 8;

function fit(head: string, text: string, room: number): string | null {
  const whole = `${head}${text}]`;
  if (lengthOf(whole) <= room) return whole;
  const characters = [...text];
  const keep = room - lengthOf(head) - 2;
  return keep < TEXT_LENGTH_MIN ? null : `${head}${characters.slice(0, keep).join('')}…]`;
}

function lengthOf(text: string): number {
  return [...text].length;
}
