import type { Certificate, SignatureParts } from '@tongguan/ceb';
import { personaOf } from './options/client.ts';
import { UsageError } from './exit.ts';
import { readInput } from './input.ts';
import { say } from './language.ts';

export type VerifyKeyOptions = { readonly as?: string; readonly cert?: string; readonly data: string };

/** The certificate to verify with, and where it is from; one out of the message proves nothing about who signed. */
export type FoundCertificate = { readonly certificate: Certificate; readonly from: string };

/** What of a signature the choice hangs on. */
type Signed = Pick<SignatureParts, 'algorithm' | 'certificateDer'>;

export async function certificateFor(parts: Signed, options: VerifyKeyOptions): Promise<FoundCertificate> {
  const found = await derFor(parts, options);
  if (found === null) {
    throw new UsageError(
      say('报文内没有证书', 'the message contains no certificate'),
      say('请用 --as 或 --cert 指明', 'name one with --as or --cert'),
    );
  }
  const { readCertificate } = await import('@tongguan/ceb');
  const read = readCertificate(found.der);
  if (!read.ok)
    throw new UsageError(
      say(
        `证书无法读取：${read.refusals[0]?.found ?? ''}`,
        `the certificate cannot be read: ${read.refusals[0]?.found ?? ''}`,
      ),
    );
  const { subject, serialHex } = read.value;
  return { certificate: read.value, from: `${found.from} (${subject}, ${serialHex})` };
}

/** The same when the user names one; `null` leaves it to the certificate inside the message. */
export async function namedCertificate(parts: Signed, options: VerifyKeyOptions): Promise<FoundCertificate | null> {
  return options.as === undefined && options.cert === undefined ? null : certificateFor(parts, options);
}

async function derFor(
  parts: Signed,
  options: VerifyKeyOptions,
): Promise<{ readonly der: Buffer; readonly from: string } | null> {
  if (options.cert !== undefined) return { der: firstDer(await readInput(options.cert)), from: options.cert };
  if (options.as !== undefined) {
    const persona = await personaOf({ data: options.data, as: options.as });
    const key = parts.algorithm === 'sm2-sm3' ? persona.keys.sm2 : persona.keys.rsa;
    if (key === undefined)
      throw new UsageError(
        say(
          `${persona.name} 没有该算法的证书 ${parts.algorithm}`,
          `${persona.name} has no certificate for ${parts.algorithm}`,
        ),
      );
    return { der: Buffer.from(key.certificate, 'base64'), from: `${persona.name} ${persona.firm}` };
  }
  return parts.certificateDer === null
    ? null
    : { der: parts.certificateDer, from: say('报文内的证书', 'inside the message') };
}

function firstDer(file: Buffer): Buffer {
  return dersOf(file, 'CERTIFICATE')[0] ?? file;
}

/** What stands in a block is base64, which has no dash. */
const PEM_BLOCKS = {
  CERTIFICATE: /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g,
  'X509 CRL': /-----BEGIN X509 CRL-----([^-]*)-----END X509 CRL-----/g,
} as const;

/** The DER of every PEM block of that kind; the file itself when it is no PEM. */
export function dersOf(file: Buffer, label: keyof typeof PEM_BLOCKS): Buffer[] {
  const text = file.toString('latin1');
  if (!text.includes('-----BEGIN')) return [file];
  return [...text.matchAll(PEM_BLOCKS[label])].map(([, body = '']) => Buffer.from(body, 'base64'));
}
