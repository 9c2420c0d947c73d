import { COLON } from './characters.ts';

/** A qualified name, decoded once. `prefix` is empty without a colon. */
export type Name = {
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
  readonly bytes: Buffer;
  readonly hash: number;
};

/** Slots of the cache: some 700 names of all dictionaries, with and without prefix, leave it mostly empty. */
const SLOT_COUNT = 8192;
/** Names that share a slot are looked for in this many neighbours, then one is replaced. */
const PROBE_COUNT = 4;

export const HASH_START = 0x811c9dc5;
export const HASH_PRIME = 0x01000193;

const slots: (Name | undefined)[] = new Array<Name | undefined>(SLOT_COUNT + PROBE_COUNT).fill(undefined);

/**
 * The name that stands in `bytes[start, end)`, `null` when it is no qualified name.
 *
 * The cache is fixed in size and replaces, so that hostile names can neither fill it nor make it slow.
 * Equal names may therefore be different objects: compare their strings.
 */
export function nameAt(bytes: Buffer, start: number, end: number, hash: number): Name | null {
  const first = (hash ^ (hash >>> 15)) & (SLOT_COUNT - 1);
  for (let slot = first; slot < first + PROBE_COUNT; slot++) {
    const name = slots[slot];
    if (name === undefined) break;
    if (name.hash === hash && sameBytes(name.bytes, bytes, start, end)) return name;
  }
  return remember(bytes.subarray(start, end), first, hash);
}

function sameBytes(known: Buffer, bytes: Buffer, start: number, end: number): boolean {
  const length = end - start;
  if (known.length !== length) return false;
  for (let index = 0; index < length; index++) {
    if (known[index] !== bytes[start + index]) return false;
  }
  return true;
}

function remember(bytes: Buffer, first: number, hash: number): Name | null {
  const name = readName(Buffer.from(bytes), hash);
  if (name === null) return null;
  let slot = first;
  while (slot < first + PROBE_COUNT - 1 && slots[slot] !== undefined) slot++;
  slots[slot] = name;
  return name;
}

/** Namespaces in XML, production 7: one colon at most, and both sides begin as a name does. */
function readName(bytes: Buffer, hash: number): Name | null {
  const qualified = bytes.toString('latin1');
  if (!/^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/.test(qualified)) return null;
  const colon = bytes.indexOf(COLON);
  const prefix = colon < 0 ? '' : qualified.slice(0, colon);
  return { qualified, prefix: interned(prefix), local: interned(qualified.slice(colon + 1)), bytes, hash };
}

/** A property key is stored once by the engine, so that later comparisons with literals are of pointers. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
