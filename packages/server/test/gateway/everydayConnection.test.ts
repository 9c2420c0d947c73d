import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type Admitted, type Everyday, type EverydayOptions, openEveryday } from '../../src/gateway/everyday/index.ts';

/** Proves that a connection of everyday messages is given back whatever its client does, and when the door closes. */

const HEAD = 'POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\ncontent-type: text/xml\r\n';

let server: Server;
let everyday: Everyday;
/** Messages at work, and how each is answered. */
let atWork: { readonly body: string; readonly isGone: () => boolean; readonly answer: () => void }[] = [];
let arrived: () => void = () => undefined;
let admits = 0;
let dropped = 0;
let refused: string[] = [];
let filling = '';
/** What a client is given for a request; a test shortens it once the request is where it should end. */
let requestWithinMs = 60_000;

const admitted: Admitted = {
  drop() {
    dropped += 1;
    arrived();
  },
  answer: (body, isGone) =>
    new Promise((resolve) => {
      const answer = (): void => {
        const rest = `\r\n\r\n${filling}`;
        resolve((closes) => `HTTP/1.1 202 Accepted\r\nconnection: ${closes ? 'close' : 'keep-alive'}${rest}`);
      };
      atWork.push({ body: body.toString(), isGone, answer });
      arrived();
    }),
};

async function open(more: Partial<EverydayOptions> = {}): Promise<void> {
  server = createServer((_request, response) => response.end('ordinary'));
  everyday = openEveryday(server, {
    admit() {
      admits += 1;
      arrived();
      return admitted;
    },
    get requestWithinMs() {
      return requestWithinMs;
    },
    keepAliveMs: 60_000,
    checkEveryMs: 1_000,
    refuse({ code }, socket) {
      refused.push(code);
      socket.end('refused');
    },
    ...more,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

function client(): {
  readonly socket: Socket;
  readonly closed: Promise<string>;
  readonly heard: (part: string) => Promise<void>;
} {
  const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, noDelay: true });
  let text = '';
  let told: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    told();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  const heard = (part: string): Promise<void> =>
    new Promise((resolve) => {
      told = () => {
        if (text.includes(part)) resolve();
      };
      told();
    });
  return { socket, closed, heard };
}

/** Resolves when the condition holds; it is looked at whenever a message or a client's end arrives. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    arrived = () => {
      if (condition()) resolve();
    };
    arrived();
  });
}

const message = (body: string): string => `${HEAD}content-length: ${body.length}\r\n\r\n${body}`;

beforeEach(() => {
  atWork = [];
  admits = 0;
  dropped = 0;
  refused = [];
  filling = '';
  requestWithinMs = 60_000;
});
afterEach(async () => {
  for (const { answer } of atWork) answer();
  everyday.close();
  server.closeAllConnections();
  server.close();
});

test('one after the other, in the order in which they came, byte by byte', async () => {
  await open();
  const { socket, heard } = client();
  for (const byte of Buffer.from(message('<a/>') + message('<b/>'))) socket.write(Buffer.of(byte));
  await until(() => atWork.length === 1);
  atWork[0]?.answer();
  await until(() => atWork.length === 2);
  assert.deepEqual(
    atWork.map(({ body }) => body),
    ['<a/>', '<b/>'],
  );
  atWork[1]?.answer();
  await heard('202 Accepted\r\nconnection: keep-alive\r\n\r\nHTTP/1.1 202');
  socket.destroy();
});

test('what comes far ahead is left in the socket, and read when its turn comes', async () => {
  await open();
  const { socket } = client();
  const ahead = message('x'.repeat(30_000));
  const sent = 200;
  socket.write(ahead.repeat(sent));
  await until(() => atWork.length === 1);
  for (let count = 1; count <= sent; count++) {
    atWork[count - 1]?.answer();
    if (count < sent) await until(() => atWork.length === count + 1);
  }
  assert.ok(atWork.every(({ body }) => body.length === 30_000));
  socket.destroy();
});

test('a fault at the door goes to the ordinary way; one that cannot be answered ends its connection alone', async () => {
  await open({
    admit() {
      throw new Error('of ours');
    },
  });
  const first = client();
  first.socket.write(message('<a/>'));
  await first.heard('ordinary');
  first.socket.destroy();
  server.close();
  await open({ admit: () => ({ drop: () => undefined, answer: () => Promise.reject(new Error('of ours')) }) });
  const second = client();
  second.socket.write(message('<a/>'));
  assert.equal(await second.closed, '');
});

test('who does not read its answers is asked for nothing more until it does', async () => {
  await open();
  filling = 'x'.repeat(32 * 1024 * 1024);
  const deaf = client();
  deaf.socket.pause();
  deaf.socket.write(message('<a/>') + message('<b/>'));
  await until(() => atWork.length === 1);
  atWork[0]?.answer();
  const other = client();
  for (let count = 1; count <= 3; count++) {
    filling = '';
    other.socket.write(message('<c/>'));
    await until(() => atWork.length === 1 + count);
    atWork.at(-1)?.answer();
  }
  assert.equal(atWork.filter(({ body }) => body === '<b/>').length, 0);
  deaf.socket.resume();
  await until(() => atWork.at(-1)?.body === '<b/>');
  deaf.socket.destroy();
  other.socket.destroy();
});

describe('a client that goes away', () => {
  test('in the middle of its body gives back what it was let in with', async () => {
    await open();
    const { socket } = client();
    socket.write(message('<a/>').slice(0, -1));
    await until(() => admits === 1);
    socket.destroy();
    await until(() => dropped === 1);
    assert.equal(atWork.length, 0);
  });
  test('while its message is at work, is seen to be gone', async () => {
    await open();
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const { socket } = client();
    socket.write(message('<a/>'));
    await until(() => atWork.length === 1);
    assert.equal(atWork[0]?.isGone(), false);
    const [there] = await accepted;
    socket.resetAndDestroy();
    await new Promise((resolve) => there.on('close', resolve));
    assert.equal(atWork[0]?.isGone(), true);
    assert.equal(dropped, 0, 'what is at work is given back with its answer');
  });
  test('having said that it sends no more, gets its answer', async () => {
    await open();
    const { socket, closed } = client();
    socket.end(message('<a/>'));
    await until(() => atWork.length === 1);
    atWork[0]?.answer();
    assert.match(await closed, /202 Accepted\r\nconnection: (close|keep-alive)/);
  });
  test('in the middle of the next, is told so behind its answer', async () => {
    await open();
    const { socket, closed } = client();
    socket.end(message('<a/>') + message('<b/>').slice(0, -1));
    await until(() => atWork.length === 1);
    atWork[0]?.answer();
    assert.match(await closed, /202 Accepted[^]*refused$/);
    assert.deepEqual(refused, ['']);
  });
});

describe('a client that is slow', () => {
  for (const [what, sent] of [
    ['says nothing', ''],
    ['stops in its head', HEAD],
    ['stops in its body', message('<a/>').slice(0, -1)],
  ] as const) {
    test(`and ${what}, is told that it was`, async () => {
      requestWithinMs = 1;
      await open({ checkEveryMs: 1 });
      const { socket, closed } = client();
      socket.write(sent);
      assert.equal(await closed, 'refused');
      assert.deepEqual(refused, ['ERR_HTTP_REQUEST_TIMEOUT']);
    });
  }
  test('to ask again, loses its connection without a word', async () => {
    await open({ keepAliveMs: 1, checkEveryMs: 1 });
    const { socket, closed } = client();
    socket.write(message('<a/>'));
    await until(() => atWork.length === 1);
    atWork[0]?.answer();
    assert.match(await closed, /^HTTP\/1\.1 202 Accepted\r\nconnection: keep-alive\r\n\r\n$/);
    assert.deepEqual(refused, []);
  });
});

describe('the door closes', () => {
  test('with the answer of what is at work; what is idle ends at once', async () => {
    await open();
    const [busy, idle] = [client(), client()];
    idle.socket.write(message('<i/>'));
    await until(() => atWork.length === 1);
    atWork[0]?.answer();
    await idle.heard('202');
    busy.socket.write(message('<a/>'));
    await until(() => atWork.length === 2);
    everyday.close();
    await idle.closed;
    atWork[1]?.answer();
    assert.match(await busy.closed, /connection: close/);
  });
  test('who is in the middle of a request is told when its time is over', async () => {
    await open({ checkEveryMs: 1 });
    const { socket, closed } = client();
    socket.write(message('<a/>').slice(0, -1));
    await until(() => admits === 1);
    everyday.close();
    requestWithinMs = 1;
    assert.equal(await closed, 'refused');
  });
  test('who keeps its own side open after the last answer is not waited for', async () => {
    await open();
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).resume();
    socket.write(message('<a/>'));
    await until(() => atWork.length === 1);
    everyday.close();
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    atWork[0]?.answer();
    await ended;
    socket.destroy();
  });
  test('who comes now is the ordinary server’s', async () => {
    await open();
    everyday.close();
    const { socket, closed } = client();
    socket.end(message('<a/>'));
    assert.match(await closed, /ordinary/);
    assert.equal(atWork.length, 0);
  });
});
