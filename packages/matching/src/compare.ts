import { assert, type Decimal5, parseDecimal5 } from '@tongguan/kernel';
import { nameKey } from './nameKey.ts';
import type { Tolerances, Unlike } from './types.ts';
import { unlikeness } from './unlike.ts';

/** Adds one difference under the code of the rule that reports it. */
export type Report = (
  leftPath: string,
  leftValue: string,
  rightPath: string,
  rightValue: string,
  unlike?: Unlike,
) => void;

export type Place = readonly [path: string, value: string];

/** Reports two personal values by their masks, with how they differ. */
export function reportMasked(
  report: Report,
  mask: (value: string) => string,
  [leftPath, left]: Place,
  [rightPath, right]: Place,
): void {
  report(leftPath, mask(left), rightPath, mask(right), unlikeness(left, right));
}

/**
 * Texts agree when they are equal without white space at their ends. Nothing else is forgiven: letter case, full-width
 * signs and inner spaces are differences, because customs compares what was declared, not what may have been meant.
 */
export function sameText(left: string, right: string): boolean {
  return left === right || left.trim() === right.trim();
}

/** Names: exactly as texts, or, where the installation says so, by `nameKey`. */
export function sameName(left: string, right: string, { namesBySpelling = false }: Tolerances): boolean {
  return sameText(left, right) || (namesBySpelling && nameKey(left) === nameKey(right));
}

/** Identity numbers end in a check sign that is typed `x` as often as `X`; it is one sign (GB 11643). */
export function sameIdNumber(left: string, right: string): boolean {
  return left === right || left.trim().toUpperCase() === right.trim().toUpperCase();
}

/** `12.50` is `12.5`: amounts are compared by value. */
export function sameAmount(left: string, right: string): boolean {
  return left === right || amountOf(left) === amountOf(right);
}

export function within(left: Decimal5, right: Decimal5, tolerance: Decimal5): boolean {
  const difference = left - right;
  return difference <= tolerance && -difference <= tolerance;
}

/** The reader has refused everything that is no N19,5 number. White space around it is allowed (XSD collapse). */
export function amountOf(text: string): Decimal5 {
  const value = parseDecimal5(text.trim());
  assert(value !== null, 'a number of an accepted document is an N19,5 number');
  return value;
}

/** An optional element says nothing when it is absent or empty. */
export function given(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
