import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

export type AnsweringPlatform = {
  readonly url: string;
  readonly asked: IncomingMessage[];
  /** Bodies of what was asked, in the same order. */
  readonly bodies: string[];
  close(): Promise<void>;
};

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

/** A platform that gives the answers in order, then the last one again, and remembers what it was asked. */
export async function platform(answers: readonly Answer[]): Promise<AnsweringPlatform> {
  const asked: IncomingMessage[] = [];
  const bodies: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(request);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, asked, bodies, close };
}
