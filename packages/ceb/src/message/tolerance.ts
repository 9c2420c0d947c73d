import { type Additions, PRINTED_TAX_REFERENCES } from '../dictionary/dialect.ts';
import { field } from '../dictionary/spec.ts';

/**
 * What messages met in the field do and the schema forbids. Each is accepted by name only, by enterprises
 * reading receipts and by tools; the platform's door accepts none.
 *
 * `taxReferences`: 816 with orderNo and logisticsNo (or logisticNo, as the printed table has it) behind
 * customsCode. `repeatedTransfer`: more than one BaseTransfer, as eight official export samples have it; the
 * first counts. `shortRootName`: `CEB214` for `CEB214Message`, as one official export sample has it. `withoutGuid`: a receipt
 * whose root has no guid or version, or one of whose returns has no guid; what is missing reads as an empty text.
 */
export type Tolerance = 'taxReferences' | 'repeatedTransfer' | 'shortRootName' | 'withoutGuid';

export const TOLERANCES: readonly Tolerance[] = ['taxReferences', 'repeatedTransfer', 'shortRootName', 'withoutGuid'];

/** What `taxReferences` adds to a `TaxHeadRd`. */
export type TaxReferences = {
  readonly orderNo?: string;
  readonly logisticsNo?: string;
  readonly logisticNo?: string;
};

const TAX_REFERENCES: Additions = new Map([
  [
    'CEB816Message/TaxHeadRd',
    // Either spelling may stand behind orderNo, both in their turn.
    [
      ...PRINTED_TAX_REFERENCES.slice(0, 1),
      field('logisticsNo', '物流运单编号', 'C0..60', 0, ''),
      ...PRINTED_TAX_REFERENCES.slice(1),
    ],
  ],
]);

export function additionsOf(tolerate: readonly Tolerance[]): Additions {
  return tolerate.includes('taxReferences') ? TAX_REFERENCES : new Map();
}
