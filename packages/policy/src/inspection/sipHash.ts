import { assert } from '@tongguan/kernel';

/**
 * SipHash-2-4: 64 bits that nobody can foretell without the key, and everybody can compute again with it. Written here
 * because the law runs in a browser and imports no crypto. Known vectors are tested.
 */
export function sipHash24(keyHex: string, text: string): bigint {
  assert(/^[0-9a-f]{32}$/.test(keyHex), 'a key is 32 hexadecimal digits, lower case');
  const bytes = utf8.encode(text);
  const k0 = littleEndian(fromHex(keyHex), 0, 8);
  const k1 = littleEndian(fromHex(keyHex), 8, 8);
  let state: State = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) state = absorb(state, littleEndian(bytes, at, 8));
  const last = littleEndian(bytes, whole, bytes.length - whole) | (BigInt(bytes.length & 0xff) << 56n);
  state = absorb(state, last);
  const [v0, v1, v2, v3] = state;
  const [a, b, c, d] = rounds([v0, v1, v2 ^ 0xffn, v3], 4);
  return a ^ b ^ c ^ d;
}

type State = readonly [bigint, bigint, bigint, bigint];

const MASK = 0xffff_ffff_ffff_ffffn;
const utf8 = new TextEncoder();

function absorb([v0, v1, v2, v3]: State, word: bigint): State {
  const [a, b, c, d] = rounds([v0, v1, v2, v3 ^ word], 2);
  return [a ^ word, b, c, d];
}

function rounds(state: State, count: number): State {
  let [v0, v1, v2, v3] = state;
  for (let round = 0; round < count; round++) {
    v0 = (v0 + v1) & MASK;
    v1 = rotate(v1, 13n) ^ v0;
    v0 = rotate(v0, 32n);
    v2 = (v2 + v3) & MASK;
    v3 = rotate(v3, 16n) ^ v2;
    v0 = (v0 + v3) & MASK;
    v3 = rotate(v3, 21n) ^ v0;
    v2 = (v2 + v1) & MASK;
    v1 = rotate(v1, 17n) ^ v2;
    v2 = rotate(v2, 32n);
  }
  return [v0, v1, v2, v3];
}

function rotate(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}

function littleEndian(bytes: Uint8Array, from: number, count: number): bigint {
  let value = 0n;
  for (let index = count - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[from + index] ?? 0);
  return value;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}
