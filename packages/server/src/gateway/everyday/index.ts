import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { assert } from '@tongguan/kernel';
import { Connection, type Ways } from './connection.ts';

export { admitMessages, KEEP_ALIVE_MS } from './messages.ts';
export type { Admitted } from './connection.ts';

export type EverydayOptions = {
  readonly admit: Ways['admit'];
  /** A client that needs longer than this for a request is cut off. */
  readonly requestWithinMs: number;
  readonly keepAliveMs: number;
  readonly checkEveryMs: number;
  /** Says 400 or, to one that is too slow, 408, and ends. */
  readonly refuse: Ways['refuse'];
};

export type Everyday = {
  /** Connections end: at once where nothing is at work, else with the answer. */
  close(): void;
};

/**
 * Puts the reader of everyday messages before an HTTP server (ADR 0030): most of what a platform receives is one request
 * in one form, for which node:http and the framework cost as much as the signature. Everything else is theirs.
 */
export function openEveryday(server: Server, options: EverydayOptions): Everyday {
  const [listener] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  assert(listener !== undefined && server.listenerCount('connection') === 1, 'node:http listens for connections once');
  const open = new Set<Connection>();
  let isClosing = false;
  const ways: Ways = {
    admit: options.admit,
    ordinary: (socket) => listener.call(server, socket),
    refuse: options.refuse,
    closed(connection) {
      open.delete(connection);
      if (isClosing && open.size === 0) clearInterval(check);
    },
  };
  server.off('connection', listener);
  server.on('connection', (socket: Socket) => {
    // The ordinary server ends what still comes in.
    if (isClosing) ways.ordinary(socket);
    else open.add(new Connection(socket, ways));
  });
  const check = setInterval(() => {
    for (const connection of open) connection.endSlow(options.requestWithinMs, options.keepAliveMs);
  }, options.checkEveryMs);
  check.unref();
  return {
    close() {
      isClosing = true;
      // An open request may finish within its time limit; then the check ends it.
      for (const connection of open) connection.close();
      if (open.size === 0) clearInterval(check);
    },
  };
}
