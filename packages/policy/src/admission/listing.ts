import { POSITIVE_LIST_EDITIONS } from '../generated/modes.ts';
import { type Goods, goodsOf } from '../goods.ts';
import { positiveListsOn } from '../modes.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import type { AdmitLine, Declared, ListingProblem } from './admitLine.ts';
import { conditionsOf, noteForbids } from './listNote.ts';
import { noteDoubts } from './noteDoubts.ts';
import type { PositiveList } from './positiveList.ts';

/** First days of the two batches of 2016. */
const [FIRST_EDITION, SECOND_EDITION] = ['2016-1', '2016-2'].map(
  (batch) => POSITIVE_LIST_EDITIONS.find(({ edition }) => edition === batch)?.from ?? '',
);

/**
 * H-01: whether a commodity is on the list of the day. With the official list: yes or no, what its remark forbids, and what
 * an officer has to compare. Without it the shipped excerpt: not on a list for sure is 90015, possibly is 90017 for an
 * officer to look up.
 */
export function listingProblems(
  line: AdmitLine,
  index: number,
  declared: Declared,
  official: PositiveList | null,
): readonly ListingProblem[] {
  const { gcode } = line;
  const { date } = declared;
  const path = `lines[${index}].gcode`;
  if (positiveListsOn(date).length === 0) {
    const allowed = `${FIRST_EDITION} 起的正面清单 / a positive list; the first is in force from ${FIRST_EDITION}`;
    return [{ sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: `${gcode} ${date}`, allowed } }];
  }
  if (official === null) {
    const goods = goodsOf(gcode);
    return goods === null ? [unknown(gcode, path)] : byExcerpt(goods, line, index, declared);
  }
  const entry = official.entries.get(gcode.slice(0, 8));
  if (entry !== undefined) return byNote(entry.note, line, index, declared);
  const allowed = '现行清单内的税则号列 / a tariff line of the list in force';
  return [{ sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: gcode, allowed } }];
}

/** The remark that holds for a commodity on this day, as far as it is known for sure; null: none is. */
export function noteOn(gcode: string, date: string, official: PositiveList | null): string | null {
  if (official !== null) return official.entries.get(gcode.slice(0, 8))?.note ?? null;
  const goods = goodsOf(gcode);
  if (goods === null || goods.listNote === null) return null;
  return positiveListsOn(date).some(({ edition }) => goods.listing.some((seen) => seen === edition))
    ? goods.listNote
    : null;
}

function byNote(
  note: string | null,
  line: AdmitLine,
  index: number,
  { mode, lines }: Declared,
): readonly ListingProblem[] {
  const allowed = noteForbids(conditionsOf(note), mode);
  const doubts = noteDoubts(note, line, index, lines, 'counted');
  if (allowed === null) return doubts;
  const found = `${line.gcode} ${mode}`;
  const refusal = { code: POLICY_CODES.listNote, path: `lines[${index}].gcode`, found, allowed };
  return [{ sure: true, refusal }, ...doubts];
}

function byExcerpt(goods: Goods, line: AdmitLine, index: number, declared: Declared): readonly ListingProblem[] {
  const { gcode } = line;
  const { date } = declared;
  const path = `lines[${index}].gcode`;
  const lists = positiveListsOn(date);
  // A remark belongs to the edition it was seen in.
  if (lists.some((list) => goods.listing.some((seen) => seen === list.edition))) {
    return byNote(goods.listNote, line, index, declared);
  }
  // Of the list in force nobody has seen the row: its remark, as far as one was told, is for an officer and refuses nothing.
  if (goods.listing.includes('assumed')) {
    const doubts = noteDoubts(goods.listNote, line, index, declared.lines, 'not counted');
    return doubts.map((doubt) => ({ ...doubt, sure: false }));
  }
  // Batch 2 of 2016 came eight days after batch 1: before it, its rows were on no list.
  if (lists.every((list) => list.edition === '2016-1') && goods.listing.includes('2016-2')) {
    const allowed = `第二批清单 ${SECOND_EDITION} 起 / from ${SECOND_EDITION} on, list of 2016, batch 2`;
    return [{ sure: true, refusal: { code: POLICY_CODES.goodsNotListed, path, found: `${gcode} ${date}`, allowed } }];
  }
  const allowed =
    '在现行清单内；收录的摘录不足以判断，转人工 / on the list in force; the excerpts shipped do not tell, an officer decides';
  return [{ sure: false, refusal: { code: POLICY_CODES.goodsUnknown, path, found: gcode, allowed } }];
}

function unknown(gcode: string, path: string): ListingProblem {
  const allowed =
    '收录的税目；其他税目转人工核对正面清单 / a tariff line of the shipped subset; an officer looks others up in the list';
  return { sure: false, refusal: { code: POLICY_CODES.goodsUnknown, path, found: gcode, allowed } };
}
