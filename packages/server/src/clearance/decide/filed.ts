import type { Inventory } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import { filingDifferences } from '@tongguan/policy';
import { type FilingRow, filingState } from '../../goods/types.ts';

/** How the goods of a declaration are compared with the filings of its seller; a parameter of the installation (H-04). */
export type FilingTreatment = 'off' | 'officer' | 'required';

export type FiledGoodsNow = {
  readonly treatment: FilingTreatment;
  /** The newest filing of an article. */
  readonly of: (ebcCode: string, itemNo: string) => FilingRow | null;
};

export const NOT_COMPARED: FiledGoodsNow = { treatment: 'off', of: () => null };

/** H-04: what differs from the filings, in line order; and what is not filed where it must be. */
export function filedFindings({ InventoryHead, InventoryList }: Inventory, filed: FiledGoodsNow): readonly Refusal[] {
  if (filed.treatment === 'off') return [];
  return InventoryList.flatMap((line, index) => {
    const itemNo = line.itemNo ?? '';
    const row = itemNo === '' ? null : filed.of(InventoryHead.ebcCode, itemNo);
    if (row !== null && filingState(row) === 'filed') {
      const { gcode, country, unit, unit1, unit2 = null } = line;
      return filingDifferences({ gcode, country, unit, unit1, unit2 }, row.filing, index);
    }
    if (filed.treatment !== 'required') return [];
    const found = row === null ? itemNo : `${itemNo} ${filingState(row)}`;
    return [
      { code: '90307', path: `lines[${index}].itemNo`, found, allowed: '已备案的货号 / an article that is filed' },
    ];
  });
}
