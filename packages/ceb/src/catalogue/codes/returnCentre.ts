import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Return-centre warehouses (I-04, 海关总署公告2021年第70号). 90376 … 90379. */
const ROWS: readonly CodeRow[] = [
  [
    '90376',
    'I-04',
    false,
    ['不适用退货中心仓模式', 'goods that no return-centre warehouse takes'],
    [
      '退货中心仓只接收 1210 商品（海关总署公告2021年第70号 二）',
      'return-centre warehouses are for goods of 1210 (announcement 70 of 2021, article 2)',
    ],
    ['清单为 9610、1239，或早于该公告', 'a declaration of 9610 or 1239, or before the announcement'],
    ['按现行规定直接申报退货', 'apply for the return directly'],
  ],
  [
    '90377',
    'I-04',
    false,
    ['不是原区域内在册的退货中心仓', 'no return-centre warehouse on record in the area the goods left'],
    [
      '退货的接收、分拣须在原海关特殊监管区域内进行（公告2021年第70号 一）',
      'returned goods are received and sorted inside the area they left (announcement 70 of 2021, article 1)',
    ],
    ['仓库未登记、已终止，或在另一区域', 'the warehouse is not on record, has ended, or lies elsewhere'],
    ['送原区域的退货中心仓，或登记后再接收', 'bring it to a centre of that area, or have the centre recorded'],
  ],
  [
    '90378',
    'I-04',
    false,
    ['退货中心仓企业为失信企业', 'the firm of the return-centre warehouse is discredited'],
    [
      '失信企业不得开展退货中心仓业务（公告2021年第70号 三）',
      'a discredited firm may not keep one (announcement 70 of 2021, article 3)',
    ],
    ['信用等级已下调', 'its credit level was lowered'],
    ['送另一退货中心仓', 'bring it to another centre'],
  ],
  [
    '90379',
    'I-04',
    true,
    ['申报退货的商品尚未分拣合格', 'goods of the return were not sorted and found conforming'],
    [
      '进入退货中心仓的商品，分拣合格后方可申报退货，不合格的复运出区（公告2021年第70号 六）',
      'goods at a return-centre warehouse are declared once they were sorted and conform; the rest leaves the area (announcement 70 of 2021, article 6)',
    ],
    ['尚未分拣，或申报数量多于合格数量', 'not sorted yet, or more is declared than conforms'],
    ['分拣后按合格数量申报', 'sort first, then declare what conforms'],
    'qty',
  ],
];

export const RETURN_CENTRE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
