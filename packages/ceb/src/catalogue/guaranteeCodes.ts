import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from './types.ts';

/** Guarantee, waiting for it, and what is paid back (G-01 to G-04, C-05): 90260 to 90279. */
const ROWS: readonly CodeRow[] = [
  [
    '90260',
    'G-01',
    false,
    ['担保登记不完整', 'the instrument is not described in full'],
    ['银行保函与保险须有编号、出具人与止日', 'a bank guarantee or insurance has a number, an issuer and a last day'],
    ['漏填编号、出具人或止日', 'number, issuer or last day was left out'],
    ['按担保文书补全后再登记', 'complete it from the instrument itself and record it again'],
  ],
  [
    '90261',
    'G-01',
    false,
    ['该担保编号已登记', 'an instrument with this number is recorded'],
    [
      '同一企业的担保编号不得重复；展期请用展期操作',
      'a number stands for one instrument of a guarantor; extend it instead',
    ],
    ['重复登记，或应作展期', 'recorded twice, or an extension was meant'],
    ['核对编号；到期的担保用 guarantee.extend 展期', 'check the number; extend one that ends by guarantee.extend'],
  ],
  [
    '90263',
    'G-01',
    false,
    ['超出可退的现金担保', 'more than the cash that is there'],
    ['退还只限现金；保函与保险按编号解除', 'only cash is withdrawn; other instruments are released by their number'],
    ['可用担保中有保函或保险', 'a part of what is free is a bank guarantee or insurance'],
    ['用 guarantee.release 并写明编号', 'use guarantee.release with the number'],
  ],
];

export const GUARANTEE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
