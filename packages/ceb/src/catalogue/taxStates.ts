import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_TAX } from './types.ts';

const NORMAL: Pair = ['正常流程', 'the normal course'];

const ROWS: readonly CodeRow[] = [
  [
    '1',
    null,
    false,
    ['税单已生成', 'tax bill made'],
    [
      '清单放行后生成电子税单，税款占用担保',
      'the platform issues the electronic tax bill on release and holds the tax against the guarantee',
    ],
    NORMAL,
    ['保存；等待汇总缴纳', 'keep it; you pay with the consolidated settlement'],
    'taxNo',
  ],
  [
    '2',
    null,
    false,
    ['税单已汇总', 'tax bill consolidated'],
    ['已并入缴款书 entDutyNo', 'included in the payment demand entDutyNo'],
    NORMAL,
    ['按缴款书缴纳税款', 'pay the payment demand'],
    'entDutyNo',
  ],
  [
    '3',
    null,
    false,
    ['税单作废', 'tax bill void'],
    ['该单税款不再征收', 'the tax on this bill is not collected'],
    ['汇总之前退货或撤单', 'returned or cancelled before the consolidation'],
    ['核对担保是否已恢复', 'check that the guarantee has been restored'],
    'taxNo',
  ],
];

/** Status of a tax bill (816, 818). The same numbers mean other things as a returnStatus, hence a table of their own. */
export const TAX_STATES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_TAX);
