import { MESSAGE_CODES } from '../../message/codes.ts';
import { WIRE_CODES } from '../../wire/codes.ts';
import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from '../types.ts';

const CORRECT: Pair = [
  '按回执所指位置改正，重新加签后再发',
  'correct the place that the receipt names, then sign and send again',
];
const NOT_A_MESSAGE: Pair = [
  '报文不符合 202205 版规范，未被受理',
  'the message does not conform to specification 202205 and was not accepted',
];

const READER_ROWS: readonly CodeRow[] = [
  [
    MESSAGE_CODES.unknownType,
    'B-02',
    true,
    ['未知报文类型', 'unknown message type'],
    NOT_A_MESSAGE,
    [
      '根元素名称或命名空间错误，或平台尚不支持该报文',
      'a wrong root element or namespace, or a message that the platform does not support yet',
    ],
    ['检查根元素和命名空间 http://www.chinaport.gov.cn/ceb', 'check the root element and its namespace'],
  ],
  [
    MESSAGE_CODES.element,
    'B-02',
    true,
    ['元素缺失、多余或顺序错误', 'an element is missing, unexpected or out of order'],
    NOT_A_MESSAGE,
    [
      '必填项未填，拼写错误，或元素未按规范顺序排列',
      'a required field is missing, a name is misspelt, or elements are not in schema order',
    ],
    CORRECT,
  ],
  [
    MESSAGE_CODES.length,
    'B-02',
    true,
    ['长度不符', 'wrong length'],
    NOT_A_MESSAGE,
    ['字符数(不是字节数)超出或不足', 'too many or too few characters (not bytes)'],
    CORRECT,
  ],
  [
    MESSAGE_CODES.number,
    'B-02',
    true,
    ['数值格式不符', 'not a valid number for this type'],
    NOT_A_MESSAGE,
    [
      '小数超过 5 位、位数超过 19 位或含非数字字符',
      'more than 5 decimals or 19 digits, or characters that are not digits',
    ],
    CORRECT,
  ],
  [
    MESSAGE_CODES.occurrences,
    'B-02',
    true,
    ['出现次数不符', 'too many or too few of an element'],
    NOT_A_MESSAGE,
    ['单证应为 1–100 个，表体应为 1–99 项', 'a message holds 1–100 documents, a document 1–99 lines'],
    CORRECT,
  ],
  [
    MESSAGE_CODES.value,
    'B-02',
    true,
    ['取值不允许', 'value not allowed'],
    NOT_A_MESSAGE,
    [
      '取值不在允许范围内，如币制不是 142',
      'the value is not among the allowed ones, such as a currency other than 142',
    ],
    CORRECT,
  ],
];

/** Refusals with many possible reasons, which `explainSignature` tells apart. */
const HAS_REASONS: readonly string[] = [
  WIRE_CODES.signatureAlgorithm.code,
  WIRE_CODES.digestDiffers.code,
  WIRE_CODES.signatureInvalid.code,
];

/** The scanner's codes are about the bytes, the signature codes about who vouches for them. */
function wireEntry({ code, zh, en, allowed }: (typeof WIRE_CODES)[keyof typeof WIRE_CODES]): CatalogueEntry {
  const isSignature = code.startsWith('-9003');
  const [allowedZh, allowedEn] = allowed.includes(' / ') ? allowed.split(' / ') : [allowed, allowed];
  return {
    code,
    text: { zh, en },
    meaning: isSignature
      ? {
          zh: '签名或签名人未通过检查，报文未被受理',
          en: 'the signature or the signer failed a check; the message was not accepted',
        }
      : {
          zh: '报文字节未通过严格扫描，未被受理',
          en: 'the bytes of the message failed the strict scan; it was not accepted',
        },
    cause: isSignature
      ? {
          zh: '加签后改动、算法不符、证书未登记或失效',
          en: 'the message was changed after signing, the algorithm is wrong, or the certificate is unknown or not valid',
        }
      : {
          zh: '生成报文的程序写出了不被接受的 XML',
          en: 'the program that wrote the message produced XML that is not accepted',
        },
    advice: {
      zh: `应为：${allowedZh ?? ''}${HAS_REASONS.includes(code) ? '；原因可用 tongguan verify --why 查明' : ''}`,
      en: `send: ${allowedEn ?? ''}${HAS_REASONS.includes(code) ? '; tongguan verify --why tells the reason' : ''}`,
    },
    resend: true,
    fields: isSignature ? ['ds:Signature'] : [],
    rule: isSignature ? 'B-05' : 'B-02',
    source: SOURCE_OWN,
  };
}

/** Codes this package gives: the scanner, the signature room, the reader. */
export const DOOR_CODES: readonly CatalogueEntry[] = [
  ...Object.values(WIRE_CODES).map(wireEntry),
  ...entriesOf(READER_ROWS, SOURCE_OWN),
];
