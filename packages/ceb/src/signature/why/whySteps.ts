import type { Refusal } from '@tongguan/kernel';
import type { Bilingual, Pair } from '../../catalogue/types.ts';
import { explainCode } from '../../catalogue/explain.ts';
import { WIRE_CODES } from '../../wire/codes.ts';
import type { Difference } from './difference.ts';
import { SIGNATURE_VARIANT_TEXTS, type SignatureVariant } from '../variants.ts';

export type ExplanationStep = {
  readonly step: 'form' | 'structure' | 'algorithm' | 'digest' | 'value' | 'certificate' | 'chain';
  /** `tolerated`: holds with the variants named. `unknown`: could not be looked at. */
  readonly state: 'good' | 'tolerated' | 'bad' | 'unknown';
  readonly text: Bilingual;
  readonly facts: Readonly<Record<string, string>>;
  readonly difference?: Difference;
};

/** A step with its reasons as one sentence a language. */
export function step(
  name: ExplanationStep['step'],
  state: ExplanationStep['state'],
  reasons: readonly Pair[],
  facts: Readonly<Record<string, string>> = {},
  difference: Difference | null = null,
): ExplanationStep {
  const text = { zh: reasons.map(([zh]) => zh).join('；'), en: reasons.map(([, en]) => en).join('; ') };
  return { step: name, state, text, facts, ...(difference === null ? {} : { difference }) };
}

/** A step that holds: by the specification, or with the variants it takes. */
export function variantStep(
  name: ExplanationStep['step'],
  variants: readonly SignatureVariant[],
  good: Pair,
  facts: Readonly<Record<string, string>>,
  difference: Difference | null = null,
): ExplanationStep {
  if (variants.length === 0) return step(name, 'good', [good], facts);
  const reasons = variants.map((variant) => SIGNATURE_VARIANT_TEXTS[variant]);
  return step(name, 'tolerated', reasons, { ...facts, variants: variants.join(', ') }, difference);
}

const OF_STRUCTURE: readonly string[] = [WIRE_CODES.signatureMissing.code, WIRE_CODES.signatureStructure.code];

/** The step at which a message could not be looked at any further. */
export function refusedStep(refusal: Refusal): ExplanationStep {
  const { code, path, found, allowed, offset } = refusal;
  const isAlgorithm = code === WIRE_CODES.signatureAlgorithm.code;
  const name = OF_STRUCTURE.includes(code) ? 'structure' : isAlgorithm ? 'algorithm' : 'form';
  const text = explainCode(code)?.text;
  const facts = { code, path, found, allowed, ...(offset === undefined ? {} : { offset: String(offset) }) };
  return step(name, 'bad', [[text?.zh ?? code, text?.en ?? code]], facts);
}

/** What the steps say, Chinese and English. */
export const SAYS = {
  form: [
    '报文格式可验签：无 DOCTYPE、注释、CDATA、处理指令',
    'can be verified: no DOCTYPE, comment, CDATA, instruction',
  ],
  structure: ['签名结构符合 202205 规范第 6 节', 'the signature is built as specification 202205, section 6, says'],
  algorithm: ['算法符合规范', 'the algorithms are those of the specification'],
  digest: ['摘要与报文一致：加签后未被改动', 'the digest is that of the message: not changed since it was signed'],
  value: ['签名值由此密钥对此 SignedInfo 产生', 'this key made the value over this SignedInfo'],
  certificate: ['证书可读，序列号与 KeyName 一致', 'the certificate can be read, and KeyName is its serial number'],
  chain: ['证书可追溯到受信任的根，且未吊销', 'the certificate leads to a trusted root and is not revoked'],
  noChain: ['证书链不成立', 'the chain of the certificate does not hold'],
  wrongKind: ['算法与密钥种类不符（RSA 与 SM2）', 'the algorithm does not fit the kind of the key (RSA, SM2)'],
  changed: [
    '报文在加签后被改动，或签名程序摘要的不是这份报文；给出加签前的文件可定位差异',
    'the message was changed after it was signed, or another was digested; give the file before signing to see where',
  ],
  changedHere: ['报文与加签前的文件不同', 'the message differs from the file before signing'],
  notOfOriginal: [
    '报文与加签前的文件相同，但摘要不是它的：签名程序摘要了别的内容',
    'the message is that of the file before signing, but the digest is not: the program digested something else',
  ],
  noKey: ['没有密钥可用：请给出证书', 'no key to verify with: give a certificate'],
  keyEnclosed: [
    '但用报文内所附证书的密钥可验证：签名所用的不是登记的证书',
    'but the key of the enclosed certificate verifies it: it was signed with another than the enrolled certificate',
  ],
  noCertificate: ['报文内没有证书', 'the message encloses no certificate'],
  keyAlone: ['只给出了密钥，没有证书', 'a key was given without its certificate'],
  otherName: ['KeyName 不是该证书的序列号', 'KeyName is not the serial number of this certificate'],
  notValid: ['证书不在有效期内', 'the certificate is not valid at this time'],
  otherEnclosed: ['报文内所附的是另一张证书', 'the message encloses another certificate'],
} as const satisfies Readonly<Record<string, Pair>>;
