import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Return-centre warehouses (I-04, 海关总署公告2021年第70号). 90376 … 90379. */
const ROWS: readonly CodeRow[] = [
  [
    '90376',
    'I-04',
    false,
    ['不适用退货中心仓模式', 'a return-centre warehouse cannot take these goods'],
    [
      '退货中心仓只接收 1210 商品（海关总署公告2021年第70号 二）',
      'return-centre warehouses accept only goods under 1210 (announcement 70 of 2021, point 2)',
    ],
    ['清单为 9610、1239，或早于该公告', 'the declaration is under 9610 or 1239, or is older than the announcement'],
    ['按现行规定直接申报退货', 'apply for the return directly'],
  ],
  [
    '90377',
    'I-04',
    false,
    ['不是原区域内在册的退货中心仓', 'not a return-centre warehouse on record in the area that the goods left'],
    [
      '退货的接收、分拣须在原海关特殊监管区域内进行（公告2021年第70号 一）',
      'returned goods must be received and sorted inside the area they left (announcement 70 of 2021, point 1)',
    ],
    [
      '仓库未登记、已终止，或在另一区域',
      'the warehouse is not on record, its record has ended, or it lies in another area',
    ],
    [
      '送原区域的退货中心仓，或登记后再接收',
      'bring the goods to a centre in that area, or have the centre recorded first',
    ],
  ],
  [
    '90378',
    'I-04',
    false,
    ['退货中心仓企业为失信企业', 'the firm of the return-centre warehouse is discredited'],
    [
      '失信企业不得开展退货中心仓业务（公告2021年第70号 三）',
      'a discredited firm may not run a return-centre warehouse (announcement 70 of 2021, point 3)',
    ],
    ['信用等级已下调', 'its credit level was lowered'],
    ['送另一退货中心仓', 'bring the goods to another centre'],
  ],
  [
    '90379',
    'I-04',
    true,
    ['申报退货的商品尚未分拣合格', 'the returned goods have not been sorted and found conforming'],
    [
      '进入退货中心仓的商品，分拣合格后方可申报退货，不合格的复运出区（公告2021年第70号 六）',
      'goods at a return-centre warehouse may be declared only after sorting shows that they conform; the rest leaves the area (announcement 70 of 2021, point 6)',
    ],
    ['尚未分拣，或申报数量多于合格数量', 'the goods are not sorted yet, or more is declared than conforms'],
    ['分拣后按合格数量申报', 'sort first, then declare the quantity that conforms'],
    'qty',
  ],
];

export const RETURN_CENTRE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
