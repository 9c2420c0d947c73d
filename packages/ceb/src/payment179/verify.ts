import { done, type Outcome, refused } from '@tongguan/kernel';
import { base64Of } from '../signature/base64.ts';
import { ALGORITHMS, type SignatureAlgorithm } from '../signature/algorithms.ts';
import { keyVerifies, type VerifyKey } from '../signature/keys.ts';
import { sm2ValueOfDer } from '../signature/sm2Value.ts';
import { WIRE_CODES } from '../wire/codes.ts';
import { paymentString, STRING_FORMS, type StringForm } from './string.ts';
import type { PaymentData, ReceivedPayment } from './types.ts';

/** Payment data whose signature has been verified, and how its string to sign was spelt. */
export type VerifiedPayment = { readonly data: PaymentData; readonly certNo: string; readonly form: StringForm };

/**
 * Verifies an upload with the key that the receiver's registry has for `received.certNo`. The string is made of the very
 * text that was received. RSA keys sign with SHA-1 unless another algorithm is agreed.
 */
export function verifyPayment(
  received: ReceivedPayment,
  key: VerifyKey,
  algorithm: SignatureAlgorithm = key.kind === 'sm2' ? 'sm2-sm3' : 'rsa-sha1',
): Outcome<VerifiedPayment> {
  const signature = ALGORITHMS[algorithm].key === key.kind ? base64Of(received.signValue) : null;
  // Cards give SM2 values as r‖s or as SEQUENCE { r, s }; no other form is taken here.
  const value = signature !== null && key.kind === 'sm2' ? (sm2ValueOfDer(signature) ?? signature) : signature;
  for (const form of value === null ? [] : STRING_FORMS) {
    const signed = Buffer.from(paymentString(received.text, form));
    if (value !== null && keyVerifies(key, algorithm, signed, value)) {
      return done({ data: received.data, certNo: received.certNo, form });
    }
  }
  const { code, allowed } = WIRE_CODES.signatureInvalid;
  return refused({ code, path: 'signValue', found: `certNo ${received.certNo}`, allowed });
}
