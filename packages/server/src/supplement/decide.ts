import { declarationState, SUPPLEMENT_KINDS, type SupplementKind } from '@tongguan/policy';
import { type RefusedAct, refusedAct } from '../office/defineAct.ts';
import type { Answer, Capacity, Question, Standing, Supplement } from './types.ts';

/** A declaration waits for an answer while it is in review, or held by an inspection that the review has ordered. */
function isUndecided(state: number): boolean {
  return state === 300 || declarationState(state)?.phase === 'control';
}

/** How a request stands, given the state of its declaration now. */
export function standingOf({ end }: Pick<Supplement, 'end'>, declarationState: number): Standing {
  if (end !== null) return end.kind === 'answered' ? 'answered' : 'withdrawn';
  return isUndecided(declarationState) ? 'open' : 'ended';
}

/** Whether customs may ask now (194号 (十五)): in review, one request at a time. `open`: the one that is. */
export function judgeAsk(state: number, open: Pick<Supplement, 'no'> | null): RefusedAct | null {
  if (state !== 300) return refusedAct('90043', String(state), '300 人工审核');
  if (open === null) return null;
  return refusedAct('90043', `第 ${open.no} 次 待答复 open`, '先撤回或等答复 take it back or wait');
}

/** About lines that are there, each line and kind once. */
export function judgeQuestions(
  questions: readonly Pick<Question, 'gnum' | 'kind'>[],
  gnums: readonly string[],
): RefusedAct | null {
  const unknown = questions.find(({ gnum }) => !gnums.includes(gnum));
  return unknown ? refusedAct('90039', `gnum ${unknown.gnum}`, gnums.join(', ')) : twice(questions);
}

type Answered = {
  readonly state: number;
  readonly request: Supplement | null;
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
};

/** Whether the firm may answer now: asked, not answered or taken back, not decided; every question once. */
export function judgeAnswer({ state, request, questions, answers }: Answered): RefusedAct | null {
  const not = notOpen(request, state);
  if (not !== null) return not;
  const wrong = twice(answers);
  if (wrong !== null) return wrong;
  const unasked = answers.find((one) => !questions.some((other) => keyOf(other) === keyOf(one)));
  if (unasked) return refusedAct('90039', keyOf(unasked), questions.map(keyOf).join(', '));
  const left = questions.filter((one) => !answers.some((other) => keyOf(other) === keyOf(one)));
  if (left.length > 0) return refusedAct('90039', answers.map(keyOf).join(', '), questions.map(keyOf).join(', '));
  return null;
}

/** Why there is nothing to answer or to take back; null: it is open. */
export function notOpen(request: Supplement | null, state: number): RefusedAct | null {
  if (request === null) return refusedAct('90043', '没有要求 nothing was asked', OPEN);
  const standing = standingOf(request, state);
  switch (standing) {
    case 'open':
      return null;
    case 'answered':
      return refusedAct('90043', `第 ${request.no} 次 已答复 answered`, OPEN);
    case 'withdrawn':
      return refusedAct('90043', `第 ${request.no} 次 已撤回 taken back`, OPEN);
    case 'ended':
      return refusedAct('90043', `第 ${request.no} 次 清单已办结 decided (${state})`, OPEN);
  }
}

const OPEN = '待答复的要求 an open request';

type Parties = { readonly agentCode: string; readonly ebcCode: string };

/** In which right a firm may answer; null: in none. `entrusted`: by the owner of the goods, on record, at that moment. */
export function capacityOf(firm: string, { agentCode, ebcCode }: Parties, entrusted: boolean): Capacity | null {
  if (firm === agentCode) return 'declarant';
  if (firm === ebcCode) return 'owner';
  return entrusted ? 'entrusted' : null;
}

/** What a lane sees itself; whether a firm is entrusted the door has looked up, at the moment of the act. */
export function judgeCapacity(firm: string, capacity: Capacity, parties: Parties): RefusedAct | null {
  if (capacityOf(firm, parties, capacity === 'entrusted') !== null) return null;
  return refusedAct('90039', firm, mayAnswer(parties));
}

export function mayAnswer({ agentCode, ebcCode }: Parties): string {
  return `agentCode ${agentCode} | ebcCode ${ebcCode} | 其在册受托企业 a firm it has entrusted`;
}

/** `1 归类, 2 原产地`: what is asked, as a receipt says it. */
export function questionWords(questions: readonly { readonly gnum: string; readonly kind: SupplementKind }[]): string {
  return questions.map(({ gnum, kind }) => `${gnum} ${SUPPLEMENT_KINDS[kind].zh}`).join('；');
}

function twice(all: readonly { readonly gnum: string; readonly kind: SupplementKind }[]): RefusedAct | null {
  const again = all.find((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) !== index);
  return again ? refusedAct('90039', keyOf(again), '每项号每类一次 each line and kind once') : null;
}

const keyOf = ({ gnum, kind }: { readonly gnum: string; readonly kind: SupplementKind }): string => `${gnum} ${kind}`;
