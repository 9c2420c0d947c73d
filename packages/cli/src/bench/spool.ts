import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

/** One finished request of a spool: the bytes to write to the connection, and how many documents they carry. */
export type SpoolRecord = { readonly request: Buffer; readonly documents: number };

/** Length (4 bytes) and documents (2 bytes) before each request. */
const HEAD_BYTES = 6;
/** Written and read in pieces of this size; a batch message of 100 declarations is about half a megabyte. */
const PIECE_BYTES = 4 * 1024 * 1024;

export type SpoolWriter = { add(record: SpoolRecord): void; close(): void };

export function writeSpool(file: string): SpoolWriter {
  const descriptor = openSync(file, 'w', 0o600);
  let pieces: Buffer[] = [];
  let length = 0;
  const flush = (): void => {
    const all = Buffer.concat(pieces);
    for (let at = 0; at < all.length; ) at += writeSync(descriptor, all, at);
    pieces = [];
    length = 0;
  };
  return {
    add({ request, documents }) {
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt32LE(request.length, 0);
      head.writeUInt16LE(documents, 4);
      pieces.push(head, request);
      length += HEAD_BYTES + request.length;
      if (length >= PIECE_BYTES) flush();
    },
    close() {
      flush();
      // On disk before the window begins, or the kernel would write it out beside the database's log.
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

export type SpoolReader = { next(): SpoolRecord | null; close(): void };

/** Reads a spool from the page cache, a piece at a time, so that memory stays bounded. */
export function readSpool(file: string): SpoolReader {
  const descriptor = openSync(file, 'r');
  let piece: Buffer = Buffer.alloc(0);
  let at = 0;
  const need = (bytes: number): boolean => {
    if (piece.length - at >= bytes) return true;
    const rest = piece.subarray(at);
    const fresh = Buffer.allocUnsafe(Math.max(PIECE_BYTES, bytes));
    rest.copy(fresh);
    let filled = rest.length;
    for (let read = 1; read > 0 && filled < fresh.length; filled += read) {
      read = readSync(descriptor, fresh, filled, fresh.length - filled, null);
    }
    piece = fresh.subarray(0, filled);
    at = 0;
    return filled >= bytes;
  };
  return {
    next() {
      if (!need(HEAD_BYTES)) return null;
      const length = piece.readUInt32LE(at);
      const documents = piece.readUInt16LE(at + 4);
      if (!need(HEAD_BYTES + length)) return null;
      const request = piece.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
      at += HEAD_BYTES + length;
      return { request, documents };
    },
    close: () => closeSync(descriptor),
  };
}
