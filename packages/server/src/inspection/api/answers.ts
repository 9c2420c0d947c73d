import type { Static } from 'typebox';
import { closed, list, maybe, moment, named, oneOf, orNull, refTo, text, whole } from '../../gateway/schemas/index.ts';
import { PURPOSES } from '../types.ts';

export const TASK_STATES = ['open', 'underway', 'concluded'] as const;

const seen = {
  no: whole('1 为该清单的第一次 / 1 for the first of its declaration'),
  selectedAt: orNull(moment),
  begunAt: orNull(moment),
  concludedAt: orNull(moment),
  result: orNull(text()),
};

const draw = closed(
  {
    drawn: whole(),
    rateBasisPoints: orNull(whole('抽查比例，万分之一 / rate, basis points')),
    because: orNull(text()),
    drawnAgain: whole('重新计算的抽取结果 / the draw computed again'),
  },
  '仅主管与审计 / for supervisors and auditors alone',
);

const forStaff = {
  ...seen,
  state: oneOf(TASK_STATES),
  orderedBy: text('draw，或关员编号 / draw, or the code of an officer'),
  officer: orNull(text()),
  site: orNull(text()),
  purpose: oneOf(PURPOSES),
  reason: orNull(text()),
  concludedBy: orNull(text()),
  draw: maybe(draw),
};

const inspection = closed(forStaff);
export type InspectionAnswer = Static<typeof inspection>;

export const Inspections = named('Inspections', {
  inspections: list(
    closed({
      preNo: text(),
      invtNo: orNull(text()),
      customsCode: text(),
      agentCode: text(),
      listState: whole('清单现状态 / state of the declaration now'),
      ...forStaff,
    }),
  ),
});
export type InspectionTask = Static<typeof Inspections>['inspections'][number];

export const Evidence = named('Evidence', {
  kind: oneOf(['sample', 'photo', 'report']),
  number: maybe(text('样品编号 / of a sample')),
  mediaType: maybe(text()),
  bytes: maybe(whole()),
  sha256: maybe(text()),
  file: maybe(text('读取该文件的编号 / the id it is read by')),
  by: text(),
  at: moment,
});
export type EvidenceAnswer = Static<typeof Evidence>;

/** In a history: staff read all of it, parties only when goods were held and with which result. */
export const ToldInspection = named('ToldInspection', {
  ...seen,
  state: maybe(forStaff.state),
  orderedBy: maybe(forStaff.orderedBy),
  officer: maybe(forStaff.officer),
  site: maybe(forStaff.site),
  purpose: maybe(forStaff.purpose),
  reason: maybe(forStaff.reason),
  concludedBy: maybe(forStaff.concludedBy),
  draw: maybe(draw),
  evidence: maybe(list(refTo(Evidence))),
});
export type ToldInspectionAnswer = Static<typeof ToldInspection>;
