import { done, formatDecimal5, type Outcome, parseDecimal5, refused } from '@tongguan/kernel';
import { MESSAGE_CODES } from '../message/codes.ts';
import { Problems, step } from '../message/problems.ts';
import { checkPayment, checkText } from './check.ts';
import {
  AMOUNT_ALLOWED,
  CERT_NO_FIELD,
  GOODS_FIELDS,
  HEAD_FIELDS,
  ORDER_FIELDS,
  type PaymentField,
  SIGN_VALUE_FIELD,
} from './fields.ts';
import { type JsonNode, parseRawJson } from './rawJson.ts';
import type {
  PaymentData,
  PaymentDataGoods,
  PaymentDataHead,
  PaymentListsName,
  PaymentDataOrder,
  ReceivedPayment,
} from './types.ts';

/** Two originals of 8,000 characters, and 99 lines with links of 3,000: a fifth of this is much. */
const CHARACTERS_MAX = 1_000_000;

type ObjectNode = JsonNode & { readonly kind: 'object' };

/**
 * Reads payExInfoStr. All problems at once: first of its shape, then of its values. Members the interface does not know
 * are refused: on the first level they would not even be signed.
 */
export function readPayment(payExInfoStr: string): Outcome<ReceivedPayment> {
  const root = payExInfoStr.length > CHARACTERS_MAX ? null : parseRawJson(payExInfoStr);
  if (root?.kind !== 'object') {
    const allowed = 'JSON 对象，名称不重复 a JSON object, names not repeated';
    const found = `${payExInfoStr.length} 个字符 characters`;
    return refused({ code: MESSAGE_CODES.element, path: '', found, allowed });
  }
  const reader = new Reader(payExInfoStr);
  const received = reader.upload(root);
  if (reader.problems.list.length > 0) return refused(...reader.problems.list);
  const checked = checkPayment(received.data);
  return checked.ok ? done(received) : checked;
}

class Reader {
  readonly problems = new Problems();
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  upload(root: ObjectNode): ReceivedPayment {
    const listsName: PaymentListsName = root.members.has('payExchangeInfoList')
      ? 'payExchangeInfoList'
      : 'payExchangeInfoLists';
    this.#known(root, ['sessionID', 'payExchangeInfoHead', listsName, 'serviceTime', 'certNo', 'signValue']);
    const sessionID = this.#text(root, 'sessionID');
    const head = this.#object(root, 'payExchangeInfoHead', (node) => this.#head(node));
    const orders = this.#array(root, listsName, (node) => this.#order(node));
    const serviceTime = this.#digits(root, 'serviceTime');
    const certNo = this.#checked(root, CERT_NO_FIELD);
    const signValue = this.#checked(root, SIGN_VALUE_FIELD);
    return {
      data: {
        sessionID,
        payExchangeInfoHead: head ?? ({} as PaymentDataHead),
        payExchangeInfoLists: orders,
        serviceTime: Number(serviceTime),
      } satisfies PaymentData,
      certNo,
      signValue,
      text: {
        sessionID,
        head: this.#slice(root, 'payExchangeInfoHead'),
        listsName,
        lists: this.#slice(root, listsName),
        serviceTime,
      },
    };
  }

  #head(node: ObjectNode): PaymentDataHead {
    this.#known(node, [...HEAD_FIELDS.map(({ name }) => name), 'totalAmount']);
    const texts = this.#texts(node, HEAD_FIELDS);
    const amount = node.members.get('totalAmount');
    // Digits as sent: a reader of floating point would round them. An exponent is no N19,5.
    const totalAmount = amount?.kind === 'number' ? parseDecimal5(amount.digits) : null;
    if (totalAmount === null) this.#add(MESSAGE_CODES.number, 'totalAmount', foundOf(amount), AMOUNT_ALLOWED);
    else if (foundOf(amount) !== formatDecimal5(totalAmount)) {
      // Customs parses the number and writes it anew before it verifies: 100.10 then is another text than was signed.
      this.#add(
        MESSAGE_CODES.number,
        'totalAmount',
        foundOf(amount),
        `${formatDecimal5(totalAmount)}，末尾不带零 no zeros at the end`,
      );
    }
    return { ...(texts as Omit<PaymentDataHead, 'totalAmount'>), totalAmount: totalAmount ?? 0n };
  }

  #order(node: ObjectNode): PaymentDataOrder {
    this.#known(node, [...ORDER_FIELDS.map(({ name }) => name), 'goodsInfo']);
    const texts = this.#texts(node, ORDER_FIELDS) as Omit<PaymentDataOrder, 'goodsInfo'>;
    const goodsInfo = this.#array(node, 'goodsInfo', (goods) => {
      this.#known(
        goods,
        GOODS_FIELDS.map(({ name }) => name),
      );
      return this.#texts(goods, GOODS_FIELDS) as PaymentDataGoods;
    });
    return { ...texts, goodsInfo };
  }

  /** Texts by name; an optional one may be left out. */
  #texts(node: ObjectNode, fields: readonly PaymentField[]): Record<string, string> {
    return Object.fromEntries(
      fields.map(({ name, min }) => [name, min === 0 && !node.members.has(name) ? '' : this.#text(node, name)]),
    );
  }

  #text(node: ObjectNode, name: string): string {
    const found = node.members.get(name);
    if (found?.kind === 'string') return found.value;
    this.#add(MESSAGE_CODES.element, name, foundOf(found), '字符串 a string');
    return '';
  }

  #checked(node: ObjectNode, field: PaymentField): string {
    const before = this.problems.list.length;
    const text = this.#text(node, field.name);
    if (this.problems.list.length === before) checkText(this.problems, field, text);
    return text;
  }

  /** A time as number, as the announcement has it, or as text, as practice has it. */
  #digits(node: ObjectNode, name: string): string {
    const found = node.members.get(name);
    if (found?.kind === 'number') return found.digits;
    return this.#text(node, name);
  }

  #object<T>(node: ObjectNode, name: string, read: (node: ObjectNode) => T): T | null {
    const found = node.members.get(name);
    if (found?.kind !== 'object') {
      this.#add(MESSAGE_CODES.element, name, foundOf(found), '对象 an object');
      return null;
    }
    this.problems.enter(name);
    const value = read(found);
    this.problems.leave();
    return value;
  }

  #array<T>(node: ObjectNode, name: string, read: (node: ObjectNode) => T): T[] {
    const found = node.members.get(name);
    if (found?.kind !== 'array') {
      this.#add(MESSAGE_CODES.element, name, foundOf(found), '数组 an array');
      return [];
    }
    return found.items.flatMap((item, index) => {
      const place = step(name, index, Number.POSITIVE_INFINITY);
      if (item.kind !== 'object') {
        this.#add(MESSAGE_CODES.element, place, foundOf(item), '对象 an object');
        return [];
      }
      this.problems.enter(place);
      const value = read(item);
      this.problems.leave();
      return [value];
    });
  }

  #known(node: ObjectNode, names: readonly string[]): void {
    for (const name of node.members.keys()) {
      if (!names.includes(name))
        this.#add(MESSAGE_CODES.element, name.slice(0, 64), '未定义 unknown', '无此成员 no such member');
    }
  }

  #slice(node: ObjectNode, name: string): string {
    const found = node.members.get(name);
    return found === undefined ? '' : this.#source.slice(found.start, found.end);
  }

  #add(code: (typeof MESSAGE_CODES)[keyof typeof MESSAGE_CODES], name: string, found: string, allowed: string): void {
    this.problems.add(code, name, found, allowed);
  }
}

function foundOf(node: JsonNode | undefined): string {
  if (node === undefined) return '缺少 missing';
  return node.kind === 'number' ? node.digits.slice(0, 40) : node.kind;
}
