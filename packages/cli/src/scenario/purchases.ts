import {
  buildPurchase,
  type Goods,
  declarationMessage,
  orderMessage,
  paymentMessage,
  type Purchase,
  type PurchaseLine,
  waybillMessage,
} from '@tongguan/sdk';
import type { CebMessage } from '@tongguan/ceb';
import { assert, type EpochMs, shanghaiC14 } from '@tongguan/kernel';
import { firmsOf, supplyOf } from '../demo/market.ts';
import type { Market, PersonaName } from '../demo/types.ts';
import type { Actors } from './actors.ts';
import type { Buy, Changes, GoodsLine, PaperKind } from './types.ts';

/** Who signs which document, by their names in the sandbox. */
export const SIGNERS: Readonly<Record<PaperKind, PersonaName>> = {
  order: 'platform',
  payment: 'payment',
  waybill: 'logistics',
  list: 'broker',
};

const HEADS = {
  order: 'OrderHead',
  payment: 'PaymentHead',
  waybill: 'LogisticsHead',
  list: 'InventoryHead',
} as const;

/** Where a purchase has the document that a scenario names. */
const MEMBERS = { order: 'order', payment: 'payment', waybill: 'waybill', list: 'declaration' } as const;

/** The four documents of what a scenario says somebody bought, with what it says differs. */
export function purchaseOf(buy: Buy, serial: number, market: Market, actors: Actors, atMs: EpochMs): Purchase {
  const person = actors.person(buy.buyer ?? '甲');
  const number = `S${String(serial).padStart(6, '0')}`;
  const direct = buy.mode === '9610';
  const outcome = buildPurchase({
    firms: firmsOf(market, buy.seller ?? 'agent'),
    mode: supplyOf(market, direct, `784${number}`),
    numbers: { orderNo: `D${number}`, payTransactionId: `P${number}`, logisticsNo: `L${number}`, copNo: `C${number}` },
    buyer: person.buyer,
    consignee: person.consignee,
    lines: buy.goods.map((line) => lineOf(line, market, direct)),
    freight: buy.freight ?? '0',
    insurance: buy.insurance ?? '0',
    ...(buy.discount === undefined ? {} : { discount: buy.discount }),
    customsCode: market.customsCode,
    portCode: market.portCode,
    atMs,
  });
  if (!outcome.ok)
    throw new Error(outcome.refusals.map(({ path, found, allowed }) => `${path} ${found} ${allowed}`).join('; '));
  return changed(outcome.value, buy.change ?? {});
}

/** The same purchase with other fields in the heads of its documents. */
export function changed(purchase: Purchase, changes: Changes): Purchase {
  const next: Record<string, unknown> = { ...purchase };
  for (const [kind, fields] of Object.entries(changes) as [PaperKind, Record<string, string>][]) {
    const [head, member] = [HEADS[kind], MEMBERS[kind]];
    const document = next[member] as Record<string, object>;
    next[member] = { ...document, [head]: { ...document[head], ...fields } };
  }
  return next as Purchase;
}

/** The same purchase with other fields in the first line of its declaration. */
export function withLine(purchase: Purchase, fields: Readonly<Record<string, string>>): Purchase {
  const [first, ...rest] = purchase.declaration.InventoryList;
  if (first === undefined) return purchase;
  return { ...purchase, declaration: { ...purchase.declaration, InventoryList: [{ ...first, ...fields }, ...rest] } };
}

/** Another version of one document: appType and the moment it is sent. */
export function version(purchase: Purchase, kind: PaperKind, appType: string, atMs: EpochMs): Purchase {
  return changed(purchase, { [kind]: { appType, appTime: shanghaiC14(atMs) } });
}

export function messageOf(purchase: Purchase, kind: PaperKind, by: { code: string; firm: string }): CebMessage {
  const from = { code: by.code, name: by.firm };
  switch (kind) {
    case 'order':
      return orderMessage([purchase.order], from);
    case 'payment':
      return paymentMessage([purchase.payment], from);
    case 'waybill':
      return waybillMessage([purchase.waybill], from);
    case 'list':
      return declarationMessage([purchase.declaration], from);
  }
}

function lineOf(line: GoodsLine, { goods }: Market, direct: boolean): PurchaseLine {
  const sale = goods.find((one) => one.goods.itemNo === line.item);
  assert(sale !== undefined, `沙箱没有货号 ${line.item} / the sandbox has no such article`);
  const { unit2, qty2PerPiece, itemRecordNo, ...own } = sale.goods;
  const second = line.unit2 ?? unit2;
  const article: Goods = {
    ...own,
    ...(itemRecordNo === undefined || direct ? {} : { itemRecordNo }),
    ...(line.gcode === undefined ? {} : { gcode: line.gcode }),
    ...(line.name === undefined ? {} : { name: line.name }),
    ...(line.country === undefined ? {} : { country: line.country }),
    ...(line.unit1 === undefined ? {} : { unit1: line.unit1 }),
    ...(line.qty1 === undefined ? {} : { qty1PerPiece: line.qty1 }),
    ...(second === undefined || second === 'none'
      ? {}
      : { unit2: second, qty2PerPiece: line.qty2 ?? qty2PerPiece ?? '1' }),
  };
  return { goods: article, quantity: line.quantity, price: line.price ?? sale.price };
}
