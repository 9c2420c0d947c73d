import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Guarantee, waiting for it, and what is paid back (G-01 to G-04, C-05): 90260 to 90279. */
const ROWS: readonly CodeRow[] = [
  [
    '90260',
    'G-01',
    false,
    ['担保登记不完整', 'the description of the guarantee is incomplete'],
    ['银行保函与保险须有编号、出具人与止日', 'a bank guarantee or insurance needs a number, an issuer and a last day'],
    ['漏填编号、出具人或止日', 'number, issuer or last day was left out'],
    ['按担保文书补全后再登记', 'complete the data from the document itself and record it again'],
  ],
  [
    '90261',
    'G-01',
    false,
    ['该担保编号已登记', 'an instrument with this number is already on record'],
    [
      '同一企业的担保编号不得重复；展期请用展期操作',
      'a guarantor uses each number for one instrument; to prolong it, extend it',
    ],
    ['重复登记，或应作展期', 'it was recorded twice, or should have been extended'],
    [
      '核对编号；到期的担保用 guarantee.extend 展期',
      'check the number; use guarantee.extend to extend an instrument that ends',
    ],
  ],
  [
    '90263',
    'G-01',
    false,
    ['超出可退的现金担保', 'more than the cash available'],
    ['退还只限现金；保函与保险按编号解除', 'only cash can be withdrawn; other instruments are released by number'],
    ['可用担保中有保函或保险', 'part of the available guarantee is a bank guarantee or insurance'],
    ['用 guarantee.release 并写明编号', 'use guarantee.release with the number'],
  ],
  [
    '90264',
    'C-05',
    false,
    ['担保余额不足，清单等待补足', 'the guarantee is not enough; the list waits for a top-up'],
    [
      '补足担保后自动继续，逾时退单',
      'the list continues by itself once the guarantee is enough, and is refused when the time is over',
    ],
    ['担保企业的可用担保低于本清单税款', 'the guarantor’s available guarantee is less than the tax on this list'],
    ['在所示时间前增加担保，或缴清应缴税款', 'top up the guarantee by the time shown, or pay the open demands'],
    'assureCode',
  ],
  [
    '90265',
    'G-03',
    true,
    ['税款尚未缴纳，无从退还', 'the tax is not paid yet, so nothing can be refunded'],
    [
      '汇总后撤单、退货的，先按缴款书缴纳，再退还',
      'tax that is on a demand must be paid first; only then is it refunded',
    ],
    ['缴款书未缴', 'the demand is not paid'],
    ['缴款登记后再办理退税', 'record the payment of the demand first, then the refund'],
    'entDutyNo',
  ],
  [
    '90266',
    'G-03',
    false,
    ['退税金额不符', 'the amount is not the amount to be refunded'],
    ['金额须等于撤单或退货部分的税款', 'the amount must equal, to the fen, the tax on what was cancelled or returned'],
    ['金额填错，或对应另一申请', 'a wrong amount, or the amount of another application'],
    ['按待退税款清单核对金额', 'compare the amount with the list of claims'],
  ],
];

export const GUARANTEE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
