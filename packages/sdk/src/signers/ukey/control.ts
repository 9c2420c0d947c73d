import type { RawData, WebSocket } from 'ws';
import { SignerError } from '../errors.ts';
import { readAnswer, refusalOf, UKEY_METHODS, type UkeyAnswer, type UkeyRequest } from './protocol.ts';

export type UkeyControlOptions = {
  readonly url: string;
  /** Longest wait for a connection, and for one answer; default 10 s. A card takes about a quarter of a second. */
  readonly timeoutMs?: number;
};

export type UkeyControl = {
  /** What the control answers as Data. */
  call(method: string, args: UkeyRequest['args'], signal?: AbortSignal): Promise<readonly string[]>;
  close(): void;
};

const TIMEOUT_MS = 10_000;
/** WebSocket.OPEN */
const OPEN = 1;
/** Answers are certificates and signatures; the control's own frames stay below 120 KB. */
const FRAME_BYTES_MAX = 256 * 1024;
/** Ids begin anew before they leave what a 32-bit control can count. */
const ID_MAX = 2 ** 31 - 1;

/**
 * A connection to the u-key control, opened when first needed and again after it broke. One request at a time, as a
 * card does one thing at a time. A request that is given up takes the connection with it: what the control says late
 * must not be taken for the answer to the next one.
 *
 * After one answer about the password nothing is sent any more, not even what waits already: cards lock after a few
 * wrong ones, and a program that tries on would lock its card within a second.
 */
export function ukeyControl({ url, timeoutMs = TIMEOUT_MS }: UkeyControlOptions): UkeyControl {
  let socket: WebSocket | null = null;
  let closed = false;
  let locked: SignerError | null = null;
  let lastId = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function exchange(method: string, args: UkeyRequest['args'], signal?: AbortSignal): Promise<readonly string[]> {
    if (closed || signal?.aborted === true) throw new SignerError('closed');
    if (locked !== null) throw locked;
    socket = socket?.readyState === OPEN ? socket : await connected(url, timeoutMs);
    lastId = (lastId % ID_MAX) + 1;
    const request: UkeyRequest = { _method: method, _id: lastId, args };
    let answer: UkeyAnswer;
    try {
      answer = await answerTo(socket, request, timeoutMs, signal);
    } catch (error) {
      socket.terminate();
      socket = null;
      throw error;
    }
    if (answer.result) return answer.data;
    const refusal = refusalOf(answer);
    if (refusal.kind === 'password') locked = refusal;
    throw refusal;
  }

  return {
    call: (method, args, signal) => {
      const mine = turn.then(() => exchange(method, args, signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: () => {
      closed = true;
      socket?.terminate();
    },
  };
}

async function connected(url: string, timeoutMs: number): Promise<WebSocket> {
  // Loaded when a card is used, not by everybody who builds a message.
  const { WebSocket } = await import('ws');
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      handshakeTimeout: timeoutMs,
      maxPayload: FRAME_BYTES_MAX,
      followRedirects: false,
    });
    socket.once('open', () => {
      socket.removeAllListeners('error');
      // A later failure is told to whoever waits, by `close`; without a listener it would end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new SignerError('unreachable', `${url} ${cause.code ?? ''}`.trim(), { cause }));
    });
  });
}

function answerTo(
  socket: WebSocket,
  request: UkeyRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<UkeyAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (data: RawData): void => {
      const answer = readAnswer(textOf(data));
      if (answer !== null && belongs(answer, request)) end(() => resolve(answer));
    };
    const onClose = (): void => end(() => reject(new SignerError('unreachable', '连接中断 / connection lost')));
    const onAbort = (): void => end(() => reject(new SignerError('closed')));
    const timer = setTimeout(() => end(() => reject(new SignerError('timeout'))), timeoutMs);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.off('message', onMessage).off('close', onClose);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    socket.on('message', onMessage).once('close', onClose);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.send(JSON.stringify(request));
  });
}

/** Frames of other requests and the greeting pass by; a control that sends no ids has one request at a time anyway. */
function belongs(answer: UkeyAnswer, request: UkeyRequest): boolean {
  if (answer.method === UKEY_METHODS.open) return false;
  return (answer.id ?? request._id) === request._id && (answer.method ?? request._method) === request._method;
}

function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)).toString('utf8');
}
