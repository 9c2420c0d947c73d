import { SUPPLEMENT_KINDS, type SupplementKind } from '@tongguan/policy';
import type { Static } from 'typebox';
import {
  closed,
  day,
  list,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  refTo,
  text,
  truth,
  whole,
} from '../../gateway/schemas/index.ts';
import { STANDINGS } from '../types.ts';

export const KINDS = Object.keys(SUPPLEMENT_KINDS) as SupplementKind[];

const about = { gnum: text('清单商品序号 / line of the declaration'), kind: oneOf(KINDS, '归类、价格、原产地') };

export const Supplement = named(
  'Supplement',
  {
    no: whole('1 为该清单的第一次 / 1 for the first of its declaration'),
    state: oneOf(STANDINGS, '待答复、已答复、已撤回、清单已办结'),
    askedAt: moment,
    askedBy: maybe(text('关员，仅海关可见 / the officer, for customs alone')),
    dueOn: day,
    law: text('期限的依据 / the law of the last day'),
    lawVerified: truth,
    overdue: truth,
    questions: maybe(
      list(closed({ ...about, text: text() }), '海关与答复企业可见 / for customs and those who may answer'),
    ),
    answer: orNull(
      closed({
        by: text(),
        at: moment,
        late: truth,
        answers: maybe(
          list(
            closed({ ...about, facts: text(), attachments: list(closed({ name: text(), sha256: text() })) }),
            '海关与答复企业可见 / for customs and those who may answer',
          ),
        ),
      }),
    ),
    withdrawnAt: orNull(moment),
  },
  '补充申报的要求与答复 / a request for a supplementary declaration and its answer',
);
export type SupplementAnswer = Static<typeof Supplement>;

export const Supplements = named('Supplements', {
  supplements: list(
    closed({
      preNo: text(),
      copNo: text(),
      invtNo: orNull(text()),
      customsCode: text(),
      agentCode: text(),
      listState: whole('清单现状态 / state of the declaration now'),
      supplement: refTo(Supplement),
    }),
  ),
});
export type SupplementTask = Static<typeof Supplements>['supplements'][number];
