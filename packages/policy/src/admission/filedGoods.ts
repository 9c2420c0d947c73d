import type { Refusal } from '@tongguan/kernel';
import { POLICY_CODES } from '../policyCodes.ts';
import type { GoodsFiling } from './filing.ts';

/** What a line of a declaration says of the goods that a filing says too. */
export type DeclaredGoods = Pick<GoodsFiling, 'gcode' | 'country' | 'unit' | 'unit1' | 'unit2'>;

const COMPARED = ['gcode', 'country', 'unit', 'unit1', 'unit2'] as const;

/** H-04: where a line differs from what was filed for its article; every field at once. `index` counts from 0. */
export function filingDifferences(line: DeclaredGoods, filing: GoodsFiling, index: number): readonly Refusal[] {
  return COMPARED.filter((field) => (line[field] ?? '') !== (filing[field] ?? '')).map((field) => ({
    code: POLICY_CODES.filingDiffers,
    path: `lines[${index}].${field}`,
    found: line[field] ?? '',
    allowed: `${filing[field] ?? ''} （${filing.itemNo} 的备案 / as filed）`.trim(),
  }));
}
