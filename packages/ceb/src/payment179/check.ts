import { done, formatDecimal5, type Outcome, parseDecimal5, refused } from '@tongguan/kernel';
import { characterCount } from '../dictionary/leaf.ts';
import { MESSAGE_CODES } from '../message/codes.ts';
import { Problems, quoted, step } from '../message/problems.ts';
import {
  AMOUNT_ALLOWED,
  GOODS_FIELDS,
  GOODS_MAX,
  HEAD_FIELDS,
  ORDER_FIELDS,
  ORDERS_MAX,
  type PaymentField,
  SERVICE_TIME_FIELD,
  SESSION_FIELD,
} from './fields.ts';
import type { PaymentData } from './types.ts';

/** Everything that is wrong with payment data at once, in the order of its members. */
export function checkPayment(data: PaymentData): Outcome<PaymentData> {
  const problems = new Problems();
  checkText(problems, SESSION_FIELD, data.sessionID);
  checkHead(problems, data);
  checkCount(problems, 'payExchangeInfoLists', data.payExchangeInfoLists.length, ORDERS_MAX);
  for (const [index, order] of data.payExchangeInfoLists.slice(0, ORDERS_MAX).entries()) {
    problems.enter(step('payExchangeInfoLists', index, ORDERS_MAX));
    checkTexts(problems, ORDER_FIELDS, order);
    checkCount(problems, 'goodsInfo', order.goodsInfo.length, GOODS_MAX);
    for (const [line, goods] of order.goodsInfo.slice(0, GOODS_MAX).entries()) {
      problems.enter(step('goodsInfo', line, GOODS_MAX));
      checkTexts(problems, GOODS_FIELDS, goods);
      problems.leave();
    }
    problems.leave();
  }
  checkText(problems, SERVICE_TIME_FIELD, String(data.serviceTime));
  return problems.list.length === 0 ? done(data) : refused(...problems.list);
}

/** Whether a text may stand in a member; notes what it may not. */
export function checkText(problems: Problems, field: PaymentField, text: string): void {
  const length = characterCount(text);
  const shown = quoted(text, field.personal);
  if (length < field.min || length > field.max || /\p{Surrogate}/u.test(text)) {
    problems.add(MESSAGE_CODES.length, field.name, shown, field.allowed);
  } else if (field.pattern?.test(text) === false) problems.add(MESSAGE_CODES.value, field.name, shown, field.allowed);
}

function checkHead(problems: Problems, { payExchangeInfoHead: head }: PaymentData): void {
  problems.enter('payExchangeInfoHead');
  checkTexts(problems, HEAD_FIELDS, head);
  const amount = formatDecimal5(head.totalAmount);
  if (head.totalAmount < 0n || parseDecimal5(amount) === null) {
    problems.add(MESSAGE_CODES.number, 'totalAmount', amount, AMOUNT_ALLOWED);
  }
  problems.leave();
}

function checkTexts(problems: Problems, fields: readonly PaymentField[], texts: object): void {
  const values = texts as Readonly<Record<string, unknown>>;
  for (const field of fields) checkText(problems, field, String(values[field.name]));
}

function checkCount(problems: Problems, name: string, count: number, max: number): void {
  if (count < 1 || count > max) problems.add(MESSAGE_CODES.occurrences, name, String(count), `1–${max}`);
}
