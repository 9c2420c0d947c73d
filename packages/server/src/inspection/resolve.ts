import { nextState } from '@tongguan/policy';
import { type ActResult, doneAct, refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import {
  type AftercareContext,
  HELD_IN_REVIEW,
  type Life,
  STATES,
  noted,
  reasonsInfo,
  RELEASE,
  stateInfo,
  stateText,
} from '../clearance/index.ts';
import { orderInspection } from './hold.ts';
import { DECISION_EVENTS, type HeldDecision, type Inspection } from './types.ts';

const DETAINED = '90222';
const ORDERED_OUT = '90223';
const REJECTED = '90224';

/** The declaration and its parked work, or why the act is refused. */
export function heldLife(
  act: Pick<Act, 'subject'>,
  context: AftercareContext<unknown>,
): Life | { readonly result: RefusedAct } {
  const life = context.lifeByPreNo(act.subject);
  if (life === null || life.declaration.preNo !== act.subject) {
    return { result: refusedAct('90042', act.subject, '清单编号 a list') };
  }
  if (life.parked?.step !== 'inspection') {
    return { result: refusedAct('90043', String(life.declaration.state), '500 查验 501 502 503 599 扣留') };
  }
  return life;
}

/**
 * What becomes of goods that are held, by the one table of states (C-02): released with what is held, kept under
 * another title, looked at again, or given up; then quota, guarantee and stock go back before the declaration ends (I-03).
 */
export function resolve(
  life: Life,
  decision: HeldDecision,
  act: Pick<Act, 'actor' | 'reason'>,
  context: AftercareContext<unknown>,
  inspections: readonly Inspection[],
): ActResult {
  const { declaration, parked: work } = life;
  const to = nextState(declaration.state, DECISION_EVENTS[decision]);
  if (work === null || to === null) return unresolvable(declaration.state);
  const { state } = context;
  switch (decision) {
    case 'release':
    case 'approve':
      RELEASE.moveTo(work, 'release');
      context.begin(work, declaration);
      break;
    case 'reject':
    case 'reexport': {
      work.ending = decision;
      work.reasons = [...work.reasons, noted(decision === 'reject' ? REJECTED : ORDERED_OUT, act.reason)];
      RELEASE.goBack(work);
      context.begin(work, declaration);
      break;
    }
    case 'inspect':
      orderInspection(
        state,
        state.transition(declaration, to),
        { by: 'officer', code: act.actor.code },
        inspections.length + 1,
      );
      break;
    case 'refer': {
      const why = noted(HELD_IN_REVIEW, act.reason);
      state.transition(declaration, to, { reasons: [...declaration.reasons, why] }, reasonsInfo([why]));
      break;
    }
    default:
      state.transition(declaration, to, {}, stateInfo(to, [noted(DETAINED, act.reason)]));
  }
  const end = decision === 'approve' ? STATES.released : to;
  return doneAct({ preNo: declaration.preNo, state: String(end) });
}

/** Why goods that are held cannot be decided upon so; null: they can. */
export function whyNot({ declaration, parked }: Life, decision: HeldDecision): RefusedAct | null {
  const isPossible = parked !== null && nextState(declaration.state, DECISION_EVENTS[decision]) !== null;
  return isPossible ? null : unresolvable(declaration.state);
}

function unresolvable(state: Life['declaration']['state']): RefusedAct {
  return refusedAct('90225', `${state} ${stateText(state)}`, allowedFrom(state));
}

function allowedFrom(state: Life['declaration']['state']): string {
  const decisions = Object.entries(DECISION_EVENTS).filter(([, event]) => nextState(state, event) !== null);
  return decisions.map(([decision]) => decision).join(', ');
}
