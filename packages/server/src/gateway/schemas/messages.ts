import type { Static } from 'typebox';
import { KIND_NAMES } from './kindNames.ts';
import { RECEIPT_FIELDS } from '../../receipts/types.ts';
import { closed, list, maybe, moment, named, oneOf, refTo, text, truth, whole } from './shapes.ts';

export const Stored = named(
  'Stored',
  {
    messageId: text('SHA-256 的前 128 位，发送方可自行计算 / the first 128 bits of the SHA-256 of its bytes'),
    type: text('CEB311Message …'),
    guid: text(),
    acceptedAt: moment,
    documents: list(
      closed({
        item: whole('报文内序号，从 0 起 / place in the message, from 0'),
        kind: oneOf(
          KIND_NAMES,
          '单证种类；受理哪些见 sendMessage / kind of document; sendMessage says which are taken',
        ),
        number: text('该类单证的编号 / the number of such a document'),
        orderNo: text(),
      }),
    ),
  },
  '已落库；受理结果见回执 / durably stored; the decision follows by receipt',
);
export type StoredMessage = Static<typeof Stored>;

export const CodeText = named(
  'CodeText',
  { code: text(), text: text(), advice: text('处理办法 / what to do') },
  '回执中的一个代码 / a code of a receipt',
);

type Field = (typeof RECEIPT_FIELDS)[number];
const numbers = Object.fromEntries(RECEIPT_FIELDS.map((field) => [field, maybe(text())])) as Record<
  Field,
  ReturnType<typeof maybe<ReturnType<typeof text>>>
>;

const receipt = {
  type: text('CEB312Message … CEB900Message'),
  guid: text(),
  returnStatus: text('规范 returnStatus / as the specification has it'),
  statusText: text(),
  codes: list(refTo(CodeText)),
  returnTime: text('C17, Asia/Shanghai'),
  xml: text('回执报文 / the receipt message'),
  // Business numbers by wire name.
  ...numbers,
};

export const Receipt = named('Receipt', { cursor: text('由此读取其后 / read on from here'), ...receipt });

/** Within a history, which has no further pages. */
export const ToldReceipt = named('ToldReceipt', receipt, '清单的一份回执 / a receipt of a declaration');

export const ReceiptPage = named('ReceiptPage', {
  receipts: list(refTo(Receipt)),
  next: text('下次读取的游标，永久有效 / read on from here; valid for ever'),
  more: truth,
});
