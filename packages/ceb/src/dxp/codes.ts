import type { Bilingual, Pair } from '../catalogue/types.ts';
import { bilingual } from '../catalogue/types.ts';

/**
 * Response codes of the exchange platform (specification 202205, table 7-1): about the envelope and its transport, never
 * about the CEB message inside. 4000–9999 are the users' own.
 */
export const DXP_CODES: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    '0001': ['报文格式错误', 'the format of the message is wrong'],
    '0002': ['schema 验证不通过', 'the schema is not met'],
    '0999': ['其他报文错误', 'another fault of the message'],
    '1001': ['数字签名无效', 'the signature is invalid'],
    '1002': ['证书过期', 'the certificate has expired'],
    '1003': ['解密错误', 'decryption failed'],
    '1004': ['签名与数据不符', 'signature and data do not agree'],
    '1999': ['其他安全错误', 'another fault of security'],
    '2001': ['接收方不存在', 'the receiver does not exist'],
    '2002': ['地址不匹配', 'the address does not match'],
    '2999': ['其他地址错误', 'another fault of addressing'],
    '3001': ['系统错误', 'a fault of the system'],
    '3002': ['远程连接错误', 'the remote side cannot be reached'],
    '3003': ['超时', 'timed out'],
    '3999': ['其他系统错误', 'another fault of the system'],
  } satisfies Record<string, Pair>).map(([code, text]) => [code, bilingual(text)]),
);
