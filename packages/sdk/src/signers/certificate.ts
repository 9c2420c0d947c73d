import { type Certificate, readCertificate, type SignatureAlgorithm, type SignerIdentity } from '@tongguan/ceb';
import { SignerError } from './errors.ts';

/** A certificate from PEM, from base64 without frame (as the u-key control answers), or from DER. */
export function certificateFrom(file: Buffer | string): Certificate {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const text = bytes.toString('latin1');
  const pem = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END/.exec(text)?.[1];
  const base64 = pem ?? (/^[A-Za-z0-9+/=\s]+$/.test(text) ? text : undefined);
  const read = readCertificate(base64 === undefined ? bytes : Buffer.from(base64, 'base64'));
  if (!read.ok) throw new SignerError('certificate', read.refusals[0]?.found ?? '');
  return read.value;
}

/** Every certificate of a PEM file that we can read; a chain holds the keys of others too. */
export function certificatesIn(pem: string): Certificate[] {
  const found = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END/g);
  return [...found].flatMap(([, base64 = '']) => readable(Buffer.from(base64, 'base64')));
}

export function readable(der: Buffer): Certificate[] {
  const read = readCertificate(der);
  return read.ok ? [read.value] : [];
}

/** RSA signs with SHA-1 unless told otherwise: it is what specification 202205 names, section 6. */
export function algorithmFor(key: Certificate['key'], wanted?: SignatureAlgorithm): SignatureAlgorithm {
  const algorithm = wanted ?? (key.kind === 'sm2' ? 'sm2-sm3' : 'rsa-sha1');
  if ((algorithm === 'sm2-sm3') !== (key.kind === 'sm2'))
    throw new SignerError('certificate', `${algorithm} ≠ ${key.kind}`);
  return algorithm;
}

export function identityOf(certificate: Certificate, keyName?: string): SignerIdentity {
  return { keyName: keyName ?? certificate.serialHex, certificateDer: certificate.der };
}
