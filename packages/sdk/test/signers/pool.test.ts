import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCertificate, readSignature, rsaSigner, scan, verifySignature } from '@tongguan/ceb';
import fc from 'fast-check';
import { SignerError, type SignerErrorKind } from '../../src/signers/errors.ts';
import { signerPool } from '../../src/signers/pool/pool.ts';
import type { PoolMember, PoolOptions } from '../../src/signers/pool/types.ts';
import { asyncSigner, signMessageAsync } from '../../src/signers/signMessage.ts';
import type { AsyncSigner } from '../../src/signers/types.ts';
import { identities, MESSAGE } from '../support/keys.ts';
import { manualTime } from '../support/manualTime.ts';

type Time = ReturnType<typeof manualTime>;
type Asked = { readonly data: string; readonly atMs: number };

/** A card that takes `signMs` of manual time, and fails the requests that `failing` names. */
function card(time: Time, signMs: number, failing: (nth: number) => SignerErrorKind | null = () => null) {
  const asked: Asked[] = [];
  const signer: AsyncSigner = {
    algorithm: 'rsa-sha1',
    sign: (data, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ data: data.toString(), atMs: time.now() });
        const kind = failing(asked.length);
        const cancel = time.after(signMs, () => {
          if (kind === null) resolve({ value: data, identity: { keyName: '01' } });
          else reject(new SignerError(kind));
        });
        signal?.addEventListener('abort', () => {
          cancel();
          reject(new SignerError('closed'));
        });
      }),
    close: async () => undefined,
  };
  return { asked, signer };
}

function poolOf(time: Time, members: readonly Omit<PoolMember, 'name'>[], options: PoolOptions = {}) {
  return signerPool(
    members.map((member, index) => ({ name: `card-${index + 1}`, ...member })),
    { time, waitMaxMs: 1e9, queueMax: 10_000, ...options },
  );
}

/** What became of a request: its bytes, or the kind of the error. */
function outcomeOf(work: Promise<{ value: Buffer }>): Promise<string> {
  return work.then(
    ({ value }) => value.toString(),
    (error: unknown) => {
      assert.ok(error instanceof SignerError, String(error));
      return error.kind;
    },
  );
}

const numbered = (count: number): Buffer[] => Array.from({ length: count }, (_, index) => Buffer.from(String(index)));

// Proves with time that moves by hand that no key is asked for more than its budget and all of it is used, that order is
// kept, that one failing key costs no signature, and that nothing waits without bound.
describe('a pool of keys', () => {
  it('gives 250 signatures a minute with one u-key, twice as many with two', async () => {
    for (const keys of [1, 2]) {
      const time = manualTime();
      const cards = Array.from({ length: keys }, () => card(time, 100));
      const pool = poolOf(time, cards);
      const outcomes = numbered(1200).map((data) => outcomeOf(pool.sign(data)));
      await time.advance(60_000);
      const { signed, perMinute } = pool.metrics();
      // A second's worth (4) may be ahead of the pace, one may be on its way.
      assert.ok(signed >= 250 * keys - 1 && signed <= 254 * keys + 1, `${signed}`);
      assert.equal(perMinute, 250 * keys);
      await pool.close();
      await Promise.all(outcomes);
    }
  });

  it('never asks a key for more than its budget and a second’s worth in any minute, however requests come', async () => {
    const bursts = fc.array(
      fc.record({ waitMs: fc.integer({ min: 0, max: 30_000 }), count: fc.integer({ min: 1, max: 40 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        bursts,
        fc.integer({ min: 5, max: 120 }),
        fc.integer({ min: 1, max: 4 }),
        async (plan, perMinute, concurrency) => {
          const time = manualTime();
          const one = card(time, 300);
          const pool = poolOf(time, [{ signer: one.signer, perMinute, concurrency }]);
          const outcomes: Promise<string>[] = [];
          for (const { waitMs, count } of plan) {
            await time.advance(waitMs);
            outcomes.push(...numbered(count).map((data) => outcomeOf(pool.sign(data))));
          }
          await time.advance(6 * 3_600_000);
          assert.ok(!(await Promise.all(outcomes)).includes('closed'));
          const allowed = perMinute + Math.ceil(perMinute / 60) + 1;
          for (const [index, { atMs }] of one.asked.entries()) {
            const ahead = one.asked[index + allowed];
            assert.ok(ahead === undefined || ahead.atMs - atMs >= 60_000, `${ahead?.atMs} after ${atMs}`);
          }
        },
      ),
      { numRuns: 25, seed: 179 },
    );
  });

  it('keeps the order of requests and asks one key for one signature at a time', async () => {
    const time = manualTime();
    const one = card(time, 50);
    const pool = poolOf(time, [{ signer: one.signer, perMinute: null }]);
    const outcomes = numbered(20).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(1_000);
    assert.deepEqual(await Promise.all(outcomes), numbered(20).map(String));
    assert.deepEqual(
      one.asked.map(({ data, atMs }) => [data, atMs]),
      numbered(20).map((data, index) => [String(data), index * 50]),
    );
  });

  it('refuses at once what its queue cannot hold, and says when there is room', async () => {
    const time = manualTime();
    const one = card(time, 100);
    const pool = poolOf(time, [{ signer: one.signer, perMinute: null }], { queueMax: 10 });
    const outcomes = numbered(15).map((data) => outcomeOf(pool.sign(data)));
    // One is on its way, ten wait, four are refused.
    assert.deepEqual(await Promise.all(outcomes.slice(11)), ['busy', 'busy', 'busy', 'busy']);
    let roomAtMs = -1;
    void pool.whenRoom().then(() => {
      roomAtMs = time.now();
    });
    await time.advance(2_000);
    // Six more have been taken from the queue when four wait: at 600 ms.
    assert.equal(roomAtMs, 600);
    assert.equal((await Promise.all(outcomes)).filter((one) => one === 'busy').length, 4);
    assert.deepEqual((({ signed, refusedBusy, queued }) => [signed, refusedBusy, queued])(pool.metrics()), [11, 4, 0]);
  });

  it('a loop that awaits room is never refused', async () => {
    const time = manualTime();
    const pool = poolOf(time, [{ signer: card(time, 10).signer, perMinute: null }], { queueMax: 4 });
    const outcomes: Promise<string>[] = [];
    const producer = (async () => {
      for (const data of numbered(50)) {
        await pool.whenRoom();
        outcomes.push(outcomeOf(pool.sign(data)));
      }
    })();
    await time.advance(5_000);
    await producer;
    assert.deepEqual(await Promise.all(outcomes), numbered(50).map(String));
  });

  it('gives the requests of a failing key to another and lets the key rest, longer each time', async () => {
    const time = manualTime();
    const bad = card(time, 10, (nth) => (nth <= 3 ? 'refused' : null));
    const good = card(time, 100);
    const pool = poolOf(
      time,
      [
        { signer: bad.signer, perMinute: null },
        { signer: good.signer, perMinute: null },
      ],
      { restMs: 1_000 },
    );
    const outcomes = numbered(400).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(500);
    assert.equal(pool.metrics().members[0]?.state, 'resting');
    await time.advance(60_000);
    assert.deepEqual(await Promise.all(outcomes), numbered(400).map(String));
    // Failing after 10 ms each: rests of 1, 2 and 4 s between.
    assert.deepEqual(
      bad.asked.slice(0, 4).map(({ atMs }) => atMs),
      [0, 1_010, 3_020, 7_030],
    );
    assert.deepEqual((({ failed, retried }) => [failed, retried])(pool.metrics()), [0, 3]);
  });

  it('does not ask a key with a wrong password again', async () => {
    const time = manualTime();
    const locked = card(time, 10, () => 'password');
    const pool = poolOf(time, [{ signer: locked.signer }, { signer: card(time, 10).signer }]);
    const outcomes = numbered(30).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(3_600_000);
    assert.deepEqual(await Promise.all(outcomes), numbered(30).map(String));
    assert.equal(locked.asked.length, 1);
    assert.deepEqual(
      pool.metrics().members.map(({ state, lastFailure }) => [state, lastFailure]),
      [
        ['out', 'password'],
        ['ready', null],
      ],
    );
    assert.equal(pool.metrics().perMinute, 250);
  });

  it('with no key left tells everybody why', async () => {
    const time = manualTime();
    const pool = poolOf(time, [{ signer: card(time, 10, () => 'password').signer }]);
    const outcomes = numbered(5).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(100);
    assert.deepEqual(await Promise.all(outcomes), Array(5).fill('password'));
    assert.equal(await outcomeOf(pool.sign(Buffer.from('late'))), 'password');
  });

  it('tries one request three times at most', async () => {
    const time = manualTime();
    const one = card(time, 10, (nth) => (nth <= 3 ? 'timeout' : null));
    const pool = poolOf(time, [{ signer: one.signer, perMinute: null }]);
    const outcomes = numbered(2).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(60_000);
    assert.deepEqual(await Promise.all(outcomes), ['timeout', '1']);
    assert.deepEqual(
      one.asked.map(({ data }) => data),
      ['0', '0', '0', '1'],
    );
  });

  it('forgets requests whose caller gave up, waiting or on their way', async () => {
    const time = manualTime();
    const one = card(time, 1_000);
    const pool = poolOf(time, [{ signer: one.signer, perMinute: null }]);
    const caller = new AbortController();
    const kept = outcomeOf(pool.sign(Buffer.from('kept')));
    const waiting = outcomeOf(pool.sign(Buffer.from('waiting'), caller.signal));
    const after = outcomeOf(pool.sign(Buffer.from('after')));
    await time.advance(10);
    caller.abort();
    assert.equal(await waiting, 'closed');
    await time.advance(5_000);
    assert.deepEqual([await kept, await after, one.asked.length], ['kept', 'after', 2]);
    const second = new AbortController();
    const onItsWay = outcomeOf(pool.sign(Buffer.from('on its way'), second.signal));
    await time.advance(10);
    second.abort();
    assert.equal(await onItsWay, 'closed');
    await time.advance(0);
    // The key is free again and not blamed.
    assert.deepEqual(pool.metrics().members[0], {
      name: 'card-1',
      state: 'ready',
      inFlight: 0,
      signed: 2,
      failed: 0,
      lastFailure: null,
    });
    assert.equal(await outcomeOf(pool.sign(Buffer.from('x'), AbortSignal.abort())), 'closed');
  });

  it('lets nobody wait longer than agreed', async () => {
    const time = manualTime();
    const pool = poolOf(time, [{ signer: card(time, 400).signer, perMinute: null }], { waitMaxMs: 1_000 });
    const outcomes = numbered(4).map((data) => outcomeOf(pool.sign(data)));
    await time.advance(2_000);
    // 400, 800, then the third is on its way and the fourth waits when their second is over.
    assert.deepEqual(await Promise.all(outcomes), ['0', '1', 'timeout', 'timeout']);
    assert.equal(pool.metrics().queued, 0);
  });

  it('ends what waits and what is on its way when it is closed', async () => {
    const time = manualTime();
    const pool = poolOf(time, [{ signer: card(time, 400).signer }]);
    const outcomes = numbered(3).map((data) => outcomeOf(pool.sign(data)));
    await pool.close();
    await pool.close();
    assert.deepEqual(await Promise.all(outcomes), ['closed', 'closed', 'closed']);
    assert.equal(await outcomeOf(pool.sign(Buffer.from('late'))), 'closed');
    assert.equal(pool.metrics().failed, 3);
  });

  it('signs messages under the certificate of whichever key answered', async () => {
    const members = (['rsa', 'other'] as const).map((name) => {
      const { privateKeyPem, serialHex, certificateDer } = identities[name];
      const identity = { keyName: serialHex, certificateDer };
      return { name, signer: asyncSigner(rsaSigner(privateKeyPem, identity, 'rsa-sha1')), perMinute: null };
    });
    const pool = signerPool(members);
    const messages = await Promise.all(Array.from({ length: 6 }, () => signMessageAsync(MESSAGE, pool)));
    const signedBy = messages.map((message) => {
      const tape = scan(message);
      assert.ok(tape.ok);
      const parts = readSignature(tape.value);
      assert.ok(parts.ok && parts.value.certificateDer !== null);
      const certificate = readCertificate(parts.value.certificateDer);
      assert.ok(certificate.ok && verifySignature(tape.value, parts.value, certificate.value.key).ok);
      assert.equal(certificate.value.serialHex, parts.value.keyName);
      return parts.value.keyName;
    });
    assert.equal(new Set(signedBy).size, 2);
    await pool.close();
  });
});
