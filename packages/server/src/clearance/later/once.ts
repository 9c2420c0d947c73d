import type { Refusal } from '@tongguan/kernel';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { comparedOrder, comparedWaybill } from '../cases/cases.ts';
import { isAccepted } from '../decide/standing.ts';
import type { Declaration } from '../types.ts';
import type { AftercareContext, Life } from './context.ts';
import type { Numbered } from '../../lane/types.ts';
import { numbersOf } from '../../lane/index.ts';

/**
 * One order and one waybill carry one declaration, also where goods go by hand before their documents are there (K-03,
 * D-01). The conflict, or null.
 */
export async function usedNumber({ declaration }: Life, context: AftercareContext): Promise<Refusal | null> {
  const { state, store } = context;
  const others = context
    .livesOfOrder(declaration.part, declaration.orderNo)
    .map((life) => life.declaration)
    .filter((one) => one.serial !== declaration.serial && state.isStanding(one));
  const order = others.find((one) => comparedOrder(one) === comparedOrder(declaration));
  if (order) return used('orderNo', declaration.orderNo, order.preNo);
  const carried = others.find((one) => isAccepted(one) && comparedWaybill(one) === comparedWaybill(declaration));
  if (carried) return used('logisticsNo', declaration.logisticsNo, carried.preNo);
  const numbers = numbersBy(declaration);
  state.claims.learn(await store.claimsOf(numbersOf(numbers)));
  const taken = numbers.find((number) => state.claims.isTaken(number));
  if (taken) {
    const field = taken.kind === DOCUMENT_KINDS.order ? 'orderNo' : 'logisticsNo';
    return used(field, declaration[field], state.claims.spellingOf(taken) ?? '');
  }
  return null;
}

/** The numbers belong to the declaration's order from now on, as if its order and waybill had come. */
export function takeNumbers({ declaration }: Life, { state }: AftercareContext): void {
  for (const number of numbersBy(declaration)) state.claims.take(number);
}

/**
 * Given back where the declaration is cancelled and no document holds them: a document keeps its number until it is deleted
 * (B-06).
 */
export function giveBackNumbers({ declaration, documents }: Life, { state }: AftercareContext): void {
  for (const number of numbersBy(declaration)) {
    if (!documents.some(({ kind }) => kind === number.kind)) state.claims.giveBack(number);
  }
}

function numbersBy({ ebpCode, orderNo, logisticsCode, logisticsNo }: Declaration): readonly Numbered[] {
  return [
    { kind: DOCUMENT_KINDS.order, docKey: `${ebpCode}|${orderNo}`, orderNo },
    { kind: DOCUMENT_KINDS.waybill, docKey: `${logisticsCode}|${logisticsNo}`, orderNo },
  ];
}

function used(field: 'orderNo' | 'logisticsNo', number: string, by: string): Refusal {
  return {
    code: '90353',
    path: `InventoryHead/${field}`,
    found: `${number}: ${by}`,
    allowed: '未使用的编号 not used by another list',
  };
}
