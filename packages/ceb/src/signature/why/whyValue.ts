import { constants, hash, type KeyObject, publicDecrypt } from 'node:crypto';
import type { Pair } from '../../catalogue/types.ts';
import { canonicalDocument, canonicalElement } from '../../wire/canonical.ts';
import { DS_NAMESPACE } from '../../wire/tape.ts';
import { DER, oidOf, parseDer } from '../der.ts';
import type { VerifyKey } from '../keys.ts';
import type { SignatureParts } from '../read.ts';
import { signedInfoContent } from '../sign.ts';
import { messageHash, type Sm2PublicKey, sm2VerifyHash, userHash } from '../sm2.ts';
import { compactSignedInfo, joined, valueWays } from '../tolerant.ts';
import { SIGNATURE_VARIANT_TEXTS, SIGNATURE_VARIANTS } from '../variants.ts';

/** Over what a value was made; `written` is null when only the key is certain, or nothing is. */
export type ValueGuess = {
  readonly isThisKey: boolean;
  readonly reasons: readonly Pair[];
  readonly written: Buffer | null;
};

/**
 * What a value that does not verify was made over. An RSA value tells the hash that was signed, so it is known whether
 * this key made it; an SM2 value tells nothing, so only what is tried can be recognised.
 */
export function guessValue(parts: SignatureParts, key: VerifyKey): ValueGuess {
  return key.kind === 'rsa' ? guessRsa(parts, key.key) : guessSm2(parts, key.key);
}

type Candidate = readonly [Buffer, readonly Pair[]];

function candidates(parts: SignatureParts): readonly Candidate[] {
  const { tape, method, digest, signedInfo } = parts;
  const content = signedInfoContent(method, digest.toString('base64'));
  const raw = tape.bytes.subarray(tape.start[signedInfo] as number, tape.end[signedInfo] as number);
  return [
    [joined(canonicalElement(tape, signedInfo)), []],
    [compactSignedInfo(method, digest), [SIGNATURE_VARIANT_TEXTS['compact-signed-info']]],
    [
      raw,
      [
        [
          '签名值取自报文中 SignedInfo 的原始字节，未作 C14N',
          'the value is over SignedInfo as it stands, not over its canonical form',
        ],
      ],
    ],
    [
      Buffer.from(`<ds:SignedInfo xmlns:ds="${DS_NAMESPACE}">${content}</ds:SignedInfo>`),
      [
        [
          '签名值取自仅声明 ds 的 SignedInfo（缺少根元素上的命名空间）',
          'the value is over a SignedInfo that declares ds alone, without the namespaces of the root',
        ],
      ],
    ],
    [
      Buffer.from(digest.toString('base64')),
      [['签名值取自 DigestValue 文本', 'the value is over the text of DigestValue']],
    ],
    [digest, [['签名值取自摘要字节', 'the value is over the bytes of the digest']]],
    [
      joined(canonicalDocument(tape, parts.signature)),
      [['签名值取自整份报文而非 SignedInfo', 'the value is over the message instead of SignedInfo']],
    ],
  ];
}

const HASH_OIDS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '1.2.156.10197.1.401': 'sm3',
};

function guessRsa(parts: SignatureParts, key: KeyObject): ValueGuess {
  const signed = recoveredDigest(parts.value, key);
  if (signed === null) return { isThisKey: false, reasons: [NOT_THIS_KEY], written: null };
  const name = HASH_OIDS[signed.oid];
  for (const [written, reasons] of name === undefined ? [] : candidates(parts)) {
    if (!hash(name as string, written, 'buffer').equals(signed.digest)) continue;
    return { isThisKey: true, reasons: [...reasons, ...hashReason(parts, name as string)], written };
  }
  return { isThisKey: true, reasons: [OTHER_DATA, ...hashReason(parts, name ?? signed.oid)], written: null };
}

/** DigestInfo inside an RSA value (RFC 8017, 9.2); `null` when this key did not make it. */
function recoveredDigest(value: Buffer, key: KeyObject): { readonly oid: string; readonly digest: Buffer } | null {
  try {
    const info = parseDer(publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, value));
    const [algorithm, digest] = info?.children ?? [];
    if (digest?.tag !== DER.octetString) return null;
    return { oid: oidOf(algorithm?.children[0]), digest: digest.content };
  } catch {
    return null;
  }
}

function hashReason(parts: SignatureParts, name: string): Pair[] {
  const named = parts.algorithm === 'rsa-sha256' ? 'sha256' : 'sha1';
  if (name === named) return [];
  return [
    [`签名用的散列为 ${name}，与 SignatureMethod 不符`, `the hash signed is ${name}, not what SignatureMethod names`],
  ];
}

function guessSm2(parts: SignatureParts, key: Sm2PublicKey): ValueGuess {
  const hashes: readonly (readonly [Buffer, readonly Pair[]])[] = [
    [key.z, []],
    [
      userHash(key.bytes, Buffer.alloc(0)),
      [['SM2 用户标识为空，应为 1234567812345678', 'the SM2 user id is empty instead of 1234567812345678']],
    ],
    [Buffer.alloc(0), [['SM2 签名未计入 Z（用户标识与公钥）', 'the SM2 signature leaves out Z (user id and key)']]],
  ];
  for (const [written, what] of candidates(parts)) {
    for (const [z, how] of hashes) {
      for (const value of valueWays(parts, SIGNATURE_VARIANTS)) {
        if (value.written.length !== 64) continue;
        if (!sm2VerifyHash(key, messageHash(z, written), value.written, null)) continue;
        const spelled = value.variant === null ? [] : [SIGNATURE_VARIANT_TEXTS[value.variant]];
        return { isThisKey: true, reasons: [...what, ...how, ...spelled], written };
      }
    }
  }
  return { isThisKey: false, reasons: [SM2_UNKNOWN], written: null };
}

const NOT_THIS_KEY: Pair = ['该签名值不是用此密钥产生的', 'this key did not make the value'];
const OTHER_DATA: Pair = [
  '签名值由此密钥产生，但所签内容不是此 SignedInfo',
  'this key made the value, over something else than this SignedInfo',
];
const SM2_UNKNOWN: Pair = [
  '用另一把密钥签名，或所签内容不同（SM2 签名值无法区分两者）',
  'signed with another key or over something else (an SM2 value cannot tell which)',
];
