import { assert } from '@tongguan/kernel';
import { buildPurchase, type Goods, type Purchase, type PurchaseLine, type PurchaseMode } from '@tongguan/sdk';
import { dayOf, originDutiesOn } from '@tongguan/policy';
import { inventPerson, type Person } from './people.ts';
import type { Random } from './random.ts';
import { firmsOf, supplyOf } from './market.ts';
import type { Market, Paper, SaleGoods } from './types.ts';

/** Where purchases are made up: whom to sell what, and numbers that are new on every run. */
export type Desk = {
  readonly market: Market;
  readonly random: Random;
  person(): Person;
  /** Goods with nothing special, at their own price. */
  line(): PurchaseLine;
  lines(count: number): readonly PurchaseLine[];
  /** One piece at a price that is taxed in full, of an origin whose goods bear no other duty than the general one (E-05). */
  dear(price: number): PurchaseLine;
  cosmetics(): PurchaseLine;
  scarce(): PurchaseLine;
  unknownGoods(): PurchaseLine;
  nextNumbers(): {
    readonly orderNo: string;
    readonly payTransactionId: string;
    readonly logisticsNo: string;
    readonly copNo: string;
  };
  readonly atMs: number;
};

export type Draft = {
  readonly lines: readonly PurchaseLine[];
  readonly mode?: PurchaseMode['kind'];
  /** Whose goods, and whose guarantee. */
  readonly seller?: 'agent' | 'smallagent';
  readonly buyer?: Person;
  readonly freight?: string;
  readonly insurance?: string;
};

export type DeskOptions = {
  readonly market: Market;
  readonly random: Random;
  /** People are new on every run, or a second run would meet the quota the first one used. */
  readonly people: Random;
  /** Prefix of all numbers, at most 13 characters. */
  readonly run: string;
  readonly atMs: number;
};

/** A commodity code of the tariff that the shipped goods table leaves out: antiques are not sold in this trade. */
const GCODE_UNKNOWN = '9706100000';

export function openDesk({ market, random, people, run, atMs }: DeskOptions): Desk {
  let serial = 0;
  const plain = market.goods.filter((sale) => !sale.scarce);
  const general = plain.filter(({ goods }) => originDutiesOn(goods.country, dayOf(atMs)).length === 0);
  const saleLine = (sale: SaleGoods, quantity: number): PurchaseLine => ({
    goods: sale.goods,
    quantity: String(quantity),
    price: sale.price,
  });
  const line = (): PurchaseLine => saleLine(random.pick(nonEmpty(plain)), 1 + random.below(3));
  return {
    market,
    random,
    atMs,
    line,
    person: () => inventPerson(people),
    lines: (count) =>
      random
        .shuffle(plain)
        .slice(0, count)
        .map((sale) => saleLine(sale, 1 + random.below(2))),
    dear: (price) => ({ ...saleLine(random.pick(nonEmpty(general)), 1), price: String(price) }),
    cosmetics: () => saleLine(nonEmpty(plain.filter(({ goods }) => isCosmetic(goods)))[0], 1),
    scarce: () => saleLine(market.scarce ?? nonEmpty(plain)[0], 1),
    unknownGoods() {
      const { goods } = nonEmpty(plain)[0];
      return { goods: { ...goods, gcode: GCODE_UNKNOWN, name: '测试用未列名商品' }, quantity: '1', price: '300' };
    },
    nextNumbers() {
      serial += 1;
      const number = `${run}${String(serial).padStart(6, '0')}`;
      return { orderNo: `D${number}`, payTransactionId: `P${number}`, logisticsNo: `L${number}`, copNo: `C${number}` };
    },
  };
}

/** Makes one purchase of a draft; everything left open is ordinary. */
export function sell(desk: Desk, draft: Draft): Purchase {
  const person = draft.buyer ?? desk.person();
  const numbers = desk.nextNumbers();
  const outcome = buildPurchase({
    firms: firmsOf(desk.market, draft.seller ?? 'agent'),
    mode: supplyOf(desk.market, draft.mode === '9610', `784${numbers.orderNo.slice(-8)}`),
    numbers,
    buyer: person.buyer,
    consignee: person.consignee,
    lines: draft.mode === '9610' ? draft.lines.map(withoutBook) : draft.lines,
    freight: draft.freight ?? String(desk.random.below(3) * 5),
    insurance: draft.insurance ?? '0',
    customsCode: desk.market.customsCode,
    portCode: desk.market.portCode,
    atMs: desk.atMs,
  });
  assert(outcome.ok, 'the demonstration makes purchases that can be built');
  return outcome.value;
}

/** The four documents, each by the one who signs it. */
export function papersOf(purchase: Purchase): readonly Paper[] {
  return [
    { kind: 'order', document: purchase.order, by: 'platform' },
    { kind: 'payment', document: purchase.payment, by: 'payment' },
    { kind: 'waybill', document: purchase.waybill, by: 'logistics' },
    { kind: 'declaration', document: purchase.declaration, by: 'broker' },
  ];
}

/** Goods that are flown in lie in no account book. */
function withoutBook(line: PurchaseLine): PurchaseLine {
  const { itemRecordNo: _, ...goods } = line.goods;
  return { ...line, goods };
}

/** Chapter 33: perfume and make-up, where consumption tax may apply (E-06). */
function isCosmetic(goods: Goods): boolean {
  return goods.gcode.startsWith('330');
}

function nonEmpty<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  assert(first !== undefined, 'the catalogue has goods of every kind the demonstration needs');
  return [first, ...rest];
}
