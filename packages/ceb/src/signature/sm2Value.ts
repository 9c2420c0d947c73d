import { DER, der, derInteger, integerOf, parseDer } from './der.ts';

/**
 * r‖s of an SM2 signature written as SEQUENCE { r, s } (GB/T 35276), as certificates and some devices have it. `null`
 * for anything but the one encoding DER has for these numbers.
 */
export function sm2ValueOfDer(value: Buffer): Buffer | null {
  const [first, second] = parseDer(value)?.children ?? [];
  const r = integerOf(first);
  const s = integerOf(second);
  if (r === null || s === null || r.length > 32 || s.length > 32) return null;
  if (!der(DER.sequence, derInteger(r), derInteger(s)).equals(value)) return null;
  const raw = Buffer.alloc(64);
  r.copy(raw, 32 - r.length);
  s.copy(raw, 64 - s.length);
  return raw;
}
