import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

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
  [
    '90264',
    'C-05',
    false,
    ['担保余额不足，清单等待补足', 'the guarantee is short; the list waits for more'],
    ['补足担保后自动继续，逾时退单', 'it goes on by itself when there is enough, and is refused when its time is over'],
    ['担保企业的可用担保低于本清单税款', 'the guarantor has less available than the tax of this list'],
    ['在所示时间前增加担保，或缴清应缴税款', 'add guarantee by the time shown, or pay what is demanded'],
    'assureCode',
  ],
  [
    '90265',
    'G-03',
    true,
    ['税款尚未缴纳，无从退还', 'the tax is not paid yet, so that nothing can be paid back'],
    ['汇总后撤单、退货的，先按缴款书缴纳，再退还', 'what is on a demand is paid first and then paid back'],
    ['缴款书未缴', 'its demand is not paid'],
    ['缴款登记后再办理退税', 'record the payment of the demand, then the refund'],
    'entDutyNo',
  ],
  [
    '90266',
    'G-03',
    false,
    ['退税金额不符', 'the amount is not what is to be paid back'],
    ['金额须等于撤单或退货部分的税款', 'it must be the tax of what was cancelled or returned, to the fen'],
    ['金额填错，或对应另一申请', 'a wrong amount, or another application'],
    ['按待退税款清单核对金额', 'compare it with the list of claims'],
  ],
];

export const GUARANTEE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
