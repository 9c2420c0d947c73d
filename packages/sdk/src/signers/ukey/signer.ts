import { type Certificate, normalSerial, signatureFromDevice } from '@tongguan/ceb';
import { algorithmFor, certificateFrom, identityOf } from '../certificate.ts';
import { SignerError } from '../errors.ts';
import type { AsyncSigner } from '../types.ts';
import { ukeyControl } from './control.ts';
import { UKEY_METHODS, UKEY_URL } from './protocol.ts';

export type UkeyOptions = {
  /** Where the control listens; default `ws://127.0.0.1:61232`. */
  readonly url?: string;
  /** Password of the card. */
  readonly password: string;
  /** Longest wait for the control; default 10 s. */
  readonly timeoutMs?: number;
};

/**
 * Signs with the card in a u-key through the e-port control. The certificate is read from the card, which decides the
 * algorithm: RSA cards sign with SHA-1, SM2 cards with SM3. Every answer is checked under this certificate.
 *
 * After a wrong password the card is not asked again: correct it and open the signer anew.
 */
export async function ukeySigner(options: UkeyOptions): Promise<AsyncSigner> {
  const control = ukeyControl({
    url: options.url ?? UKEY_URL,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  let certificate: Certificate;
  try {
    certificate = certificateFrom((await control.call(UKEY_METHODS.certificate, {}))[0] ?? '');
  } catch (error) {
    control.close();
    throw error;
  }
  const algorithm = algorithmFor(certificate.key);
  const identity = identityOf(certificate);
  return {
    algorithm,
    sign: async (data, signal) => {
      const args = { inData: data.toString('utf8'), passwd: options.password };
      const answer = await control.call(UKEY_METHODS.sign, args, signal);
      return { value: valueOf(certificate, data, answer), identity };
    },
    close: async () => control.close(),
  };
}

/** The card may have been changed for another since its certificate was read: its number tells, and the signature does. */
function valueOf(certificate: Certificate, data: Buffer, [signature = '', number]: readonly string[]): Buffer {
  if (number !== undefined && normalSerial(number) !== normalSerial(certificate.serialHex)) {
    throw new SignerError('certificate', `${number.slice(0, 40)} ≠ ${certificate.serialHex}`);
  }
  const answer = Buffer.from(signature, 'base64');
  const value = signatureFromDevice(certificate.key, algorithmFor(certificate.key), data, answer);
  if (value === null) throw new SignerError('wrong-signature', `${answer.length} bytes`);
  return value;
}
