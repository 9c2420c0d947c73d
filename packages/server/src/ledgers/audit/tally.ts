import { chineseOf } from './words.ts';
import type { AuditCheck, AuditDifference } from './types.ts';

/** What is shown of a check; its differences are counted all. */
export const DIFFERENCES_SHOWN_MAX = 20;

/** What one check has compared and found, in bounded memory. */
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
