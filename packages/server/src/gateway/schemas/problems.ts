import type { Static } from 'typebox';
import { closed, list, maybe, named, refTo, text, whole } from './shapes.ts';

export const Refusal = named(
  'Refusal',
  {
    code: text('规范代码或业务代码 / code of the specification or of a rule'),
    path: text('字段路径 / element path'),
    found: text('实际值，个人信息已掩码 / what stood there, personal data masked'),
    allowed: text('可接受的值 / what would have been accepted'),
    document: maybe(text('批内单证编号 / number of the document, in a batch')),
    offset: maybe(whole('字节位置 / byte position')),
    message_zh: maybe(text()),
    message_en: maybe(text()),
    advice_zh: maybe(text('处理办法 / what to do')),
    advice_en: maybe(text('处理办法 / what to do')),
  },
  '一项不符及处理办法 / one thing that is wrong, and what to do',
);
export type RefusalAnswer = Static<typeof Refusal>;

export const ProblemAnswer = named(
  'Error',
  {
    error: closed({
      code: text('规范代码（如 -900302）或接口代码（如 token-unknown）/ regime code or API code'),
      message_zh: text(),
      message_en: text(),
      conversationId: maybe(text('会话编号，请告知运维 / quote it to the operator')),
      refusals: maybe(list(refTo(Refusal))),
      details: maybe(list(text(), '不合要求之处 / what is not as described')),
      found: maybe(text('实际值 / what stood there')),
      allowed: maybe(list(text(), '可接受的值，如角色 / what is accepted, roles for instance')),
      what: maybe(text('损坏的存档记录 / the stored record that is damaged')),
      messageId: maybe(text('被拒收的报文 / the message that was refused')),
      type: maybe(text('报文类型 / type of the message')),
      guid: maybe(text('报文 guid / guid of the message')),
      actId: maybe(text('未执行的操作 / the act that was not done')),
    }),
  },
  '所有错误的统一格式 / the one shape of every error',
);
export type ProblemBody = Static<typeof ProblemAnswer>;
