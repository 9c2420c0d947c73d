import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCertificate } from '../../src/signature/certificate.ts';
import { judgeChain, readTrust } from '../../src/signature/chain.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { inFolder, needs, run } from '../wire/tools.ts';
import { certify, party, revocationListOf } from './authority.ts';

// Proves that chains and revocation lists mean the same to OpenSSL: what it issues is judged here as it judges it, and
// what the tests issue is judged there as here.

const CONFIG = `
[ca]
default_ca = authority
[authority]
database = FOLDER/index.txt
serial = FOLDER/serial
new_certs_dir = FOLDER
default_md = MD
default_days = 30
default_crl_days = 30
policy = any
copy_extensions = none
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, nonRepudiation
authorityKeyIdentifier = keyid
[req]
distinguished_name = dn
[dn]
`;

for (const [kind, newKey, md, user] of [
  ['rsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], 'sha256', []],
  ['sm2', ['-algorithm', 'SM2'], 'sm3', ['-sigopt', 'distid:1234567812345678']],
] as const) {
  test(`a chain and a revocation list that OpenSSL made with ${kind}`, needs('openssl'), () => {
    inFolder((put, folder) => {
      const at = (name: string): string => join(folder, name);
      const config = put('ca.cnf', CONFIG.replaceAll('FOLDER', folder).replaceAll('MD', md));
      put('index.txt', '');
      put('serial', '2A\n');
      const openssl = (...args: string[]): void => {
        const ran = run('openssl', args);
        assert.equal(ran.status, 0, `${args.join(' ')}\n${ran.stderr}`);
      };
      const request = ['req', '-config', config, `-${md}`, ...user];
      for (const name of ['ca.key', 'leaf.key']) openssl('genpkey', ...newKey, '-out', at(name));
      const rootArgs = ['-subj', '/CN=Root', '-extensions', 'root', '-days', '60'];
      openssl(...request, '-x509', '-key', at('ca.key'), '-out', at('ca.pem'), ...rootArgs);
      openssl(...request, '-new', '-key', at('leaf.key'), '-out', at('leaf.csr'), '-subj', '/CN=Firm');
      const ca = ['ca', '-config', config, '-batch', '-keyfile', at('ca.key'), '-cert', at('ca.pem'), ...user];
      const verifyRequest = kind === 'sm2' ? ['-vfyopt', 'distid:1234567812345678'] : [];
      openssl(...ca, ...verifyRequest, '-in', at('leaf.csr'), '-out', at('leaf.pem'), '-extensions', 'leaf', '-notext');
      openssl(...ca, '-gencrl', '-out', at('before.pem'));
      openssl(...ca, '-revoke', at('leaf.pem'));
      openssl(...ca, '-gencrl', '-out', at('after.pem'));

      const der = (name: string): Buffer =>
        Buffer.from(readFileSync(at(name), 'latin1').replace(/-----[^-]+-----|\s/g, ''), 'base64');
      const leaf = readCertificate(der('leaf.pem'));
      assert.ok(leaf.ok);
      const judged = (...lists: string[]): string => {
        const trust = readTrust({
          roots: [der('ca.pem')],
          revocationLists: lists.map(der),
          requiresRevocationLists: true,
        });
        assert.ok(trust.ok);
        // A moment after everything was made, which takes less than the thirty days that all of it lasts.
        const outcome = judgeChain(leaf.value, trust.value, leaf.value.notBeforeMs + 86_400_000);
        return outcome.ok ? outcome.value.map(({ subject }) => subject).join(' < ') : (outcome.refusals[0]?.code ?? '');
      };
      assert.equal(judged('before.pem'), 'CN=Firm < CN=Root');
      assert.equal(judged('after.pem'), WIRE_CODES.signerRevoked.code);
      assert.equal(judged(), WIRE_CODES.revocationListUnusable.code);
    });
  });
}

test('OpenSSL judges RSA chains of the tests as we do', needs('openssl'), () => {
  const [root, ca, firm] = [party('root', 'rsa'), party('ca', 'rsa'), party('firm', 'rsa')];
  const authority = { authority: true, usage: 0x06 };
  const at = Date.UTC(2025, 5, 1);
  const rootDer = certify(root, root, { ...authority, serial: 1 });
  const leaf = certify(firm, ca, { usage: 0xc0, serial: 42 });
  const rows: readonly [string, Buffer, Buffer, boolean][] = [
    ['good', certify(ca, root, { ...authority, serial: 2 }), leaf, true],
    ['no authority', certify(ca, root, { serial: 2, authority: false }), leaf, false],
    ['may not sign', certify(ca, root, { authority: true, usage: 0x02, serial: 2 }), leaf, false],
    ['expired', certify(ca, root, { ...authority, until: at - 1000, serial: 2 }), leaf, false],
    [
      'by another key',
      certify(ca, root, { ...authority, serial: 2 }),
      certify(firm, { ...firm, name: ca.name }),
      false,
    ],
  ];
  for (const [what, caDer, leafDer, expected] of rows) {
    inFolder((put) => {
      const pem = (name: string, der: Buffer): string =>
        put(
          name,
          `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
        );
      const args = [
        'verify',
        '-attime',
        String(at / 1000),
        '-CAfile',
        pem('root', rootDer),
        '-untrusted',
        pem('ca', caDer),
      ];
      assert.equal(run('openssl', [...args, pem('leaf', leafDer)]).status === 0, expected, `OpenSSL: ${what}`);
    });
    const trust = readTrust({ roots: [rootDer], intermediates: [caDer] });
    const certificate = readCertificate(leafDer);
    assert.ok(trust.ok && certificate.ok);
    assert.equal(judgeChain(certificate.value, trust.value, at).ok, expected, `ours: ${what}`);
  }
});

test('OpenSSL reads and verifies a revocation list of the tests', needs('openssl'), () => {
  const ca = party('ca', 'rsa');
  inFolder((put) => {
    const list = put('list.der', revocationListOf(ca, { revoked: [[42, Date.UTC(2025, 5, 1)]] }));
    const issuer = put('ca.der', certify(ca, ca, { authority: true, usage: 0x06 }));
    const pem = run('openssl', ['x509', '-inform', 'der', '-in', issuer]);
    const args = ['crl', '-inform', 'der', '-in', list, '-noout', '-text', '-CAfile', put('ca.pem', pem.stdout)];
    const shown = run('openssl', args);
    assert.equal(shown.status, 0, shown.stderr);
    assert.match(shown.stderr, /verify OK/);
    assert.match(shown.stdout.toString(), /Serial Number: 2A/);
  });
});
