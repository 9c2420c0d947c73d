import { chineseOf } from './words.ts';
import type { AuditCheck, AuditDifference } from './types.ts';

/** The most differences shown of a check; all are counted. */
export const DIFFERENCES_SHOWN_MAX = 20;

/** Counts and differences of one check, in bounded memory. */
export class Tally {
  rows = 0;
  readonly #name: string;
  #found = 0;
  readonly #differences: AuditDifference[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  differ(what: string, expected: string, found: string): void {
    this.#found++;
    if (this.#differences.length < DIFFERENCES_SHOWN_MAX) this.#differences.push({ what, expected, found });
  }

  check(): AuditCheck {
    const name = this.#name;
    return { name, zh: chineseOf(name), rows: this.rows, found: this.#found, differences: this.#differences };
  }
}
