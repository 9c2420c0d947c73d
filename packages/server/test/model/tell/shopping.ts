import { partOf, shanghaiYear } from '@tongguan/kernel';
import { lawAt } from '@tongguan/policy';
import { orderIn } from '../../support/faults.ts';
import { FIRMS } from '../../support/purchase.ts';
import { AMOUNT_MAX, UNRATED } from '../clear.ts';
import type { Dice } from './dice.ts';
import type { Model } from '../model.ts';
import type { Line, Purchase } from '../types.ts';

const FOOD = '2106909000';
export const BUYERS = 24;
/** A few persons buy much: their year has an end. */
const GREEDY = 3;
const SPENDER = 0;
export const ITEMS = ['ITEM01', 'ITEM02', 'ITEM03'] as const;

/** Where it is crowded: the guarantees of the seller and of two platforms lie here, and every other order. */
const CROWDED = partOf('guarantee', FIRMS.seller);
const PLATFORMS = [FIRMS.platform, platformIn(CROWDED, 1), platformIn(CROWDED, 2)] as const;
/** Firms that may stand for the taxes of some declaration; all but two have no guarantee until they deposit one. */
export const GUARANTORS = [FIRMS.seller, FIRMS.logistics, ...PLATFORMS] as const;

/** One order less than this is dear enough for E-05, fen. */
const SINGLE_MAX = 500_000n;
/** Prices just within and just beyond the limits of one order and of a year, and of what a book takes (E-05, J-01). */
const DEAR = [499_999n, 500_001n, 900_000n, 2_600_000n, 2_600_001n, AMOUNT_MAX, AMOUNT_MAX + 1n] as const;
/** More pieces than this are not bought, even to empty a book. */
const PIECES_MAX = 250n;

export function orderNoOf(dice: Dice, n: number): string {
  return dice.chance(0.5) ? orderIn(CROWDED, `L${n}N`) : `L${n}`;
}

/** What somebody buys: mostly little, now and then at the limits of the law or of what there is (E-04, E-05, J-01). */
export function purchaseOf(dice: Dice, orderNo: string, model: Model): Purchase {
  const platform = dice.one(PLATFORMS);
  const buyer = dice.chance(0.4) ? dice.upTo(GREEDY) : dice.upTo(BUYERS);
  // Now and then a firm that the declaration does not name, and one that nobody knows (E-07).
  const guarantor = dice.chance(0.02)
    ? dice.one([...PLATFORMS, '3301960099'])
    : dice.chance(0.5)
      ? FIRMS.seller
      : dice.one([FIRMS.seller, FIRMS.logistics, platform]);
  const known = { orderNo, platform, guarantor };
  if (dice.chance(0.12)) return { ...known, guarantor: FIRMS.seller, buyer: SPENDER, lines: [lastFenOf(dice, model)] };
  if (dice.chance(0.1)) return { ...known, buyer, lines: [edgeOf(dice, model)] };
  return { ...known, buyer, lines: Array.from({ length: 1 + dice.upTo(2) }, (): Line => lineOf(dice)) };
}

function lineOf(dice: Dice): Line {
  return {
    item: dice.chance(0.02) ? 'ITEM99' : dice.one(ITEMS),
    gcode: dice.chance(0.05) ? UNRATED : FOOD,
    priceFen: dice.one([1n, 5n, 999n, 3_333n, 10_000n, 25_001n, 77_777n]),
    pieces: 1 + dice.upTo(6),
  };
}

/** One thing at the limits of the law or of what a book takes, or all there is of an item and a piece more. */
function edgeOf(dice: Dice, { accounts }: Model): Line {
  const item = dice.one(ITEMS);
  const one = { item, gcode: FOOD, pieces: 1 };
  const free = accounts.freeStock(item) ?? 0n;
  if (free > 0n && free <= PIECES_MAX && dice.chance(0.4))
    return { ...one, priceFen: 1n, pieces: Number(free + dice.one([0n, 1n])) };
  return { ...one, priceFen: dice.one(DEAR) };
}

/** What is left of the year of one who spends it all, in orders that are not too dear themselves, and then a fen more. */
function lastFenOf(dice: Dice, { accounts, nowMs }: Model): Line {
  const limit = lawAt(nowMs).annualLimit.value;
  const { used, kept } = accounts.quota.get(`${SPENDER}/${shanghaiYear(nowMs)}`) ?? { used: 0n, kept: 0n };
  const left = limit - used - kept;
  const priceFen = left > SINGLE_MAX ? SINGLE_MAX : left <= 0n ? 1n : left + dice.one([0n, 0n, 1n]);
  return { item: 'ITEM01', gcode: FOOD, pieces: 1, priceFen };
}

/** A code of a platform whose guarantee lies in this partition. */
function platformIn(part: number, nth: number): string {
  for (let code = 3_301_970_000, found = 0; ; code++) {
    if (partOf('guarantee', String(code)) === part && ++found === nth) return String(code);
  }
}
