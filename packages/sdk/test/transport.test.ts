import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TongguanClient } from '../src/client/client.ts';
import { ApiError, ConnectionError } from '../src/client/errors.ts';
import { waitMs } from '../src/client/transport.ts';
import { type Answer, platform } from './support/answering.ts';

const STORED: Answer = {
  status: 202,
  body: JSON.stringify({ messageId: 'm', type: 'CEB311Message', guid: 'G', documents: [] }),
};
const error = (code: string) => JSON.stringify({ error: { code, message_zh: '忙', message_en: 'busy' } });

function clientOf(url: string, waits: number[]): TongguanClient {
  return new TongguanClient({
    url,
    token: 'secret',
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
}

// Proves with a small HTTP server that a busy platform is asked again no sooner than it wants, that a refusal is
// not repeated, and that every failure comes as one of two typed errors.
describe('the client', () => {
  it('sends the bytes with its token and reads the answer', async () => {
    const { url, asked } = await platform([STORED]);
    const answer = await clientOf(url, []).send(Buffer.from('<x/>'));
    assert.equal(answer.messageId, 'm');
    assert.equal(asked[0]?.headers.authorization, 'Bearer secret');
    assert.equal(asked[0]?.headers['content-type'], 'application/xml');
  });

  it('asks a busy platform again, after Retry-After', async () => {
    const busy: Answer = { status: 429, body: error('TOO_MANY'), headers: { 'retry-after': '2' } };
    const { url, asked } = await platform([busy, { ...busy, status: 503 }, STORED]);
    const waits: number[] = [];
    await clientOf(url, waits).send(Buffer.from('<x/>'));
    assert.equal(asked.length, 3);
    assert.ok(
      waits.every((wait) => wait >= 2000),
      `waits ${waits.join(', ')}`,
    );
  });

  it('gives up after six attempts and tells what the platform said', async () => {
    const { url, asked } = await platform([{ status: 503, body: error('BUSY') }]);
    const waits: number[] = [];
    await assert.rejects(clientOf(url, waits).send(Buffer.from('<x/>')), (thrown: unknown) => {
      assert.ok(thrown instanceof ApiError);
      assert.deepEqual([thrown.status, thrown.problem.code, thrown.refused], [503, 'BUSY', false]);
      return true;
    });
    assert.deepEqual([asked.length, waits.length], [6, 5]);
  });

  it('does not repeat a refusal of the regime', async () => {
    const { url, asked } = await platform([{ status: 403, body: error('-900310') }]);
    await assert.rejects(clientOf(url, []).send(Buffer.from('<x/>')), (thrown: unknown) => {
      assert.ok(thrown instanceof ApiError && thrown.refused);
      return true;
    });
    assert.equal(asked.length, 1);
  });

  it('tells an answer that is not of the platform by its status', async () => {
    const { url } = await platform([{ status: 404, body: '<html>' }]);
    await assert.rejects(clientOf(url, []).health(), (thrown: unknown) => {
      assert.ok(thrown instanceof ApiError);
      assert.deepEqual([thrown.status, thrown.problem.code], [404, 'HTTP404']);
      return true;
    });
  });

  it('says that nobody answers', async () => {
    const nobody = await platform([STORED]);
    await nobody.close();
    const waits: number[] = [];
    await assert.rejects(clientOf(nobody.url, waits).health(), (thrown: unknown) => {
      assert.ok(thrown instanceof ConnectionError);
      assert.match(thrown.message, /ECONNREFUSED/);
      return true;
    });
    assert.equal(waits.length, 5);
  });
});

// The waits of the back-off, on paper: ceiling 200 ms doubling to 10 s, full jitter; Retry-After is a floor.
describe('the wait before the next attempt', () => {
  const cases: readonly [attempt: number, retryAfterMs: number | null, random: number, expected: number][] = [
    [1, null, 0, 0],
    [1, null, 1, 200],
    [2, null, 0.5, 200],
    [4, null, 1, 1600],
    [20, null, 1, 10_000],
    [1, 3000, 0, 3000],
    [3, 3000, 1, 3200],
    [1, 3_600_000, 0, 60_000],
  ];
  for (const [attempt, retryAfterMs, random, expected] of cases) {
    it(`is ${expected} ms for attempt ${attempt}, Retry-After ${retryAfterMs}, jitter ${random}`, () => {
      assert.equal(
        waitMs(attempt, retryAfterMs, () => random),
        expected,
      );
    });
  }
});
