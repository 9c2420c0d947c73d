/**
 * What an enterprise can get wrong. A refusal is a value, never an exception.
 *
 * `code` is an official code of the 202205 specification (`-621018`), a business code seen in practice
 * (`1313`), or one of our own documented range. `found` never carries unmasked personal data.
 */
export type Refusal = {
  readonly code: string;
  /** Where: the element path inside the message, for example `Order[2]/OrderHead/acturalPaid`. */
  readonly path: string;
  /** The value found. */
  readonly found: string;
  /** The values that would have been accepted. */
  readonly allowed: string;
  /** Which document of a batch, by its business number, when one is known. */
  readonly document?: string;
  /** Values that the official text of the code leaves open, by name (`OFFICIAL_HOLES` of the catalogue). */
  readonly holes?: Readonly<Record<string, string>>;
  /** Byte position in the received message, when the refusal is about its bytes. */
  readonly offset?: number;
};

export type Done<T> = { readonly ok: true; readonly value: T };
export type Refused = { readonly ok: false; readonly refusals: readonly Refusal[] };
export type Outcome<T> = Done<T> | Refused;

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function refused(...refusals: readonly Refusal[]): Refused {
  return { ok: false, refusals };
}
