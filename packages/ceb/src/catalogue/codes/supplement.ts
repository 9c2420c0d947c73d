import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** The supplementary declaration: what customs asks of a firm, and what becomes of it (E-09). */
const ROWS: readonly CodeRow[] = [
  [
    '90036',
    'E-09',
    false,
    ['补充申报', 'supplementary declaration'],
    [
      '海关就所列项号的归类、价格或原产地要求补充申报，或告知其进展：已收到、已撤回',
      'customs asks about the classification, value or origin of the lines named, or reports progress: answer received, request withdrawn',
    ],
    ['所报内容不足以确定归类、价格或原产地', 'the declared data does not determine classification, value or origin'],
    [
      '在期限内答复（tongguan supplement answer，或企业接口）',
      'answer by the day named (tongguan supplement answer, or the API for firms)',
    ],
    'InventoryList/gnum',
  ],
  [
    '90037',
    'E-09',
    false,
    ['补充申报逾期未答复', 'supplementary declaration overdue'],
    ['期限已过，企业尚未答复', 'the last day has passed and the firm has not answered'],
    ['未收到答复', 'no answer was received'],
    [
      '关员可据现有资料审定或退单；未办结前仍可补交，记为逾期',
      'an officer may decide on the available data; until then, an answer is still accepted and marked late',
    ],
  ],
  [
    '90039',
    'E-09',
    false,
    ['补充申报的问题或答复不符', 'the questions or answers of the supplementary declaration do not fit'],
    [
      '问题须指清单中的项号，每项号每类一问；答复须逐一对应全部问题，由申报企业、电商企业或其在册受托企业作出',
      'a question must name a line of the list, with one question per line and kind; the answers must match all questions one by one and come from the declarant, the owner of the goods or a firm entrusted on record',
    ],
    [
      '项号不存在、重复、缺答，或答复企业无权',
      'a line does not exist or appears twice, an answer is missing, or the firm may not answer',
    ],
    ['按所列要求改正', 'correct it as required'],
    'gnum',
  ],
];

export const SUPPLEMENT_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
