import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { admit, type AdmissionMark } from './admit.ts';
import { isCountry, isUnit, nameOfUnit } from '../codeTables.ts';
import { dayOf } from '../calendar/days.ts';
import { POLICY_CODES } from '../policyCodes.ts';
import type { StoppedGoods } from '../rows.ts';
import { SHIPPED_TARIFF, type Tariff } from '../tariff/tariff.ts';
import type { PositiveList } from './positiveList.ts';

/** An enterprise's filing of one article (商品备案), from which it fills in its declarations. Fields as in 621. */
export type GoodsFiling = {
  readonly itemNo: string;
  /** Ten digits. */
  readonly gcode: string;
  readonly gname: string;
  readonly gmodel: string;
  readonly brand: string | null;
  /** Country of origin, three digits. */
  readonly country: string;
  readonly unit: string;
  readonly unit1: string;
  readonly unit2: string | null;
  /** Where consumers read the Chinese label of goods that carry none (486号 四(一)3(2)). */
  readonly labelUrl: string;
  /** Licence, registration or filing number, for 1239. */
  readonly licence: string | null;
};

export type FilingContext = {
  readonly atMs: EpochMs;
  readonly mode: string;
  readonly stopped?: readonly StoppedGoods[];
  readonly official?: PositiveList | null;
  /** The shipped rows when left out. */
  readonly tariff?: Tariff;
};

export type FilingDecision = {
  /** `manual`: an officer looks at it; the doubts say why. */
  readonly decision: 'admit' | 'manual';
  readonly doubts: readonly Refusal[];
  readonly marks: readonly AdmissionMark[];
};

/**
 * H-04: may these goods be filed. Problems of the filing and reasons of the law of the day are reported together. A filing
 * is judged when it is made; a declaration is judged again on the day of its acceptance.
 */
export function judgeFiling(filing: GoodsFiling, context: FilingContext): Outcome<FilingDecision> {
  const { gcode, country, brand, licence } = filing;
  const admission = admit(
    {
      acceptedAtMs: context.atMs,
      mode: context.mode,
      licence,
      lines: [{ gcode, country, brand, batch: null, legal: null }],
    },
    context.stopped,
    context.official ?? null,
    context.tariff,
  );
  const own = [...fieldProblems(filing), ...unitProblems(filing, context)];
  if (own.length > 0 || admission.decision === 'refuse') return refused(...own, ...admission.findings);
  return done({ decision: admission.decision, doubts: admission.findings, marks: admission.marks() });
}

/** Lengths of the 202205 specification: what is filed must fit the message it will be declared with. */
const LENGTHS = { itemNo: 20, gname: 250, gmodel: 510 } as const;
const LABEL_URL = /^https:\/\/[^\s/?#@]+(\/\S*)?$/;

function fieldProblems(filing: GoodsFiling): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const wrong = (path: string, found: string, allowed: string): void => {
    refusals.push({ code: POLICY_CODES.filing, path, found: found.slice(0, 60), allowed });
  };
  for (const path of ['itemNo', 'gname', 'gmodel'] as const) {
    const text = filing[path];
    const fits = text.trim() !== '' && [...text].length <= LENGTHS[path];
    if (!fits) wrong(path, text, `1…${LENGTHS[path]} 字 / characters`);
  }
  if (!/\p{Script=Han}/u.test(filing.gname)) wrong('gname', filing.gname, '中文名称 / a Chinese name');
  if (!/^\d{10}$/.test(filing.gcode)) wrong('gcode', filing.gcode, '10 位商品编码 / ten digits');
  if (!isCountry(filing.country)) wrong('country', filing.country, '三位国别代码 / a three-digit country code');
  if (!LABEL_URL.test(filing.labelUrl)) {
    wrong('labelUrl', filing.labelUrl, '中文电子标签的 https 网址 / the https address of the Chinese label');
  }
  return refusals;
}

/** H-05: units of the table, and those of the tariff line where the shipped row is sure of them. */
function unitProblems(filing: GoodsFiling, { atMs, tariff = SHIPPED_TARIFF }: FilingContext): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const wrong = (path: string, found: string, allowed: string): void => {
    refusals.push({ code: POLICY_CODES.legalUnit, path, found: found.slice(0, 10), allowed });
  };
  for (const path of ['unit', 'unit1', 'unit2'] as const) {
    const unit = filing[path];
    if (unit !== null && !isUnit(unit)) wrong(path, unit, '三位计量单位代码 / a three-digit unit code');
  }
  const goods = tariff.goodsOn(filing.gcode, dayOf(atMs));
  for (const path of ['unit1', 'unit2'] as const) {
    const legal = goods?.[path] ?? null;
    if (legal === null || legal.row.confidence === 'L' || filing[path] === legal.value) continue;
    wrong(path, filing[path] ?? '', `${legal.value} ${nameOfUnit(legal.value) ?? ''}`.trim());
  }
  return refusals;
}
