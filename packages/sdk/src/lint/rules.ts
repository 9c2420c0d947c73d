import {
  type CebMessage,
  type DocumentKind,
  type Inventory,
  type LogisticsHead,
  type Order,
  type PaymentHead,
  requestOf,
} from '@tongguan/ceb';
import { parseDecimal5, shanghaiC14 } from '@tongguan/kernel';
import {
  clockCause,
  checkFields,
  checkDeclarationSums,
  checkOrderSums,
  type Difference,
  headOf,
  headProblems,
  type Tolerances,
  figureProblems,
  timeProblems,
} from '@tongguan/matching';
import { identityProblem, isCountry, isUnit } from '@tongguan/policy';
import type { Remark } from './types.ts';
import { unseenRemarks } from './unseen.ts';

export type RuleContext = {
  readonly nowMs: number;
  /** D-02, D-03: how far documents may differ. */
  readonly tolerances: Tolerances;
  /** Personal values are the user's own, and shown as they stand. */
  readonly showValues: boolean;
};

/** Only the platform knows which account books are registered: here every book is. */
const NEEDS_THE_PLATFORM: ReadonlySet<string> = new Set(['90019']);
const CNY = '142';

/** What can be said of a message by itself, beyond the dictionary: guid, dates, code tables, identity, sums. */
export function remarksOf(message: CebMessage, context: RuleContext): Remark[] {
  const remarks: Remark[] = [...guidRemarks(message), ...unseenRemarks(message)];
  const row = requestOf(message.type);
  // Export messages have other rules, which are not written yet.
  if (row?.family !== 'import') return remarks;
  const own = OWN_RULES[row.kind];
  message.documents.forEach((document, index) => {
    const at = `document[${index + 1}]`;
    const found = [
      ...headProblems(message.type, document),
      ...timeRemarks(document, context),
      ...figureProblems(message.type, document),
      ...(own?.(document as never, context) ?? []),
    ];
    for (const remark of found) remarks.push({ ...remark, path: `${at}/${remark.path}` });
  });
  return remarks;
}

type DocumentRule = (document: never, context: RuleContext) => readonly Remark[];

/** Rules of one kind alone; the others are common to all of import. */
const OWN_RULES: Partial<Readonly<Record<DocumentKind, DocumentRule>>> = {
  order: orderRemarks,
  payment: paymentRemarks,
  waybill: waybillRemarks,
  declaration: declarationRemarks,
};

function orderRemarks(order: Order, { tolerances }: RuleContext): readonly Remark[] {
  const head = order.OrderHead;
  const remarks: Remark[] = [
    ...currency('OrderHead/currency', head.currency),
    ...identity('OrderHead', 'buyerIdType', 'buyerIdNumber', head.buyerIdType, head.buyerIdNumber),
    ...lineNumbers('OrderList', order.OrderList),
  ];
  order.OrderList.forEach((line, index) => {
    const at = `OrderList[${index + 1}]`;
    remarks.push(...currency(`${at}/currency`, line.currency));
    if (!isUnit(line.unit)) remarks.push(unknownCode(`${at}/unit`, line.unit, '计量单位代码表 units'));
    if (!isCountry(line.country))
      remarks.push(unknownCode(`${at}/country`, line.country, '国家（地区）代码表 countries'));
  });
  return [...remarks, ...checkOrderSums(order, tolerances).map(sum)];
}

function paymentRemarks({ PaymentHead: head }: { readonly PaymentHead: PaymentHead }): readonly Remark[] {
  return [
    ...currency('PaymentHead/currency', head.currency),
    ...identity('PaymentHead', 'payerIdType', 'payerIdNumber', head.payerIdType, head.payerIdNumber),
  ];
}

function waybillRemarks({ LogisticsHead: head }: { readonly LogisticsHead: LogisticsHead }): readonly Remark[] {
  const remarks = [...currency('LogisticsHead/currency', head.currency)];
  if (head.packNo !== '1') {
    remarks.push({ code: '90026', path: 'LogisticsHead/packNo', found: head.packNo, allowed: '1' });
  }
  return remarks;
}

function declarationRemarks(declaration: Inventory, { tolerances }: RuleContext): readonly Remark[] {
  // The book is not known here; every rule but the one about it is the platform's own.
  const fields = checkFields({ declaration, book: null }).filter(({ code }) => !NEEDS_THE_PLATFORM.has(code));
  const head = declaration.InventoryHead;
  const [gross, net] = [parseDecimal5(head.grossWeight) ?? 0n, parseDecimal5(head.netWeight) ?? 0n];
  const weight: Remark[] =
    net > gross
      ? [{ code: '90011', path: 'InventoryHead/netWeight', found: head.netWeight, allowed: `≤ ${head.grossWeight}` }]
      : [];
  return [
    ...fields,
    ...weight,
    ...lineNumbers('InventoryList', declaration.InventoryList),
    ...checkDeclarationSums(declaration, tolerances).map(sum),
  ];
}

/** The specification asks for capitals; a lower-case guid is the same number, so its fix is certain. */
function guidRemarks(message: CebMessage): Remark[] {
  const remarks: Remark[] = [];
  const check = (path: string, guid: string): void => {
    if (guid === guid.toUpperCase()) return;
    const allowed = '36 位，英文字母大写 / 36 characters, capitals';
    remarks.push({ code: '-900206', path, found: guid, allowed, severity: 'warning', instead: guid.toUpperCase() });
  };
  message.documents.forEach((document, index) => {
    const [node, head] = 'guid' in document ? (['.', document] as const) : headOf(document);
    check(`document[${index + 1}]/${node}/guid`, String(Reflect.get(head, 'guid') ?? ''));
  });
  return remarks;
}

/** Half an hour ahead is a clock that is wrong; a time after the reference is a mistake worth telling. */
const AHEAD_MS = 30 * 60 * 1000;
const TIMES = ['appTime', 'payTime', 'logisticsTime'] as const;

/** The platform's own rules, but for how long ago it was written: files of last year are looked at too. */
function timeRemarks(document: object, { nowMs }: RuleContext): Remark[] {
  const latest = shanghaiC14(nowMs + AHEAD_MS);
  const [node, head] = headOf(document);
  const refused = timeProblems(document, nowMs).filter(({ code, found }) => code !== '90330' || found > latest);
  const told = new Set(refused.map(({ path }) => path));
  const early = TIMES.flatMap((name): Remark[] => {
    const [found, path] = [head[name] ?? '', `${node}/${name}`];
    if (told.has(path) || !/^\d{14}$/.test(found) || found <= latest) return [];
    const cause = clockCause(found, nowMs);
    const allowed = cause === null ? `≤ ${latest}` : `≤ ${latest}；${cause.zh} ${cause.en}`;
    return [{ code: '-900206', path, found, allowed, severity: 'warning' }];
  });
  return [...refused, ...early];
}

/** gnum counts 1, 2, 3 …; practice refuses repeated numbers and looks lines up by them. */
function lineNumbers(name: string, lines: readonly { readonly gnum: string }[]): Remark[] {
  return lines.flatMap(({ gnum }, index): Remark[] => {
    if (Number(gnum) === index + 1) return [];
    const path = `${name}[${index + 1}]/gnum`;
    return [{ code: '-621027', path, found: gnum, allowed: String(index + 1), severity: 'warning' }];
  });
}

function currency(path: string, found: string): Remark[] {
  return found === CNY ? [] : [{ code: '90025', path, found, allowed: CNY }];
}

function identity(node: string, type: string, number: string, idType: string, idNumber: string): Remark[] {
  if (idType !== '1') return [{ code: '90013', path: `${node}/${type}`, found: idType, allowed: '1' }];
  const problem = identityProblem(idNumber);
  if (problem === null) return [];
  const allowed = `校验码正确的 18 位身份证号码；${problem.zh} / ${problem.en}`;
  return [{ code: '90023', path: `${node}/${number}`, found: '******', allowed }];
}

function unknownCode(path: string, found: string, allowed: string): Remark {
  return { code: '90022', path, found, allowed };
}

function sum({ code, leftPath, leftValue, rightPath, rightValue }: Difference): Remark {
  return { code, path: leftPath, found: leftValue, allowed: `${rightPath} = ${rightValue}` };
}
