import type { Inventory } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import { creditRatesOn, dayOf, type InspectionRates, selectForInspection } from '@tongguan/policy';
import type { Vault } from '../vault/types.ts';
import type { ClearanceParameters, Declaration } from '../clearance/types.ts';
import type { Controls } from './types.ts';
import type { InspectionOrder } from './types.ts';

export type SelectionDeps = {
  readonly vault: Vault;
  readonly parameters: Pick<ClearanceParameters, 'inspectionRateBasisPoints'>;
  readonly controls: Controls;
};

/**
 * K-01: whether the declaration is inspected before its release. The rates are those of the day of acceptance; of declarant
 * and seller the one with the higher rate counts. Drawn while the declaration is at hand, acted upon when everything is held.
 */
export function drawInspection(
  { vault, parameters, controls }: SelectionDeps,
  declaration: Pick<Declaration, 'preNo' | 'customsCode' | 'agentCode' | 'ebcCode' | 'tradeMode'>,
  inventory: Inventory,
  acceptedMs: EpochMs,
): InspectionOrder | null {
  const day = dayOf(acceptedMs);
  const { goodsAt, levelOf } = controls.on(day);
  const goods = goodsAt(declaration.customsCode);
  const byCredit = creditRates(parameters.inspectionRateBasisPoints, day);
  const levels = [levelOf(declaration.ebcCode), levelOf(declaration.agentCode)] as const;
  const creditLevel = byCredit[levels[0]] >= byCredit[levels[1]] ? levels[0] : levels[1];
  // No rate applies: the draw is skipped.
  if (byCredit[creditLevel] === 0 && goods.length === 0) return null;
  const { isSelected, ...drawn } = selectForInspection({
    seed: vault.drawSeed(),
    declarationNo: declaration.preNo,
    creditLevel,
    mode: declaration.tradeMode,
    goods: inventory.InventoryList.map(({ gcode, country }) => ({ gcode, country })),
    rates: { byCredit, byGoods: goods },
  });
  return isSelected ? { by: 'draw', ...drawn } : null;
}

function creditRates(all: number | null, day: string): InspectionRates['byCredit'] {
  if (all === null) return creditRatesOn(day).rates;
  return { advancedCertified: all, general: all, discredited: all };
}
