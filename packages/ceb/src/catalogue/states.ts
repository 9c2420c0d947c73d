import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, SOURCE_STATES } from './types.ts';

/** returnStatus of receipts (C-02): where a document stands. Negative values are error codes instead. */
const WAIT: readonly [string, string] = ['等待下一个回执', 'wait for the next receipt'];
const NORMAL: readonly [string, string] = ['正常流程', 'the normal course'];
const OFFICER: readonly [string, string] = ['关员决定', 'an officer’s decision'];
const CONTACT: readonly [string, string] = ['按现场海关通知办理', 'follow the notice of the customs office'];

const ROWS: readonly CodeRow[] = [
  [
    '1',
    'C-02',
    true,
    ['电子口岸已暂存', 'stored, not declared'],
    ['已保存，尚未申报(appStatus=1)', 'kept, not yet declared (appStatus 1)'],
    NORMAL,
    ['以 appStatus=2 申报', 'declare it with appStatus 2'],
  ],
  [
    '2',
    'C-02',
    false,
    ['电子口岸申报中', 'being declared'],
    ['已受理，正在发往海关', 'accepted, on its way to customs'],
    NORMAL,
    WAIT,
  ],
  ['3', 'C-02', false, ['发送海关成功', 'sent to customs'], ['已送达海关', 'has reached customs'], NORMAL, WAIT],
  [
    '4',
    'C-02',
    true,
    ['发送海关失败', 'sending to customs failed'],
    ['未能送达海关', 'has not reached customs'],
    ['通道或系统故障', 'a failure of the line or a system'],
    ['稍后重发', 'send again later'],
  ],
  [
    '100',
    'C-02',
    true,
    ['海关退单', 'rejected'],
    ['海关退单，原因见回执信息', 'rejected; returnInfo names every reason'],
    ['比对不符、超限、单证缺失或担保不足', 'a mismatch, a limit, a missing document, too little guarantee'],
    ['按每条原因改正后重新申报', 'correct every reason named and declare again'],
  ],
  [
    '120',
    'C-01',
    false,
    ['海关入库', 'accepted on file'],
    ['通过逻辑校验，进入比对', 'logic checks passed, the match follows'],
    NORMAL,
    WAIT,
  ],
  [
    '300',
    'C-02',
    false,
    ['人工审核', 'manual review'],
    ['转人工审核', 'an officer looks at it'],
    ['需人工判断', 'needs a human decision'],
    ['等待；按要求补充材料', 'wait; supply what is asked for'],
  ],
  [
    '399',
    'C-02',
    false,
    ['海关审结', 'examination finished'],
    ['审核结束，等待放行', 'the examination is over, release follows'],
    NORMAL,
    WAIT,
  ],
  [
    '500',
    'K-01',
    false,
    ['查验', 'inspection'],
    ['布控查验', 'selected for inspection'],
    ['风险布控或抽查', 'risk selection or sampling'],
    CONTACT,
  ],
  [
    '501',
    'K-01',
    false,
    ['扣留移送通关', 'detained, handed to clearance'],
    ['货物被扣留', 'the goods are detained'],
    OFFICER,
    CONTACT,
  ],
  [
    '502',
    'K-01',
    false,
    ['扣留移送缉私', 'detained, handed to anti-smuggling'],
    ['货物被扣留', 'the goods are detained'],
    OFFICER,
    CONTACT,
  ],
  [
    '503',
    'K-01',
    false,
    ['扣留移送法规', 'detained, handed to legal affairs'],
    ['货物被扣留', 'the goods are detained'],
    OFFICER,
    CONTACT,
  ],
  [
    '599',
    'K-01',
    false,
    ['其它扣留', 'detained for another reason'],
    ['货物被扣留', 'the goods are detained'],
    OFFICER,
    CONTACT,
  ],
  ['700', 'I-02', false, ['退运', 'returned'], ['货物退运', 'the goods go back'], OFFICER, CONTACT],
  [
    '800',
    'C-02',
    false,
    ['放行', 'released'],
    ['清单放行', 'the list is released'],
    NORMAL,
    ['安排出区配送', 'ship the parcel'],
  ],
  ['899', 'C-02', false, ['结关', 'closed'], ['清单结关', 'the list is closed'], NORMAL, ['无需处理', 'nothing to do']],
];

export const STATE_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_STATES);
