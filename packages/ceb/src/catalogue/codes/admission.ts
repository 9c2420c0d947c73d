import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const OTHER: Pair = ['由另一名有权人员复核', 'somebody else with a role of the act decides'];

/** Admission on the platform, four eyes, contingency (H-01, H-02, H-04, K-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90300',
    'K-03',
    false,
    ['须由另一人复核', 'a second person has to decide'],
    [
      '提出人不得复核自己的操作，复核人须有权进行该操作',
      'nobody decides on what they asked for, nor without a role of the act',
    ],
    ['提出人自行复核，或复核人角色不符', 'the proposer decided, or somebody whose role may not do the act'],
    OTHER,
  ],
  [
    '90301',
    'K-03',
    false,
    ['待复核的操作已失效', 'the proposal has expired'],
    ['在期限内无人复核，未作任何处理', 'nobody decided in time; nothing was done'],
    ['超过复核期限', 'the time for a decision is over'],
    ['需要时重新提出', 'propose it again where it is needed'],
  ],
  [
    '90302',
    'H-02',
    false,
    ['停止商品的条件不成立', 'the stop names nothing that can be stopped'],
    [
      '国别、税号前缀、品牌、批次至少一项，且须为有效代码',
      'at least one of country, tariff prefix, brand and batch, and of the code tables',
    ],
    ['条件为空，或代码不在代码表内', 'no condition, or a code that is in no table'],
    ['补充条件后重新提出', 'say what is stopped and propose it again'],
  ],
  [
    '90303',
    'H-01',
    false,
    ['正面清单文件不可用', 'the list file cannot be used'],
    ['整份文件未载入，见 found 与 allowed', 'nothing of the file was loaded; found and allowed say where'],
    ['税则号列、名称缺失或重复，或生效日不是日期', 'a tariff line or a name is missing or twice, or the date is none'],
    ['用 tongguan goods diff 检查文件后重新载入', 'check the file with tongguan goods diff and load it again'],
  ],
  [
    '90304',
    'K-03',
    false,
    ['应急放行，事后核对', 'released under contingency, to be reconciled'],
    [
      '系统或现场异常时由海关先行放行，税款、额度、担保与库存在核对时补记',
      'customs released the goods by hand; tax, quota, guarantee and stock follow when the list is reconciled',
    ],
    ['现场应急，见事件编号', 'an incident at the site; its number is given'],
    ['无需操作，税单在核对后发出', 'nothing to do; the tax bill comes with the reconciliation'],
    'invtNo',
  ],
  [
    '90305',
    'K-03',
    false,
    ['应急放行的清单尚不能核对', 'the list released under contingency cannot be reconciled yet'],
    [
      '单证不齐、税额未知，或担保、账册余额不足，未作任何记账',
      'documents or amounts are missing, or guarantee or stock is short; nothing was moved',
    ],
    ['见 found', 'see found'],
    ['补齐后再次核对', 'complete it and reconcile again'],
  ],
  [
    '90306',
    'H-04',
    true,
    ['清单商品与备案不一致', 'the goods differ from their filing'],
    [
      '税号、原产国或计量单位与该货号的备案不同',
      'commodity code, origin or a unit is not what was filed for the article',
    ],
    ['备案未更新，或清单填错', 'the filing is out of date, or the list is wrong'],
    [
      '更新备案（tongguan goods file）或按备案重新申报',
      'file the article anew (tongguan goods file) or declare as filed',
    ],
    'itemNo',
  ],
  [
    '90307',
    'H-04',
    true,
    ['商品未备案', 'the goods are not filed'],
    ['本平台要求清单商品已由电商企业备案', 'this installation asks that the seller has filed the goods of a list'],
    ['货号未备案、待审核或被拒', 'the article was not filed, waits for an officer or was refused'],
    ['先办理商品备案（tongguan goods file）', 'file the goods first (tongguan goods file)'],
    'itemNo',
  ],
  [
    '90308',
    'K-03',
    false,
    ['不属本关区', 'it belongs to another customs district'],
    [
      '关员只能处理本关区的清单、申请与账册',
      'staff of a district act on lists, applications and books of that district',
    ],
    ['编号填错，或应由他关区处理', 'a wrong number, or another district’s to decide'],
    ['交由所属关区处理', 'hand it to the district it belongs to'],
  ],
  [
    '90309',
    'E-05',
    false,
    ['税则文件不可用', 'the tariff file cannot be used'],
    ['整份文件未载入，见 found 与 allowed', 'nothing of the file was loaded; found and allowed say where'],
    [
      '税则号列、日期、税率或类别有误，或同一税目、事项、生效日出现两次',
      'a tariff line, a day, a rate or a class is wrong, or a fact of a day stands twice',
    ],
    ['用 tongguan goods impact 检查文件后重新载入', 'check the file with tongguan goods impact and load it again'],
  ],
  [
    '90380',
    'K-03',
    false,
    ['复核不成立', 'it is no agreement of a second person'],
    [
      '复核须由提出人以外的人、在期限内、对同一请求作出；未作任何处理',
      'another person has to agree to this very request in time; nothing was done',
    ],
    ['复核记录与请求不符', 'what was agreed to is not this request, or the same person agreed'],
    ['重新提出，由另一人复核', 'ask again, and let somebody else decide'],
  ],
  [
    '90381',
    'K-03',
    false,
    ['须重新提出', 'it has to be asked for again'],
    [
      '升级前提出、尚未执行的退税请求，升级后须重新提出',
      'a refund asked for before an upgrade and not carried out yet',
    ],
    ['请求记录于升级之前', 'the request was recorded before the upgrade'],
    ['以新的编号重新提出', 'ask again with a fresh id'],
  ],
];

export const ADMISSION_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
