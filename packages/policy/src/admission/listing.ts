import type { Refusal } from '@tongguan/kernel';
import { type Goods, goodsOf } from '../goods.ts';
import { positiveListsOn } from '../modes.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import { conditionsOf, noteForbids } from './listNote.ts';
import type { PositiveList } from './positiveList.ts';

/** No problem, a doubt for an officer, or a refusal. */
export type ListingProblem = { readonly sure: boolean; readonly refusal: Refusal };

/**
 * H-01: whether a commodity is on the list of the day. With the official list: yes or no, and what its remark forbids.
 * Without it the shipped excerpt: not on a list for sure is 90015, possibly is 90017 for an officer to look up.
 */
export function listingProblem(
  gcode: string,
  index: number,
  date: string,
  mode: string,
  official: PositiveList | null,
): ListingProblem | null {
  const path = `lines[${index}].gcode`;
  if (positiveListsOn(date).length === 0) {
    const allowed = '2016-04-08 起的正面清单 / a positive list; the first is in force from 2016-04-08';
    return { sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: `${gcode} ${date}`, allowed } };
  }
  if (official !== null) return byOfficialList(gcode, path, mode, official);
  const goods = goodsOf(gcode);
  return goods === null ? unknown(gcode, path) : byExcerpt(goods, gcode, path, date, mode);
}

function byOfficialList(gcode: string, path: string, mode: string, official: PositiveList): ListingProblem | null {
  const entry = official.entries.get(gcode.slice(0, 8));
  if (entry === undefined) {
    const allowed = '现行清单内的税则号列 / a tariff line of the list in force';
    return { sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: gcode, allowed } };
  }
  return byNote(entry.note, gcode, path, mode);
}

function byNote(note: string | null, gcode: string, path: string, mode: string): ListingProblem | null {
  const allowed = noteForbids(conditionsOf(note), mode);
  if (allowed === null) return null;
  return { sure: true, refusal: { code: POLICY_CODES.listNote, path, found: `${gcode} ${mode}`, allowed } };
}

function byExcerpt(goods: Goods, gcode: string, path: string, date: string, mode: string): ListingProblem | null {
  const lists = positiveListsOn(date);
  if (goods.listing.includes('assumed')) return null;
  // A remark belongs to the edition it was seen in.
  if (lists.some((list) => goods.listing.some((seen) => seen === list.edition))) {
    return byNote(goods.listNote, gcode, path, mode);
  }
  // Batch 2 of 2016 came eight days after batch 1: before it, its rows were on no list.
  if (lists.every((list) => list.edition === '2016-1') && goods.listing.includes('2016-2')) {
    const allowed = '第二批清单 2016-04-16 起 / from 2016-04-16 on, list of 2016, batch 2';
    return { sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: `${gcode} ${date}`, allowed } };
  }
  const allowed =
    '在现行清单内；收录的摘录不足以判断，转人工 / on the list in force; the excerpts shipped do not tell, an officer decides';
  return { sure: false, refusal: { code: POLICY_CODES.goodsUnknown, path, found: gcode, allowed } };
}

function unknown(gcode: string, path: string): ListingProblem {
  const allowed =
    '收录的税目；其他税目转人工核对正面清单 / a tariff line of the shipped subset; an officer looks others up in the list';
  return { sure: false, refusal: { code: POLICY_CODES.goodsUnknown, path, found: gcode, allowed } };
}
