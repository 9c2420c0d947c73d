import type { EntryKind } from './types.ts';

/** Kind and amount of a key's request: short enough to be stored without hashing. */
export function hashOf(kind: EntryKind, amount: bigint): Buffer {
  const request = Buffer.allocUnsafe(9);
  request.writeUInt8(kind, 0);
  request.writeBigInt64BE(amount, 1);
  return request;
}
