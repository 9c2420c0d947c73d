import { FIRMS } from '../support/purchase.ts';
import { UNRATED } from './clear.ts';
import type { Dice } from './dice.ts';
import type { Line, Purchase } from './types.ts';

const FOOD = '2106909000';
export const BUYERS = 24;
/** Firms of the list that may stand for its taxes; the last has no guarantee until it deposits one. */
export const GUARANTORS = [FIRMS.seller, FIRMS.logistics, FIRMS.platform] as const;
export const ITEMS = ['ITEM01', 'ITEM02', 'ITEM03'] as const;

/** What somebody buys: mostly little, now and then at the limits of the law (E-04, E-05). */
export function purchaseOf(dice: Dice, orderNo: string): Purchase {
  const lines = Array.from({ length: 1 + dice.upTo(2) }, (): Line => lineOf(dice));
  // One dear thing by itself: taxed in full, at the limit of the year, or above everything (E-05).
  if (dice.chance(0.06)) {
    const priceFen = dice.one([499_999n, 500_000n, 500_001n, 900_000n, 2_600_000n, 2_600_001n]);
    lines.splice(0, lines.length, { ...lineOf(dice), gcode: FOOD, priceFen, pieces: 1 });
  }
  const guarantor = dice.chance(0.02) ? '3301960099' : dice.chance(0.6) ? FIRMS.seller : dice.one(GUARANTORS);
  // A few persons buy much: their year has an end.
  const buyer = dice.chance(0.4) ? dice.upTo(3) : dice.upTo(BUYERS);
  return { orderNo, buyer, guarantor, lines };
}

function lineOf(dice: Dice): Line {
  return {
    item: dice.chance(0.02) ? 'ITEM99' : dice.one(ITEMS),
    gcode: dice.chance(0.05) ? UNRATED : FOOD,
    priceFen: dice.one([1n, 5n, 999n, 3_333n, 10_000n, 25_001n, 77_777n]),
    pieces: 1 + dice.upTo(6),
  };
}
