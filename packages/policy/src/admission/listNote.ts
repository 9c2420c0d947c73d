/** What the remark (备注) of a positive-list row allows and excludes, as far as a program can tell. */
export type NoteConditions = {
  /** 仅限网购保税商品: not by direct purchase (9610). */
  readonly bondedOnly: boolean;
  /** 仅限直购: not from a bonded area. */
  readonly directOnly: boolean;
  /** `…的商品除外`: articles of the line that are not on the list; an officer looks. */
  readonly exclusions: readonly string[];
  /** Quantities a person or a purchase may not exceed; wording differs, an officer looks. */
  readonly caps: readonly string[];
};

export const NO_CONDITIONS: NoteConditions = { bondedOnly: false, directOnly: false, exclusions: [], caps: [] };

/**
 * H-01: reads a remark. The kinds are those the editions are known to have: bonded only, exclusions, quantities. Recognised
 * parts are applied; the whole remark stays with the row for an officer to read.
 */
export function conditionsOf(note: string | null): NoteConditions {
  if (note === null || note.trim() === '') return NO_CONDITIONS;
  const parts = note
    .split(/[;；。\n]/)
    .map((part) => part.replace(/\s+/g, ''))
    .filter((part) => part !== '');
  return {
    bondedOnly: parts.some((part) => /仅限(于)?(通过)?(跨境电商)?(网购)?保税/.test(part)),
    directOnly: parts.some((part) => /仅限(于)?(通过)?(跨境电商)?直购/.test(part)),
    exclusions: parts.filter((part) => part.endsWith('除外')),
    caps: parts.filter((part) => /(不超过|上限|限量|以内|以下).*\d|\d.*(不超过|上限|限量|以内|以下)/.test(part)),
  };
}

/** Whether the remark shuts out a supervision mode; null when it does not. */
export function noteForbids(conditions: NoteConditions, mode: string): string | null {
  if (conditions.bondedOnly && mode === '9610') return '仅限网购保税 / bonded import only';
  if (conditions.directOnly && mode !== '9610') return '仅限直购 / direct purchase only';
  return null;
}
