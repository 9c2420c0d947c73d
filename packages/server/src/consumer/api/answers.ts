import type { Static } from 'typebox';
import {
  closed,
  list,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  refTo,
  text,
  Remaining,
  ToldAssessment,
  truth,
  whole,
  yuan,
} from '../../gateway/schemas/index.ts';

export const ConsumerToken = named('ConsumerToken', {
  token: text('只显示一次 / told once'),
  id: text(),
  until: moment,
});

export const Authentication = named('Authentication', {
  state: oneOf(['recorded', 'waiting'], 'waiting：尚未登记，通道处理后生效 / not on record yet'),
});

export const Quota = named(
  'Quota',
  {
    year: whole(),
    limit: yuan,
    reserved: yuan,
    used: yuan,
    available: yuan,
    frozen: truth,
    uses: list(
      closed({
        preNo: text(),
        invtNo: orNull(text()),
        at: moment,
        move: oneOf(['reserve', 'post', 'release', 'reverse', 'refusal']),
        amount: yuan,
        tax: orNull(yuan),
        platformCode: text(),
        state: whole('清单状态，800 放行 / state of the declaration, 800 released'),
        ending: orNull(text()),
        disputed: truth,
      }),
    ),
  },
  '本人年度额度 / the annual quota',
);
export type QuotaAnswer = Static<typeof Quota>;

const taxes = { customsDuty: yuan, consumptionTax: yuan, valueAddedTax: yuan };
const bill = {
  preNo: text(),
  invtNo: text(),
  taxNo: text(),
  platformCode: text(),
  releasedAt: moment,
  status: closed({ code: whole('1 已生成 2 已汇总 3 已作废 / made, on a demand, void'), text: text() }),
  ...taxes,
  tax: yuan,
  remaining: orNull(refTo(Remaining)),
  lines: list(closed({ gnum: text(), gcode: text(), dutiableValue: yuan, ...taxes })),
  damaged: maybe(text('明细无法读出的原因 / why the lines cannot be told')),
};

export const ConsumerBill = named('ConsumerBill', bill, '电子税单 / the tax bill of a declaration');
export type BillAnswer = Static<typeof ConsumerBill>;

export const ConsumerBills = named('ConsumerBills', { year: whole(), bills: list(refTo(ConsumerBill)) });

export const ExplainedBill = named('ExplainedBill', { ...bill, assessment: orNull(refTo(ToldAssessment)) });

export const Dispute = named('Dispute', {
  preNo: text(),
  state: oneOf(['opened', 'waiting']),
  caseNo: orNull(text('waiting 时为空，编号随 cases 而来 / null while waiting; it comes with the cases')),
});

export const Freeze = named('Freeze', { frozen: truth });
