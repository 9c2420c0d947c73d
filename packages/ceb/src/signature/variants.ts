import type { Pair } from '../catalogue/types.ts';

/**
 * What senders do otherwise than specification 202205, section 6, says, each by name (B-05). Seen in messages that
 * widely used signing programs made for e-port u-keys; none is accepted unless it is named for the sender.
 */
export const SIGNATURE_VARIANTS = [
  'tail-dropped',
  'tail-newline',
  'compact-signed-info',
  'w3-sm2-uri',
  'sm2-sha1-digest',
  'rsa-sm3-digest',
  'sm2-der-value',
] as const;

export type SignatureVariant = (typeof SIGNATURE_VARIANTS)[number];

export const SIGNATURE_VARIANT_TEXTS: Readonly<Record<SignatureVariant, Pair>> = {
  'tail-dropped': [
    '摘要取自插入签名之前的报文：ds:Signature 之后的空白不计入',
    'the digest is over the message before insertion: white space behind ds:Signature is left out',
  ],
  'tail-newline': [
    '摘要取自插入签名之前的报文：签名处的空白按一个换行计',
    'the digest is over the message before insertion: the white space around ds:Signature counts as one line feed',
  ],
  'compact-signed-info': [
    '签名值取自紧凑的 SignedInfo（依次声明 ceb、ds、xsi），而非报文中的 SignedInfo',
    'the value is over a compact SignedInfo declaring ceb, ds and xsi, not over the one in the message',
  ],
  'w3-sm2-uri': [
    'SM2 签名算法写作 http://www.w3.org/2000/09/xmldsig#sm2-sm3',
    'SM2 is named http://www.w3.org/2000/09/xmldsig#sm2-sm3',
  ],
  'sm2-sha1-digest': ['SM2 签名配 SHA-1 摘要', 'an SM2 signature with a SHA-1 digest'],
  'rsa-sm3-digest': ['RSA 签名配 SM3 摘要', 'an RSA signature with an SM3 digest'],
  'sm2-der-value': [
    'SM2 签名值为 DER 编码的 SEQUENCE { r, s }，而非 r‖s',
    'the SM2 value is a DER SEQUENCE { r, s } instead of r‖s',
  ],
};

/** The names that are variants; `null` when one is not. Without repetition, in the order of the list above. */
export function signatureVariants(names: readonly string[]): readonly SignatureVariant[] | null {
  const wanted = SIGNATURE_VARIANTS.filter((variant) => names.includes(variant));
  return wanted.length === new Set(names).size ? wanted : null;
}
