import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type Certificate,
  rsaSigner,
  type SignatureAlgorithm,
  signatureFromDevice,
  type Signer,
  type SignerIdentity,
  sm2Signer,
} from '@tongguan/ceb';
import { algorithmFor, certificateFrom, certificatesIn, identityOf } from './certificate.ts';
import { SignerError } from './errors.ts';

export type KeyOptions = {
  readonly password?: string;
  /** PEM or DER. Not needed where the key file holds the certificate. */
  readonly certificate?: Buffer | string;
  /** For RSA keys: `rsa-sha1` unless told otherwise. */
  readonly algorithm?: SignatureAlgorithm;
  /** How KeyName is spelt, when not as the serial number of the certificate. */
  readonly keyName?: string;
};

/** Reads `signerFromKey` from a file. */
export async function signerFromFile(file: string, options: KeyOptions = {}): Promise<Signer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SignerError('file', `${file} ${code}`.trim(), { cause: error });
  }
  return signerFromKey(bytes, options);
}

/**
 * A signer from the content of a key file: RSA or SM2, as PKCS#8, encrypted PKCS#8, SEC 1 or PKCS#1, each as PEM or
 * DER, or as PKCS#12 (.pfx, .p12). The certificate must be of this key: that is tried by signing, not believed.
 */
export async function signerFromKey(bytes: Buffer, options: KeyOptions = {}): Promise<Signer> {
  const found = isPfx(bytes)
    ? await pfxOf(bytes, options)
    : { keys: [privateKeyOf(bytes, options)], certificates: inside(bytes) };
  const certificates = options.certificate === undefined ? found.certificates : [certificateFrom(options.certificate)];
  if (certificates.length === 0) throw new SignerError('certificate', '请一并给出证书 / give the certificate too');
  for (const key of found.keys) {
    for (const certificate of certificates) {
      const signer = signerFor(key, certificate, options);
      if (signer !== null) return signer;
    }
  }
  throw new SignerError('certificate', '证书不属于该私钥 / not of this private key');
}

/** The signer, `null` when the certificate is of another key. */
function signerFor(key: KeyObject, certificate: Certificate, options: KeyOptions): Signer | null {
  const isRsa = key.asymmetricKeyType === 'rsa';
  if (isRsa !== (certificate.key.kind === 'rsa')) return null;
  const algorithm = algorithmFor(certificate.key, options.algorithm);
  const identity = identityOf(certificate, options.keyName);
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer = isRsa ? rsaSigner(pem, identity, rsaOnly(algorithm)) : sm2Of(pem, identity);
  return signatureFromDevice(certificate.key, algorithm, PROBE, signer.sign(PROBE)) === null ? null : signer;
}

/** Any bytes will do: a key and a certificate that belong together agree on a signature over them. */
const PROBE = Buffer.from('tongguan key probe');

function rsaOnly(algorithm: SignatureAlgorithm): 'rsa-sha1' | 'rsa-sha256' {
  return algorithm === 'rsa-sha256' ? algorithm : 'rsa-sha1';
}

function sm2Of(pem: string, identity: SignerIdentity): Signer {
  try {
    return sm2Signer(pem, identity);
  } catch {
    throw new SignerError('file', '既不是 RSA 也不是 SM2 私钥 / neither an RSA nor an SM2 key');
  }
}

async function pfxOf(bytes: Buffer, options: KeyOptions): Promise<{ keys: KeyObject[]; certificates: Certificate[] }> {
  // The parser of PKCS#12 is large and rarely needed: it is loaded when one is read.
  const { readPfx } = await import('./pfx.ts');
  const content = readPfx(bytes, options.password ?? '');
  return {
    keys: content.privateKeys.map((der) => privateKeyOf(der, {})),
    certificates: content.certificates,
  };
}

function inside(bytes: Buffer): Certificate[] {
  return certificatesIn(bytes.toString('latin1'));
}

/** PKCS#12 begins with its version, 3 (RFC 7292, 4); keys begin with version 0 or 1, or with another sequence. */
function isPfx(bytes: Buffer): boolean {
  const first = firstOf(bytes);
  return first[0] === INTEGER && first[1] === 1 && first[2] === 3;
}

/** Encrypted PKCS#8 begins with its algorithm (RFC 5958, 3); in PEM the frame or the first header says so. */
function isEncrypted(bytes: Buffer): boolean {
  return (
    /-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(bytes.toString('latin1')) || firstOf(firstOf(bytes))[0] === OID
  );
}

/** What stands first in a DER or BER sequence. */
function firstOf(bytes: Buffer): Buffer {
  const length = bytes[1] ?? 0;
  return bytes[0] === SEQUENCE ? bytes.subarray(2 + (length > 0x80 ? length - 0x80 : 0)) : Buffer.alloc(0);
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OID = 0x06;

function privateKeyOf(bytes: Buffer, { password }: Pick<KeyOptions, 'password'>): KeyObject {
  const passphrase = password === undefined ? {} : { passphrase: password };
  const encrypted = isEncrypted(bytes);
  if (bytes.includes('-----BEGIN')) {
    const key = privateBlock(bytes);
    return opened(encrypted, () => createPrivateKey({ key, ...passphrase }));
  }
  let failure: unknown;
  for (const type of encrypted ? (['pkcs8'] as const) : (['pkcs8', 'sec1', 'pkcs1'] as const)) {
    try {
      return opened(encrypted, () => createPrivateKey({ key: bytes, format: 'der', type, ...passphrase }));
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

/** The key of a PEM file; certificates and curve parameters may stand beside it. */
function privateBlock(bytes: Buffer): string {
  const block = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[^-]*(?:-[^-]+)*-----END \1PRIVATE KEY-----/.exec(
    bytes.toString('latin1'),
  );
  if (block === null) throw new SignerError('file', '文件中没有私钥 / no private key in the file');
  return block[0];
}

/**
 * A wrong password usually fails at the padding, otherwise at parsing the result: both are reported as a wrong password.
 */
function opened(isEncrypted: boolean, open: () => KeyObject): KeyObject {
  try {
    return open();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new SignerError(isEncrypted ? 'password' : 'file', isEncrypted ? '' : code, { cause: error });
  }
}
