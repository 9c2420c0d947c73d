import { DECLARATION_STATES, type DeclarationState } from './states.ts';

/** Who causes an event. */
export type EventActor = 'enterprise' | 'platform' | 'officer' | 'site';

export type DeclarationEvent =
  | 'store'
  | 'declare'
  | 'send'
  | 'failToSend'
  | 'sendAgain'
  | 'amend'
  | 'withdraw'
  | 'cancel'
  | 'accept'
  | 'reject'
  | 'refer'
  | 'conclude'
  | 'inspect'
  | 'detainClearance'
  | 'detainSmuggling'
  | 'detainLegal'
  | 'detainOther'
  | 'reexport'
  | 'release'
  | 'releaseUnderContingency'
  | 'amendReleased'
  | 'close';

export type DeclarationTransition = {
  readonly event: DeclarationEvent;
  readonly from: readonly DeclarationState[];
  readonly to: DeclarationState;
  readonly by: EventActor;
  /** Rules of the regime. */
  readonly rules: readonly string[];
  readonly zh: string;
  readonly en: string;
};

const HELD: readonly DeclarationState[] = [501, 502, 503, 599];
const EXAMINED: readonly DeclarationState[] = [120, 300, 399];
const CONTROLLED: readonly DeclarationState[] = [500, ...HELD];
const otherThan = (state: DeclarationState): readonly DeclarationState[] => HELD.filter((one) => one !== state);

/**
 * C-02: every allowed transition of an import declaration, in one table. What is not here is not allowed. Each row yields
 * one 622 receipt. Cancelling and returning a released declaration are no transitions: it stays released, and the reversal
 * (624, 626) has its own states.
 */
export const DECLARATION_TRANSITIONS: readonly DeclarationTransition[] = [
  row('store', [1], 1, 'enterprise', ['B-06'], '重新暂存', 'stored again with new content'),
  row('declare', [1], 2, 'enterprise', ['B-06'], '申报', 'declared'),
  row('send', [2], 3, 'platform', ['C-01'], '送达海关', 'has reached customs'),
  row('failToSend', [2], 4, 'platform', ['C-02'], '未送达海关', 'has not reached customs'),
  row('sendAgain', [4], 2, 'platform', ['C-02'], '重新发送', 'sent again'),
  row(
    'amend',
    [3, 120, 300],
    2,
    'enterprise',
    ['I-01'],
    '放行前改单，重新申报',
    'amended before release: declared anew',
  ),
  row('withdraw', [1], 100, 'enterprise', ['B-06'], '删除暂存清单', 'a stored list is deleted'),
  row('cancel', [3, ...EXAMINED], 100, 'enterprise', ['I-01'], '放行前撤单', 'cancelled before release'),
  row('accept', [3], 120, 'platform', ['C-01'], '逻辑校验通过', 'the logic checks are passed'),
  row('reject', [3, ...EXAMINED, 500], 100, 'platform', ['C-01', 'D-04'], '退单', 'rejected with every reason'),
  row('refer', [120, 399, 500], 300, 'platform', ['C-02', 'E-09'], '转人工审核', 'referred to an officer'),
  row('conclude', [120, 300], 399, 'platform', ['C-01'], '审结', 'the examination is over'),
  row('inspect', [...EXAMINED, ...HELD], 500, 'platform', ['K-01'], '布控查验', 'selected for inspection'),
  row('detainClearance', [300, 399, 500, ...otherThan(501)], 501, 'officer', ['K-01'], '扣留移送通关', 'detained'),
  row('detainSmuggling', [300, 399, 500, ...otherThan(502)], 502, 'officer', ['K-01'], '扣留移送缉私', 'detained'),
  row('detainLegal', [300, 399, 500, ...otherThan(503)], 503, 'officer', ['K-01'], '扣留移送法规', 'detained'),
  row('detainOther', [300, 399, 500, ...otherThan(599)], 599, 'officer', ['K-01'], '其它扣留', 'detained'),
  row(
    'reexport',
    [300, 399, ...CONTROLLED],
    700,
    'officer',
    ['I-03', 'K-01'],
    '责令退运',
    'ordered out of the country',
  ),
  row('release', [399, ...CONTROLLED], 800, 'platform', ['C-01', 'K-01'], '放行', 'released'),
  row(
    'releaseUnderContingency',
    [3, ...EXAMINED, 500],
    800,
    'officer',
    ['K-03'],
    '应急放行，事后核对',
    'released under contingency, reconciled later',
  ),
  row('amendReleased', [800], 399, 'officer', ['I-01'], '放行后改单，关员同意', 'amended after release, by an officer'),
  row('close', [800], 899, 'platform', ['C-02', 'G-02'], '结关', 'closed'),
];

/** The state an event leads to, or null when the table does not allow it there. */
export function nextState(state: DeclarationState, event: DeclarationEvent): DeclarationState | null {
  return NEXT.get(`${state} ${event}`) ?? null;
}

/** Every state that one event leads to, in the order of the table, each once. */
export function successorsOf(state: DeclarationState): readonly DeclarationState[] {
  return SUCCESSORS.get(state) ?? [];
}

/** The events a state allows. */
export function eventsOf(state: DeclarationState): readonly DeclarationEvent[] {
  return DECLARATION_TRANSITIONS.filter((one) => one.from.includes(state)).map((one) => one.event);
}

const NEXT: ReadonlyMap<string, DeclarationState> = new Map(
  DECLARATION_TRANSITIONS.flatMap((one) => one.from.map((from) => [`${from} ${one.event}`, one.to] as const)),
);

const SUCCESSORS: ReadonlyMap<DeclarationState, readonly DeclarationState[]> = new Map(
  DECLARATION_STATES.map(({ code }) => [
    code,
    [...new Set(DECLARATION_TRANSITIONS.filter((one) => one.from.includes(code)).map((one) => one.to))],
  ]),
);

function row(
  event: DeclarationEvent,
  from: readonly DeclarationState[],
  to: DeclarationState,
  by: EventActor,
  rules: readonly string[],
  zh: string,
  en: string,
): DeclarationTransition {
  return { event, from, to, by, rules, zh, en };
}
