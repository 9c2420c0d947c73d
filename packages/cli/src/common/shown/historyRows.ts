import type { DeclarationStory } from '@tongguan/sdk';
import { expectedIn, inSpoken, language, say } from '../language.ts';
import type { Row } from '../output.ts';
import type { CodeNames } from './receiptLine.ts';

/** The parts of a declaration's history as rows of tables. */

/** As the platform says it in Chinese; in English by the catalogue. */
export function words(code: string, text: string, nameOf: CodeNames): string {
  if (language() === 'zh') return inSpoken(text);
  return nameOf(code) || code;
}

const KINDS_ZH: Readonly<Record<string, string>> = {
  order: '订单',
  payment: '支付单',
  waybill: '运单',
  list: '清单',
  declaration: '清单',
};
export const kindZh = (kind: string): string => KINDS_ZH[kind] ?? kind;

/** C17 of a receipt, as a clock shows it. */
export function instantOf(time: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(time) ?? [];
  return year === undefined ? time : `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  accepted: '已受理',
  refused: '被拒',
  superseded: '已被替代',
  deleted: '已删除',
};

export function documentsOf({ documents }: DeclarationStory): readonly Row[] {
  return documents.map(({ kind, number, outcome, code, acceptedAt, signer, transmitter }) => [
    say(kindZh(kind), kind),
    number,
    `${say(OUTCOMES[outcome] ?? outcome, outcome)}${code === undefined ? '' : ` ${code}`}`,
    acceptedAt,
    say(`加签 ${signer.participant}  传输 ${transmitter}`, `signed by ${signer.participant}  sent by ${transmitter}`),
  ]);
}

export function reasonsOf({ reasons }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return reasons.map((reason) => reasonRow(reason, nameOf));
}

type Reason = DeclarationStory['reasons'][number];

function reasonRow({ code, text, path = '', found, allowed }: Reason, nameOf: CodeNames): Row {
  const values = found === undefined && allowed === undefined ? '' : `${found ?? ''} → ${expectedIn(allowed ?? '')}`;
  return [code, words(code, text, nameOf), path, values];
}

export function differencesOf({ differences }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return differences.map(({ code, leftPath, leftValue, rightPath, rightValue }) => [
    code,
    nameOf(code),
    `${leftPath} = ${leftValue}`,
    `${rightPath} = ${rightValue}`,
  ]);
}

const BOOKS: Readonly<Record<string, readonly [string, string]>> = {
  quota: ['年度额度', 'annual quota'],
  guarantee: ['担保', 'guarantee'],
  stock: ['库存', 'stock'],
  alone: ['单人操作额', 'limit of one person'],
  quantity: ['年度限量', 'yearly quantity'],
};
const MOVES: Readonly<Record<string, string>> = {
  grant: '给予',
  reserve: '占用',
  post: '记入',
  release: '释放',
  refusal: '不足',
  reverse: '冲回',
  withdraw: '提取',
  lapse: '到期',
};

export function ledgerOf({ ledger }: DeclarationStory): readonly Row[] {
  return ledger.map(({ at, book, account, move, amount }) => {
    const [zh, en] = BOOKS[book] ?? [book, book];
    return [at, say(zh, en), account, say(MOVES[move] ?? move, move), amount];
  });
}

export function billOf({ taxBill, settlement }: DeclarationStory): readonly Row[] {
  const rows: Row[] = [];
  if (taxBill !== null) {
    const { taxNo, customsDuty, consumptionTax, valueAddedTax, issuedAt } = taxBill;
    rows.push([
      say('税单', 'tax bill'),
      taxNo,
      say(
        `关税 ${customsDuty}  消费税 ${consumptionTax}  增值税 ${valueAddedTax}  ${issuedAt}`,
        `duty ${customsDuty}  consumption tax ${consumptionTax}  VAT ${valueAddedTax}  ${issuedAt}`,
      ),
    ]);
  }
  if (settlement !== null) {
    const { dutyNo, billedOn, payBy, paidOn } = settlement;
    rows.push([
      say('缴款书', 'demand'),
      dutyNo,
      paidOn === null
        ? say(`${billedOn} 开出，${payBy} 前缴纳`, `of ${billedOn}, payable by ${payBy}`)
        : say(`${paidOn} 已缴清`, `paid on ${paidOn}`),
    ]);
  }
  return rows;
}

/** Whatever the reader may see of an inspection, by the names the API has for it. */
export function inspectionsOf({ inspections }: DeclarationStory): readonly Row[] {
  return inspections.flatMap((inspection) =>
    Object.entries(inspection).flatMap(([name, value]): Row[] =>
      typeof value === 'string' && value !== '' ? [[name, inSpoken(value)]] : [],
    ),
  );
}

const REVERSALS: Readonly<Record<string, string>> = { cancellation: '撤销', return: '退货', amendment: '修改' };

export function reversalsOf({ reversals }: DeclarationStory, nameOf: CodeNames): readonly Row[] {
  return reversals.flatMap(({ kind, numbers, state, times, reasons, givenBack, askedBack }): Row[] => [
    [
      say(REVERSALS[kind] ?? kind, kind),
      numbers.preNo,
      `${state.code} ${words(String(state.code), state.text, nameOf)}`,
      times.endedAt ?? times.arrivedAt ?? times.approvedAt ?? times.appliedAt,
      backText(givenBack, say('退还', 'given back')) || backText(askedBack, say('申请退还', 'to be given back')),
    ],
    ...reasons.map((reason): Row => ['', ...reasonRow(reason, nameOf)]),
  ]);
}

type Back = NonNullable<DeclarationStory['reversals'][number]['givenBack']>;

function backText(back: Back | undefined, name: string): string {
  if (back === undefined) return '';
  const { quota, customsDuty, consumptionTax, valueAddedTax } = back;
  return say(
    `${name} 额度 ${quota}  关税 ${customsDuty}  消费税 ${consumptionTax}  增值税 ${valueAddedTax}`,
    `${name}: quota ${quota}  duty ${customsDuty}  consumption tax ${consumptionTax}  VAT ${valueAddedTax}`,
  );
}

export function deliveryOf({ delivery, contingency }: DeclarationStory): readonly Row[] {
  return [
    ...(delivery === null
      ? []
      : [[`513 ${delivery.status}`, say(inSpoken(delivery.text), ''), instantOf(delivery.happened)]]),
    ...(contingency === null
      ? []
      : [[say('应急放行', 'released under contingency'), contingency.incident, contingency.releasedAt]]),
  ];
}

export function earlierOf({ earlier }: DeclarationStory): readonly Row[] {
  return earlier.map(({ preNo, invtNo, orderNo, state }) => [preNo, invtNo ?? '', orderNo, String(state)]);
}
