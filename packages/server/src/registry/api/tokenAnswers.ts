import type { Static } from 'typebox';
import { closed, list, moment, named, oneOf, orNull, refTo, text } from '../../gateway/schemas/index.ts';

export const Token = named('Token', {
  id: text(),
  kind: oneOf(['firm', 'staff']),
  holder: text(),
  label: text('用途 / what it is for'),
  created: moment,
  until: orNull(moment),
  lastUsed: orNull(text('精确到小时 / right to the hour')),
  ended: orNull(moment),
});
export type TokenAnswer = Static<typeof Token>;

export const Tokens = named('Tokens', { tokens: list(refTo(Token)) });

export const IssuedToken = named('IssuedToken', {
  token: text('只显示一次 / told once'),
  until: orNull(moment),
  others: list(refTo(Token)),
});
export type IssuedAnswer = Static<typeof IssuedToken>;

export const ConsumerTokens = named('ConsumerTokens', {
  tokens: list(
    closed({
      id: text(),
      operator: text(),
      idNumber: text('已掩码 / masked'),
      subject: text('日志中的编号 / what the journal names it by'),
      issued: moment,
      until: moment,
      ended: orNull(moment),
    }),
  ),
});
export type ConsumerTokenAnswer = Static<typeof ConsumerTokens>['tokens'][number];

export const EndedToken = named('EndedToken', { id: text(), ended: orNull(moment) });
