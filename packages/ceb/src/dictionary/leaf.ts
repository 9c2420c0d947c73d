import { Fault } from '@tongguan/kernel';
import type { FieldSpec } from './spec.ts';

/** What a text must be to stand in a field. Compiled once from the dictionary's notation. */
export type LeafRule = TextRule | DecimalRule | IntRule | { readonly kind: 'any' };

export type TextRule = {
  readonly kind: 'text';
  readonly min: number;
  readonly max: number;
  readonly fixed: string | null;
  /** Empty is allowed beside what the rest says: the element has a default, or the table says "empty or 18". */
  readonly orEmpty: boolean;
};

type DecimalRule = {
  readonly kind: 'decimal';
  readonly totalDigits: number;
  readonly fractionDigits: number;
  readonly orEmpty: boolean;
};

type IntRule = { readonly kind: 'int'; readonly totalDigits: number; readonly orEmpty: boolean };

export type LeafProblem = 'length' | 'number' | 'value';

/** xs:int without a totalDigits facet: its range bounds it, ten digits at most. */
const INT_DIGITS = 10;

export function compileLeaf(spec: FieldSpec): LeafRule {
  const { type, fixed } = spec;
  const orEmpty = spec.default !== null || type.startsWith(OR_EMPTY);
  if (type === 'any') return { kind: 'any' };
  if (type === 'text') return { kind: 'text', min: 0, max: Number.POSITIVE_INFINITY, fixed, orEmpty };
  if (type === 'int') return { kind: 'int', totalDigits: INT_DIGITS, orEmpty };
  const lengths = type.replace(OR_EMPTY, 'C');
  const range = /^C(\d*)\.\.(\d+)$/.exec(lengths);
  if (range) {
    return { kind: 'text', min: range[1] === '' ? 1 : Number(range[1]), max: Number(range[2]), fixed, orEmpty };
  }
  const exact = /^C(\d+)$/.exec(lengths);
  if (exact) return { kind: 'text', min: Number(exact[1]), max: Number(exact[1]), fixed, orEmpty };
  const number = /^N(\d+),(\d+)$/.exec(type);
  if (!number) throw new Fault(`invariant broken: the dictionary knows the type of ${spec.name}`);
  const totalDigits = Number(number[1]);
  const fractionDigits = Number(number[2]);
  return fractionDigits === 0
    ? { kind: 'int', totalDigits, orEmpty }
    : { kind: 'decimal', totalDigits, fractionDigits, orEmpty };
}

const OR_EMPTY = 'C0|';

/** `null` when the text may stand there. Numbers are checked without their surrounding white space (XSD collapse). */
export function checkLeaf(rule: LeafRule, text: string): LeafProblem | null {
  switch (rule.kind) {
    case 'text':
      return checkText(rule, text);
    case 'decimal':
      if (isDecimal(text, rule.totalDigits, rule.fractionDigits)) return null;
      return text === '' && rule.orEmpty ? null : 'number';
    case 'int':
      if (isInt(text, rule.totalDigits)) return null;
      return text === '' && rule.orEmpty ? null : 'number';
    case 'any':
      return null;
  }
}

/** XSD lengths count characters (code points), not bytes and not UTF-16 units. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const low = text.charCodeAt(at + 1);
      if (low >= 0xdc00 && low <= 0xdfff) count--;
    }
  }
  return count;
}

/** What a refusal says would have been accepted. */
export function describeLeaf(rule: LeafRule): string {
  const orEmpty = rule.kind !== 'any' && rule.orEmpty ? '，或空 or nothing' : '';
  return describeValue(rule) + orEmpty;
}

function describeValue(rule: LeafRule): string {
  switch (rule.kind) {
    case 'text':
      if (rule.fixed !== null) return `固定值 the value ${rule.fixed}`;
      if (rule.min === rule.max) return `${rule.max} 个字符 exactly ${rule.max} characters`;
      if (rule.max === Number.POSITIVE_INFINITY) return '任意文本 any text';
      return `${rule.min}–${rule.max} 个字符 ${rule.min} to ${rule.max} characters`;
    case 'decimal':
      return `数值 decimal number N${rule.totalDigits},${rule.fractionDigits}`;
    case 'int':
      return rule.totalDigits === INT_DIGITS
        ? '整数 whole number (xs:int)'
        : `整数 whole number of at most ${rule.totalDigits} digits`;
    case 'any':
      return '最多一个 XML 元素 at most one XML element';
  }
}

/** XSD whiteSpace collapse as far as a number can have it: what surrounds the value is no part of it. */
export function trimWhiteSpace(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** XSD whiteSpace collapse in full, for texts. */
export function collapseWhiteSpace(text: string): string {
  return trimWhiteSpace(text).replaceAll(/[ \t\n\r]+/g, ' ');
}

function checkText(rule: TextRule, text: string): LeafProblem | null {
  // An empty element with a fixed value stands for that value (XSD part 1, 3.3.4).
  if (rule.fixed !== null) return text === '' || text === rule.fixed ? null : 'value';
  const units = text.length;
  // A character is one or two UTF-16 units, so most texts are decided without counting.
  if (units < rule.min) return units === 0 && rule.orEmpty ? null : 'length';
  if (rule.max === Number.POSITIVE_INFINITY) return null;
  if (units <= rule.max && units >= rule.min * 2) return null;
  const characters = characterCount(text);
  return characters < rule.min || characters > rule.max ? 'length' : null;
}

const ZERO = 48;
const NINE = 57;
const POINT = 46;

/** The same answer as `parseDecimal5` for N19,5 (kept equal by a property test), without making a number. */
function isDecimal(text: string, totalDigits: number, fractionDigits: number): boolean {
  let whole = 0;
  let fraction = 0;
  let trailingZeros = 0;
  let digits = 0;
  let pointSeen = false;
  for (let at = signWidth(text); at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === POINT && !pointSeen) {
      pointSeen = true;
      continue;
    }
    if (unit < ZERO || unit > NINE) return false;
    digits++;
    if (!pointSeen) {
      if (whole > 0 || unit !== ZERO) whole++;
    } else {
      fraction++;
      trailingZeros = unit === ZERO ? trailingZeros + 1 : 0;
    }
  }
  const significant = fraction - trailingZeros;
  return digits > 0 && significant <= fractionDigits && whole + significant <= totalDigits;
}

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

function isInt(text: string, totalDigits: number): boolean {
  const first = signWidth(text);
  if (first === text.length) return false;
  let magnitude = 0;
  let digits = 0;
  for (let at = first; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < ZERO || unit > NINE) return false;
    if (digits > 0 || unit !== ZERO) digits++;
    if (digits > totalDigits) return false;
    magnitude = magnitude * 10 + (unit - ZERO);
  }
  const value = text.charCodeAt(0) === 45 ? -magnitude : magnitude;
  return value >= INT_MIN && value <= INT_MAX;
}

function signWidth(text: string): 0 | 1 {
  const first = text.charCodeAt(0);
  return first === 43 || first === 45 ? 1 : 0;
}

/** XML's white space, and nothing else: `trim` would take a no-break space as well. */
function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
