import { hash } from 'node:crypto';
import { type Bilingual, bilingual, type Pair } from '../catalogue/types.ts';
import { formProblem, valueReadings } from '../signature/form/valueForm.ts';
import type { VerifyKey } from '../signature/keys.ts';
import { hashModulo, messageHash, sm2SignedHash, userHash } from '../signature/sm2.ts';
import { recoveredDigest } from '../signature/why/whyValue.ts';
import { textsOf, type Tried } from './otherTexts.ts';
import type { ReceivedPayment } from './types.ts';

/** Why the signature of an upload does not hold; `signed` is the text that was signed, where it was found. */
export type PaymentExplanation = {
  readonly valid: boolean;
  /** Whether the key made the value, whatever it is over. */
  readonly isThisKey: boolean;
  readonly reasons: readonly Bilingual[];
  readonly signed: string | null;
};

/**
 * Explains the signature of an upload of announcement 179 under a key: which text was signed instead, in which form the value
 * was written, or that another key made it. An RSA value tells its digest, and an SM2 value under the right key too, so what is
 * found is certain. The text may hold what a payment says of persons: for its owner, never for a log.
 */
export function explainPayment(received: ReceivedPayment, key: VerifyKey): PaymentExplanation {
  const known = hashesOf(received, key);
  let isThisKey = false;
  for (const { value, reasons: form } of valueReadings(received.signValue, key)) {
    const digest = signedHash(value, key);
    if (digest === null) continue;
    if (key.kind === 'rsa') isThisKey = true;
    const found = known.get(digest);
    if (found === undefined) continue;
    const reasons = [...form, ...found.reasons];
    return { valid: reasons.length === 0, isThisKey: true, reasons: reasons.map(bilingual), signed: found.text };
  }
  const form = formProblem(received.signValue, key);
  const reasons =
    form.length > 0 ? form : [isThisKey ? OTHER_TEXT : key.kind === 'rsa' ? OTHER_KEY : OTHER_KEY_OR_TEXT];
  return { valid: false, isThisKey, reasons: reasons.map(bilingual), signed: null };
}

/** Hash, in hexadecimal for RSA and as the number an SM2 value gives, to what has it; the right text first. */
function hashesOf(received: ReceivedPayment, key: VerifyKey): ReadonlyMap<string, Tried> {
  const known = new Map<string, Tried>();
  const add = (id: string, tried: Tried): void => {
    if (!known.has(id)) known.set(id, tried);
  };
  for (const { text, reasons } of textsOf(received)) {
    const bytes = Buffer.from(text);
    if (key.kind === 'rsa') {
      add(hash('sha1', bytes), { text, reasons });
      for (const name of ['sha256', 'md5']) {
        add(hash(name, bytes), { text, reasons: [...reasons, otherHash(name)] });
      }
      continue;
    }
    const zs: readonly (readonly [Buffer, readonly Pair[]])[] = [
      [key.key.z, []],
      [Buffer.alloc(0), [NO_Z]],
      [userHash(key.key.bytes, Buffer.alloc(0)), [NO_ID]],
    ];
    for (const [z, how] of zs) add(String(hashModulo(messageHash(z, bytes))), { text, reasons: [...reasons, ...how] });
  }
  return known;
}

function signedHash(value: Buffer, key: VerifyKey): string | null {
  if (key.kind === 'rsa') return recoveredDigest(value, key.key)?.digest.toString('hex') ?? null;
  const signed = sm2SignedHash(key.key, value);
  return signed === null ? null : String(signed);
}

const otherHash = (name: string): Pair => [
  `散列为 ${name.toUpperCase()}，应为 SHA1`,
  `the hash is ${name.toUpperCase()} instead of SHA1`,
];
const NO_Z: Pair = ['SM2 签名未计入 Z（用户标识与公钥）', 'the SM2 signature leaves out Z (user id and key)'];
const NO_ID: Pair = ['SM2 用户标识为空，应为 1234567812345678', 'the SM2 user id is empty instead of 1234567812345678'];
const OTHER_TEXT: Pair = [
  '签名由此密钥产生，但所签文本不是这次上传的：核对 sessionID、serviceTime 与两段 JSON 是否为同一份文本',
  'this key made the signature, over another text than this upload: sign and send one and the same text',
];
const OTHER_KEY: Pair = [
  '签名不是此密钥产生的：核对 certNo 与签名所用的卡',
  'another key made the signature: see that certNo is that of the card that signs',
];
const OTHER_KEY_OR_TEXT: Pair = [
  '由另一把密钥签名，或所签文本不同（SM2 签名值无法区分两者）',
  'signed with another key or over another text (an SM2 value cannot tell which)',
];
