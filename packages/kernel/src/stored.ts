import { assert, Fault } from './fault.ts';

/**
 * Tells something from a stored row, or says in its place that it cannot be told. A row that was damaged or removed, by
 * accident or by hand, stops nothing but itself: not the page it is on, nor whoever reads the others. Finding out who
 * changed it is the audit's work; here its reader learns what is missing. `found` says what is wrong with it, in both languages,
 * and no value of it: values may be personal data.
 */
export function toldOr<T, D>(tell: () => T, damaged: (found: string) => D): T | D {
  try {
    return tell();
  } catch (error) {
    return damaged(foundOf(error));
  }
}

/** The placeholder for a damaged text. */
export function damagedText(found: string): string {
  return `（存档损坏 the stored row is damaged: ${found}）`;
}

function foundOf(error: unknown): string {
  // Ours are words; what JSON says of a text it cannot read has pieces of it.
  if (error instanceof Fault) return error.message;
  if (error instanceof SyntaxError) return '不是 JSON it is no JSON';
  return '缺少内容或内容不合要求 something in it is missing or is not what it should be';
}

/** A stored list, as JSON. */
export function storedList<T>(json: string): readonly T[] {
  const value: unknown = JSON.parse(json);
  assert(Array.isArray(value), 'a stored list is a list');
  return value as readonly T[];
}

/** A stored record, as JSON. */
export function storedRecord<T extends object>(json: string): T {
  const value: unknown = JSON.parse(json);
  assert(typeof value === 'object' && value !== null && !Array.isArray(value), 'a stored record is a record');
  return value as T;
}

/** Thrown when the requested row itself is damaged: its reader gets an error that names the row. */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
  readonly what: string;
  readonly found: string;

  constructor(what: string, found: string) {
    super(`${what}: ${damagedText(found)}`);
    this.what = what;
    this.found = found;
  }
}

/** The row that was asked for, or a `DamagedRow` that names it. */
export function readStored<T>(what: string, read: () => T): T {
  return toldOr(read, (found) => {
    throw new DamagedRow(what, found);
  });
}
