import { DXP_CODES } from '../dxp/codes.ts';
import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_DEVICE, SOURCE_DXP, SOURCE_PAYMENT_179 } from './types.ts';

/**
 * Codes people meet beside receipts: answers of the interface of announcement 179, of exchange nodes and of u-key controls.
 * They stand in no returnInfo, so they are not in `CATALOGUE`; `explainAnywhere` knows them.
 */
const PAYMENT_ROWS: readonly CodeRow[] = [
  [
    '10000',
    null,
    false,
    ['179：成功', '179: success'],
    [
      '原始支付数据已收到；签名在事后核验，成功不等于验签通过',
      'the payment data arrived; the signature is verified later, so success does not mean that it holds',
    ],
    ['接口接受了请求', 'the interface accepted the request'],
    ['无需处理；留存报文以备核对', 'nothing to do; keep the upload for comparison'],
  ],
  [
    '20000',
    null,
    true,
    ['179：失败', '179: failure'],
    ['请求未被接受，原因在 message 中逐项列出', 'the request was not accepted; message lists each reason'],
    [
      '必填项为空、格式不符、sessionID 重复，或 certNo、signValue 为空',
      'a required member is empty, a format is wrong, the sessionID was used before, or certNo or signValue is missing',
    ],
    [
      '按 message 逐项改正后用同一 sessionID 重新上传',
      'correct each item of message and upload again under the same sessionID',
    ],
    'message',
  ],
  [
    '20004',
    null,
    true,
    ['179：验签证书未在服务系统注册', '179: the certificate is not registered with the service'],
    [
      '签名所用证书（certNo）不在海关接口的登记中',
      'the signing certificate (certNo) is not registered with the interface of customs',
    ],
    [
      '证书未报备或已换卡，测试与生产环境混用，或 certNo 与签名的卡不符',
      'the certificate was not registered or the card is new, test and production were mixed up, or certNo belongs to another card than the one that signed',
    ],
    [
      '核对 certNo 为签名那张卡的序列号，并向中国电子口岸数据中心登记该证书',
      'check that certNo is the serial number of the card that signed, and register the certificate with the China E-Port Data Centre',
    ],
    'certNo',
  ],
];

const DEVICE_ROWS: readonly CodeRow[] = [
  [
    '50070',
    null,
    true,
    ['u-key 控件的错误码', 'an error of the u-key control'],
    [
      '由加签控件返回（如 Custom50070），不是海关的回执代码；未见公布的代码表',
      'returned by the signing control (for example Custom50070); this is not a customs code, and no list of such codes is published',
    ],
    ['卡未插好、密码错误或控件与驱动不符', 'no card, a wrong password, or a control that does not fit the driver'],
    [
      '以控件同时返回的文字为准；先用 tongguan keys ukey 检查控件、卡与密码',
      'go by the text the control gives with it; check control, card and password with tongguan keys ukey',
    ],
  ],
];

const DXP_ROWS: readonly CodeRow[] = [...DXP_CODES].map(([code, { zh, en }]): CodeRow => {
  const about: Pair = [
    '数据交换平台对封套与传输的应答，不涉及其中的 CEB 报文',
    'an answer of the exchange platform about the envelope and its transport, not about the CEB message inside',
  ];
  const isTransport = /^[23]/.test(code);
  const advice: Pair = isTransport
    ? ['核对收发方地址，稍后重发封套', 'check the addresses of sender and receiver, and send the envelope again later']
    : ['改正封套后重发；其中的报文不变', 'correct the envelope and send it again; the message inside stays'];
  return [code, 'B-03', true, [`DXP：${zh}`, `DXP: ${en}`], about, [zh, en], advice];
});

export const ELSEWHERE_CODES: readonly CatalogueEntry[] = [
  ...entriesOf(PAYMENT_ROWS, SOURCE_PAYMENT_179),
  ...entriesOf(DXP_ROWS, SOURCE_DXP),
  ...entriesOf(DEVICE_ROWS, SOURCE_DEVICE),
];

/** An entry for a code of another interface, as it is pasted: `20004`, `Custom50070`, `0001`; `null` when there is none. */
export function explainElsewhere(code: string): CatalogueEntry | null {
  const plain = code.trim().replace(/^custom/i, '');
  return ELSEWHERE_CODES.find((entry) => entry.code === plain) ?? null;
}
