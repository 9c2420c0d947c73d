import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { readCertificate, readSignature, rsaSigner, scan, sm2Signer, verifySignature } from '@tongguan/ceb';
import { SignerError, type SignerErrorKind } from '../../src/signers/errors.ts';
import { httpKey } from '../../src/signers/httpKey.ts';
import { type RemoteKey, type RemoteOptions, remoteSigner } from '../../src/signers/remote.ts';
import { signMessageAsync } from '../../src/signers/signMessage.ts';
import { identities, MESSAGE } from '../support/keys.ts';
import { type Mood, signingService } from '../support/signingService.ts';

const { rsa, sm2, other } = identities;
const signers = {
  rsa: rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex }, 'rsa-sha1'),
  sm2: sm2Signer(sm2.privateKeyPem, { keyName: sm2.serialHex }),
  other: rsaSigner(other.privateKeyPem, { keyName: other.serialHex }, 'rsa-sha1'),
};
const DATA = Buffer.from('SignedInfo 签名原文');

/** A signer before a service in these moods, and the waits it took between attempts. */
async function before(moods: readonly Mood[], options: Partial<RemoteOptions> = {}, kind: 'rsa' | 'sm2' = 'rsa') {
  const { url, asked } = await signingService(signers[kind], moods);
  const waits: number[] = [];
  const signer = remoteSigner(httpKey({ url, token: 'hsm-token' }), {
    certificate: identities[kind].certificateDer,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  return { signer, asked, waits };
}

async function failure(work: Promise<unknown>): Promise<SignerErrorKind> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof SignerError, String(thrown));
  return thrown.kind;
}

// Proves with a signing service over HTTP that a key elsewhere signs messages that verify, that passing troubles are
// tried again and nothing else is, and that an answer of a wrong key never gets into a message.
describe('a key in a signing service', () => {
  for (const kind of ['rsa', 'sm2'] as const) {
    it(`signs messages that verify (${kind})`, async () => {
      const { signer, asked } = await before([], {}, kind);
      const signed = await signMessageAsync(MESSAGE, signer);
      const certificate = readCertificate(identities[kind].certificateDer);
      const tape = scan(signed);
      assert.ok(tape.ok && certificate.ok);
      const parts = readSignature(tape.value);
      assert.ok(parts.ok && verifySignature(tape.value, parts.value, certificate.value.key).ok);
      assert.equal(parts.value.keyName, identities[kind].serialHex);
      assert.deepEqual(parts.value.certificateDer, identities[kind].certificateDer);
      assert.deepEqual(
        asked.map(({ algorithm, data }) => [algorithm, data.toString().startsWith('<ds:SignedInfo xmlns:ceb=')]),
        [[signer.algorithm, true]],
      );
    });
  }

  it('is given the digest too', async () => {
    const { signer, asked } = await before([]);
    await signer.sign(DATA);
    assert.deepEqual(asked[0]?.digest, createHash('sha1').update(DATA).digest());
  });

  it('is asked again while it is busy, not sooner than it says, under one request id', async () => {
    const busy: Mood = { status: 503, headers: { 'retry-after': '2' } };
    const { signer, asked, waits } = await before([{ status: 429 }, busy, { status: 502 }]);
    const { value } = await signer.sign(DATA);
    assert.deepEqual(value, signers.rsa.sign(DATA));
    // Doubling from 200 ms with jitter one half; 2 s and a quarter of jitter where the service said so.
    assert.deepEqual(waits, [100, 2050, 400]);
    assert.deepEqual([asked.length, new Set(asked.map(({ requestId }) => requestId)).size], [4, 1]);
  });

  it('that stays busy is given up after four attempts', async () => {
    const { signer, asked } = await before(Array.from({ length: 9 }, () => ({ status: 503 })));
    assert.equal(await failure(signer.sign(DATA)), 'busy');
    assert.equal(asked.length, 4);
  });

  it('that says nothing is asked again after the time of one attempt', async () => {
    const { signer, asked } = await before(['silent'], { timeoutMs: 150 });
    await signer.sign(DATA);
    assert.equal(asked.length, 2);
    const silent = await before(['silent', 'silent'], { timeoutMs: 50, attemptsMax: 2 });
    assert.equal(await failure(silent.signer.sign(DATA)), 'timeout');
  });

  const refusals: readonly [Mood, SignerErrorKind][] = [
    [{ status: 400 }, 'refused'],
    [{ status: 403 }, 'password'],
    [{ status: 200, body: 'no JSON' }, 'refused'],
    [{ status: 200, body: '{"signature":7}' }, 'refused'],
    [{ status: 200, body: '{"signature":"AAAA"}' }, 'wrong-signature'],
    [
      { status: 200, body: JSON.stringify({ signature: signers.other.sign(DATA).toString('base64') }) },
      'wrong-signature',
    ],
    [{ status: 200, body: JSON.stringify({ signature: 'A'.repeat(20_000) }) }, 'refused'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'unreachable'],
  ];
  for (const [mood, kind] of refusals) {
    it(`answering ${JSON.stringify(mood).slice(0, 60)} gives ${kind}, asked once`, async () => {
      const { signer, asked } = await before([mood], { attemptsMax: kind === 'unreachable' ? 1 : 4 });
      assert.equal(await failure(signer.sign(DATA)), kind);
      assert.equal(asked.length, 1);
    });
  }

  it('with a wrong token is no password to try again', async () => {
    const { url, asked } = await signingService(signers.rsa);
    const signer = remoteSigner(httpKey({ url, token: 'wrong' }), { certificate: rsa.certificateDer });
    assert.equal(await failure(signer.sign(DATA)), 'password');
    assert.equal(asked.length, 0);
  });

  it('that is not there is unreachable', async () => {
    const signer = remoteSigner(httpKey({ url: 'http://127.0.0.1:1/sign' }), {
      certificate: rsa.certificateDer,
      sleep: async () => undefined,
    });
    assert.equal(await failure(signer.sign(DATA)), 'unreachable');
  });

  it('is not waited for by a caller who gives up between two attempts', async () => {
    const caller = new AbortController();
    const { signer, asked } = await before([{ status: 503 }], {
      sleep: () => {
        setImmediate(() => caller.abort());
        return new Promise(() => undefined);
      },
    });
    assert.equal(await failure(signer.sign(DATA, caller.signal)), 'closed');
    assert.equal(asked.length, 1);
  });

  it('is left alone when the caller gives up, and after close', async () => {
    const caller = new AbortController();
    const deaf: RemoteKey = {
      sign: () => {
        setImmediate(() => caller.abort());
        return new Promise(() => undefined);
      },
    };
    const signer = remoteSigner(deaf, { certificate: rsa.certificateDer });
    assert.equal(await failure(signer.sign(DATA, caller.signal)), 'closed');
    await signer.close();
    assert.equal(await failure(signer.sign(DATA)), 'closed');
  });
});
