import { TARIFF_FACTS } from '@tongguan/policy';
import type { Static } from 'typebox';
import {
  closed,
  day,
  KIND_NAMES,
  list,
  mapOf,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  quantity,
  refTo,
  text,
  whole,
  yuan,
} from '../../gateway/schemas/index.ts';

const section = mapOf(text(), '按规范元素名 / by element name of the specification');
const sections = list(section);

const Content = named(
  'DocumentContent',
  {
    OrderHead: maybe(section),
    OrderList: maybe(sections),
    PaymentHead: maybe(section),
    LogisticsHead: maybe(section),
    InventoryHead: maybe(section),
    InventoryList: maybe(sections),
  },
  '单证内容，个人信息已掩码 / what the document says, personal data masked',
);

export const DeclarationDocument = named('DeclarationDocument', {
  kind: oneOf(KIND_NAMES),
  number: text(),
  outcome: text('accepted、refused、superseded、deleted'),
  code: maybe(text()),
  acceptedAt: moment,
  appTime: text('C14'),
  messageId: text(),
  messageType: text(),
  messageGuid: text(),
  item: whole(),
  digest: text('所收字节的 SHA-256 / SHA-256 of the received bytes'),
  signer: closed({ participant: text(), certificate: text('证书序列号 / serial number of the certificate') }),
  transmitter: text(),
  content: orNull(refTo(Content)),
});
export type DocumentAnswer = Static<typeof DeclarationDocument>;

/** With the milliseconds of its loading: what was accepted later in the same second was decided by it. */
export const CheckedEdition = named('CheckedEdition', {
  edition: text(),
  fromDay: day,
  loadedAt: moment,
  rows: list(
    closed({
      hs8: text(),
      fact: oneOf(TARIFF_FACTS),
      value: text('百分数、类别或单位代码 / a percentage, a class or a unit'),
      from: day,
      to: orNull(day),
      law: text(),
      confidence: oneOf(['V', 'H', 'M', 'L']),
      provenance: text(),
    }),
  ),
  names: list(closed({ hs8: text(), nameZh: text() })),
});

export const LedgerEntry = named('LedgerEntry', {
  book: oneOf(['quota', 'guarantee', 'stock', 'alone', 'quantity']),
  account: text(
    '额度账为年份，年度限量为税目、单位与年份 / of quota the year, of a yearly quantity tariff line, unit and year',
  ),
  move: oneOf(['grant', 'reserve', 'post', 'release', 'refusal', 'reverse', 'withdraw', 'lapse']),
  amount: text('元；库存与年度限量为数量 / yuan, of stock and of a yearly quantity a quantity'),
  at: moment,
});
export type LedgerAnswer = Static<typeof LedgerEntry>;

/** Reasons stored by an earlier version may have no path and no values. */
export const StatedReason = named('StatedReason', {
  code: text(),
  text: text(),
  path: maybe(text()),
  found: maybe(text()),
  allowed: maybe(text()),
  basis: maybe(
    closed(
      {
        basis: oneOf(['law', 'technical', 'platform']),
        from: day,
        law: text('文号与条款；非法律依据时为空 / document and article; empty where it is no law'),
        confidence: oneOf(['verified', 'unverified']),
        note: text(),
      },
      '当日所依据的条文 / the article of the day',
    ),
  ),
});

const back = closed({ quota: yuan, customsDuty: yuan, consumptionTax: yuan, valueAddedTax: yuan });

export const Reversal = named(
  'Reversal',
  {
    kind: oneOf(['cancellation', 'return', 'amendment']),
    numbers: closed({ preNo: text(), copNo: text() }),
    state: closed({ code: whole(), text: text() }),
    times: closed({
      appliedAt: moment,
      approvedAt: orNull(moment),
      arrivedAt: orNull(moment),
      endedAt: orNull(moment),
    }),
    reasons: list(refTo(StatedReason)),
    lines: list(closed({ gnum: text(), gcode: text(), quantity })),
    givenBack: maybe(back),
    askedBack: maybe(back),
  },
  '撤销、退货或修改 / a cancellation, return or amendment',
);
export type ReversalAnswer = Static<typeof Reversal>;

/** Named schemas that others refer to and no route gives alone. */
export const STORY_PARTS = [Content, DeclarationDocument, CheckedEdition, LedgerEntry, StatedReason, Reversal];
