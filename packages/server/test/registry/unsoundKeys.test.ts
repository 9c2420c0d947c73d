import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { type Signer, signMessage, WIRE_CODES } from '@tongguan/ceb';
import { startPlatform } from '../../src/main/platform.ts';
import { enrolCertificate, enrolTrustedCertificate } from '../../src/registry/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { temporaryFolder } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

// Proves at the real doors that a key with which anybody can sign (RSA with exponent 1) is not enrolled, that one an
// earlier version enrolled signs nothing, and that the platform starts and serves everybody else all the same (B-05).

const UNREADABLE = WIRE_CODES.certificateUnreadable.code;

/** A certificate about an RSA key with exponent 1: what is signed with it, everybody can make. */
function certificateOfOne(serial: number): Buffer {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    const { length } = content;
    const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
  };
  const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
  const modulus = der(0x02, Buffer.from([0]), Buffer.from(jwk.n ?? '', 'base64url'));
  const oid = (hex: string): Buffer => der(0x30, der(0x06, Buffer.from(hex, 'hex')), der(0x05));
  const sha256WithRsa = oid('2a864886f70d01010b');
  const info = der(0x30, oid('2a864886f70d010101'), bits(der(0x30, modulus, der(0x02, Buffer.from([1])))));
  const time = (text: string): Buffer => der(0x17, Buffer.from(text));
  const name = der(0x30);
  const body = der(
    0x30,
    ...[der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([serial])), sha256WithRsa, name],
    ...[der(0x30, time('200101000000Z'), time('400101000000Z')), name, info],
  );
  return der(0x30, body, sha256WithRsa, bits(Buffer.alloc(256, 1)));
}

/** The signature of whoever has no private key: under exponent 1 the padded hash is its own (RFC 8017, 9.2). */
const withoutKey = (keyName: string, certificateDer: Buffer): Signer => ({
  algorithm: 'rsa-sha256',
  keyName,
  certificateDer,
  sign: (data) => {
    const info = Buffer.from('3031300d060960864801650304020105000420', 'hex');
    const tail = Buffer.concat([Buffer.from([0]), info, createHash('sha256').update(data).digest()]);
    return Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(256 - 2 - tail.length, 0xff), tail]);
  },
});

const unsigned = (sender: SandboxSender, orderNo: string): Buffer => {
  const documents = sender.purchase({ orderNo, buyerIdNumber: identityNumber(7) });
  return Buffer.from(
    sender
      .sign('order', documents)
      .toString()
      .replace(/<ds:Signature.*<\/ds:Signature>/s, ''),
  );
};

const codesOf = async (response: Response): Promise<string[]> => {
  const { error } = (await response.json()) as { error: { refusals: readonly { code: string; found: string }[] } };
  return error.refusals.map(({ code, found }) => `${code} ${found}`);
};

suite('a key anybody can sign with', () => {
  test('is not enrolled, and signs nothing where an earlier version has enrolled it', async () => {
    const dataDir = temporaryFolder();
    const options = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
    const first = await startPlatform(options);
    const certificate = certificateOfOne(0x55);
    let code = '';
    try {
      const { personas } = await sandboxSender(first.url, dataDir);
      ({ code } = personas.platform);
      const staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as { code: string; token: string }[];
      const operator = staff.find((one) => one.code === 'operator1')?.token ?? '';
      const door = await fetch(`${first.url}/api/office/participants/${code}/certificates`, {
        method: 'POST',
        headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
        body: JSON.stringify({ certificate: certificate.toString('base64'), reason: '测试' }),
      });
      ok(door.status >= 400 && door.status < 500, String(door.status));
      match(JSON.stringify(await door.json()), new RegExp(`${UNREADABLE}.*RSA: e = 1`));

      const store = openStore({ url: first.databaseUrl });
      const registry = registryStore(store);
      const request = { participantCode: code, certificateDer: certificate, sandbox: false };
      const trust = { roots: [], intermediates: [], revocationLists: [], allows: [], requiresRevocationLists: false };
      for (const outcome of [
        await enrolCertificate(registry, request),
        await enrolTrustedCertificate(registry, request, trust, Date.now()),
      ]) {
        deepEqual(outcome.ok ? [] : outcome.refusals.map((one) => `${one.code} ${one.found}`), [
          `${UNREADABLE} RSA: e = 1`,
        ]);
      }
      // As a version before the gate left it.
      await store.pool.query(
        `INSERT INTO signing_key (fingerprint, key_name, participant_code, algorithm, certificate, not_before_ms,
                                  not_after_ms, revoked_ms, sandbox)
         VALUES ($1, '55', $2, 'rsa', $3, 0, 4000000000000, NULL, true)`,
        [createHash('sha256').update(certificate).digest('hex'), code, certificate],
      );
      await store.close();
    } finally {
      await first.stop();
    }

    const notices: string[] = [];
    const second = await startPlatform({ ...options, onNotice: (_zh, en) => void notices.push(en) });
    try {
      deepEqual(
        notices.filter((notice) => notice.includes('not sound')),
        [`an enrolled key is not sound and its signatures are refused: 55 (${code}): RSA: e = 1`],
      );
      const sender = await sandboxSender(second.url, dataDir);
      const forged = signMessage(unsigned(sender, 'FORGED1'), withoutKey('55', certificate));
      const answer = await sender.postAs('platform', forged);
      equal(answer.status, 403);
      deepEqual(await codesOf(answer), [`${UNREADABLE} 55, RSA: e = 1`]);
      const documents = sender.purchase({ orderNo: 'GOOD1', buyerIdNumber: identityNumber(8) });
      equal((await sender.post('order', sender.sign('order', documents))).status, 202, 'the firm’s sound key counts');
    } finally {
      await second.stop();
    }
  });
});
