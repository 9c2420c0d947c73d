import { assert } from './fault.ts';

/** Divides and requires that nothing remains. */
export function divideExact(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n && numerator % denominator === 0n, 'an exact division leaves no remainder');
  return numerator / denominator;
}

/** Rounds to the nearest whole, halves away from zero, as customs rounds tax to the fen (四舍五入). */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'a denominator is positive');
  return numerator < 0n
    ? -((-numerator * 2n + denominator) / (denominator * 2n))
    : (numerator * 2n + denominator) / (denominator * 2n);
}

/** Rounds towards negative infinity. */
export function floorTo(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'a denominator is positive');
  const quotient = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
}
