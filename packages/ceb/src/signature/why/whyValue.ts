import { constants, hash, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import type { Pair } from '../../catalogue/types.ts';
import { canonicalDocument, canonicalElement } from '../../wire/canonical.ts';
import { DS_NAMESPACE } from '../../wire/tape.ts';
import { DER, oidOf, parseDer } from '../der.ts';
import type { VerifyKey } from '../keys.ts';
import type { SignatureParts } from '../read.ts';
import { signedInfoContent } from '../sign.ts';
import { formProblem, valueReadings } from '../form/valueForm.ts';
import { hashModulo, messageHash, type Sm2PublicKey, sm2SignedHash, userHash } from '../sm2.ts';
import { compactSignedInfo, joined } from '../tolerant.ts';
import { reordered } from './orders.ts';
import { SIGNATURE_VARIANT_TEXTS } from '../variants.ts';

/** Over what a value was made; `written` is null when only the key is certain, or nothing is. */
export type ValueGuess = {
  readonly isThisKey: boolean;
  readonly reasons: readonly Pair[];
  readonly written: Buffer | null;
};

/**
 * What a value that does not verify was made over, and in which form it was written. Before a key is called a foreign one, every
 * form that devices and libraries write is read (`valueReadings`). An RSA value tells the hash that was signed, and so does an
 * SM2 value under the right key: what was signed is then looked for among what programs are known to sign.
 */
export function guessValue(parts: SignatureParts, key: VerifyKey): ValueGuess {
  const text = valueText(parts);
  const guess = key.kind === 'rsa' ? guessRsa(parts, key, text) : guessSm2(parts, key, text);
  if (guess.isThisKey) return guess;
  const form = formProblem(text, key);
  return form.length === 0 ? guess : { ...guess, reasons: form };
}

/** SignatureValue as it was written; it stands behind SignedInfo. */
export function valueText({ tape, signedInfo }: SignatureParts): string {
  return tape.text(tape.next[signedInfo] as number);
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
    ...ordersOf(parts, content),
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

/** SignedInfo with its namespaces in other orders, or without some: 3 namespaces have 6 orders. */
function ordersOf({ tape, signedInfo }: SignatureParts, content: string): Candidate[] {
  const canonical = joined(canonicalElement(tape, signedInfo)).toString('latin1');
  const tag = canonical.slice(0, canonical.indexOf('>') + 1);
  const compact = `${tag}${Buffer.from(content).toString('latin1')}</ds:SignedInfo>`;
  return [canonical, compact].flatMap((text) =>
    [...reordered(text, null)].map(({ text: other, reason }): Candidate => [Buffer.from(other, 'latin1'), [reason]]),
  );
}

const HASH_OIDS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '1.2.156.10197.1.401': 'sm3',
};

type RsaKey = VerifyKey & { readonly kind: 'rsa' };
type Sm2Key = VerifyKey & { readonly kind: 'sm2' };

function guessRsa(parts: SignatureParts, key: RsaKey, text: string): ValueGuess {
  for (const { value, reasons: form } of valueReadings(text, key)) {
    const signed = recoveredDigest(value, key.key);
    const found = signed === null ? guessPss(parts, key.key, value) : guessDigest(parts, signed);
    if (found !== null) return { ...found, reasons: form.length === 0 ? found.reasons : [...form, ...found.reasons] };
  }
  return { isThisKey: false, reasons: [NOT_THIS_KEY], written: null };
}

/** What has this digest: the SignedInfo of the message, in which case only the form was wrong, or something else. */
function guessDigest(parts: SignatureParts, { oid, digest }: SignedDigest): ValueGuess {
  const bare = oid === null ? [NO_DIGEST_INFO] : [];
  const names = oid === null ? ['sha1', 'sha256', 'sm3'] : [HASH_OIDS[oid]].filter((name) => name !== undefined);
  for (const name of names) {
    for (const [written, reasons] of candidates(parts)) {
      if (!hash(name, written, 'buffer').equals(digest)) continue;
      return { isThisKey: true, reasons: [...bare, ...reasons, ...hashReason(parts, name)], written };
    }
  }
  const named = oid === null ? [] : hashReason(parts, HASH_OIDS[oid] ?? oid);
  return { isThisKey: true, reasons: [...bare, OTHER_DATA, ...named], written: null };
}

/** RSASSA-PSS in the place of PKCS#1 v1.5; it hides the hash, so what was signed is tried. */
function guessPss(parts: SignatureParts, key: KeyObject, value: Buffer): ValueGuess | null {
  const padded = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  for (const [written, reasons] of candidates(parts)) {
    const name = ['sha1', 'sha256'].find((one) => verify(one, written, padded, value));
    if (name !== undefined) return { isThisKey: true, reasons: [PSS, ...reasons], written };
  }
  return null;
}

/** `oid` is null when the bare digest was signed, without saying which. */
type SignedDigest = { readonly oid: string | null; readonly digest: Buffer };

/** DigestInfo inside an RSA value (RFC 8017, 9.2); `null` when this key did not make it. */
export function recoveredDigest(value: Buffer, key: KeyObject): SignedDigest | null {
  let padded: Buffer;
  try {
    padded = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, value);
  } catch {
    return null;
  }
  const [algorithm, digest] = parseDer(padded)?.children ?? [];
  if (digest?.tag !== DER.octetString) return { oid: null, digest: padded };
  return { oid: oidOf(algorithm?.children[0]), digest: digest.content };
}

function hashReason(parts: SignatureParts, name: string): Pair[] {
  const named = parts.algorithm === 'rsa-sha256' ? 'sha256' : 'sha1';
  if (name === named) return [];
  return [
    [`签名用的散列为 ${name}，与 SignatureMethod 不符`, `the hash signed is ${name}, not what SignatureMethod names`],
  ];
}

function guessSm2(parts: SignatureParts, key: Sm2Key, text: string): ValueGuess {
  const known = hashesOf(parts, key.key);
  for (const { value, reasons: form } of valueReadings(text, key)) {
    const signed = sm2SignedHash(key.key, value);
    const found = signed === null ? undefined : known.get(signed);
    if (found !== undefined) return { isThisKey: true, reasons: [...form, ...found.reasons], written: found.written };
  }
  return { isThisKey: false, reasons: [SM2_UNKNOWN], written: null };
}

/** The hash of everything a program may have signed, the right one first, with what is wrong about each. */
function hashesOf(parts: SignatureParts, key: Sm2PublicKey): ReadonlyMap<bigint, { reasons: Pair[]; written: Buffer }> {
  const known = new Map<bigint, { reasons: Pair[]; written: Buffer }>();
  const add = (e: bigint, written: Buffer, ...reasons: Pair[]): void => {
    const id = hashModulo(e);
    if (!known.has(id)) known.set(id, { reasons, written });
  };
  for (const [z, ...how] of [[key.z] as const, ...identities(parts, key)]) {
    for (const [written, what] of candidates(parts)) {
      add(messageHash(z, written), written, ...what, ...how);
      const digest = hash('sm3', written, 'buffer');
      add(messageHash(z, digest), written, ...what, ...how, HASHED_TWICE);
      add(messageHash(z, Buffer.from(digest.toString('hex'))), written, ...what, ...how, HASHED_TWICE);
    }
  }
  for (const [written, what] of candidates(parts)) {
    for (const name of ['sha256', 'sha1']) {
      const e = BigInt(`0x${hash(name, written)}`);
      add(e, written, ...what, [
        `散列为 ${name} 而非 SM3，且未计入 Z`,
        `the hash is ${name} instead of SM3, and Z is left out`,
      ]);
    }
  }
  return known;
}

/** Z by other user ids than the specification's, and none at all. */
function identities(parts: SignatureParts, key: Sm2PublicKey): (readonly [Buffer, Pair])[] {
  const named = (id: string): readonly [Buffer, Pair] => [
    userHash(key.bytes, Buffer.from(id)),
    [`SM2 用户标识为 ${id}，应为 1234567812345678`, `the SM2 user id is ${id} instead of 1234567812345678`],
  ];
  const { tape, keyName } = parts;
  const senders = ['copCode', 'dxpId', 'ebpCode', 'payCode', 'logisticsCode', 'agentCode'].flatMap((name) => {
    const element = tape.localName.indexOf(name);
    return element < 0 ? [] : [tape.text(element)];
  });
  const own = [...new Set([keyName, ...senders])].filter((id) => /^[\x21-\x7e]{1,64}$/.test(id));
  return [
    [
      userHash(key.bytes, Buffer.alloc(0)),
      ['SM2 用户标识为空，应为 1234567812345678', 'the SM2 user id is empty instead of 1234567812345678'],
    ],
    [Buffer.alloc(0), ['SM2 签名未计入 Z（用户标识与公钥）', 'the SM2 signature leaves out Z (user id and key)']],
    [userHash(key.bytes, Buffer.alloc(16)), ['SM2 用户标识为 16 个零字节', 'the SM2 user id is 16 zero bytes']],
    ...['31323334353637383132333435363738', '12345678', 'ALICE123@YAHOO.COM', 'BILL456@YAHOO.COM', ...own].map(named),
  ];
}

const NOT_THIS_KEY: Pair = ['该签名值不是用此密钥产生的', 'this key did not make the value'];
const OTHER_DATA: Pair = [
  '签名值由此密钥产生，但所签内容不是此 SignedInfo',
  'this key made the value, over something else than this SignedInfo',
];
const NO_DIGEST_INFO: Pair = [
  '签名的是裸摘要，缺少 DigestInfo（RFC 8017，9.2）',
  'the bare digest was signed, without its DigestInfo (RFC 8017, 9.2)',
];
const PSS: Pair = [
  '签名用了 RSASSA-PSS 填充，应为 PKCS#1 v1.5',
  'the value is padded as RSASSA-PSS instead of PKCS#1 v1.5',
];
const HASHED_TWICE: Pair = [
  '签名前先取了一次 SM3，而签名接口自己还要取一次：应交给它原文',
  'the data was hashed before signing, and the signing function hashes once more: give it the data itself',
];
const SM2_UNKNOWN: Pair = [
  '用另一把密钥签名，或所签内容不同（SM2 签名值无法区分两者）',
  'signed with another key or over something else (an SM2 value cannot tell which)',
];
