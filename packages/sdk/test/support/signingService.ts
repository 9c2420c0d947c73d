import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import type { Signer } from '@tongguan/ceb';

export type Asked = {
  readonly requestId: string;
  readonly algorithm: string;
  readonly data: Buffer;
  readonly digest: Buffer;
};
/** What the service does instead of signing: an HTTP answer, or silence. */
export type Mood =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'silent';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A signing service before a key: takes its moods in order, then signs. Remembers what it was asked. */
export async function signingService(
  signer: Signer,
  moods: readonly Mood[] = [],
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.headers.authorization !== 'Bearer hsm-token') {
        response.writeHead(401).end();
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<
        'requestId' | 'algorithm' | 'data' | 'digest',
        string
      >;
      const [data, digest] = [Buffer.from(body.data, 'base64'), Buffer.from(body.digest, 'base64')];
      const mood = moods[asked.length];
      asked.push({ requestId: body.requestId, algorithm: body.algorithm, data, digest });
      if (mood === 'silent') return;
      if (mood !== undefined) response.writeHead(mood.status, mood.headers).end(mood.body);
      else response.end(JSON.stringify({ signature: signer.sign(data).toString('base64') }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign`, asked };
}
