import type { Schemas } from '@tongguan/sdk';
import { say, sayOf } from '../../common/language.ts';
import { table } from '../../common/output.ts';

type Task = Schemas['Supplements']['supplements'][number];

const STATES = {
  open: { zh: '待答复', en: 'open' },
  answered: { zh: '已答复', en: 'answered' },
  withdrawn: { zh: '已撤回', en: 'taken back' },
  ended: { zh: '清单已办结', en: 'the list is decided' },
} as const;
const KINDS = {
  classification: { zh: '归类', en: 'classification' },
  value: { zh: '价格', en: 'value' },
  origin: { zh: '原产地', en: 'origin' },
} as const;

/** One request with its answer, for a person to read. */
export function supplementText({ copNo, preNo, listState, supplement }: Task): string {
  const { no, state, askedAt, dueOn, law, lawVerified, overdue, questions = [], answer } = supplement;
  const unsure = lawVerified ? '' : say('（未核实）', ' (unverified)');
  const times = say(`第 ${no} 次`, `request ${no}`);
  const late = say('逾期', 'overdue');
  return [
    `${copNo} ${preNo} (${listState})  ${times}: ${sayOf(STATES[state])}${overdue ? ` ${late}` : ''}`,
    `${askedAt}  ${say('答复期限', 'answer by')} ${dueOn}  ${law}${unsure}`,
    ...(questions.length === 0
      ? []
      : [table(questions.map(({ gnum, kind, text }) => [gnum, sayOf(KINDS[kind]), text]))]),
    ...(answer === null ? [] : [`${answer.by} ${answer.at}${answer.late ? ` ${say('逾期', 'late')}` : ''}`]),
    ...(answer?.answers ?? []).map(
      ({ gnum, kind, facts, attachments }) =>
        `  ${gnum} ${sayOf(KINDS[kind])}: ${facts}${attachments.map(({ name, sha256 }) => `\n    ${name} ${sha256}`).join('')}`,
    ),
  ].join('\n');
}
