import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from './types.ts';

const ON_RECORD: Pair = [
  '向海关登记有效的证照后重新加签发送',
  'have a valid paper put on record with customs, then sign and send again',
];
const LOOK: Pair = ['核对在册资料后再提交', 'look at what is on record, then ask again'];

/** Who takes part: licences, undertakings, agreements, and changes of the registry (A). 90200 … 90219. */
const ROWS: readonly CodeRow[] = [
  [
    '90200',
    'A-03',
    true,
    ['资质缺失或不在有效期内', 'a licence is missing or not in force'],
    [
      '受理时该企业没有该类单证所需的有效资质',
      'at acceptance the firm held no licence in force that its document asks for',
    ],
    ['证照未登记、已到期或被收回', 'the licence was never put on record, has run out or was withdrawn'],
    ON_RECORD,
    'payCode',
    'logisticsCode',
  ],
  [
    '90201',
    'A-03',
    true,
    ['资质范围不符', 'the scope of the licence is too narrow'],
    ['许可证有效，但业务范围不含该类业务', 'the licence is in force and its scope does not cover this business'],
    ['支付业务许可证范围未登记“互联网支付”', 'the payment licence on record does not name payment over the internet'],
    ON_RECORD,
    'payCode',
  ],
  [
    '90202',
    'A-05',
    true,
    ['代为传输缺少有效承诺', 'transmitted for another without an undertaking in force'],
    [
      '邮政企业、快件运营人代传订单或支付单，须有承担法律责任的在册承诺',
      'an operator that transmits orders or payments for others must have undertaken on record to answer for them',
    ],
    ['承诺尚未生效或已终止', 'the undertaking has not begun or has ended'],
    ['登记承诺，或由单证所列企业自行加签', 'record the undertaking, or let the firm the document names sign'],
    'ebpCode',
    'ebcCode',
    'payCode',
  ],
  [
    '90203',
    'A-05',
    true,
    ['代传企业不是邮政企业或快件运营人', 'the transmitter is neither postal enterprise nor express operator'],
    [
      '只有邮政企业和已登记的进出境快件运营人可以代传',
      'only postal enterprises and registered express operators transmit for others',
    ],
    ['有承诺而无登记，或登记已失效', 'there is an undertaking and no registration in force'],
    ON_RECORD,
  ],
  [
    '90204',
    'A-02',
    false,
    ['仅信息登记的企业不能签发进口单证', 'a firm whose information alone is registered signs no import document'],
    [
      '信息登记只用于出口；进口业务须办理注册登记',
      'information registration is for export; import asks for full registration',
    ],
    ['企业未办理海关注册登记', 'the firm is not registered with customs'],
    ['办理注册登记后重新发送', 'register with customs, then send again'],
  ],
  [
    '90205',
    'A-07',
    true,
    ['平台与商家之间没有有效的在册协议', 'no agreement in force between platform and seller'],
    ['本系统设置为核对平台与商家的协议', 'this installation asks for the agreement of platform and seller'],
    ['协议未登记、尚未生效或已终止', 'the agreement was never recorded, has not begun or has ended'],
    ['由平台登记协议后重新发送', 'let the platform record its agreement, then send again'],
    'ebpCode',
    'ebcCode',
  ],
  [
    '90206',
    'D-05',
    false,
    [
      '代传的订单、支付单只能用于直购进口',
      'orders and payments transmitted for others belong to direct purchase alone',
    ],
    [
      '清单监管方式不是 9610，而订单或支付单由运营人代传',
      'the list is not 9610, and its order or payment was transmitted by an operator',
    ],
    ['保税模式使用了代传的单证', 'a bonded list rests on a document transmitted for another'],
    ['由平台、电商企业或支付企业自行传输', 'let platform, seller or payment firm transmit it'],
    'tradeMode',
  ],
  [
    '90207',
    'A-04',
    false,
    ['在册状态不允许此变更', 'what is on record does not allow this change'],
    [
      '如暂停已注销的企业、恢复未暂停的企业、终止不存在的证照',
      'such as suspending a revoked firm, or ending a paper that is not there',
    ],
    ['已由他人办理，或编号填错', 'somebody has done it already, or a wrong number'],
    LOOK,
  ],
  [
    '90208',
    'A-01',
    false,
    ['没有此企业', 'no such participant'],
    ['海关编码未登记', 'the customs code is not enrolled'],
    ['编号填错，或企业尚未登记', 'a wrong code, or the firm is not enrolled yet'],
    LOOK,
  ],
  [
    '90209',
    'A-04',
    false,
    ['日期不合要求', 'the date is not possible'],
    [
      '日期须写作 2019-01-31 或带时区的时刻；止期晚于起期；限制权限的变更不能追溯',
      'dates are written 2019-01-31, or as an instant with its zone; the end follows the beginning; what takes rights away is never backdated',
    ],
    ['日期写错或早于现在', 'a wrong date, or one before now'],
    LOOK,
  ],
  [
    '90210',
    'A-04',
    false,
    ['操作编号已用于另一请求', 'the id was used for another request'],
    ['同一 Idempotency-Key 的内容须相同，未作任何处理', 'one Idempotency-Key stands for one request; nothing was done'],
    ['不同的请求使用了同一编号', 'two different requests were given the same id'],
    ['为新的请求使用新的编号', 'use a fresh id for a fresh request'],
  ],
  [
    '90211',
    'A-02',
    false,
    ['导入文件的表头不合要求', 'the head of the import file is not as needed'],
    ['缺少必需的列、列名重复或不认识', 'a needed column is missing, or one is doubled or unknown'],
    ['列名写错，或首行不是表头', 'a misspelt column, or the first row is no head'],
    ['按 allowed 所列的列名改正', 'name the columns as allowed says'],
  ],
  [
    '90212',
    'A-02',
    false,
    ['导入文件前后矛盾', 'the import file contradicts itself'],
    ['同一海关编码或信用代码出现了不同的内容', 'one customs code or credit code is given different data'],
    ['同一企业的多行未一并修改', 'rows of one firm were not changed together'],
    ['使同一企业各行的登记内容一致', 'give the rows of one firm the same data'],
  ],
  [
    '90213',
    'A-04',
    true,
    ['单证所列企业已暂停或注销', 'a firm the document names is suspended or revoked'],
    [
      '签名企业正常，但单证所列的平台、电商企业或支付企业在受理时不能从事业务',
      'the signer stands, and the platform, seller or payment firm it names does not at acceptance',
    ],
    ['由他人代签或代传，而当事企业已暂停', 'another signs or transmits for a firm that is suspended'],
    ['待该企业恢复后重新发送', 'send again when that firm stands again'],
    'ebpCode',
    'ebcCode',
    'payCode',
  ],
];

export const REGISTRY_CATALOGUE: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
