import { assert } from '@tongguan/kernel';
import { type BatchState, STATES } from '../clearance/index.ts';
import type { Declaration, Work } from '../clearance/types.ts';
import type { InspectionOrder } from './types.ts';

/**
 * The examination of the documents is over (399) and the goods are held for an inspection (500); quota, guarantee and
 * stock stay held with the parked work. The receipt says nothing of why (K-01).
 */
export function holdForInspection(state: BatchState, declaration: Declaration, work: Work): void {
  assert(work.inspect !== null, 'only what was chosen is held');
  // After a manual review it was concluded when the officer decided.
  const isConcluded = declaration.state === STATES.concluded;
  const concluded = isConcluded ? declaration : state.transition(declaration, STATES.concluded);
  const held = state.transition(concluded, STATES.inspection);
  orderInspection(state, held, work.inspect, 1);
  work.inspect = null;
}

/** A task that waits for an officer. */
export function orderInspection(state: BatchState, declaration: Declaration, order: InspectionOrder, no: number): void {
  const drawn = order.by === 'draw' ? order : null;
  state.inspections.open({
    part: declaration.part,
    serial: declaration.serial,
    no,
    preNo: declaration.preNo,
    customsCode: declaration.customsCode,
    orderedBy: order.by === 'draw' ? 'draw' : order.code,
    draw: drawn?.draw ?? null,
    rateBasisPoints: drawn?.rateBasisPoints ?? null,
    because: drawn?.because ?? null,
    selectedMs: state.nowMs,
    officer: null,
    site: null,
    purpose: 'examination',
    begunMs: null,
    result: null,
    reason: null,
    concludedBy: null,
    concludedMs: null,
  });
}
