import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Signer } from '@tongguan/ceb';
import type { WebSocket } from 'ws';
import { UKEY_METHODS, type UkeyRequest } from './protocol.ts';

/** What the simulator does instead of answering, for tests of programs that use a u-key. */
export type UkeyTrouble = 'silent' | 'hang-up' | { readonly error: string } | { readonly answer: string };

export type UkeySimulatorOptions = {
  /** The key on the card, with its certificate. */
  readonly signer: Signer;
  readonly password: string;
  /** 0 – any free one. */
  readonly port?: number;
  /** How long the card takes for a signature; 240 ms is the pace of a real one, 250 a minute. */
  readonly signMs?: number;
  /** Wrong passwords until the card locks; default 5. */
  readonly lockAfter?: number;
  readonly trouble?: (method: string, count: number) => UkeyTrouble | null;
};

export type UkeySimulator = {
  readonly url: string;
  /** Methods asked so far, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
};

const LOCK_AFTER = 5;

/**
 * The u-key control of a Windows desk, without Windows, card and reader: for developing and testing. Listens on this
 * machine only. It knows the four methods of `UKEY_METHODS`; words of errors are its own but for the reader's.
 */
export async function startUkeySimulator(options: UkeySimulatorOptions): Promise<UkeySimulator> {
  const asked: string[] = [];
  const card = { wrong: 0 };
  const { WebSocketServer } = await import('ws');
  const server = new WebSocketServer({ host: '127.0.0.1', port: options.port ?? 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
  });
  server.on('connection', (socket) => {
    socket.send(frame({ _method: UKEY_METHODS.open, _id: 0 }, []));
    let turn: Promise<void> = Promise.resolve();
    socket.on('message', (data: Buffer) => {
      const request = JSON.parse(data.toString('utf8')) as UkeyRequest;
      asked.push(request._method);
      const trouble = options.trouble?.(request._method, asked.length) ?? null;
      turn = turn.then(() => answer(socket, request, trouble, options, card));
    });
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  socket: WebSocket,
  request: UkeyRequest,
  trouble: UkeyTrouble | null,
  options: UkeySimulatorOptions,
  card: { wrong: number },
): Promise<void> {
  if (trouble === 'silent') return;
  if (trouble === 'hang-up') return socket.terminate();
  if (trouble !== null) return socket.send('answer' in trouble ? trouble.answer : refusal(request, trouble.error));
  const { signer, signMs = 0 } = options;
  switch (request._method) {
    case UKEY_METHODS.certificate:
      return socket.send(frame(request, [signer.certificateDer?.toString('base64') ?? '']));
    case UKEY_METHODS.certificateNumber:
      return socket.send(frame(request, [signer.keyName]));
    case UKEY_METHODS.sha1:
      return socket.send(
        frame(request, [
          createHash('sha1')
            .update(request.args['szInfo'] ?? '')
            .digest('base64'),
        ]),
      );
    case UKEY_METHODS.sign: {
      const wrong = passwordError(request, options, card);
      if (wrong !== null) return socket.send(refusal(request, wrong));
      if (signMs > 0) await new Promise((resolve) => setTimeout(resolve, signMs));
      const value = signer.sign(Buffer.from(request.args['inData'] ?? ''));
      return socket.send(frame(request, [value.toString('base64'), signer.keyName]));
    }
    default:
      return socket.send(refusal(request, `没有该方法 / no such method: ${request._method}`));
  }
}

function passwordError({ args }: UkeyRequest, options: UkeySimulatorOptions, card: { wrong: number }): string | null {
  if (card.wrong >= (options.lockAfter ?? LOCK_AFTER)) return '卡已锁定 / the card is locked';
  if (args['passwd'] === options.password) {
    card.wrong = 0;
    return null;
  }
  card.wrong += 1;
  return '卡密码错误 / wrong card password';
}

function frame({ _method, _id }: Pick<UkeyRequest, '_method' | '_id'>, data: readonly string[]): string {
  return JSON.stringify({ _id, _method, _status: '00', _args: { Result: true, Data: data, Error: [] } });
}

function refusal({ _method, _id }: UkeyRequest, error: string): string {
  return JSON.stringify({ _id, _method, _status: '00', _args: { Result: false, Data: [], Error: [error] } });
}
