import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DECLARATION_STATES } from '@tongguan/policy';
import { TongguanClient } from '../src/client/client.ts';
import { ConnectionError } from '../src/client/errors.ts';
import { type DeclarationProgress, isFinal, isReleased, progressOf } from '../src/declarationState.ts';
import { type Answer, platform } from './support/answering.ts';

// Proves that a program that waits for a declaration always ends: every state is known to be final or not, and a wait ends by its
// signal or its time, also while nothing comes.

const page = (statuses: readonly string[], copNo = 'L1'): Answer => ({
  status: 200,
  body: JSON.stringify({
    receipts: statuses.map((returnStatus) => ({
      ...{ type: 'CEB622Message', cursor: `after ${returnStatus}`, copNo, returnStatus, statusText: '', codes: [] },
    })),
    next: 'C',
    more: false,
  }),
});
const NOTHING = page([]);
const clientOf = (url: string): TongguanClient => new TongguanClient({ url, token: 't', attemptsMax: 1 });

describe('how far a declaration is', () => {
  const PROGRESS: Readonly<Record<DeclarationProgress, readonly number[]>> = {
    underway: [1, 2, 3, 120, 399],
    withCustoms: [300, 500, 501, 502, 503, 599],
    released: [800, 899],
    refused: [4, 100],
    ended: [700],
  };
  it('is known of every state', () => {
    const told = Object.entries(PROGRESS).flatMap(([progress, codes]) => codes.map((code) => [code, progress]));
    const found = DECLARATION_STATES.map(({ code }) => [code, progressOf(String(code))]);
    assert.deepEqual(
      found,
      told.sort(([a], [b]) => Number(a) - Number(b)),
    );
  });

  it('is refused by every negative code, and no other word is a status', () => {
    for (const code of ['-621004', '-1', '−621018'])
      assert.deepEqual([progressOf(code), isFinal(code)], ['refused', true]);
    for (const word of ['', 'released', '801', '-', '1e2', '8000'])
      assert.throws(() => progressOf(word), RangeError, word);
  });

  it('is final when nothing more follows', () => {
    const final = DECLARATION_STATES.map(({ code }) => String(code)).filter(isFinal);
    assert.deepEqual(final, ['4', '100', '700', '800', '899']);
    assert.deepEqual(final.filter(isReleased), ['800', '899']);
  });
});

describe('waiting for a declaration', () => {
  for (const [last, progress] of [
    ['800', 'released'],
    ['100', 'refused'],
    ['-621004', 'refused'],
    ['899', 'released'],
    ['700', 'ended'],
  ] as const) {
    it(`ends at ${last}`, async () => {
      const { url } = await platform([page(['2', '3']), NOTHING, page(['800'], 'another'), page(['120', '300', last])]);
      const found = await clientOf(url).declared('L1', { after: null, idleMs: 1 });
      assert.deepEqual([found.progress, found.receipt.returnStatus, found.cursor], [progress, last, `after ${last}`]);
      assert.deepEqual(
        found.receipts.map(({ returnStatus }) => returnStatus),
        ['2', '3', '120', '300', last],
      );
    });
  }

  it('ends with customs where that is asked for', async () => {
    const { url } = await platform([page(['2', '500', '800'])]);
    const found = await clientOf(url).declared('L1', { after: null, untilCustoms: true });
    assert.deepEqual([found.progress, found.receipt.returnStatus], ['withCustoms', '500']);
  });

  it('ends by its time while nothing comes', async () => {
    const { url } = await platform([NOTHING]);
    await assert.rejects(clientOf(url).declared('L1', { after: null, idleMs: 60_000, timeoutMs: 20 }), {
      name: 'TimeoutError',
    });
  });

  it('ends by a signal, whose reason is thrown', async () => {
    const { url } = await platform([page(['2'])]);
    const stop = new AbortController();
    const wait = clientOf(url).declared('L1', {
      ...{ after: null, idleMs: 60_000, signal: stop.signal },
      onReceipt: () => stop.abort(new Error('enough')),
    });
    await assert.rejects(wait, /enough/);
  });
});

describe('following receipts', () => {
  it('ends without a word when it is stopped', async () => {
    const { url } = await platform([page(['2']), NOTHING]);
    const seen: string[] = [];
    for await (const { receipts } of clientOf(url).follow(null, { idleMs: 60_000, timeoutMs: 50 })) {
      seen.push(...receipts.map(({ returnStatus }) => returnStatus));
    }
    assert.deepEqual(seen, ['2']);
    for await (const _ of clientOf(url).follow(null, { signal: AbortSignal.abort() })) assert.fail('stopped before');
  });

  it('still throws what went wrong while nobody stopped it', async () => {
    const { url } = await platform([{ status: 401, body: '{"error":{"code":"token-unknown"}}' }]);
    await assert.rejects(async () => {
      for await (const _ of clientOf(url).follow(null, { timeoutMs: 60_000 })) assert.fail('no page');
    }, /token-unknown/);
  });
});

describe('sending with limits', () => {
  it('stops retries and their waits', async () => {
    const busy: Answer = { status: 503, body: '{}', headers: { 'retry-after': '60' } };
    const { url, asked } = await platform([busy]);
    const client = new TongguanClient({ url, token: 't' });
    await assert.rejects(client.send(Buffer.from('<x/>'), { timeoutMs: 100 }), { name: 'TimeoutError' });
    assert.equal(asked.length, 1);
    await assert.rejects(client.send(Buffer.from('<x/>'), { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(asked.length, 1);
  });

  it('says at once that nobody is there, where a person waits; a platform that has answered is waited for', async () => {
    const gone = await platform([NOTHING]);
    const waits: number[] = [];
    const options = { token: 't', sleep: async (ms: number) => void waits.push(ms) };
    const known = new TongguanClient({ ...options, url: gone.url, unreachableAtOnce: true });
    await known.receipts(null);
    await gone.close();
    await assert.rejects(known.receipts(null), ConnectionError);
    assert.equal(waits.length, 5);
    const fresh = new TongguanClient({ ...options, url: gone.url, unreachableAtOnce: true });
    await assert.rejects(fresh.receipts(null), ConnectionError);
    assert.equal(waits.length, 5);
  });
});
