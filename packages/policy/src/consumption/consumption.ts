import { DECIMAL5_SCALE, type Fen, type Fraction } from '@tongguan/kernel';
import type { ConsumptionLaw } from '../law.ts';
import type { Cited } from '../parameter.ts';
import type { ConsumptionClass } from '../tariff/facts.ts';
import type { AssessLine } from '../types.ts';
import type { ConsumptionTax, ConsumptionUndecided } from './types.ts';
import { GRAM, KILOGRAM, LITRE, measureIn, MILLILITRE, reaches, thousandths5 } from './quantities.ts';
import { sheetsOf } from './sheets.ts';

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

/**
 * E-06: the consumption tax of a line by class. Undecided when the declared quantities do not decide it; the order then
 * goes to an officer, who asks for a supplementary declaration (E-09), and no class is assumed.
 */
export function consumptionTax(
  kind: ConsumptionClass,
  law: ConsumptionLaw,
  line: AssessLine,
  dutiableFen: Fen,
): ConsumptionTax | ConsumptionUndecided {
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
      return { kind: 'undecided', used: [] };
  }
}

const PIECES: readonly string[] = ['008', '007', '011'];

function byRate(rate: Cited<Fraction>): ConsumptionTax {
  return { kind: 'decided', rate: rate.value, specificFen: NOTHING, used: [rate] };
}

/**
 * 财关税〔2016〕48号: high-end from a threshold a millilitre (gram) or a sheet on, nothing below; before it every colour
 * cosmetic and perfume, and no skin care. Which threshold a package is measured by is how its content is marked.
 */
function cosmetics(
  kind: 'cosmetics' | 'skin-care',
  law: ConsumptionLaw,
  line: AssessLine,
  dutiableFen: Fen,
): ConsumptionTax | ConsumptionUndecided {
  const { cosmeticsRate, cosmeticsPerGram, cosmeticsPerSheet } = law;
  if (cosmeticsPerGram.value.numerator === 0n) {
    return kind === 'cosmetics' ? byRate(cosmeticsRate) : { kind: 'undecided', used: [cosmeticsRate] };
  }
  const sheets = sheetsOf(line);
  const grams5 = thousandths5(line.measures, KILOGRAM, GRAM) ?? thousandths5(line.measures, LITRE, MILLILITRE);
  const bySheet = 'sheets5' in sheets && reaches(dutiableFen, sheets.sheets5, cosmeticsPerSheet.value);
  const byGram = grams5 !== null && reaches(dutiableFen, grams5, cosmeticsPerGram.value);
  const thresholds = [
    ...(grams5 === null ? [] : [cosmeticsPerGram]),
    ...(sheets.kind === 'none' ? [] : [cosmeticsPerSheet]),
  ];
  const used = [cosmeticsRate, ...thresholds];
  const isHighEnd = byGram || (sheets.kind === 'count' && bySheet);
  // As sheets it would be high-end, by weight it is not; or it comes in sheets that nobody has counted.
  const isOpen = sheets.kind === 'unknown' || (sheets.kind === 'perhaps' && bySheet);
  const hasQuantity = grams5 !== null || sheets.kind === 'count';
  if (!isHighEnd && (isOpen || !hasQuantity)) {
    return { kind: 'undecided', used: [cosmeticsRate, cosmeticsPerGram, cosmeticsPerSheet] };
  }
  return { kind: 'decided', rate: isHighEnd ? cosmeticsRate.value : NOTHING, specificFen: NOTHING, used };
}

/** 财税〔2006〕33号: from a threshold a watch on, nothing below. */
function watch(law: ConsumptionLaw, line: AssessLine, dutiableFen: Fen): ConsumptionTax {
  const pieces5 = measureIn(line.measures, PIECES)?.quantity5 ?? line.quantity5;
  const isLuxury = reaches(dutiableFen, pieces5, law.watchThreshold.value);
  return {
    kind: 'decided',
    rate: isLuxury ? law.watchRate.value : NOTHING,
    specificFen: NOTHING,
    used: [law.watchRate, law.watchThreshold],
  };
}

function specific(
  rate: Cited<Fraction> | null,
  perLitre: Cited<Fraction>,
  perKilogram: Cited<Fraction>,
  line: AssessLine,
): ConsumptionTax | ConsumptionUndecided {
  const millilitres5 = thousandths5(line.measures, LITRE, MILLILITRE);
  const amount5 = millilitres5 ?? thousandths5(line.measures, KILOGRAM, GRAM);
  const per = millilitres5 === null ? perKilogram : perLitre;
  const own = rate === null ? [] : [rate];
  if (amount5 === null) return { kind: 'undecided', used: [...own, perLitre, perKilogram] };
  // CNY per litre × thousandths of a litre × 100 fen; the quantity carries five decimals.
  const specificFen = {
    numerator: per.value.numerator * amount5 * 100n,
    denominator: per.value.denominator * DECIMAL5_SCALE * 1000n,
  };
  return { kind: 'decided', rate: rate?.value ?? NOTHING, specificFen, used: [...own, per] };
}
