import type { Schemas } from '@tongguan/sdk';
import { table } from '../../common/output.ts';

type Task = Schemas['Supplements']['supplements'][number];

const STATES = {
  open: '待答复 / open',
  answered: '已答复 / answered',
  withdrawn: '已撤回 / taken back',
  ended: '清单已办结 / the list is decided',
} as const;
const KINDS = { classification: '归类', value: '价格', origin: '原产地' } as const;

/** One request with its answer, for a person to read. */
export function supplementText({ copNo, preNo, listState, supplement }: Task): string {
  const { no, state, askedAt, dueOn, law, lawVerified, overdue, questions = [], answer } = supplement;
  const unsure = lawVerified ? '' : '（未核实 unverified）';
  return [
    `${copNo} ${preNo} (${listState})  第 ${no} 次 / request ${no}: ${STATES[state]}${overdue ? '，逾期 overdue' : ''}`,
    `${askedAt}，答复期限 / answer by ${dueOn}  ${law}${unsure}`,
    ...(questions.length === 0
      ? []
      : [table(questions.map(({ gnum, kind, text }) => [gnum, `${KINDS[kind]} / ${kind}`, text]))]),
    ...(answer === null ? [] : [`${answer.by} ${answer.at}${answer.late ? ' 逾期 late' : ''}`]),
    ...(answer?.answers ?? []).map(
      ({ gnum, kind, facts, attachments }) =>
        `  ${gnum} ${KINDS[kind]} / ${kind}: ${facts}${attachments.map(({ name, sha256 }) => `\n    ${name} ${sha256}`).join('')}`,
    ),
  ].join('\n');
}
