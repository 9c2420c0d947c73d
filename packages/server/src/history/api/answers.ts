import type { Static } from 'typebox';
import {
  closed,
  CodeText,
  day,
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
  ToldReceipt,
  whole,
  yuan,
} from '../../gateway/schemas/index.ts';
import { ToldInspection } from '../../inspection/api/answers.ts';
import { Supplement } from '../../supplement/api/answers.ts';
import { CheckedEdition, DeclarationDocument, LedgerEntry, Reversal, StatedReason } from './parts.ts';
import { ClearanceClock } from './watchAnswers.ts';

const numbers = { copNo: text(), preNo: text(), invtNo: orNull(text()), orderNo: text(), logisticsNo: text() };
const firm = text('海关十位编码 / customs code of ten digits');

export const Declaration = named(
  'Declaration',
  {
    numbers: closed(numbers),
    state: closed({ code: whole(), text: text() }),
    ending: orNull(closed({ code: text(), text: text() }, '已撤销或已全部退货 / cancelled or returned')),
    parties: closed({
      agentCode: firm,
      ebpCode: firm,
      ebcCode: firm,
      logisticsCode: firm,
      assureCode: text('担保企业；无担保时为空文本 / guarantor; an empty text where there is none'),
      transmitter: firm,
    }),
    customsCode: text(),
    tradeMode: text(),
    times: closed({
      receivedAt: orNull(moment),
      acceptedAt: orNull(moment),
      decidedAt: orNull(moment),
      waitsUntil: orNull(moment),
    }),
    clearanceClock: orNull(refTo(ClearanceClock)),
    contingency: orNull(
      closed({
        incident: text(),
        releasedAt: moment,
        reconciledAt: orNull(moment),
        skipped: maybe(list(text(), '仅海关可见 / for customs alone')),
      }),
    ),
    states: list(
      closed({ returnStatus: text(), statusText: text(), returnTime: text('C17'), codes: list(refTo(CodeText)) }),
    ),
    documents: list(refTo(DeclarationDocument)),
    missing: list(text(), '尚缺的单证 / documents that have not come'),
    differences: list(
      closed({ code: text(), leftPath: text(), leftValue: text(), rightPath: text(), rightValue: text() }),
    ),
    reasons: list(refTo(StatedReason)),
    assessment: orNull(refTo(ToldAssessment)),
    decisions: list(
      closed({
        kind: oneOf(['release', 'refusal', 'reconciliation', 'amendment']),
        at: moment,
        record: text(
          '决定记录原文，JSON；tongguan check 可复算 / the record as stored, JSON; tongguan check recomputes it',
        ),
      }),
      '每项决定所依据的事实、条文与算式，最早在前 / what each decision was decided by, oldest first',
    ),
    tariffEditions: list(
      refTo(CheckedEdition),
      '装入的税则版本中有关这些商品的各行，复算决定用 / rows of loaded editions about these goods, to recompute the decisions by',
    ),
    inspections: list(refTo(ToldInspection)),
    supplements: list(refTo(Supplement)),
    ledger: list(refTo(LedgerEntry)),
    taxBill: orNull(
      closed({
        taxNo: text(),
        status: whole('1 已生成 2 已汇总 3 作废 / made, on a demand, void'),
        customsDuty: yuan,
        consumptionTax: yuan,
        valueAddedTax: yuan,
        issuedAt: moment,
        remaining: orNull(refTo(Remaining)),
      }),
    ),
    settlement: orNull(closed({ dutyNo: text(), billedOn: day, payBy: day, paidOn: orNull(day) })),
    reversals: list(refTo(Reversal)),
    delivery: orNull(closed({ status: text(), text: text(), happened: text('C14, Asia/Shanghai') })),
    receipts: list(refTo(ToldReceipt)),
    earlier: list(closed({ ...numbers, state: whole() }), '同编号的较早清单 / earlier ones with this number'),
    damaged: list(
      closed({ what: text(), found: text() }),
      '损坏或缺失的存档记录 / stored rows that are damaged or gone, and what was found',
    ),
  },
  '清单全过程，个人信息已掩码 / the whole story of a declaration, personal data masked',
);
export type DeclarationAnswer = Static<typeof Declaration>;
