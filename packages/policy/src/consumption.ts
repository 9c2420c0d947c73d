import { DECIMAL5_SCALE, type Fen, type Fraction } from '@tongguan/kernel';
import type { ConsumptionClass } from './goods.ts';
import type { ConsumptionLaw } from './law.ts';
import type { Cited } from './parameter.ts';
import type { AssessLine, Measure } from './types.ts';

export type ConsumptionTax = {
  readonly rate: Fraction;
  /** The specific tax of the whole line, in fen. */
  readonly specificFen: Fraction;
  /** The parameters that decided. */
  readonly used: readonly Cited<Fraction>[];
};

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

/**
 * E-06: the consumption tax of a line by class. Null when the declared quantities do not decide it; the order
 * then goes to an officer, who asks for a supplementary declaration (E-09), and no class is assumed.
 */
export function consumptionTax(
  kind: ConsumptionClass,
  law: ConsumptionLaw,
  line: AssessLine,
  dutiableFen: Fen,
): ConsumptionTax | null {
  switch (kind) {
    case 'wine':
      return byRate(law.wineRate);
    case 'golf':
      return byRate(law.golfRate);
    case 'jewellery-at-retail':
      return byRate(law.jewelleryAtRetailRate);
    case 'jewellery-other':
      return byRate(law.jewelleryOtherRate);
    case 'cosmetics':
    case 'skin-care':
      return cosmetics(kind, law, line, dutiableFen);
    case 'watch':
      return watch(law, line, dutiableFen);
    case 'spirits':
      return specific(law.spiritsRate, law.spiritsPerLitre, law.spiritsPerKilogram, line);
    case 'rice-wine':
      return specific(null, law.riceWinePerLitre, law.riceWinePerKilogram, line);
    case 'beer':
      // 370 USD a tonne divides the classes, and the platform holds no exchange rate.
      return null;
  }
}

const LITRE = '095';
const MILLILITRE = '096';
const KILOGRAM = '035';
const GRAM = '036';
const SHEETS: readonly string[] = ['020', '010'];
const PIECES: readonly string[] = ['008', '007', '011'];

function byRate(rate: Cited<Fraction>): ConsumptionTax {
  return { rate: rate.value, specificFen: NOTHING, used: [rate] };
}

/** 财税〔2016〕103号: 15 % from 10 CNY a millilitre (gram) or 15 CNY a sheet on, nothing below; before it 30 %, skin care free. */
function cosmetics(
  kind: 'cosmetics' | 'skin-care',
  law: ConsumptionLaw,
  line: AssessLine,
  dutiableFen: Fen,
): ConsumptionTax | null {
  const { cosmeticsRate, cosmeticsPerGram, cosmeticsPerSheet } = law;
  if (cosmeticsPerGram.value.numerator === 0n) return kind === 'cosmetics' ? byRate(cosmeticsRate) : null;
  const sheets5 = find(line.measures, SHEETS)?.quantity5 ?? null;
  const grams5 = thousandths5(line.measures, KILOGRAM, GRAM) ?? thousandths5(line.measures, LITRE, MILLILITRE);
  if (sheets5 === null && grams5 === null) return null;
  const highEnd =
    (sheets5 !== null && reaches(dutiableFen, sheets5, cosmeticsPerSheet.value)) ||
    (grams5 !== null && reaches(dutiableFen, grams5, cosmeticsPerGram.value));
  const thresholds = [...(grams5 === null ? [] : [cosmeticsPerGram]), ...(sheets5 === null ? [] : [cosmeticsPerSheet])];
  return { rate: highEnd ? cosmeticsRate.value : NOTHING, specificFen: NOTHING, used: [cosmeticsRate, ...thresholds] };
}

/** 财税〔2006〕33号: 20 % from 10,000 CNY a watch on, nothing below. */
function watch(law: ConsumptionLaw, line: AssessLine, dutiableFen: Fen): ConsumptionTax {
  const pieces5 = find(line.measures, PIECES)?.quantity5 ?? line.quantity5;
  const luxury = reaches(dutiableFen, pieces5, law.watchThreshold.value);
  return {
    rate: luxury ? law.watchRate.value : NOTHING,
    specificFen: NOTHING,
    used: [law.watchRate, law.watchThreshold],
  };
}

function specific(
  rate: Cited<Fraction> | null,
  perLitre: Cited<Fraction>,
  perKilogram: Cited<Fraction>,
  line: AssessLine,
): ConsumptionTax | null {
  const millilitres5 = thousandths5(line.measures, LITRE, MILLILITRE);
  const amount5 = millilitres5 ?? thousandths5(line.measures, KILOGRAM, GRAM);
  if (amount5 === null) return null;
  const per = millilitres5 === null ? perKilogram : perLitre;
  // CNY per litre × thousandths of a litre × 100 fen; the quantity carries five decimals.
  const specificFen = {
    numerator: per.value.numerator * amount5 * 100n,
    denominator: per.value.denominator * DECIMAL5_SCALE * 1000n,
  };
  return { rate: rate?.value ?? NOTHING, specificFen, used: rate === null ? [per] : [rate, per] };
}

/** Whether value ÷ quantity is at least the threshold in CNY, compared without dividing. */
function reaches(dutiableFen: Fen, quantity5: bigint, threshold: Fraction): boolean {
  return dutiableFen * DECIMAL5_SCALE * threshold.denominator >= threshold.numerator * 100n * quantity5;
}

/** A weight in grams or a volume in millilitres, whichever of the two units it was declared in. */
function thousandths5(measures: readonly Measure[] | undefined, large: string, small: string): bigint | null {
  const inSmall = find(measures, [small]);
  if (inSmall !== null) return inSmall.quantity5;
  const inLarge = find(measures, [large]);
  return inLarge === null ? null : inLarge.quantity5 * 1000n;
}

function find(measures: readonly Measure[] | undefined, units: readonly string[]): Measure | null {
  return measures?.find((measure) => measure.quantity5 > 0n && units.includes(measure.unit)) ?? null;
}
