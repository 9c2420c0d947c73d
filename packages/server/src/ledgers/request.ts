import type { EntryKind } from './types.ts';

/** What a key stands for, kind and amount: short enough to be stored as it is, so that nothing needs hashing. */
export function hashOf(kind: EntryKind, amount: bigint): Buffer {
  const request = Buffer.allocUnsafe(9);
  request.writeUInt8(kind, 0);
  request.writeBigInt64BE(amount, 1);
  return request;
}
