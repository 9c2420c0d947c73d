import { assert, PART_COUNT } from '@tongguan/kernel';

/** Per partition the last sequence number seen; 0 before the first. */
export type Positions = bigint[];

const VERSION = 1;
const BITMAP_BYTES = PART_COUNT / 8;
const CHECK_BYTES = 4;
/** Longer than any cursor we write: 128 numbers of at most 9 bytes. Bounds the work on hostile input. */
const TEXT_LENGTH_MAX = 2000;

export function startPositions(): Positions {
  return new Array<bigint>(PART_COUNT).fill(0n);
}

/**
 * A cursor is opaque text: version, a bitmap of the partitions that have been read from, their positions as
 * variable-length numbers, and a check over all of it and the recipient. The check is no secret: it tells a cursor
 * that was cut, mistyped or taken from another participant, which would otherwise skip receipts in silence.
 */
export function writeCursor(positions: Positions, recipient: string): string {
  assert(positions.length === PART_COUNT, 'a cursor has a position for every partition');
  const bytes: number[] = [VERSION, ...new Array<number>(BITMAP_BYTES).fill(0)];
  positions.forEach((position, part) => {
    if (position === 0n) return;
    const at = 1 + (part >> 3);
    bytes[at] = (bytes[at] ?? 0) | (1 << (part & 7));
    for (let rest = position; ; rest >>= 7n) {
      if (rest < 128n) {
        bytes.push(Number(rest));
        break;
      }
      bytes.push(Number(rest & 127n) | 128);
    }
  });
  const body = Buffer.from(bytes);
  return Buffer.concat([body, checkOf(body, recipient)]).toString('base64url');
}

/** `null` when the text is no cursor of this recipient. */
export function readCursor(text: string, recipient: string): Positions | null {
  if (text.length > TEXT_LENGTH_MAX || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const all = Buffer.from(text, 'base64url');
  if (all.length < 1 + BITMAP_BYTES + CHECK_BYTES || all[0] !== VERSION) return null;
  const body = all.subarray(0, all.length - CHECK_BYTES);
  if (!checkOf(body, recipient).equals(all.subarray(all.length - CHECK_BYTES))) return null;
  const positions = startPositions();
  let at = 1 + BITMAP_BYTES;
  for (let part = 0; part < PART_COUNT; part += 1) {
    if (((body[1 + (part >> 3)] ?? 0) & (1 << (part & 7))) === 0) continue;
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = body[at];
      if (byte === undefined || shift > 56n) return null;
      at += 1;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) break;
    }
    positions[part] = value;
  }
  return at === body.length ? positions : null;
}

/** FNV-1a over the bytes and the recipient. */
function checkOf(body: Buffer, recipient: string): Buffer {
  let hash = 0x811c9dc5;
  for (const byte of body) hash = Math.imul(hash ^ byte, 0x01000193);
  for (const byte of Buffer.from(recipient)) hash = Math.imul(hash ^ byte, 0x01000193);
  const check = Buffer.alloc(CHECK_BYTES);
  check.writeUInt32BE(hash >>> 0);
  return check;
}
