import type { CebMessage, Holes, Wrapping } from '@tongguan/ceb';
import type { LooseMessage } from './loose.ts';

/**
 * Words of lint.
 *
 * Source – one file, read as far as it can be. Finding – one thing wrong, where it stands and what would be right. Fix –
 * an edit of the file that makes it right beyond doubt; signed files are never edited.
 */
export type Severity = 'error' | 'warning';

export type Edit = { readonly from: number; readonly to: number; readonly text: string };

export type Finding = {
  readonly file: string;
  readonly severity: Severity;
  /** Code of the catalogue. */
  readonly code: string;
  /** `Order[1]/OrderHead/orderNo`. */
  readonly path: string;
  /** RFC 6901, in the message as JSON. */
  readonly pointer: string;
  /** From 1, counted in characters. */
  readonly line: number;
  readonly column: number;
  /** Masked where it is personal. */
  readonly found: string;
  readonly allowed: string;
  readonly zh: string;
  readonly en: string;
  /** Rule of the regime, when the code carries out one. */
  readonly rule: string | null;
  /** Page of the reference that explains the code, and the one that describes the element. */
  readonly reference: { readonly code: string | null; readonly element: string | null };
  readonly fix: Edit | null;
};

export type LintInput = { readonly file: string; readonly bytes: Buffer };

/** The finding of a rule; the place in the file is added later. */
export type Remark = {
  readonly code: string;
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  readonly severity?: Severity;
  readonly offset?: number;
  /** Values of the official text of the code, by name. */
  readonly holes?: Holes;
  /** The corrected value, where it is certain. */
  readonly instead?: string;
};

export type Source = {
  readonly file: string;
  readonly format: 'xml' | 'json';
  /** UTF-8; offsets of places point here. */
  readonly text: Buffer;
  /** `null` when it cannot be read as a message; then `remarks` say why. */
  readonly message: CebMessage | null;
  readonly type: string | null;
  /** Where the dictionary refuses it: what can be made out of it. */
  readonly loose: LooseMessage | null;
  /** Not signed, and its bytes are the text that was read: an edit of it is an edit of the file. */
  readonly editable: boolean;
  readonly remarks: readonly Remark[];
  /** Where the element of a path stands, and the bytes of its content. */
  place(path: string): { readonly at: number; readonly content: readonly [from: number, to: number] | null } | null;
  /** How a text is written inside this format. */
  escape(text: string): string;
};

/** What a file held its message in: findings are about the message inside, and no fix is made. */
export type OpenedFile = { readonly file: string; readonly wrappings: readonly Wrapping[] };

export type LintResult = {
  readonly files: number;
  readonly opened: readonly OpenedFile[];
  readonly findings: readonly Finding[];
};
