import { type EpochMs, type Refusal, shanghaiDate } from '@tongguan/kernel';
import type { AdmitLine } from './admitLine.ts';
import { type LicenceFinding, licenceFindings } from './licences.ts';
import { listingProblems } from './listing.ts';
import type { PositiveList } from './positiveList.ts';
import { prohibitedOn } from './prohibited.ts';
import { STOPPED_GOODS } from '../generated/stoppedGoods.ts';
import { goodsOf } from '../goods.ts';
import { emptyQuantities, legalUnitProblems } from '../legalUnits.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import type { ProhibitedGoods, StoppedGoods } from '../rows.ts';
import { SHIPPED_TARIFF, type Tariff } from '../tariff/tariff.ts';
import { stoppedOn } from './stoppedGoods.ts';

export type AdmitFacts = {
  readonly acceptedAtMs: EpochMs;
  readonly mode: string;
  /** licenseNo of the declaration; null: it has none. Left out: not known, and nothing is refused for it (H-03). */
  readonly licence?: string | null;
  readonly lines: readonly AdmitLine[];
};

/** Remarks about an admitted line for officer and declarant; never a reason to refuse. */
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
 * H-01…H-05: whether the goods may come in through this channel on the day. The shipped goods table is a curated subset:
 * what it does not know goes to an officer (90017), and it is never read as "not on the list". An installation that
 * holds the official list of the day passes it, and gets a yes or a no.
 */
export function admit(
  facts: AdmitFacts,
  stopped: readonly StoppedGoods[] = STOPPED_GOODS,
  official: PositiveList | null = null,
  tariff: Tariff = SHIPPED_TARIFF,
): Admission {
  const date = shanghaiDate(facts.acceptedAtMs);
  const refusals: Refusal[] = [];
  const doubts: Refusal[] = [];
  for (const [index, line] of facts.lines.entries()) {
    const prohibited = prohibitedOn(line.gcode, date);
    if (prohibited !== null) refusals.push(stopRefusal(prohibited, line, index));
    refusals.push(...stoppedOn(line, facts.acceptedAtMs, stopped).map((row) => stopRefusal(row, line, index)));
    const problems = listingProblems(line, index, { date, mode: facts.mode, lines: facts.lines }, official);
    for (const { sure, refusal } of problems) (sure ? refusals : doubts).push(refusal);
    for (const finding of licenceFindings(line.gcode, facts.mode, date, facts.licence)) {
      // A caller that does not know the declared licence gets a mark instead.
      if (finding.verdict === 'missing') refusals.push(licenceRefusal(finding, line, index));
      if (finding.verdict === 'ask' && facts.licence !== undefined) doubts.push(licenceRefusal(finding, line, index));
    }
    if (line.legal === null) continue;
    refusals.push(...emptyQuantities(line.legal, index));
    refusals.push(...legalUnitProblems(tariff.goodsOn(line.gcode, date), line.legal, index, 'sure'));
  }
  const decision = refusals.length > 0 ? 'refuse' : doubts.length > 0 ? 'manual' : 'admit';
  return { decision, findings: [...refusals, ...doubts], marks: () => marksOf(facts, tariff) };
}

function licenceRefusal({ requirement }: LicenceFinding, line: AdmitLine, index: number): Refusal {
  const { goodsZh, goodsEn, licenceZh, licenceEn, law } = requirement;
  const allowed = `${goodsZh}：${licenceZh} / ${goodsEn}: ${licenceEn} (${law})`;
  return { code: POLICY_CODES.licenceMissing, path: `lines[${index}].gcode`, found: line.gcode, allowed };
}

function stopRefusal(row: StoppedGoods | ProhibitedGoods, line: AdmitLine, index: number): Refusal {
  const found = [line.gcode, line.country, line.brand, line.batch].filter((part) => part !== null).join(' ');
  const until = 'to' in row ? (row.to ?? '') : '';
  const allowed = `${row.reasonZh} / ${row.reasonEn} (${row.law}, ${row.from} – ${until})`;
  return { code: POLICY_CODES.goodsStopped, path: `lines[${index}].gcode`, found, allowed };
}

function marksOf(facts: AdmitFacts, tariff: Tariff): readonly AdmissionMark[] {
  const date = shanghaiDate(facts.acceptedAtMs);
  return facts.lines.flatMap((line, index) => {
    const goods = goodsOf(line.gcode);
    if (goods === null) return [];
    const texts = [`摘录：${goods.provenance} / curated row`];
    if (goods.listing.includes('assumed'))
      texts.push('视为在现行清单内，未核实 / taken to be on the list in force, unverified');
    if (goods.listNote !== null) texts.push(`清单备注 / list remark: ${goods.listNote}`);
    if (goods.note !== null) texts.push(goods.note);
    texts.push(...licenceMarks(facts, line.gcode));
    if (line.legal !== null) {
      const unsure = legalUnitProblems(tariff.goodsOn(line.gcode, date), line.legal, index, 'unsure');
      for (const { path, found, allowed } of unsure) {
        texts.push(`法定单位或不符（未核实）/ legal unit may differ, unverified: ${path} ${found} → ${allowed}`);
      }
    }
    return texts.map((text) => ({ line: index + 1, confidence: 'unverified' as const, text }));
  });
}

function licenceMarks(facts: AdmitFacts, gcode: string): string[] {
  if (facts.mode !== '1239') return [];
  const findings = licenceFindings(gcode, facts.mode, shanghaiDate(facts.acceptedAtMs), facts.licence);
  const texts = findings.map(({ requirement, verdict }) => {
    const { goodsZh, licenceZh, goodsEn, licenceEn } = requirement;
    const state = verdict === 'declared' ? `已申报 ${facts.licence ?? ''} declared` : '待核 to be looked up';
    return `1239 ${goodsZh}：${licenceZh}，${state} / ${goodsEn}: ${licenceEn} (H-03)`;
  });
  return ['1239 须遵守清单附注 (H-03) / the list notes on licences apply under 1239', ...texts];
}
