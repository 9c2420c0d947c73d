import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const OTHER: Pair = ['由另一名有权人员复核', 'ask somebody else whose role allows the act to decide'];

/** Admission on the platform, four eyes, contingency (H-01, H-02, H-04, K-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90300',
    'K-03',
    false,
    ['须由另一人复核', 'a second person has to decide'],
    [
      '提出人不得复核自己的操作，复核人须有权进行该操作',
      'nobody may decide on their own proposal, and the second person needs a role for the act',
    ],
    ['提出人自行复核，或复核人角色不符', 'the proposer decided, or a person whose role does not allow the act'],
    OTHER,
  ],
  [
    '90301',
    'K-03',
    false,
    ['待复核的操作已失效', 'the proposal has expired'],
    ['在期限内无人复核，未作任何处理', 'nobody decided in time, so nothing was done'],
    ['超过复核期限', 'the time for a decision has passed'],
    ['需要时重新提出', 'propose it again if needed'],
  ],
  [
    '90302',
    'H-02',
    false,
    ['停止商品的条件不成立', 'the conditions of the stop are not valid'],
    [
      '国别、税号前缀、品牌、批次至少一项，且须为有效代码',
      'give at least one of country, tariff prefix, brand and batch, with valid codes',
    ],
    ['条件为空，或代码不在代码表内', 'there is no condition, or a code is not in its code table'],
    ['补充条件后重新提出', 'add the conditions and propose it again'],
  ],
  [
    '90303',
    'H-01',
    false,
    ['正面清单文件不可用', 'the positive list file cannot be used'],
    ['整份文件未载入，见 found 与 allowed', 'none of the file was loaded; see found and allowed'],
    [
      '税则号列、名称缺失或重复，或生效日不是日期',
      'a tariff line or a name is missing or duplicated, or the first day is not a date',
    ],
    ['用 tongguan goods diff 检查文件后重新载入', 'check the file with tongguan goods diff and load it again'],
  ],
  [
    '90304',
    'K-03',
    false,
    ['应急放行，事后核对', 'released under contingency, to be reconciled later'],
    [
      '系统或现场异常时由海关先行放行，税款、额度、担保与库存在核对时补记',
      'customs released the goods by hand; tax, quota, guarantee and stock are recorded when the list is reconciled',
    ],
    ['现场应急，见事件编号', 'an incident at the site; see its number'],
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
      'documents are missing, taxes are unknown, or guarantee or stock is not enough; nothing was recorded',
    ],
    ['见 found', 'see found'],
    ['补齐后再次核对', 'supply what is missing and reconcile again'],
  ],
  [
    '90306',
    'H-04',
    true,
    ['清单商品与备案不一致', 'the goods differ from their filing'],
    [
      '税号、原产国或计量单位与该货号的备案不同',
      'the commodity code, country of origin or unit differs from the filing of this article',
    ],
    ['备案未更新，或清单填错', 'the filing is out of date, or the list is wrong'],
    ['更新备案（tongguan goods file）或按备案重新申报', 'update the filing (tongguan goods file), or declare as filed'],
    'itemNo',
  ],
  [
    '90307',
    'H-04',
    true,
    ['商品未备案', 'the goods are not on file'],
    ['本平台要求清单商品已由电商企业备案', 'this installation requires that the seller has filed the goods on a list'],
    ['货号未备案、待审核或被拒', 'the filing of the article is missing, waiting for an officer or refused'],
    ['先办理商品备案（tongguan goods file）', 'file the goods first (tongguan goods file)'],
    'itemNo',
  ],
  [
    '90308',
    'K-03',
    false,
    ['不属本关区', 'this belongs to another customs district'],
    [
      '关员只能处理本关区的清单、申请与账册',
      'staff may act only on lists, applications and books of their own district',
    ],
    ['编号填错，或应由他关区处理', 'a wrong number, or a matter for another district'],
    ['交由所属关区处理', 'hand it over to the district it belongs to'],
  ],
  [
    '90309',
    'E-05',
    false,
    ['税则文件不可用', 'the tariff file cannot be used'],
    ['整份文件未载入，见 found 与 allowed', 'none of the file was loaded; see found and allowed'],
    [
      '税则号列、日期、税率或类别有误，或同一税目、事项、生效日出现两次',
      'a tariff line, date, rate or class is wrong, or the same fact appears twice for one tariff line and first day',
    ],
    ['用 tongguan goods impact 检查文件后重新载入', 'check the file with tongguan goods impact and load it again'],
  ],
  [
    '90380',
    'K-03',
    false,
    ['复核不成立', 'the agreement of the second person is not valid'],
    [
      '复核须由提出人以外的人、在期限内、对同一请求作出；未作任何处理',
      'a person other than the proposer must agree to this same request in time; nothing was done',
    ],
    ['复核记录与请求不符', 'the agreement belongs to another request, or the proposer agreed'],
    ['重新提出，由另一人复核', 'submit it again, and ask another person to decide'],
  ],
  [
    '90381',
    'K-03',
    false,
    ['须重新提出', 'this must be submitted again'],
    [
      '升级前提出、尚未执行的退税请求，升级后须重新提出',
      'a refund requested before an upgrade, and not yet carried out, must be submitted again',
    ],
    ['请求记录于升级之前', 'the request was recorded before the upgrade'],
    ['以新的编号重新提出', 'submit it again with a new id'],
  ],
];

export const ADMISSION_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
