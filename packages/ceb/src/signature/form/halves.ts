import type { Pair } from '../../catalogue/types.ts';

/** One reading of an SM2 value: r‖s, 64 bytes, and what was done to it; nothing for the form of the specification. */
export type Reading = { readonly value: Buffer; readonly reasons: readonly Pair[] };

const HALF = 32;
const SIZE = 2 * HALF;

/**
 * Every r‖s that bytes of a card, a library or a message may mean. Forms only: which of them a key verifies is for the caller,
 * and no more than one does, but by chance of 2^−256. Integers are read unsigned and padded on the left, whatever the writer did.
 */
export function sm2Readings(bytes: Buffer): readonly Reading[] {
  const found: Reading[] = [];
  for (const { pair, reasons } of [...derPairs(bytes), ...rawPairs(bytes)]) {
    const [r, s] = pair;
    found.push({ value: Buffer.concat([r, s]), reasons });
    found.push({ value: Buffer.concat([s, r]), reasons: [...reasons, SWAPPED] });
  }
  return found;
}

/** The readings in which the value is taken for its content alone: what `sm2Readings` does not turn round. */
type Halves = { readonly pair: readonly [Buffer, Buffer]; readonly reasons: readonly Pair[] };

/** r‖s and what is made of it: other lengths, other order of bytes, things before and behind. */
function rawPairs(bytes: Buffer): readonly Halves[] {
  const found: Halves[] = [];
  const add = (r: Buffer, s: Buffer, ...reasons: Pair[]): void => {
    const [left, right] = [padded(r), padded(s)];
    if (left !== null && right !== null) found.push({ pair: [left, right], reasons });
  };
  if (bytes.length === SIZE) {
    add(bytes.subarray(0, HALF), bytes.subarray(HALF));
    for (const pair of paddedBehind(bytes)) add(pair[0], pair[1], PADDED_BEHIND);
    add(reversed(bytes.subarray(0, HALF)), reversed(bytes.subarray(HALF)), LITTLE_ENDIAN);
  }
  if (bytes.length < SIZE && bytes.length >= HALF) {
    for (let at = Math.max(0, bytes.length - HALF); at <= Math.min(HALF, bytes.length); at++) {
      add(bytes.subarray(0, at), bytes.subarray(at), SHORT);
    }
  }
  if (bytes.length === SIZE + 1 || bytes.length === SIZE + 2) {
    // BigInteger.toByteArray(): a byte for the sign in front of one half or of both.
    for (const at of [HALF, HALF + 1]) {
      const other = bytes.length - at;
      if (other >= HALF && other <= HALF + 1) add(bytes.subarray(0, at), bytes.subarray(at), SIGN_BYTE);
    }
  }
  if (bytes.length > SIZE) {
    const halves = (at: number, reason: Pair): void =>
      add(bytes.subarray(at, at + HALF), bytes.subarray(at + HALF, at + SIZE), reason);
    halves(0, bytes.length >= 2 * SIZE ? KEY_BEHIND : BYTES_BEHIND);
    if (bytes.length <= SIZE + 4 || bytes.length >= 2 * SIZE) {
      halves(bytes.length - SIZE, bytes.length >= 2 * SIZE ? KEY_BEFORE : BYTES_BEFORE);
    }
  }
  // SKF and SDF structures (GM/T 0016, GM/T 0018) have room for 512 bits a number.
  if (bytes.length === 2 * SIZE) add(bytes.subarray(0, SIZE), bytes.subarray(SIZE), WIDE_FIELDS);
  return found;
}

/** A half that lost its leading zeros and was filled up behind. */
function paddedBehind(bytes: Buffer): (readonly [Buffer, Buffer])[] {
  const ways = (half: Buffer): Buffer[] => {
    const all = [half];
    for (let zeros = 1; zeros <= 4 && half[HALF - zeros] === 0; zeros++) all.push(half.subarray(0, HALF - zeros));
    return all;
  };
  const [left, right] = [ways(bytes.subarray(0, HALF)), ways(bytes.subarray(HALF))];
  return left.flatMap((r) => right.map((s) => [r, s] as const)).slice(1);
}

/** SEQUENCE { r, s } as loosely as programs write it: signs left out or added, lengths of any form, more behind it. */
function derPairs(bytes: Buffer, depth = 0): readonly Halves[] {
  const outer = element(bytes, 0);
  if (outer === null) return [];
  // BIT STRING and OCTET STRING around it, as in certificates and key containers.
  if ((outer.tag === 0x03 || outer.tag === 0x04) && depth < 2) {
    const inner = outer.tag === 0x03 ? outer.content.subarray(1) : outer.content;
    return derPairs(inner, depth + 1).map((one) => ({ ...one, reasons: [...one.reasons, WRAPPED] }));
  }
  if (outer.tag !== 0x30 && outer.tag !== 0x31) return [];
  const r = element(bytes, outer.from);
  const s = r === null ? null : element(bytes, r.to);
  if (r?.tag !== 0x02 || s?.tag !== 0x02) return [];
  const [left, right] = [padded(r.content), padded(s.content)];
  if (left === null || right === null) return [];
  const reasons: Pair[] = [DER_FORM];
  if ([r, s].some(({ content }) => ((content[0] ?? 0) & 0x80) !== 0)) reasons.push(NO_SIGN);
  if ([r, s].some(({ content }) => content[0] === 0 && ((content[1] ?? 0) & 0x80) === 0)) reasons.push(NEEDLESS_ZERO);
  if (bytes.length > s.to) reasons.push(BYTES_BEHIND);
  return [{ pair: [left, right], reasons }];
}

type Element = { readonly tag: number; readonly content: Buffer; readonly from: number; readonly to: number };

/** One element of BER; `null` where its length leads nowhere. A length that is too great ends with the bytes. */
function element(bytes: Buffer, at: number): Element | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  const width = first > 0x80 && first <= 0x83 ? first - 0x80 : 0;
  if (first >= 0x80 && width === 0) return null;
  const from = at + 2 + width;
  if (from > bytes.length) return null;
  const length = width === 0 ? first : bytes.readUIntBE(at + 2, width);
  if (tag === 0x02 && from + length > bytes.length) return null;
  return { tag, content: bytes.subarray(from, from + length), from, to: from + length };
}

/** A number of up to 32 bytes, unsigned, padded on the left; `null` for one that does not fit. */
function padded(number: Buffer): Buffer | null {
  let first = 0;
  while (number.length - first > HALF && number[first] === 0) first++;
  const rest = number.subarray(first);
  return rest.length > HALF ? null : Buffer.concat([Buffer.alloc(HALF - rest.length), rest]);
}

function reversed(bytes: Buffer): Buffer {
  return Buffer.from(bytes).reverse();
}

const SWAPPED: Pair = ['r 与 s 次序颠倒：应先 r 后 s', 'r and s stand in the wrong order: r comes first'];
const PADDED_BEHIND: Pair = [
  'r 或 s 不足 32 字节，零补在了后面：应补在前面',
  'r or s is shorter than 32 bytes and was filled up behind: zeros belong in front',
];
const LITTLE_ENDIAN: Pair = [
  'r、s 按小端字节序书写：应为大端（高位在前）',
  'r and s are little-endian: the most significant byte comes first',
];
const SHORT: Pair = [
  'r 或 s 的前导零被省去：各须补足 32 字节',
  'leading zeros of r or s were left out: pad each to 32 bytes',
];
const SIGN_BYTE: Pair = [
  'r 或 s 前多一个符号字节 00（如 BigInteger.toByteArray）：应去掉，各为 32 字节',
  'a sign byte 00 stands in front of r or s (as of BigInteger.toByteArray): drop it, 32 bytes each',
];
const BYTES_BEFORE: Pair = [
  'r‖s 之前有多余的字节（如 04）：应去掉',
  'there are bytes in front of r‖s (such as 04): drop them',
];
const BYTES_BEHIND: Pair = ['签名值之后有多余的字节：应去掉', 'there are bytes behind the signature: drop them'];
const KEY_BEHIND: Pair = [
  'r‖s 之后附有其它内容（如公钥）：应只留 64 字节',
  'something stands behind r‖s, such as the public key: keep the 64 bytes alone',
];
const KEY_BEFORE: Pair = [
  'r‖s 之前附有其它内容（如公钥）：应只留最后 64 字节',
  'something stands in front of r‖s, such as the public key: keep the last 64 bytes alone',
];
const WIDE_FIELDS: Pair = [
  '设备结构中 r、s 各占 64 字节（SKF/SDF）：应各取后 32 字节',
  'r and s are in the 64-byte fields of a device structure (SKF, SDF): take the last 32 bytes of each',
];
const WRAPPED: Pair = [
  '签名值外还包着 BIT STRING 或 OCTET STRING',
  'the signature is wrapped in a BIT STRING or OCTET STRING',
];
export const DER_FORM: Pair = [
  'SM2 签名值为 DER 的 SEQUENCE { r, s }：应为 r‖s，各 32 字节',
  'the SM2 value is a DER SEQUENCE { r, s }: write r‖s, 32 bytes each',
];
const NO_SIGN: Pair = [
  'DER 整数缺少符号字节 00，读作负数',
  'a DER integer lacks its sign byte 00 and reads as negative',
];
const NEEDLESS_ZERO: Pair = ['DER 整数有多余的前导零', 'a DER integer has a needless leading zero'];
