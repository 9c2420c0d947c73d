import type { Static } from 'typebox';
import { closed, list, mapOf, maybe, moment, named, oneOf, refTo, text } from '../../gateway/schemas/index.ts';

export const ActAnswer = named(
  'ActAnswer',
  {
    actId: text('再问用同一编号 / ask again with the same id'),
    state: oneOf(['done', 'waiting', 'proposed', 'declined']),
    at: maybe(moment),
    expires: maybe(text('待复核至此时失效 / a proposal is void from this moment')),
    facts: maybe(mapOf(text(), '操作的结果，按名称 / what came of it, by name')),
  },
  '操作的结果 / what came of an act',
);
export type ActAnswer = Static<typeof ActAnswer>;

export const Journal = named('Journal', {
  acts: list(
    closed({
      actId: text(),
      kind: text(),
      subject: text(),
      actor: text(),
      role: text(),
      reason: text(),
      at: moment,
      state: oneOf(['done', 'refused', 'waiting', 'proposed', 'declined']),
      second: maybe(closed({ code: text(), reason: text(), at: moment }, '复核人 / the second person')),
      code: maybe(text('未执行的原因 / why it was not done')),
      facts: maybe(mapOf(text())),
      doneAt: maybe(moment),
    }),
  ),
});
export type JournalLine = Static<typeof Journal>['acts'][number];

export const Proposal = named('Proposal', {
  proposalId: text(),
  kind: text(),
  subject: text(),
  actor: text(),
  role: text(),
  reason: text(),
  at: moment,
  expires: moment,
  state: oneOf(['open', 'expired', 'approved', 'declined']),
  second: maybe(closed({ actor: text(), reason: text(), at: moment })),
});
export type ProposalLine = Static<typeof Proposal>;

export const Proposals = named('Proposals', { proposals: list(refTo(Proposal)) });
