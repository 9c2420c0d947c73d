import type { ConsumptionClass } from '../goods.ts';
import type { ConsumptionLaw } from '../law.ts';
import type { Cited } from '../parameter.ts';
import type { Fraction } from '@tongguan/kernel';

/**
 * Every parameter that can decide the consumption tax of a class: rates, specific amounts and thresholds (E-06). What decided
 * one line is among them; where nothing could be decided (90031) they are what its quantities would have been held against.
 */
export function consumptionParameters(kind: ConsumptionClass, law: ConsumptionLaw): readonly Cited<Fraction>[] {
  switch (kind) {
    case 'cosmetics':
    case 'skin-care':
      return [law.cosmeticsRate, law.cosmeticsPerGram, law.cosmeticsPerSheet];
    case 'watch':
      return [law.watchRate, law.watchThreshold];
    case 'spirits':
      return [law.spiritsRate, law.spiritsPerLitre, law.spiritsPerKilogram];
    case 'rice-wine':
      return [law.riceWinePerLitre, law.riceWinePerKilogram];
    case 'wine':
      return [law.wineRate];
    case 'golf':
      return [law.golfRate];
    case 'jewellery-at-retail':
      return [law.jewelleryAtRetailRate];
    case 'jewellery-other':
      return [law.jewelleryOtherRate];
    case 'beer':
      // Its classes are divided by a price in foreign currency, for which no parameter ships.
      return [];
  }
}
