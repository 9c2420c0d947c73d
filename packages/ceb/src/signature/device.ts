import { hash } from 'node:crypto';
import { ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
import { answerReadings } from './form/valueForm.ts';
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
 * The signature value as messages carry it, out of what a card, an HSM or a signing service answered; `null` when the answer is
 * no signature of this key over this data. Devices give r‖s, SEQUENCE { r, s } with or without sign bytes, structures with wide
 * fields, or text of these (GB/T 35276, GM/T 0016): whatever the form, the value given back is clean, and it verifies.
 */
export function signatureFromDevice(
  key: VerifyKey,
  algorithm: SignatureAlgorithm,
  data: Buffer,
  answer: Buffer,
): Buffer | null {
  if (ALGORITHMS[algorithm].key !== key.kind) return null;
  // The form of the specification first: it is nearly always the answer.
  if (keyVerifies(key, algorithm, data, answer)) return answer;
  return answerReadings(answer, key).find(({ value }) => keyVerifies(key, algorithm, data, value))?.value ?? null;
}
