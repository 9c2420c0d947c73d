import { assert } from './fault.ts';

/** An exact rate. Never a float: 13 % is `{ numerator: 13n, denominator: 100n }`. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** Reads a decimal text (`0.13`) exactly. Returns `null` for anything else; at most 12 decimals. */
export function parseFraction(text: string): Fraction | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return null;
  const decimals = match[3] ?? '';
  const magnitude = BigInt(`${match[2]}${decimals}`);
  return { numerator: match[1] === '-' ? -magnitude : magnitude, denominator: 10n ** BigInt(decimals.length) };
}

/** For rates written in our own source or data. */
export function fraction(text: string): Fraction {
  const value = parseFraction(text);
  assert(value !== null, 'a literal is a decimal rate');
  return value;
}
