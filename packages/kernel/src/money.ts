import { DECIMAL5_SCALE, type Decimal5 } from './decimal5.ts';
import { assert } from './fault.ts';
import { roundHalfUp } from './rounding.ts';

/** Chinese yuan as an integer count of fen. `27.30` yuan is `2730n`. */
export type Fen = bigint;

const DECIMAL5_PER_FEN = DECIMAL5_SCALE / 100n;

/** Reads a yuan amount with at most two decimals. Returns `null` for anything else. */
export function parseFen(text: string): Fen | null {
  const match = /^(-?)(\d{1,17})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const magnitude = BigInt(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return match[1] === '-' ? -magnitude : magnitude;
}

/** Always two decimals: `2730n` is `27.30`. */
export function formatFen(amountFen: Fen): string {
  const negative = amountFen < 0n;
  const digits = (negative ? -amountFen : amountFen).toString().padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** For amounts written in our own source or data, where a failure is our mistake. */
export function fen(text: string): Fen {
  const value = parseFen(text);
  assert(value !== null, 'a literal is a yuan amount with at most two decimals');
  return value;
}

/** A wire amount in fen, rounded half up; the wire allows five decimals of a yuan, the ledgers two. */
export function decimal5ToFen(value: Decimal5): Fen {
  return roundHalfUp(value, DECIMAL5_PER_FEN);
}

export function fenToDecimal5(amountFen: Fen): Decimal5 {
  return amountFen * DECIMAL5_PER_FEN;
}

/**
 * Divides a whole amount over weights so that the parts add up to it exactly. Each part is first rounded
 * down, then the remaining units go one each to the largest lost fractions, earlier lines first.
 * Equal or all-zero weights share evenly.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  assert(weights.length > 0, 'an allocation has at least one part');
  assert(total >= 0n, 'an allocated total is not negative');
  assert(
    weights.every((weight) => weight >= 0n),
    'allocation weights are not negative',
  );
  const sum = weights.reduce((a, b) => a + b, 0n);
  const shares = sum === 0n ? weights.map(() => 1n) : weights;
  const base = sum === 0n ? BigInt(weights.length) : sum;
  const parts = shares.map((share) => (total * share) / base);
  const lost = shares.map((share, index) => ({ index, fraction: (total * share) % base }));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  lost.sort((a, b) => (a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1));
  for (const { index } of lost) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  assert(left === 0n && parts.reduce((a, b) => a + b, 0n) === total, 'allocated parts add up to the whole');
  return parts;
}
