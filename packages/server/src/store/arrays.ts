/**
 * PostgreSQL array parameters in the binary format. node-postgres sends a Buffer parameter as binary; its own text
 * arrays cost about twice as much CPU on both sides (measured: 5,243 against 2,994 declarations a second).
 */
type Cell = string | number | bigint | Buffer | null;

const OID = { smallint: 21, integer: 23, bigint: 20, text: 25, bytea: 17, uuid: 2950 } as const;
const HEADER_BYTES = 20;

export function smallints(values: readonly (number | null)[]): Buffer {
  return fixed(OID.smallint, 2, values, (target, value, at) => target.writeInt16BE(Number(value), at));
}

export function integers(values: readonly (number | null)[]): Buffer {
  return fixed(OID.integer, 4, values, (target, value, at) => target.writeInt32BE(Number(value), at));
}

export function bigints(values: readonly (bigint | number | null)[]): Buffer {
  return fixed(OID.bigint, 8, values, (target, value, at) => target.writeBigInt64BE(BigInt(value as bigint), at));
}

export function uuids(values: readonly (string | null)[]): Buffer {
  return fixed(OID.uuid, 16, values, (target, value, at) =>
    target.write((value as string).replaceAll('-', ''), at, 16, 'hex'),
  );
}

export function texts(values: readonly (string | null)[]): Buffer {
  return variable(
    OID.text,
    values,
    (value) => Buffer.byteLength(value as string),
    (target, value, at, size) => target.write(value as string, at, size, 'utf8'),
  );
}

export function byteas(values: readonly (Buffer | null)[]): Buffer {
  return variable(
    OID.bytea,
    values,
    (value) => (value as Buffer).length,
    (target, value, at) => (value as Buffer).copy(target, at),
  );
}

function fixed(
  oid: number,
  size: number,
  values: readonly Cell[],
  write: (target: Buffer, value: Cell, at: number) => void,
): Buffer {
  return variable(oid, values, () => size, write);
}

function variable(
  oid: number,
  values: readonly Cell[],
  sizeOf: (value: Cell) => number,
  write: (target: Buffer, value: Cell, at: number, size: number) => void,
): Buffer {
  let bytes = HEADER_BYTES;
  let hasNull = 0;
  const sizes = new Int32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as Cell;
    if (value === null) hasNull = 1;
    const size = value === null ? -1 : sizeOf(value);
    sizes[index] = size;
    bytes += 4 + Math.max(size, 0);
  }
  const target = Buffer.allocUnsafe(values.length === 0 ? 12 : bytes);
  target.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  target.writeInt32BE(hasNull, 4);
  target.writeInt32BE(oid, 8);
  if (values.length === 0) return target;
  target.writeInt32BE(values.length, 12);
  target.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  for (let index = 0; index < values.length; index++) {
    const size = sizes[index] as number;
    target.writeInt32BE(size, at);
    at += 4;
    if (size < 0) continue;
    write(target, values[index] as Cell, at, size);
    at += size;
  }
  return target;
}
