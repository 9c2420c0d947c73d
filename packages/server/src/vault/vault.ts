import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from 'node:crypto';
import { assert, Fault } from '@tongguan/kernel';
import type { Vault, VaultKeys } from './types.ts';

/**
 * A sealed value: number of its key (1 byte) | salt (16) | nonce (12) | ciphertext | tag (16).
 *
 * The key that encrypts is derived from the seal key and the salt, and the salt changes with every process and
 * every 2^30 seals: random 96-bit nonces may be drawn 2^32 times under one key (NIST SP 800-38D, 8.3), and a
 * platform that seals thousands of documents a second would draw that many within days.
 */
const SALT_AT = 1;
const SALT_BYTES = 16;
const NONCE_AT = SALT_AT + SALT_BYTES;
const NONCE_BYTES = 12;
const BODY_AT = NONCE_AT + NONCE_BYTES;
const TAG_BYTES = 16;

/** How much a sealed value is longer than the plain one. */
const SEAL_OVERHEAD_BYTES = BODY_AT + TAG_BYTES;

const SEALS_PER_SALT_MAX = 2 ** 30;
/** Derived keys kept for opening; one per process that ever sealed, so a few days of restarts fit. */
const OPENING_KEYS_MAX = 256;
/** One call to the random generator serves this many nonces. */
const NONCES_PER_DRAW = 256;
const KEY_BYTES = 32;

export function createVault(keys: VaultKeys): Vault {
  assert(keys.sealKey.length === KEY_BYTES && keys.indexKey.length === KEY_BYTES, 'a vault key has 32 bytes');
  const { version = 1, older = [] } = keys;
  const sealing = createSealing(keys.sealKey, version);
  const openingKey = createOpeningKeys(
    new Map([...older, { ...keys, version }].map((one) => [one.version, one.sealKey])),
  );
  const drawSeed = indexHash(keys.indexKey, 'draw', 'inspection').toString('hex').slice(0, 32);
  return {
    seal: sealing,
    open: (sealed, boundTo) => open(openingKey, sealed, boundTo),
    personKey: (idType, idNumber) =>
      indexHash(keys.indexKey, 'person', `${normaliseIdentity(idType)}\u0000${normaliseIdentity(idNumber)}`),
    tokenKey: (token) => indexHash(keys.indexKey, 'token', token),
    contentKey: (content) => indexHash(keys.indexKey, 'content', content),
    drawSeed: () => drawSeed,
  };
}

/** The same person however the number was typed: `３３０１…ｘ ` and `3301…X` are one. */
function normaliseIdentity(text: string): string {
  let half = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // U+FF01…U+FF5E are the full-width forms of ! … ~; U+3000 is the full-width space.
    if (code >= 0xff01 && code <= 0xff5e) half += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000) half += ' ';
    else half += character;
  }
  return half.trim().toUpperCase();
}

function createSealing(sealKey: Buffer, version: number): Vault['seal'] {
  let salt = randomBytes(SALT_BYTES);
  let key = deriveKey(sealKey, salt);
  let seals = 0;
  const nonces = Buffer.alloc(NONCE_BYTES * NONCES_PER_DRAW);
  let nonceAt = nonces.length;
  return (plain, boundTo) => {
    if (seals++ >= SEALS_PER_SALT_MAX) {
      salt = randomBytes(SALT_BYTES);
      key = deriveKey(sealKey, salt);
      seals = 1;
    }
    if (nonceAt === nonces.length) {
      randomFillSync(nonces);
      nonceAt = 0;
    }
    const nonce = nonces.subarray(nonceAt, nonceAt + NONCE_BYTES);
    nonceAt += NONCE_BYTES;
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(boundTo, 'utf8'));
    const sealed = Buffer.allocUnsafe(plain.length + SEAL_OVERHEAD_BYTES);
    sealed[0] = version;
    salt.copy(sealed, SALT_AT);
    nonce.copy(sealed, NONCE_AT);
    const body = cipher.update(plain);
    cipher.final();
    body.copy(sealed, BODY_AT);
    cipher.getAuthTag().copy(sealed, BODY_AT + plain.length);
    return sealed;
  };
}

function open(openingKey: OpeningKeys, sealed: Buffer, boundTo: string): Buffer {
  if (sealed.length < SEAL_OVERHEAD_BYTES) throw new Fault(NOT_OURS);
  const key = openingKey(sealed[0] ?? 0, sealed.subarray(SALT_AT, NONCE_AT));
  if (key === null) throw new Fault(NOT_OURS);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(NONCE_AT, BODY_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(BODY_AT, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    // The cause is left out on purpose: it says nothing that this sentence does not.
    throw new Fault(NOT_OURS);
  }
  return plain;
}

const NOT_OURS =
  '密封数据无法打开：已被改动、属于另一行或由另一把密钥密封。 ' +
  'A sealed value does not open: it was changed, belongs to another row, or was sealed with another key.';

/** `null` for a number no key has. */
type OpeningKeys = (version: number, salt: Buffer) => Buffer | null;

function createOpeningKeys(ring: ReadonlyMap<number, Buffer>): OpeningKeys {
  const known = new Map<string, Buffer>();
  return (version, salt) => {
    const sealKey = ring.get(version);
    if (sealKey === undefined) return null;
    const name = `${version} ${salt.toString('latin1')}`;
    const found = known.get(name);
    if (found) return found;
    // A Map keeps insertion order: the oldest goes first.
    if (known.size >= OPENING_KEYS_MAX) known.delete(known.keys().next().value as string);
    const key = deriveKey(sealKey, salt);
    known.set(name, key);
    return key;
  };
}

function deriveKey(sealKey: Buffer, salt: Buffer): Buffer {
  return createHmac('sha256', sealKey).update('tongguan seal 1').update(salt).digest();
}

/** The domain keeps a token that looks like an identity number from hashing to the same 32 bytes. */
function indexHash(indexKey: Buffer, domain: string, text: string): Buffer {
  return createHmac('sha256', indexKey).update(`${domain}\u0000${text}`, 'utf8').digest();
}
