import { assertNever, done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';
import { type DeclarationState, declarationState } from './states.ts';

/** How a change of a declaration is made where it is allowed. */
export type ChangeWay =
  /** It takes effect when it is asked for. */
  | 'at once'
  /** An officer decides, with a reason. */
  | 'officer'
  /** The rejected declaration is over; a new declaration begins. */
  | 'new declaration';

type Judgement = ChangeWay | 'refused';

/**
 * 194号 (十一): it is amended and cancelled by the rules for customs declarations. I-01: before release freely, after release
 * with an officer's consent. What is chosen for inspection or detained is neither amended nor cancelled before that is
 * over: the rules for declarations say so; their text was not read, an installation that has it may compare (unverified).
 */
const AMEND: Readonly<Record<DeclarationState, Judgement>> = {
  1: 'at once',
  // In progress: it would be unclear which content customs has.
  2: 'refused',
  4: 'refused',
  3: 'at once',
  100: 'new declaration',
  120: 'at once',
  300: 'at once',
  // Examined, and its release is under way.
  399: 'refused',
  500: 'refused',
  501: 'refused',
  502: 'refused',
  503: 'refused',
  599: 'refused',
  700: 'refused',
  800: 'officer',
  899: 'refused',
};

const CANCEL: Readonly<Record<DeclarationState, Judgement>> = {
  ...AMEND,
  // A stored declaration was never submitted to customs: it is deleted (appType 3), not cancelled.
  1: 'refused',
  100: 'refused',
  399: 'at once',
};

/** Earlier applications about a released declaration that exclude another one. */
export type ChangeFacts = {
  readonly state: DeclarationState;
  /** A cancellation or return of it is asked for and not decided. */
  readonly openReversal: boolean;
  /** Goods of it were returned, in part or whole. */
  readonly returned: boolean;
  readonly cancelled: boolean;
};

/** appType 2: may the declaration be amended, and how. Official codes of the 202205 table 7-2. */
export function judgeAmendment(facts: ChangeFacts): Outcome<ChangeWay> {
  return judge(facts, AMEND, 'appType', {
    state: POLICY_CODES.notAmendable,
    open: POLICY_CODES.notAmendable,
  });
}

/** appType 3: only what was never declared is deleted; what was declared is cancelled with a 623. */
export function judgeDeletion(state: DeclarationState): Outcome<ChangeWay> {
  if (state === 1) return done('at once');
  return refused(stateRefusal(POLICY_CODES.notAmendable, 'appType', state, '1'));
}

/** 623: may the declaration be cancelled, and how. After an earlier cancellation: −623009; in a wrong state: −623005. */
export function judgeCancellation(facts: ChangeFacts): Outcome<ChangeWay> {
  return judge(facts, CANCEL, 'invtNo', {
    state: POLICY_CODES.notCancellable,
    open: POLICY_CODES.cancellationTwice,
  });
}

function judge(
  facts: ChangeFacts,
  table: Readonly<Record<DeclarationState, Judgement>>,
  path: string,
  codes: { readonly state: string; readonly open: string },
): Outcome<ChangeWay> {
  const open = '没有未结的撤销或退货申请 / no cancellation or return still open';
  if (facts.openReversal) return refused({ code: codes.open, path, found: '申请未结 / still open', allowed: open });
  const over = '未撤销的清单 / a list that was not cancelled';
  if (facts.cancelled) return refused({ code: codes.open, path, found: '已撤销 / cancelled', allowed: over });
  // A partly returned declaration cannot be changed: its trade took place. More of it may be returned.
  const kept = '未退货的清单 / a list none of whose goods were returned';
  if (facts.returned) return refused({ code: codes.state, path, found: '已退货 / returned', allowed: kept });
  const judgement = table[facts.state];
  switch (judgement) {
    case 'at once':
    case 'officer':
    case 'new declaration':
      return done(judgement);
    case 'refused':
      return refused(stateRefusal(codes.state, path, facts.state, statesOf(table)));
    default:
      return assertNever(judgement, 'judgement of a state');
  }
}

function stateRefusal(code: string, path: string, state: DeclarationState, allowed: string): Refusal {
  return { code, path, found: `${state} ${declarationState(state)?.zh ?? ''}`.trim(), allowed };
}

function statesOf(table: Readonly<Record<DeclarationState, Judgement>>): string {
  return Object.entries(table)
    .filter(([, judgement]) => judgement !== 'refused')
    .map(([state]) => state)
    .join(', ');
}
