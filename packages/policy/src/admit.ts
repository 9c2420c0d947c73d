import { type EpochMs, type Refusal, shanghaiDate } from '@tongguan/kernel';
import { STOPPED_GOODS } from './generated/stoppedGoods.ts';
import { type Goods, goodsOf } from './goods.ts';
import { emptyQuantities, type LegalQuantities, legalUnitProblems } from './legalUnits.ts';
import { positiveListsOn } from './modes.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { StoppedGoods } from './rows.ts';
import { type StoppableLine, stoppedOn } from './stoppedGoods.ts';

export type AdmitLine = StoppableLine & {
  /** Quantities in the legal units; null when the caller has none to check. */
  readonly legal: LegalQuantities | null;
};

export type AdmitFacts = {
  readonly acceptedAtMs: EpochMs;
  readonly mode: string;
  readonly lines: readonly AdmitLine[];
};

/** What an officer and a declarant should know about an admitted line; never a reason to refuse. */
export type AdmissionMark = {
  readonly line: number;
  readonly confidence: 'verified' | 'unverified';
  readonly text: string;
};

export type Admission = {
  readonly decision: 'admit' | 'manual' | 'refuse';
  /** In line order; of a refused declaration also what an officer would have had to decide. */
  readonly findings: readonly Refusal[];
  readonly marks: () => readonly AdmissionMark[];
};

/**
 * H-01, H-02, H-05: whether the goods may come in through this channel on the day. The shipped goods table is a
 * curated subset: what it does not know goes to an officer (90017), and it is never read as "not on the list".
 */
export function admit(facts: AdmitFacts, stopped: readonly StoppedGoods[] = STOPPED_GOODS): Admission {
  const date = shanghaiDate(facts.acceptedAtMs);
  const refusals: Refusal[] = [];
  const doubts: Refusal[] = [];
  for (const [index, line] of facts.lines.entries()) {
    refusals.push(...stoppedOn(line, date, stopped).map((row) => stopRefusal(row, line, index)));
    const goods = goodsOf(line.gcode);
    const listing = goods === null ? unknown(line, index) : listingProblem(goods, line, index, date);
    if (listing !== null) (listing.code === POLICY_CODES.goodsNotListed ? refusals : doubts).push(listing);
    if (line.legal === null) continue;
    refusals.push(...emptyQuantities(line.legal, index));
    if (goods !== null && sureOfUnits(goods)) refusals.push(...legalUnitProblems(goods, line.legal, index));
  }
  const decision = refusals.length > 0 ? 'refuse' : doubts.length > 0 ? 'manual' : 'admit';
  return { decision, findings: [...refusals, ...doubts], marks: () => marksOf(facts) };
}

/** Not on a list of the day for sure: 90015. Possibly: 90017, an officer looks it up. */
function listingProblem(goods: Goods, line: AdmitLine, index: number, date: string): Refusal | null {
  const path = `lines[${index}].gcode`;
  const lists = positiveListsOn(date);
  if (lists.length === 0) {
    const allowed = '2016-04-08 起的正面清单 / a positive list; the first is in force from 2016-04-08';
    return { code: POLICY_CODES.goodsNotListed, path, found: `${line.gcode} ${date}`, allowed };
  }
  if (goods.listing.includes('assumed') || lists.some((list) => goods.listing.some((seen) => seen === list.edition))) {
    return null;
  }
  // Batch 2 of 2016 came eight days after batch 1: before it, its rows were on no list.
  if (lists.every((list) => list.edition === '2016-1') && goods.listing.includes('2016-2')) {
    const allowed = '第二批清单 2016-04-16 起 / from 2016-04-16 on, list of 2016, batch 2';
    return { code: POLICY_CODES.goodsNotListed, path, found: `${line.gcode} ${date}`, allowed };
  }
  const allowed =
    '在现行清单内；收录的摘录不足以判断，转人工 / on the list in force; the excerpts shipped do not tell, an officer decides';
  return { code: POLICY_CODES.goodsUnknown, path, found: line.gcode, allowed };
}

function unknown(line: AdmitLine, index: number): Refusal {
  const allowed =
    '收录的税目；其他税目转人工核对正面清单 / a tariff line of the shipped subset; an officer looks others up in the list';
  return { code: POLICY_CODES.goodsUnknown, path: `lines[${index}].gcode`, found: line.gcode, allowed };
}

function stopRefusal(row: StoppedGoods, line: AdmitLine, index: number): Refusal {
  const found = [line.gcode, line.country, line.brand, line.batch].filter((part) => part !== null).join(' ');
  const allowed = `${row.reasonZh} / ${row.reasonEn} (${row.law}, ${row.from} – ${row.to ?? ''})`;
  return { code: POLICY_CODES.goodsStopped, path: `lines[${index}].gcode`, found, allowed };
}

function sureOfUnits(goods: Goods): boolean {
  return goods.unitsConfidence !== 'L';
}

function marksOf(facts: AdmitFacts): readonly AdmissionMark[] {
  return facts.lines.flatMap((line, index) => {
    const goods = goodsOf(line.gcode);
    if (goods === null) return [];
    const texts = [
      `摘录，置信度 ${goods.confidence}：${goods.provenance} / curated row, confidence ${goods.confidence}`,
    ];
    if (goods.listing.includes('assumed'))
      texts.push('视为在现行清单内，未核实 / taken to be on the list in force, unverified');
    if (goods.listNote !== null) texts.push(`清单备注 / list remark: ${goods.listNote}`);
    if (goods.note !== null) texts.push(goods.note);
    if (facts.mode === '1239') texts.push('1239 须遵守清单附注 (H-03) / the list notes on licences apply under 1239');
    if (line.legal !== null && !sureOfUnits(goods)) {
      for (const { path, found, allowed } of legalUnitProblems(goods, line.legal, index)) {
        texts.push(`法定单位或不符（未核实）/ legal unit may differ, unverified: ${path} ${found} → ${allowed}`);
      }
    }
    return texts.map((text) => ({ line: index + 1, confidence: 'unverified' as const, text }));
  });
}
