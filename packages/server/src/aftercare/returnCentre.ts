import { type EpochMs, formatDecimal5, parseDecimal5, type Refusal } from '@tongguan/kernel';
import { dayOf, entryOn, returnCentres } from '@tongguan/policy';
import { type Life, releasedLines, STATES } from '../clearance/index.ts';
import type { AftercareContext } from '../clearance/index.ts';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Reversal } from '../clearance/later/types.ts';
import { qualifiedAt, type ReturnCentre } from '../registry/index.ts';
import type { ReturnParcelStore } from './store.ts';
import { PARCEL_STATES, type ParcelLine, type ParcelState, type ReturnParcel } from './types.ts';

/**
 * I-04, 海关总署公告2021年第70号: returned goods are received and sorted inside the area they left, before anything is declared.
 * What conforms is declared by a 625 as usual; what does not is taken out of the area by the firm. A parcel ends in one of
 * the two.
 */
export type CentreContext = AftercareContext<ReturnParcelStore>;

const LAW = '海关总署公告2021年第70号';

export const PARCEL_TEXTS: Readonly<Record<ParcelState, string>> = {
  1: '已接收 received',
  2: '分拣合格 sorted, conforms',
  3: '分拣不合格 sorted, does not conform',
  4: '已申报退货 declared by a return',
  5: '已复运出区 out of the area again',
};

/** The centre of this number, as far as it may take goods of this declaration at that moment; or why not. */
export function centreFor(
  { declaration }: Life,
  number: string,
  { deps }: Pick<AftercareContext, 'deps'>,
  atMs: EpochMs,
): { readonly centre: ReturnCentre } | { readonly result: RefusedAct } {
  const day = dayOf(atMs);
  const { tradeMode, customsCode, state, ending } = declaration;
  if (entryOn(returnCentres, day).value === 'none') return { result: refusedAct('90376', day, `2021-09-10 (${LAW})`) };
  if (tradeMode !== '1210') return { result: refusedAct('90376', tradeMode, `1210 (${LAW} 二)`) };
  if (state !== STATES.released || ending !== null) return { result: refusedAct('90070', String(state), '800 放行') };
  const centre = deps.registry.returnCentres(number).find((one) => qualifiedAt(one, atMs));
  if (centre === undefined) {
    return { result: refusedAct('90377', number, `在册且有效的退货中心仓 a return centre in force (${LAW} 一)`) };
  }
  if (centre.customsCode !== customsCode) {
    const found = `${number}: ${centre.customsCode} ${centre.area}`;
    return { result: refusedAct('90377', found, `原区域 the area it left: ${customsCode} (${LAW} 一)`) };
  }
  if (deps.controls.on(day).levelOf(centre.participantCode) === 'discredited') {
    const found = `${centre.participantCode} discredited`;
    return { result: refusedAct('90378', found, `非失信企业 not discredited (${LAW} 三)`) };
  }
  return { centre };
}

/** What a parcel is said to hold, of what was released and is at no centre yet; or why it cannot. */
export function parcelLines(
  life: Life,
  given: readonly { readonly gnum: string; readonly quantity: string }[],
  parcels: readonly ReturnParcel[],
): { readonly lines: readonly ParcelLine[] } | { readonly result: RefusedAct } {
  const released = releasedLines(life);
  const lines: ParcelLine[] = [];
  for (const { gnum, quantity } of given) {
    const quantity5 = parseDecimal5(quantity);
    const left5 = (released.find((one) => one.gnum === gnum)?.quantity5 ?? 0n) - quantityAt(parcels, gnum, isInside);
    const isTwice = lines.some((one) => one.gnum === gnum);
    if (quantity5 === null || quantity5 <= 0n || quantity5 > left5 || isTwice) {
      return {
        result: refusedAct('90090', `${gnum}: ${quantity}`, `≤ ${formatDecimal5(left5)}，每项一次 each line once`),
      };
    }
    lines.push({ gnum, quantity5 });
  }
  return { lines };
}

/**
 * A return of goods that lie at a centre declares whole parcels that were sorted and found conforming, so that each parcel ends
 * in one way. Goods of the declaration that came another way are declared as ever.
 */
export function unsorted(
  parcels: readonly ReturnParcel[],
  asked: readonly { readonly gnum: string; readonly quantity5: bigint | null }[],
): Refusal[] {
  const waiting = parcels.filter(({ state }) => state !== PARCEL_STATES.out && state !== PARCEL_STATES.declared);
  const meant = waiting.filter(({ lines }) => lines.some((line) => asked.some(({ gnum }) => gnum === line.gnum)));
  const names = new Set(meant.flatMap(({ lines }) => lines.map(({ gnum }) => gnum)));
  return [...names].flatMap((gnum) => {
    const conforming5 = quantityAt(meant, gnum, ({ state }) => state === PARCEL_STATES.conforming);
    const index = asked.findIndex((one) => one.gnum === gnum);
    const quantity5 = asked[index]?.quantity5 ?? 0n;
    if (quantity5 === conforming5) return [];
    const path = index < 0 ? 'InvtRefundList' : `InvtRefundList[${index + 1}]/qty`;
    const allowed = `第 ${gnum} 项退货中心仓分拣合格的 ${formatDecimal5(conforming5)} sorted and conforming (${LAW} 六)`;
    return [{ code: '90379', path, found: formatDecimal5(quantity5), allowed }];
  });
}

/** The parcels whose goods this return declares: those that conform, of its lines. */
export function declaredBy(
  reversal: Pick<Reversal, 'preNo' | 'lines'>,
  parcels: readonly ReturnParcel[],
): readonly ReturnParcel[] {
  const asked = new Set(reversal.lines.map(({ gnum }) => gnum));
  return parcels
    .filter(({ state, lines }) => state === PARCEL_STATES.conforming && lines.some(({ gnum }) => asked.has(gnum)))
    .map((parcel) => ({ ...parcel, state: PARCEL_STATES.declared, reversalPreNo: reversal.preNo }));
}

function isInside({ state }: ReturnParcel): boolean {
  return state !== PARCEL_STATES.out;
}

function quantityAt(parcels: readonly ReturnParcel[], gnum: string, counts: (one: ReturnParcel) => boolean): bigint {
  return parcels
    .filter(counts)
    .flatMap(({ lines }) => lines.filter((one) => one.gnum === gnum))
    .reduce((sum, { quantity5 }) => sum + quantity5, 0n);
}
