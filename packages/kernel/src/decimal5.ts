import { assert } from './fault.ts';

/**
 * An exact decimal of the wire type N19,5 as an integer count of 1/100,000.
 * `12.5` is `1_250_000n`. Quantities, weights in kilograms and unit prices are carried this way.
 */
export type Decimal5 = bigint;

export const DECIMAL5_SCALE = 100_000n;

/** N19,5: at most 19 digits in all, at most 5 of them after the point (XSD totalDigits, fractionDigits). */
const TOTAL_DIGITS_MAX = 19;
const FRACTION_DIGITS_MAX = 5;

/** Reads an XSD decimal. Returns `null` for anything that is not an N19,5 number. */
export function parseDecimal5(text: string): Decimal5 | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const whole = (match[2] ?? '').replace(/^0+/, '');
  const fraction = (match[3] ?? '').replace(/(?<!0)0+$/, '');
  if ((match[2] ?? '') === '' && (match[3] ?? '') === '') return null;
  if (fraction.length > FRACTION_DIGITS_MAX) return null;
  if (whole.length + fraction.length > TOTAL_DIGITS_MAX) return null;
  const magnitude = BigInt(whole + fraction.padEnd(FRACTION_DIGITS_MAX, '0') || '0');
  return match[1] === '-' ? -magnitude : magnitude;
}

/** The shortest text of the number: `1_250_000n` is `12.5`. */
export function formatDecimal5(value: Decimal5): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(6, '0');
  const fraction = digits.slice(-FRACTION_DIGITS_MAX).replace(/(?<!0)0+$/, '');
  const text = digits.slice(0, -FRACTION_DIGITS_MAX) + (fraction === '' ? '' : `.${fraction}`);
  return negative ? `-${text}` : text;
}

/** For numbers written in our own source or data, where a failure is our mistake. */
export function decimal5(text: string): Decimal5 {
  const value = parseDecimal5(text);
  assert(value !== null, 'a literal is an N19,5 number');
  return value;
}
