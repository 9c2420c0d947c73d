import { hash } from 'node:crypto';
import { ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
import { DER, integerOf, parseDer } from './der.ts';
import { keyVerifies, type VerifyKey } from './keys.ts';

/**
 * What a device that signs digests is given: the hash of the data, for SM2 the value e = SM3(Z ‖ data) with the
 * user id of the specification and the public key inside (GB/T 32918.2, 6.1).
 */
export function digestToSign(key: VerifyKey, algorithm: SignatureAlgorithm, data: Buffer): Buffer {
  const input = key.kind === 'sm2' ? Buffer.concat([key.key.z, data]) : data;
  return hash(ALGORITHMS[algorithm].hash, input, 'buffer');
}

/**
 * The signature value as messages carry it, out of what a card or an HSM answered; `null` when the answer is no
 * signature of this key over this data. Devices give SM2 signatures as r‖s or as SEQUENCE { r, s } (GB/T 35276).
 */
export function signatureFromDevice(
  key: VerifyKey,
  algorithm: SignatureAlgorithm,
  data: Buffer,
  answer: Buffer,
): Buffer | null {
  if (ALGORITHMS[algorithm].key !== key.kind) return null;
  const value = key.kind === 'sm2' && answer.length !== SM2_BYTES ? rawOf(answer) : answer;
  return value !== null && keyVerifies(key, algorithm, data, value) ? value : null;
}

/** r and s, 32 bytes each. */
const SM2_BYTES = 64;

function rawOf(answer: Buffer): Buffer | null {
  const pair = parseDer(answer);
  const halves = pair?.tag === DER.sequence && pair.children.length === 2 ? pair.children.map(integerOf) : [];
  const [r, s] = halves;
  if (!r || !s || r.length > SM2_BYTES / 2 || s.length > SM2_BYTES / 2) return null;
  const raw = Buffer.alloc(SM2_BYTES);
  r.copy(raw, SM2_BYTES / 2 - r.length);
  s.copy(raw, SM2_BYTES - s.length);
  return raw;
}
