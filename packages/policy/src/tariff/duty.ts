import type { Fraction } from '@tongguan/kernel';
import type { LawOfDay } from '../law.ts';
import type { OriginDuty } from '../rows.ts';
import { originDutiesOn } from './origin.ts';
import type { FactOfDay, GoodsOnDay } from './tariff.ts';

/** The duty rate of a line that is taxed in full, or why an officer has to find it. */
export type DutyDecision =
  | {
      readonly kind: 'known';
      readonly rate: FactOfDay<Fraction>;
      /** An agreement that might have been claimed, where the installation goes by the most favoured nation. */
      readonly unclaimed: OriginDuty | null;
    }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'doubted';
      readonly why: string;
      readonly rows: readonly FactOfDay<unknown>[];
      /** Whose goods may bear another duty, where that is the doubt. */
      readonly origin: OriginDuty | null;
    };

/**
 * 财关税〔2018〕49号 二: 按照货物税率全额征收. A provisional rate in force goes before the one of the most favoured nation
 * (进出口关税条例 第十一条). Where a row is unsure, or the origin may bear another duty, no number is made (E-05).
 * `country`: of origin, three digits; null: the caller does not know it, and origin is not asked.
 */
export function dutyOf(goods: GoodsOnDay, country: string | null, law: LawOfDay): DutyDecision {
  const { mfnDuty, provisionalDuty } = goods;
  if (provisionalDuty?.row.confidence === 'L') {
    return { kind: 'doubted', why: PROVISIONAL_UNSURE, rows: rowsOf(goods), origin: null };
  }
  const rate = provisionalDuty ?? mfnDuty;
  if (rate === null) return { kind: 'unknown' };
  if (rate.row.confidence === 'L') {
    return { kind: 'doubted', why: RATE_UNSURE, rows: [rate], origin: null };
  }
  const [origin = null] = country === null ? [] : originDutiesOn(country, law.date);
  if (origin?.kind === 'additional') return { kind: 'doubted', why: originText(origin), rows: [rate], origin };
  // Nothing can be claimed below a duty of nothing.
  const isLower = origin !== null && rate.value.numerator > 0n;
  if (isLower && law.agreementOrigin.value === 'officer') {
    return { kind: 'doubted', why: originText(origin), rows: [rate], origin };
  }
  return { kind: 'known', rate, unclaimed: isLower ? origin : null };
}

const PROVISIONAL_UNSURE =
  '暂定税率存在但未核实，由关员判断 / a provisional rate is known to exist and was not verified; an officer decides';
const RATE_UNSURE = '关税税率未核实，由关员判断 / the duty rate of the line is not certain; an officer decides';

function originText({ country, kind, nameZh, law }: OriginDuty): string {
  return kind === 'additional'
    ? `原产地 ${country} ${nameZh} 可能加征关税（${law}），由关员判断 / goods of this origin may bear an additional duty; an officer decides`
    : `原产地 ${country} ${nameZh} 可能适用协定税率（${law}），由关员判断 / an agreement rate may apply to goods of this origin; an officer decides`;
}

function rowsOf({ mfnDuty, provisionalDuty }: GoodsOnDay): readonly FactOfDay<unknown>[] {
  return [mfnDuty, provisionalDuty].filter((fact) => fact !== null);
}
