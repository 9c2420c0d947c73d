import { type NoteCap, yearlyCapOf } from './noteCaps.ts';

/** What the remark (备注) of a positive-list row allows and excludes, as far as a program can tell. */
export type NoteConditions = {
  /** 仅限网购保税商品: not by direct purchase (9610). */
  readonly bondedOnly: boolean;
  /** 仅限直购: not from a bonded area. */
  readonly directOnly: boolean;
  /** `…的商品除外`: articles of the line that are not on the list; an officer looks, or has looked when they were filed. */
  readonly exclusions: readonly string[];
  /** Quantities a person or a purchase may not exceed. */
  readonly caps: readonly string[];
  /** The one quantity of a person and year, where the remark says nothing else about quantities and leaves nothing to read. */
  readonly yearly: NoteCap | null;
  /** What is none of these: an officer reads it. */
  readonly others: readonly string[];
};

export const NO_CONDITIONS: NoteConditions = {
  bondedOnly: false,
  directOnly: false,
  exclusions: [],
  caps: [],
  yearly: null,
  others: [],
};

/** A list has some hundred different remarks, and its lines are declared all day. */
const NOTES_KEPT = 2_000;
const kept = new Map<string, NoteConditions>();

/**
 * H-01: reads a remark. The kinds are those the editions are known to have: bonded only, exclusions, quantities.
 * What is recognised is acted on; the whole remark stays with the row, so that nothing is lost that is not.
 */
export function conditionsOf(note: string | null): NoteConditions {
  if (note === null || note.trim() === '') return NO_CONDITIONS;
  const known = kept.get(note);
  if (known !== undefined) return known;
  if (kept.size >= NOTES_KEPT) kept.clear();
  const conditions = read(note);
  kept.set(note, conditions);
  return conditions;
}

/** With a number, whichever comes first, a clause that caps what may come in. */
const CAP = /不超过|不得超过|上限|限量|限购|以内|以下/;
const BONDED = /仅限(于)?(通过)?(跨境电商)?(网购)?保税/;
const DIRECT = /仅限(于)?(通过)?(跨境电商)?直购/;
/** A clause that says the way and nothing else. */
const WAY_ALONE = /^仅限(于)?(通过)?(跨境电商)?((网购)?保税|直购)(进口)?(方式|模式)?(的)?(商品)?(进口)?$/;

function read(note: string): NoteConditions {
  const parts = note
    .split(/[;；。\n]/)
    .map((part) => part.replace(/\s+/g, ''))
    .filter((part) => part !== '');
  const exclusions = parts.filter((part) => part.endsWith('除外'));
  const caps = parts.filter((part) => CAP.test(part) && /\d/.test(part));
  const told = new Set([...exclusions, ...caps]);
  const others = parts.filter((part) => !told.has(part) && beyondWay(part).length > 0);
  const [only = ''] = caps;
  return {
    bondedOnly: parts.some((part) => BONDED.test(part)),
    directOnly: parts.some((part) => DIRECT.test(part)),
    exclusions,
    caps,
    yearly: caps.length === 1 && !exclusions.includes(only) ? yearlyCapOf(beyondWay(only)) : null,
    others,
  };
}

/** What a clause says beside the way of import. */
function beyondWay(clause: string): readonly string[] {
  return clause.split(/[,，、]/).filter((one) => !WAY_ALONE.test(one));
}

/** Whether the remark shuts out a supervision mode; null when it does not. */
export function noteForbids(conditions: NoteConditions, mode: string): string | null {
  if (conditions.bondedOnly && mode === '9610') return '仅限网购保税 / bonded import only';
  if (conditions.directOnly && mode !== '9610') return '仅限直购 / direct purchase only';
  return null;
}
