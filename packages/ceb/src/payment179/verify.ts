import { done, type Outcome, refused } from '@tongguan/kernel';
import { base64Of } from '../signature/base64.ts';
import type { SignatureAlgorithm } from '../signature/algorithms.ts';
import { signatureFromDevice } from '../signature/device.ts';
import type { VerifyKey } from '../signature/keys.ts';
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
  const signature = base64Of(received.signValue);
  for (const form of signature === null ? [] : STRING_FORMS) {
    const signed = Buffer.from(paymentString(received.text, form));
    if (signature !== null && signatureFromDevice(key, algorithm, signed, signature) !== null) {
      return done({ data: received.data, certNo: received.certNo, form });
    }
  }
  const { code, allowed } = WIRE_CODES.signatureInvalid;
  return refused({ code, path: 'signValue', found: `certNo ${received.certNo}`, allowed });
}
