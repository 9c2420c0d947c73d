import type { Static } from 'typebox';
import { closed, list, mapOf, moment, named, oneOf, orNull, refTo, text, yuan } from '../../gateway/schemas/index.ts';

const own = {
  caseNo: text(),
  kind: text(),
  text_zh: text(),
  text_en: text(),
  rules: list(text()),
  subject: text(),
  preNo: orNull(text()),
  against: text('须答复的企业 / the firm that has to answer'),
  openedAt: moment,
  state: oneOf(['open', 'concluded']),
  outcome: orNull(oneOf(['upheld', 'dismissed'])),
  restored: orNull(yuan),
  concludedAt: orNull(moment),
};
const dossier = { ...own, openedBy: text(), assignedTo: orNull(text()), concludedBy: orNull(text()) };

/** Which officer has it is no business of the person's. */
export const ConsumerCase = named('ConsumerCase', own);
export type ConsumerCaseAnswer = Static<typeof ConsumerCase>;

export const Case = named('Case', dossier, '案件 / a dossier');
export type CaseAnswer = Static<typeof Case>;

export const Cases = named('Cases', { cases: list(refTo(Case)) });

const entry = closed({
  actId: text(),
  kind: text(),
  actor: text(),
  role: text(),
  reason: text(),
  at: moment,
  state: oneOf(['waiting', 'done', 'refused']),
  body: mapOf(text(), '操作所附内容 / what the act brought'),
});
export type CaseEntry = Static<typeof entry>;

export const CaseFile = named('CaseFile', { ...dossier, file: list(entry, '案卷，最早在前 / the file, oldest first') });

export const ConsumerCases = named('ConsumerCases', { cases: list(refTo(ConsumerCase)) });
