import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readCertificate, readSignature, scan, signMessage, verifySignature } from '@tongguan/ceb';
import { SignerError, type SignerErrorKind } from '../../src/signers/errors.ts';
import { type KeyOptions, signerFromFile, signerFromKey } from '../../src/signers/keyFile.ts';
import { identities, MESSAGE } from '../support/keys.ts';
import { needs, run } from '../support/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongguan-keys-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const PASSWORD = 'S3cret-Pass';
const CHINESE = '口令一二三';

/** Runs openssl on the identity's key and certificate and gives back the file it wrote. */
function made(kind: 'rsa' | 'sm2', args: readonly string[], password = PASSWORD): Buffer {
  const { privateKeyPem, certificateDer } = identities[kind];
  const [key, certificate, out] = ['key.pem', 'cert.pem', 'out'].map((name) => join(folder, `${kind}-${name}`));
  assert.ok(key !== undefined && certificate !== undefined && out !== undefined);
  writeFileSync(key, privateKeyPem);
  writeFileSync(certificate, pemOf(certificateDer));
  const names: Record<string, string> = { KEY: key, CERT: certificate, OUT: out };
  const line = args.map((arg) => names[arg] ?? arg);
  assert.equal(run('openssl', line, { PASS: password }), null);
  return readFileSync(out);
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const PKCS8 = ['pkcs8', '-topk8', '-in', 'KEY', '-out', 'OUT'];
const PFX = ['pkcs12', '-export', '-inkey', 'KEY', '-in', 'CERT', '-out', 'OUT', '-passout', 'env:PASS'];

type Form = {
  readonly name: string;
  readonly args: readonly string[];
  readonly password?: string;
  readonly inside?: true;
};
const FORMS: readonly Form[] = [
  { name: 'PKCS#8 PEM', args: [...PKCS8, '-nocrypt'] },
  { name: 'PKCS#8 DER', args: [...PKCS8, '-nocrypt', '-outform', 'DER'] },
  {
    name: 'encrypted PKCS#8 PEM (AES-256)',
    args: [...PKCS8, '-passout', 'env:PASS', '-v2', 'aes-256-cbc'],
    password: PASSWORD,
  },
  {
    name: 'encrypted PKCS#8 DER (AES-128)',
    args: [...PKCS8, '-passout', 'env:PASS', '-v2', 'aes-128-cbc', '-outform', 'DER'],
    password: PASSWORD,
  },
  { name: 'encrypted PKCS#8 (SM4)', args: [...PKCS8, '-passout', 'env:PASS', '-v2', 'sm4-cbc'], password: PASSWORD },
  { name: 'PFX', args: PFX, password: PASSWORD, inside: true },
  {
    name: 'PFX with 3DES and SHA-1',
    args: [...PFX, '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    password: PASSWORD,
    inside: true,
  },
  {
    name: 'PFX without encryption',
    args: [...PFX, '-keypbe', 'NONE', '-certpbe', 'NONE'],
    password: PASSWORD,
    inside: true,
  },
];

async function failure(work: Promise<unknown>): Promise<SignerErrorKind> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof SignerError, String(thrown));
  assert.ok(!thrown.message.includes(PASSWORD) && !thrown.message.includes('PRIVATE'), thrown.message);
  return thrown.kind;
}

// Proves with files OpenSSL wrote that every form a key comes in gives a signer whose messages verify under the
// certificate, for both kinds of keys, and that a wrong password is told apart from a broken file.
for (const kind of ['rsa', 'sm2'] as const) {
  const certificate = identities[kind].certificateDer;
  const read = readCertificate(certificate);
  assert.ok(read.ok);

  describe(`a key file with an ${kind} key`, needs('openssl'), () => {
    for (const { name, args, password, inside } of FORMS) {
      it(`${name} signs messages that verify`, async () => {
        const file = made(kind, args);
        const options: KeyOptions = {
          ...(password === undefined ? {} : { password }),
          ...(inside ? {} : { certificate }),
        };
        const signer = await signerFromKey(file, options);
        assert.equal(signer.algorithm, kind === 'rsa' ? 'rsa-sha1' : 'sm2-sm3');
        assert.equal(signer.keyName, identities[kind].serialHex);
        assert.deepEqual(signer.certificateDer, certificate);
        const tape = scan(signMessage(MESSAGE, signer));
        assert.ok(tape.ok);
        const parts = readSignature(tape.value);
        assert.ok(parts.ok && verifySignature(tape.value, parts.value, read.value.key).ok);
        if (password === undefined) return;
        assert.equal(await failure(signerFromKey(file, { ...options, password: 'wrong' })), 'password');
      });
    }

    it('an encrypted key without password is told so', async () => {
      const file = made(kind, [...PKCS8, '-passout', 'env:PASS']);
      assert.equal(await failure(signerFromKey(file, { certificate })), 'password');
    });

    it('a PEM file may hold the certificate and its issuers beside the key', async () => {
      const other = pemOf(identities[kind === 'rsa' ? 'sm2' : 'rsa'].certificateDer);
      const file = Buffer.from(`${other}${identities[kind].privateKeyPem}${pemOf(certificate)}`);
      assert.deepEqual((await signerFromKey(file)).certificateDer, certificate);
    });

    it('a password with Chinese characters opens PKCS#8, and PFX where the library can', async () => {
      const encrypted = made(kind, [...PKCS8, '-passout', 'env:PASS'], CHINESE);
      assert.ok((await signerFromKey(encrypted, { certificate, password: CHINESE })).certificateDer !== undefined);
      const old = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES'];
      assert.ok(
        (await signerFromKey(made(kind, [...PFX, ...old], CHINESE), { password: CHINESE })).algorithm !== undefined,
      );
      assert.equal(await failure(signerFromKey(made(kind, PFX, CHINESE), { password: CHINESE })), 'password');
    });

    it('a cut PFX is no key file', async () => {
      const file = made(kind, PFX);
      assert.equal(await failure(signerFromKey(file.subarray(0, file.length - 9), { password: PASSWORD })), 'file');
    });
  });
}

describe('a key file', () => {
  const { rsa, sm2, other } = identities;

  it('is refused with the certificate of another key', async () => {
    for (const certificate of [other.certificateDer, sm2.certificateDer, pemOf(other.certificateDer)]) {
      assert.equal(await failure(signerFromKey(Buffer.from(rsa.privateKeyPem), { certificate })), 'certificate');
    }
    assert.equal(
      await failure(signerFromKey(Buffer.from(sm2.privateKeyPem), { certificate: rsa.certificateDer })),
      'certificate',
    );
  });

  it('is refused without certificate, with an unreadable one, and for an algorithm of the other kind', async () => {
    const key = Buffer.from(rsa.privateKeyPem);
    assert.equal(await failure(signerFromKey(key)), 'certificate');
    assert.equal(
      await failure(signerFromKey(key, { certificate: Buffer.from('no certificate at all') })),
      'certificate',
    );
    assert.equal(
      await failure(signerFromKey(key, { certificate: rsa.certificateDer, algorithm: 'sm2-sm3' })),
      'certificate',
    );
  });

  it('that is missing, empty or something else is told as such', async () => {
    assert.equal(await failure(signerFromFile(join(folder, 'missing.pem'))), 'file');
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('hello'),
      Buffer.from(pemOf(rsa.certificateDer)),
      rsa.certificateDer,
    ]) {
      assert.equal(await failure(signerFromKey(bytes, { certificate: rsa.certificateDer })), 'file');
    }
  });

  it('signs with SHA-256 and spells KeyName as asked', async () => {
    const file = join(folder, 'rsa.pem');
    writeFileSync(file, rsa.privateKeyPem);
    const signer = await signerFromFile(file, {
      certificate: rsa.certificateDer,
      algorithm: 'rsa-sha256',
      keyName: '01691FE9',
    });
    assert.deepEqual([signer.algorithm, signer.keyName], ['rsa-sha256', '01691FE9']);
  });
});
