import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from './types.ts';

const LOOK: Pair = ['查询该单证的当前状态后再操作', 'look at its present state first'];

/** What follows a declaration: cancellation, return, acts of officers (I, K). */
const ROWS: readonly CodeRow[] = [
  [
    '90040',
    'I-01',
    true,
    ['清单已按企业申请撤销', 'the list was cancelled as its declarant asked'],
    ['放行前的撤销申请即时生效', 'before release a cancellation takes effect at once'],
    ['企业发送了撤销申请（623）', 'the declarant sent a cancellation (623)'],
    ['需要时以新的清单重新申报', 'declare with a new list where it is needed'],
    'invtNo',
  ],
  [
    '90041',
    'I-01',
    true,
    ['申请未获海关同意', 'customs did not grant the application'],
    ['关员审核后驳回了撤销或退货申请，理由随附', 'an officer refused the cancellation or return, for the reason given'],
    ['理由见回执', 'the receipt says why'],
    ['按理由补充材料后重新申请', 'complete what is missing and apply again'],
    'invtNo',
  ],
  [
    '90042',
    'C-02',
    false,
    ['没有此对象', 'no such subject'],
    ['操作所指的清单、申请或账户不存在', 'the list, application or account that the act names does not exist'],
    ['编号填错，或对象属于其他类型', 'a wrong number, or a subject of another kind'],
    LOOK,
  ],
  [
    '90043',
    'C-02',
    false,
    ['当前状态不允许此操作', 'its state does not allow this'],
    ['状态转换表中没有该状态下的这一操作', 'the table of transitions has no such act in this state'],
    ['已由他人处理，或尚未到这一步', 'somebody has dealt with it, or it is not there yet'],
    LOOK,
  ],
  [
    '90044',
    null,
    false,
    ['操作编号已用于另一请求', 'the id was used for another request'],
    ['同一 Idempotency-Key 的内容须相同，未作任何处理', 'one Idempotency-Key stands for one request; nothing was done'],
    ['不同的请求使用了同一编号', 'two different requests were given the same id'],
    ['为新的请求使用新的编号', 'use a fresh id for a fresh request'],
  ],
  [
    '90046',
    'I-02',
    false,
    ['退货完成，税款不予征收', 'the return is complete; its tax is not levied'],
    ['退回商品已运抵原监管场所，额度、担保与库存已恢复', 'the goods are back; quota, guarantee and stock are restored'],
    ['退货申请获准且商品按期运抵', 'the return was granted and the goods arrived in time'],
    ['无需操作', 'nothing to do'],
    'invtNo',
  ],
  [
    '90070',
    'I-02',
    false,
    ['清单当前不可退货', 'the list cannot be returned now'],
    [
      '只有已放行、未撤销、未全部退回的清单可以退货',
      'only what was released and is neither cancelled nor wholly back is returned',
    ],
    ['清单未放行，或撤销申请未结，或已全部退回', 'not released, a cancellation still open, or all of it is back'],
    LOOK,
    'invtNo',
  ],
  [
    '90071',
    'I-02',
    false,
    ['同意退货，等待商品运抵原监管场所', 'the return is granted; the goods are awaited at the site they left'],
    ['期限内运抵且为原状，税款不予征收', 'arriving in time and as they were, their tax is not levied'],
    ['退货申请获准', 'the application was granted'],
    ['在所示日期前将商品运抵原监管作业场所', 'bring the goods back to the original site by the day shown'],
    'invtNo',
  ],
];

export const AFTERCARE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
