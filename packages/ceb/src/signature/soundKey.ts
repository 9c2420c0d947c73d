import { checkPrimeSync } from 'node:crypto';

/** Below this RSA is not accepted (NIST SP 800-131A); above it a verification costs more than any signer needs. */
const MODULUS_BITS_MIN = 2048;
const MODULUS_BITS_MAX = 8192;
/** FIPS 186-5, 5.4 (e): the exponent is odd and lies between these. With 1 every number is its own signature. */
const EXPONENT_ABOVE = 2n ** 16n;
const EXPONENT_BELOW = 2n ** 256n;
/** NIST SP 800-89, 5.3.3: a modulus is odd, composite, no power of a prime, and has no factor smaller than this. */
const FACTOR_BELOW = 752;
/** Roots looked for: a modulus of 8192 bits without small factors is no more than the 857th power of a prime. */
const POWERS = [2n, 3n, 5n, 7n] as const;

/**
 * Why an RSA public key must not be trusted, `null` when nothing speaks against it. It cannot be told that a key is good;
 * these are keys with which somebody else could sign, or the firm later say that somebody did (B-05).
 */
export function rsaFlaw(modulus: bigint, exponent: bigint): string | null {
  const bits = modulus.toString(2).length;
  if (bits < MODULUS_BITS_MIN || bits > MODULUS_BITS_MAX) return `RSA: ${bits} bits`;
  if (exponent % 2n === 0n || exponent <= EXPONENT_ABOVE || exponent >= EXPONENT_BELOW) {
    return `RSA: e = ${exponent < EXPONENT_BELOW ? exponent : '≥ 2^256'}`;
  }
  const factor = smallFactorOf(modulus);
  if (factor !== null) return `RSA: n = ${factor} × …`;
  if (POWERS.some((power) => rootOf(modulus, power) ** power === modulus)) return 'RSA: n = p^k';
  // One round tells a composite number apart from a prime; who makes numbers that deceive it deceives themselves.
  return checkPrimeSync(modulus, { checks: 1 }) ? 'RSA: n is prime' : null;
}

function smallFactorOf(modulus: bigint): number | null {
  for (let factor = 2; factor < FACTOR_BELOW; factor += 1) if (modulus % BigInt(factor) === 0n) return factor;
  return null;
}

/** The integer part of a root, by Newton's method from above. */
function rootOf(value: bigint, power: bigint): bigint {
  const bits = BigInt(value.toString(2).length);
  for (let root = 1n << (bits / power + 1n); ; ) {
    const next = ((power - 1n) * root + value / root ** (power - 1n)) / power;
    if (next >= root) return root;
    root = next;
  }
}
