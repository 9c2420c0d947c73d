import type { Static } from 'typebox';
import { closed, day, list, maybe, moment, named, oneOf, orNull, refTo, text, truth, whole, yuan } from './shapes.ts';
import { Refusal } from './problems.ts';

export const ExplainLine = named(
  'ExplainLine',
  {
    rule: text(),
    law: text(),
    parameter: text(),
    value: text(),
    confidence: oneOf(['verified', 'unverified', 'given']),
    from: maybe(day),
    line: maybe(whole('商品行，从 1 起 / goods line, from 1')),
    note: maybe(text()),
  },
  '所用的一个参数及其法律依据 / a parameter that was used, and its law',
);

const unknownRate = orNull(yuan);

export const Assessment = named(
  'Assessment',
  {
    route: oneOf(['reduced', 'full', 'refused', 'manual']),
    dutiableValue: yuan,
    lines: list(
      closed(
        { dutiableValue: yuan, customsDuty: unknownRate, consumptionTax: unknownRate, valueAddedTax: unknownRate },
        '税率不明时税额为空 / null: a rate is unknown, and so is the amount',
      ),
    ),
    total: closed({
      customsDuty: unknownRate,
      consumptionTax: unknownRate,
      valueAddedTax: unknownRate,
      tax: unknownRate,
    }),
    code: orNull(text('第一个原因；可通过时为空 / the first reason; null when the order goes through')),
    receiptCode: orNull(text('回执中的业务代码，如 1313 / the business code in a receipt')),
    refusals: list(refTo(Refusal)),
    explain: list(refTo(ExplainLine)),
    postal: maybe(
      closed(
        {
          tax: yuan,
          payable: yuan,
          exempt: truth,
          law: list(closed({ parameter: text(), value: text(), law: text(), confidence: text() })),
        },
        '行邮税对照 / postal tax, for comparison (E-10)',
      ),
    ),
  },
  '税款试算 / an assessment',
);
export type AssessmentAnswer = Static<typeof Assessment>;

const taxes = { customsDuty: yuan, consumptionTax: yuan, valueAddedTax: yuan };

/** What the person had used of the year when quota was looked at (F-01). */
export const AnnualUsed = named('AnnualUsed', {
  amount: yuan,
  year: whole(),
  entries: maybe(
    list(
      closed({
        preNo: text(),
        move: oneOf(['grant', 'reserve', 'post', 'release', 'refusal', 'reverse', 'withdraw', 'lapse']),
        amount: yuan,
        at: moment,
      }),
      '合计为该金额的额度账分录，仅海关与本人可见 / the entries that add up to it, for customs and the person',
    ),
  ),
});
export type AnnualUsedAnswer = Static<typeof AnnualUsed>;

/** What remains of a tax after cancellations and returns (I-01, I-02). */
export const Remaining = named(
  'Remaining',
  { ...taxes, tax: yuan, because: list(text(), '撤销单、退货单编号 / numbers of the cancellations and returns') },
  '撤销、退货后的余额；旁列为原额 / what remains after cancellation or return; beside it is what was',
);
export type RemainingAnswer = Static<typeof Remaining>;

/** How the tax of a declaration came about. */
export const ToldAssessment = named('ToldAssessment', {
  by: oneOf(['law', 'customs'], '依法计算，或由关员确定 / computed, or said by an officer'),
  route: orNull(text()),
  dutiableValue: yuan,
  lines: list(closed({ gnum: maybe(text()), gcode: maybe(text()), dutiableValue: yuan, ...taxes })),
  total: closed({ ...taxes, tax: yuan }),
  annualUsed: orNull(refTo(AnnualUsed)),
  explain: list(refTo(ExplainLine)),
  remaining: orNull(refTo(Remaining)),
});
export type ToldAssessmentAnswer = Static<typeof ToldAssessment>;

export const Health = named('Health', {
  status: oneOf(['ok', 'degraded', 'unwell'], '正常、有搁置项、不可用 / well, something is set aside, unwell'),
  version: text(),
  profile: text(),
  database: oneOf(['ok', 'unreachable', 'not-writable']),
  setAside: whole('异常后搁置、等待人员处理的项数 / items set aside after a fault, which wait for people'),
  time: moment,
});

const both = closed({ zh: text(), en: text() });

export const Code = named(
  'Code',
  {
    code: text(),
    text: both,
    meaning: both,
    cause: both,
    advice: both,
    resend: truth,
    fields: list(text()),
    rule: orNull(text()),
    source: text(),
  },
  '代码的含义、常见原因、处理办法 / what a code means, its usual cause, what to do',
);

export const SandboxClock = named('SandboxClock', { now: moment });
