import type { Socket } from 'node:net';
import { type Head, readHead } from './head.ts';

/** Bytes a client may send ahead during a message; beyond them its socket is not read. */
const AHEAD_BYTES_MAX = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** A message that was let in by its head. */
export type Admitted = {
  /** The bytes of the whole answer; `isGone` is true once the client has disconnected. */
  answer(body: Buffer, isGone: () => boolean): Promise<(closes: boolean) => Buffer | string>;
  /** The client went away before its body was whole. */
  drop(): void;
};

export type Ways = {
  /** Null: this one goes the ordinary way, which says why. */
  readonly admit: (head: Head) => Admitted | null;
  /** The ordinary server takes the connection, from its first unread byte, for good. */
  readonly ordinary: (socket: Socket) => void;
  /** Says that a request was broken off, or why it was, and ends. */
  readonly refuse: (error: { readonly code: string }, socket: Socket) => void;
  readonly closed: (connection: Connection) => void;
};

/**
 * One connection as long as it sends everyday messages one after the other. Reading, then at work, then reading again;
 * what comes ahead waits. With the first request in any other form the ordinary server has the connection, and everything
 * of it that was not read yet.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #ways: Ways;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes without which there is nothing new to look at. */
  #needed = 1;
  #admitted: Admitted | null = null;
  #head: Head | null = null;
  #atWork = false;
  #ended = false;
  #closing = false;
  /** Told that its request was broken off: nothing more is read. */
  #refused = false;
  /** Answers given on it; before the first a client is waited for as long as for a request. */
  #answers = 0;
  /** When the client began to send, or had its last answer. */
  #sinceMs = performance.now();

  constructor(socket: Socket, ways: Ways) {
    this.#socket = socket;
    this.#ways = ways;
    socket.on('data', this.#data).on('end', this.#end).on('error', this.#error).on('close', this.#close);
  }

  /** Ends what takes too long: a request that is not whole yet, and an open connection without one. */
  endSlow(requestWithinMs: number, keepAliveMs: number): void {
    if (this.#atWork) return;
    const isIdle = this.#size === 0 && this.#admitted === null && this.#answers > 0;
    const waitedMs = performance.now() - this.#sinceMs;
    // A client that was told to close and has not is not waited for again.
    if (this.#refused || (isIdle && waitedMs > keepAliveMs)) this.#socket.destroy();
    else if (!isIdle && waitedMs > requestWithinMs) this.#refuse('ERR_HTTP_REQUEST_TIMEOUT');
  }

  /** No more requests: at once where nothing is at work, else with the answer. */
  close(): void {
    this.#closing = true;
    if (!this.#atWork && this.#size === 0 && this.#admitted === null) this.#socket.destroy();
  }

  #refuse(code: string): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#admitted?.drop();
    this.#admitted = null;
    this.#ways.refuse({ code }, this.#socket);
  }

  readonly #data = (chunk: Buffer): void => {
    if (this.#refused) return;
    if (this.#size === 0 && !this.#atWork) this.#sinceMs = performance.now();
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#atWork) {
      if (this.#size > AHEAD_BYTES_MAX) this.#socket.pause();
    } else if (this.#size >= this.#needed) this.#read();
  };

  #joined(): Buffer {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] ?? NOTHING) : Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [all];
    return all;
  }

  #read(): void {
    if (this.#size === 0) return;
    const bytes = this.#joined();
    if (this.#head === null || this.#admitted === null) {
      const head = readHead(bytes);
      if (head === 'more') return;
      this.#admitted = head === 'ordinary' ? null : this.#admit(head);
      if (head === 'ordinary' || this.#admitted === null) return this.#handOver(bytes);
      this.#head = head;
    }
    const { bodyAt, length } = this.#head;
    this.#needed = bodyAt + length;
    if (bytes.length < this.#needed) return;
    const rest = bytes.subarray(this.#needed);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
    const body = bytes.subarray(bodyAt, this.#needed);
    // A message must not keep alive what was sent behind it.
    this.#work(this.#admitted, rest.length > body.length ? Buffer.from(body) : body);
  }

  /** A fault here occurs again on the ordinary way, which answers it. */
  #admit(head: Head): Admitted | null {
    try {
      return this.#ways.admit(head);
    } catch {
      return null;
    }
  }

  #work(admitted: Admitted, body: Buffer): void {
    this.#atWork = true;
    this.#admitted = null;
    this.#head = null;
    this.#needed = 1;
    admitted
      .answer(body, () => this.#socket.destroyed)
      .then((answer) => this.#answer(answer))
      // Not even the fault could be answered: its connection ends, and nothing else.
      .catch(() => this.#socket.destroy());
  }

  #answer(answer: (closes: boolean) => Buffer | string): void {
    this.#answers += 1;
    this.#sinceMs = performance.now();
    if (this.#socket.destroyed) return;
    const closes = this.#closing || (this.#ended && this.#size === 0);
    const isTaken = this.#socket.write(answer(closes));
    if (closes) this.#socket.destroySoon();
    else if (isTaken) this.#next();
    // A client that does not read its answers gets no further requests processed.
    else this.#socket.once('drain', () => this.#next());
  }

  #next(): void {
    this.#atWork = false;
    if (this.#socket.isPaused()) this.#socket.resume();
    this.#read();
    if (!this.#ended || this.#atWork) return;
    if (this.#size > 0) this.#refuse('');
    else this.#socket.end();
  }

  #handOver(bytes: Buffer): void {
    const socket = this.#socket;
    // Bytes cannot be put back after the client has ended its side.
    if (this.#ended) return this.#refuse('');
    socket.off('data', this.#data).off('end', this.#end).off('error', this.#error).off('close', this.#close);
    this.#ways.closed(this);
    socket.pause();
    socket.unshift(bytes);
    this.#ways.ordinary(socket);
    socket.resume();
  }

  readonly #end = (): void => {
    this.#ended = true;
    if (this.#atWork || this.#refused) return;
    if (this.#size > 0) this.#refuse('');
    else this.#socket.end();
  };

  readonly #error = (): void => {
    this.#socket.destroy();
  };

  readonly #close = (): void => {
    this.#admitted?.drop();
    this.#admitted = null;
    this.#ways.closed(this);
  };
}
