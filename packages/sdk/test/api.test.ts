import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readApi, readFile, sendApi } from '../src/client/api.ts';
import { BookClient } from '../src/client/book.ts';
import { GuaranteeClient } from '../src/client/guarantee.ts';
import { platform } from './support/answering.ts';

// Proves with a small HTTP server that a call by its described path becomes the request it says: numbers in the path are
// escaped, what is not asked for is left out, bodies are JSON, and a key is sent as one. That names, types and answers fit
// is the compiler's: the calls below would not build otherwise.
describe('a call by its path', () => {
  const options = (url: string) => ({ url, token: 'secret' });
  const empty = { status: 200, body: '{}' };

  it('escapes what stands in the path and leaves out what is undefined', async () => {
    const { url, asked } = await platform([empty]);
    await readApi(options(url), '/api/office/books/{number}/stocktakes/{takeNo}', {
      path: { number: 'T2991/账册', takeNo: 'a b?' },
    });
    await readApi(options(url), '/api/receipts', { query: { after: undefined, limit: 5 } });
    await readApi(options(url), '/api/receipts', { query: { after: 'a&b=c' } });
    await readApi(options(url), '/api/participant', {});
    assert.deepEqual(
      asked.map((one) => one.url),
      [
        '/api/office/books/T2991%2F%E8%B4%A6%E5%86%8C/stocktakes/a%20b%3F',
        '/api/receipts?limit=5',
        '/api/receipts?after=a%26b%3Dc',
        '/api/participant',
      ],
    );
  });

  it('sends JSON under its key', async () => {
    const { url, asked, bodies } = await platform([empty]);
    const key = '00112233-4455-6677-8899-aabbccddeeff';
    const body = { days: 1, reason: '测试' };
    await sendApi(options(url), '/api/sandbox/clock', { body, key });
    const [one] = asked;
    assert.deepEqual([one?.method, one?.headers['content-type']], ['POST', 'application/json']);
    assert.equal(one?.headers['idempotency-key'], key);
    assert.deepEqual(JSON.parse(bodies[0] ?? ''), body);
  });

  it('asks for a file by its type and gives it as it came', async () => {
    const { url, asked } = await platform([{ status: 200, body: '<receipts/>' }]);
    assert.equal(await readFile(options(url), '/api/receipts', {}, 'application/xml'), '<receipts/>');
    assert.equal(asked[0]?.headers.accept, 'application/xml');
  });

  it('reads pages of a book until there is no next one', async () => {
    const rows = [{ itemRecordNo: 'A' }, { itemRecordNo: 'B' }];
    const page = (row: object | undefined, next: string | null) => ({
      status: 200,
      body: JSON.stringify({ balances: [row], next }),
    });
    const { url, asked } = await platform([page(rows[0], 'A'), page(rows[1], null)]);
    const found = [];
    for await (const { itemRecordNo } of new BookClient(options(url), 'warehouse').balances('B1')) {
      found.push(itemRecordNo);
    }
    assert.deepEqual(found, ['A', 'B']);
    assert.deepEqual(
      asked.map((one) => one.url),
      ['/api/books/B1/balances?limit=1000', '/api/books/B1/balances?limit=1000&after=A'],
    );
  });

  for (const [code, base] of [
    [null, '/api/guarantee'],
    ['G1', '/api/office/guarantees/G1'],
  ] as const) {
    it(`reads the guarantee at ${base}`, async () => {
      const { url, asked } = await platform([{ status: 200, body: '{"demands":[],"refunds":[]}' }]);
      const client = new GuaranteeClient(options(url), code);
      await client.account();
      await client.forecast();
      for (const what of ['demands', 'overdue', 'refunds'] as const) assert.deepEqual(await client.list(what), []);
      await client.reconciliation({ from: '2026-01-01' });
      const views = ['', '/forecast', '/demands', '/overdue', '/refunds', '/reconciliation?from=2026-01-01'];
      assert.deepEqual(
        asked.map((one) => one.url),
        views.map((view) => `${base}${view}`),
      );
    });
  }
});
