/** One check of the audit: what it proves and what it found. */
export type AuditCheck = {
  /** A sentence that is true where the check finds nothing, with its rules. */
  readonly name: string;
  /** The same in Chinese. */
  readonly zh: string;
  /** How many things were compared. */
  readonly rows: number;
  /** How many of them are not as they should be. */
  readonly found: number;
  /** The first of them. */
  readonly differences: readonly AuditDifference[];
};

export type AuditDifference = { readonly what: string; readonly expected: string; readonly found: string };

export type AuditReport = { readonly ok: boolean; readonly checks: readonly AuditCheck[] };
