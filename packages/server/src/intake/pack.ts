import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * The received bytes of one batch as one compressed blob: a count, the lengths, then the messages. Messages of one
 * batch resemble each other, so that together they shrink several times better than alone, and PostgreSQL is spared
 * its own slow compression (measured: 2,259 against 5,348 declarations a second).
 */
export function packMessages(messages: readonly Buffer[]): Buffer {
  const head = Buffer.allocUnsafe(4 + 4 * messages.length);
  head.writeUInt32BE(messages.length, 0);
  messages.forEach((message, index) => {
    head.writeUInt32BE(message.length, 4 + 4 * index);
  });
  return brotliCompressSync(Buffer.concat([head, ...messages]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS },
  });
}

/** Quality 1 packs 3.6 KB messages to about a tenth at several hundred MB/s; higher levels cost more than the disk. */
const QUALITY = 1;
/** A window of 4 MB covers a batch. */
const WINDOW_BITS = 22;

/** Every message of a pack, in the order it was packed. */
export function unpackMessages(pack: Buffer): readonly Buffer[] {
  const bytes = brotliDecompressSync(pack);
  const count = bytes.readUInt32BE(0);
  let at = 4 + 4 * count;
  return Array.from({ length: count }, (_, index) => {
    const from = at;
    at += bytes.readUInt32BE(4 + 4 * index);
    return bytes.subarray(from, at);
  });
}
