/**
 * Words of the vault.
 *
 * Seal – to encrypt with AES-256-GCM, bound to the row it lies in (`boundTo`), so that a sealed value moved
 * to another row does not open. PersonKey – the keyed hash by which a person is found without being known.
 */
export type Vault = {
  /** `boundTo` names table, part and row, for example `document/17/4f…/0`. */
  seal(plain: Buffer, boundTo: string): Buffer;
  /** Throws `Fault` when the value was changed or belongs to another row. */
  open(sealed: Buffer, boundTo: string): Buffer;
  /** HMAC-SHA-256 over identity type and normalised identity number; 32 bytes, never reversible without the key. */
  personKey(idType: string, idNumber: string): Buffer;
  /** HMAC-SHA-256 of a bearer token, by which callers are found. */
  tokenKey(token: string): Buffer;
  /** HMAC-SHA-256 of a content, to tell whether it comes again; a plain hash of something short would give it away. */
  contentKey(content: string): Buffer;
  /** The secret of this installation's draw, 32 hexadecimal digits: who knows it knows what is inspected (K-01). */
  drawSeed(): string;
};

/** Two independent 32-byte secrets: one encrypts, one hashes. Losing them loses the data they protect. */
export type VaultKeys = { readonly sealKey: Buffer; readonly indexKey: Buffer };
