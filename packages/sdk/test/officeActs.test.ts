import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { type ActBody, ApiError, OfficeClient } from '../src/index.ts';

// Proves that an act goes to its own path with its own body and one key, that its refusal is the error it is by code, and that
// what the description of the API does not know does not compile.

const COUNTS = '/api/office/books/{number}/stocktake-counts';
const BODY = { takeNo: 'P1', items: [{ itemRecordNo: 'T000001', quantity: '7' }], reason: '盘点' };

test('an act is asked for at its path, with its body and a key; a refusal is told by its code', async () => {
  const heard: { url: string | undefined; key: unknown; body: unknown }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      heard.push({ url: request.url, key: request.headers['idempotency-key'], body });
      const isFirst = heard.length === 1;
      const error = { code: 'act-refused', message_zh: '未执行', message_en: 'not done' };
      response.writeHead(isFirst ? 200 : 409, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isFirst ? { actId: 'a', state: 'done' } : { error }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const office = new OfficeClient({ url, token: 't' });
  try {
    assert.equal((await office.perform(COUNTS, 'T33/1', BODY)).state, 'done');
    await assert.rejects(
      office.perform(COUNTS, 'T33/1', BODY),
      (error) => error instanceof ApiError && error.is('act-refused'),
    );
  } finally {
    server.close();
  }
  assert.deepEqual(
    heard.map((one) => one.url),
    Array(2).fill('/api/office/books/T33%2F1/stocktake-counts'),
  );
  assert.deepEqual(heard[0]?.body, BODY);
  assert.equal(new Set(heard.map(({ key }) => key)).size, 2);
  assert.ok(heard.every(({ key }) => typeof key === 'string' && key.length > 30));
});

test('what the description does not know does not compile', () => {
  const wrong = [
    // @ts-expect-error the path of no act
    (office: OfficeClient) => office.perform('/api/office/books/{number}/nothing', '1', BODY),
    // @ts-expect-error its reason is missing
    (): ActBody<typeof COUNTS> => ({ takeNo: 'P1', items: BODY.items }),
    // @ts-expect-error no code of the API
    (error: ApiError) => error.is('act-refuse'),
  ];
  assert.equal(wrong.length, 3);
});
