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
export type VaultKeys = {
  /** Seals. Its number, 1 where nothing is said, stands first in every value it has sealed. */
  readonly sealKey: Buffer;
  readonly version?: number;
  /** Open what they sealed before, until it is sealed anew. */
  readonly older?: readonly { readonly version: number; readonly sealKey: Buffer }[];
  /**
   * Finds persons, tokens and contents. It stays for the life of a database: a person's account of quota is named by the
   * hash in ledgers that are never changed, and of tokens only the hash is there.
   */
  readonly indexKey: Buffer;
};
