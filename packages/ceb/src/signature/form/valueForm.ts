import type { Pair } from '../../catalogue/types.ts';
import type { VerifyKey } from '../keys.ts';
import { sm2Readings } from './halves.ts';
import { type Spelling, spellingsOf, spellingsOfBytes } from './spellings.ts';

/** A value a signature may mean: r‖s or an RSA number of the length of the key, and what was done to it. */
export type ValueReading = { readonly value: Buffer; readonly reasons: readonly Pair[] };

/** Readings of the text of a SignatureValue, the form of the specification first. */
export function valueReadings(text: string, key: VerifyKey): readonly ValueReading[] {
  return readingsOf(spellingsOf(text), key);
}

/** Readings of what a card, an HSM or a service answered. */
export function answerReadings(answer: Buffer, key: VerifyKey): readonly ValueReading[] {
  return readingsOf(spellingsOfBytes(answer), key);
}

function readingsOf(spellings: readonly Spelling[], key: VerifyKey): readonly ValueReading[] {
  const bytesOf = key.kind === 'sm2' ? sm2Readings : (bytes: Buffer) => rsaReadings(bytes, rsaBytes(key));
  const seen = new Set<string>();
  return spellings.flatMap(({ bytes, reasons }) =>
    bytesOf(bytes).flatMap((one) => {
      const id = one.value.toString('latin1');
      if (seen.has(id)) return [];
      seen.add(id);
      return [{ value: one.value, reasons: [...reasons, ...one.reasons] }];
    }),
  );
}

/** What is wrong with the form of a value no reading of which verifies; empty when the form is that of the specification. */
export function formProblem(text: string, key: VerifyKey): readonly Pair[] {
  const [first] = spellingsOf(text);
  const [zh, en] =
    key.kind === 'sm2'
      ? [
          'SM2 签名值应为 r‖s 共 64 字节的 base64（88 个字符）',
          'an SM2 value is the base64 of r‖s, 64 bytes (88 characters)',
        ]
      : [
          `RSA 签名值应为 ${rsaBytes(key)} 字节的 base64`,
          `an RSA value of this key is the base64 of ${rsaBytes(key)} bytes`,
        ];
  const compact = text.replace(/\s+/g, '').length;
  if (first === undefined) {
    return [[`签名值不是 base64（${compact} 个字符）；${zh}`, `the value is no base64 (${compact} characters); ${en}`]];
  }
  const length = first.bytes.length;
  const expected = key.kind === 'sm2' ? 64 : rsaBytes(key);
  if (first.reasons.length === 0 && length === expected) return [];
  const wrong: Pair = [`签名值为 ${length} 字节；${zh}`, `the value has ${length} bytes; ${en}`];
  const hints = shapeOf(first.bytes);
  return [...first.reasons, ...(length === expected ? [] : [wrong]), ...hints];
}

/** What strange bytes plainly are. */
function shapeOf(bytes: Buffer): readonly Pair[] {
  const signedData = bytes.indexOf(Buffer.from('2a864886f70d010702', 'hex'));
  const sm2SignedData = bytes.indexOf(Buffer.from('2a811ccf5506010402', 'hex'));
  if ((signedData >= 0 && signedData < 40) || (sm2SignedData >= 0 && sm2SignedData < 40)) {
    return [
      [
        '这是 PKCS#7 SignedData（带证书的签名包）：应取其中的裸签名值（设备的 raw/detached 签名接口）',
        'this is PKCS#7 SignedData, a package with certificates: take the bare value, from the raw signing function of the device',
      ],
    ];
  }
  const [reading] = sm2Readings(bytes).filter(({ reasons }) => reasons.length > 0);
  return reading?.reasons.slice(0, 1) ?? [];
}

/** Length of the modulus. */
export function rsaBytes(key: VerifyKey): number {
  if (key.kind !== 'rsa') return 0;
  return Math.ceil((key.key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** An RSA value as long as the modulus, whatever was left out, put before or turned round. */
function rsaReadings(bytes: Buffer, length: number): readonly ValueReading[] {
  const found: ValueReading[] = [];
  if (bytes.length === length) {
    found.push({ value: bytes, reasons: [] });
    found.push({ value: Buffer.from(bytes).reverse(), reasons: [RSA_REVERSED] });
  }
  if (bytes.length < length && bytes.length >= length - 4) {
    found.push({ value: Buffer.concat([Buffer.alloc(length - bytes.length), bytes]), reasons: [RSA_SHORT] });
  }
  if (bytes.length > length && bytes.length <= length + 16) {
    const before = bytes.subarray(bytes.length - length);
    const zeros = bytes.subarray(0, bytes.length - length).every((byte) => byte === 0);
    found.push({ value: before, reasons: [zeros ? RSA_SIGN_BYTE : RSA_BEFORE] });
    found.push({ value: bytes.subarray(0, length), reasons: [RSA_BEHIND] });
  }
  return found;
}

const RSA_REVERSED: Pair = [
  '签名值字节倒序（Windows CryptoAPI 为小端）：应反转',
  'the bytes of the value stand in reverse, as Windows CryptoAPI gives them: turn them round',
];
const RSA_SHORT: Pair = [
  '签名值的前导零被省去：须补足到密钥长度',
  'leading zeros of the value were left out: pad it to the length of the key',
];
const RSA_SIGN_BYTE: Pair = [
  '签名值前多了字节 00（如 BigInteger.toByteArray）：应去掉',
  'bytes 00 stand in front of the value (as of BigInteger.toByteArray): drop them',
];
const RSA_BEFORE: Pair = [
  '签名值之前有多余的字节（如 DER 头）：应去掉',
  'there are bytes in front of the value, such as a DER header: drop them',
];
const RSA_BEHIND: Pair = ['签名值之后有多余的字节：应去掉', 'there are bytes behind the value: drop them'];
