import type { Outcome } from '@tongguan/kernel';
import { scan } from '../../wire/scan.ts';
import { readCertificate } from '../certificate.ts';
import type { VerifyKey } from '../keys.ts';
import { readSignature } from '../read.ts';
import type { SignatureVariant } from '../variants.ts';
import { matchSignature } from '../verify.ts';

/** One message to verify, as it goes to another thread: bytes only. */
export type VerifyTask = {
  readonly bytes: Uint8Array;
  /** DER of the certificate to verify with, out of a registry; what a message encloses is never taken. */
  readonly certificate: Uint8Array;
  readonly variants?: readonly SignatureVariant[];
};

/** The variants a message took, or why it is refused. */
export type VerifyResult = Outcome<readonly SignatureVariant[]>;

/** Prepared keys of a thread; senders are few and repeat. Emptied when full, so that its size is bounded. */
export type KeyCache = Map<string, VerifyKey>;
const KEYS_MAX = 1000;

export function verifyTask(task: VerifyTask, cache: KeyCache): VerifyResult {
  const key = keyOf(bufferOf(task.certificate), cache);
  if (!key.ok) return key;
  const tape = scan(bufferOf(task.bytes));
  if (!tape.ok) return tape;
  const variants = task.variants ?? [];
  const parts = readSignature(tape.value, { variants });
  if (!parts.ok) return parts;
  return matchSignature(tape.value, parts.value, key.value, variants);
}

function keyOf(certificate: Buffer, cache: KeyCache): Outcome<VerifyKey> {
  const name = certificate.toString('latin1');
  const known = cache.get(name);
  if (known !== undefined) return { ok: true, value: known };
  const read = readCertificate(certificate);
  if (!read.ok) return read;
  if (cache.size >= KEYS_MAX) cache.clear();
  cache.set(name, read.value.key);
  return { ok: true, value: read.value.key };
}

/** What comes from another thread is a plain byte array. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
