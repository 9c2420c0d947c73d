import { connect, type Socket } from 'node:net';

export type RawAnswer = { readonly status: number; readonly body: string };

/** One keep-alive HTTP/1.1 connection that has one request under way at a time. */
export type Connection = { exchange(request: Buffer): Promise<RawAnswer>; close(): void };

/** An answer of the platform is a few hundred bytes, of a hundred documents about 12 KB. */
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;

/**
 * A client that does nothing but write prepared bytes and find the end of the answer: the load generator shares
 * the machine with what it measures, so it must cost little.
 */
export async function openConnection(host: string, port: number): Promise<Connection> {
  const socket = connect({ host, port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting: { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void } | null = null;
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = parseAnswer(received);
    if (answer === null && received.length <= ANSWER_BYTES_MAX) return;
    const { resolve, reject } = waiting ?? { resolve: () => undefined, reject: () => undefined };
    waiting = null;
    received = Buffer.alloc(0);
    if (answer === null) reject(new Error('an answer without end'));
    else resolve(answer);
  });
  watchEnd(socket, (error) => waiting?.reject(error));
  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(new Error('connection closed'));
          return;
        }
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** The answer when it has arrived whole; the platform always says Content-Length. */
export function parseAnswer(received: Buffer): RawAnswer | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = received.toString('latin1', 0, headEnd);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) return { status: 0, body: 'an answer without Content-Length' };
  const end = headEnd + 4 + length;
  if (received.length < end) return null;
  const status = Number(head.slice(9, 12));
  // A success is only counted; its text is looked at no further.
  return { status, body: status < 300 ? '' : received.toString('utf8', headEnd + 4, end) };
}

function watchEnd(socket: Socket, tell: (error: Error) => void): void {
  socket.on('error', (error) => tell(error));
  socket.on('close', () => tell(new Error('connection closed')));
}
