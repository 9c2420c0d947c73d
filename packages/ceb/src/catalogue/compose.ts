import { assert } from '@tongguan/kernel';
import { explainCode } from './explain.ts';
import { HOLE_WORDS, holesOf, type Holes, type HolesGiven, type HolesOf } from './officialHoles.ts';
import { RETURN_INFO_LENGTH_MAX, type ReturnCode } from './returnInfo.ts';
import type { Bilingual } from './types.ts';
import { chineseOf, chinesePath } from './words.ts';

/** A path in a document and its value. */
export type SaidPlace = { readonly path: string; readonly found: string };

/** Details of a code beside its text. Empty ones are left out. */
export type Detail = {
  /** Element path inside the document. */
  readonly path?: string;
  /** The value found, masked where it is personal. */
  readonly found?: string;
  /** The other place of a difference. */
  readonly against?: SaidPlace;
  /** The values that would have been accepted. */
  readonly allowed?: string;
  /** How two values differ whose masks look alike. */
  readonly unlike?: string;
  /** Words of an officer or of the platform. */
  readonly note?: string;
};

/** Detail of a code, with the values of its official text where this has holes. */
export type Saying<Code extends string> = Detail &
  (string extends Code
    ? { readonly holes?: Holes }
    : [HolesOf<Code>] extends [never]
      ? { readonly holes?: never }
      : { readonly holes: HolesOf<Code> });

/**
 * One reason of a receipt, in the one format the platform has: `text[path:found],允许[allowed]`, of a difference
 * `text[path:found,path:found]`, then `,差异[…]` and `,说明[…]`. The holes of an official text are filled with the values of
 * these names. Chinese only: of bilingual words the Chinese part is used, values stay as they are. Throws when a hole has
 * no value, which is our own fault.
 */
export function say<Code extends string>(code: Code, ...[saying]: Sayings<Code>): ReturnCode {
  return { code, text: descOf(code, saying ?? {}) };
}

type Sayings<Code extends string> = [] extends HolesGiven<Code> ? [saying?: Saying<Code>] : [saying: Saying<Code>];

/** A `Desc` leaves room for its code, a separator and the count of reasons that did not fit. */
export const DESC_LENGTH_MAX = RETURN_INFO_LENGTH_MAX - 100;

/** Longest value shown, in characters: the next is tried when the whole does not fit. */
const VALUE_LENGTHS = [400, 200, 100, 50, 24];

/** Longer values are cut before they are processed: no field but an address or a description comes near. */
const LOOKED_AT_MAX = 2000;

type AnySaying = Detail & { readonly holes?: Readonly<Record<string, string>> };

function descOf(code: string, saying: AnySaying): string {
  const text = filled(code, saying.holes ?? {});
  for (const most of VALUE_LENGTHS) {
    const desc = text(most) + detailOf(saying, most);
    if ([...desc].length <= DESC_LENGTH_MAX) return desc;
  }
  assert(false, 'the longest text with the shortest values fits');
}

/** `*` alone, in one pair of brackets or in two, as the table prints it. */
const HOLE = /\[\[\*\]\]|\[\*\]|\*/g;

/**
 * Text of a code in both languages for JSON, its holes filled with the values there are; a value nobody gave is `[…]`.
 * `null` when the catalogue does not know the code.
 */
export function textOf(code: string, holes: Readonly<Record<string, string>> = {}): Bilingual | null {
  const entry = explainCode(code);
  if (entry === null) return null;
  const values = holesOf(code).map((name) => holes[name] ?? '');
  return { zh: fill(entry.text.zh, values), en: fill(entry.text.en, values) };
}

/**
 * Text of a catalogue entry for people who ask what it means: each hole says what stands in it, such as `[清单编号]`. A hole
 * of which no source says what it is stays `[…]`.
 */
export function meaningOf({ code, text }: { readonly code: string; readonly text: Bilingual }): Bilingual {
  const names = holesOf(code);
  const { zh, en } = text;
  return {
    zh: fill(
      zh,
      names.map((name) => HOLE_WORDS[name].zh),
    ),
    en: fill(
      en,
      names.map((name) => HOLE_WORDS[name].en),
    ),
  };
}

/** A hole without a value is `[…]`. */
function fill(text: string, values: readonly string[]): string {
  let index = 0;
  return text.replace(HOLE, (hole) => {
    const value = values[index++] || '…';
    return hole === '*' ? value : `[${value}]`;
  });
}

/** The text of a code by the longest value it may show. */
function filled(code: string, holes: Readonly<Record<string, string>>): (most: number) => string {
  const template = explainCode(code)?.text.zh ?? '未通过';
  const names = holesOf(code);
  return (most) => {
    let index = 0;
    const text = template.replace(HOLE, (hole) => {
      const name = names[index++];
      const value = name === undefined ? '' : shown(holes[name] ?? '', most);
      assert(value !== '', `every hole of ${code} has a value`);
      return hole === '*' ? value : `[${value}]`;
    });
    assert(index === names.length, `every hole of ${code} has a name`);
    return text;
  };
}

function detailOf({ path = '', found = '', against, allowed = '', unlike = '', note = '' }: AnySaying, most: number) {
  const places = [placed(path, found, most), ...(against ? [placed(against.path, against.found, most)] : [])];
  return [
    bracketed(places.filter((place) => place !== '').join(',')),
    bracketed(shown(allowed, most), ',允许'),
    bracketed(shown(unlike, most), ',差异'),
    bracketed(shown(note, most), ',说明'),
  ].join('');
}

function bracketed(text: string, before = ''): string {
  return text === '' ? '' : `${before}[${text}]`;
}

function placed(path: string, found: string, most: number): string {
  const where = path === '/' ? '' : cut(written(chinesePath(path)), most);
  const what = shown(found, most);
  return where !== '' && what !== '' ? `${where}:${what}` : where || what;
}

function shown(value: string, most: number): string {
  return cut(written(chineseOf(value.slice(0, LOOKED_AT_MAX))).trim(), most);
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** What XML 1.0 cannot carry even escaped, half a surrogate pair among it. */
const UNWRITABLE =
  // These are the characters to take out.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function written(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}
