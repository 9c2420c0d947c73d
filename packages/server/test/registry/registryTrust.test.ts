import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { readTrust, type Trust } from '@tongguan/ceb';
import { applyRevocationLists, enrolParticipant, enrolTrustedCertificate } from '../../src/registry/index.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { withDatabase } from '../support/database.ts';

// Proves on real PostgreSQL, with an authority that OpenSSL runs, that certificates are enrolled under the operator's
// roots only and that a revocation list reaches the registry with its date (B-05, A-04).

const OPENSSL = 'openssl';
const CODE = '3301969901';
const DAY_MS = 86_400_000;
const isMissing = spawnSync(OPENSSL, ['version']).error !== undefined && process.env['CI'] !== 'true';
const skip = isMissing ? 'openssl is not installed' : false;

const CONFIG = `
[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
default_days = 30
default_crl_days = 30
policy = any
[any]
commonName = supplied
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[leaf]
keyUsage = critical, digitalSignature, nonRepudiation
`;

suite('certificates of an authority', { skip }, () => {
  let folder = '';
  const openssl = (...args: string[]): void => {
    const { status, stderr } = spawnSync(OPENSSL, args, { cwd: folder });
    equal(status, 0, `${args.join(' ')}: ${String(stderr)}`);
  };
  const der = (name: string): Buffer =>
    Buffer.from(readFileSync(join(folder, name), 'latin1').replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const trustIn = (...lists: string[]): Trust => {
    const trust = readTrust({ roots: [der('root.pem')], revocationLists: lists.map(der) });
    ok(trust.ok);
    return trust.value;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'authority-'));
    writeFileSync(join(folder, 'ca.cnf'), CONFIG);
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(join(folder, 'serial'), 'A1\n');
    const request = ['req', '-config', 'ca.cnf', '-newkey', 'rsa:2048', '-nodes'];
    for (const name of ['root', 'stranger']) {
      const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`];
      openssl(...request, '-x509', ...files, '-extensions', 'root', '-days', '60');
    }
    openssl(...request, '-keyout', 'firm.key', '-out', 'firm.csr', '-subj', '/CN=firm');
    const ca = ['ca', '-config', 'ca.cnf', '-batch', '-keyfile', 'root.key', '-cert', 'root.pem'];
    openssl(...ca, '-in', 'firm.csr', '-out', 'firm.pem', '-extensions', 'leaf', '-notext');
    openssl(...ca, '-gencrl', '-out', 'empty.crl');
    openssl(...ca, '-revoke', 'firm.pem');
    openssl(...ca, '-gencrl', '-out', 'revoked.crl');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('are enrolled under a trusted root, revoked by its list, and strangers are not enrolled', () =>
    withDatabase('trust', async ({ store }) => {
      const registry = registryStore(store);
      const firm = {
        code: CODE,
        creditCode: '91350100M000100Y43',
        name: '测试',
        roles: ['broker' as const],
        sandbox: false,
      };
      ok((await enrolParticipant(registry, { ...firm, registeredMs: 0 })).ok);
      const enrol = async (name: string, atMs: number): Promise<string> => {
        const request = { participantCode: CODE, certificateDer: der(name), sandbox: false };
        const outcome = await enrolTrustedCertificate(registry, request, trustIn(), atMs);
        return outcome.ok ? outcome.value.keyName : (outcome.refusals[0]?.code ?? '');
      };
      // The authority has just made everything, for thirty days and more.
      const now = Date.now() + 60_000;
      equal(await enrol('stranger.pem', now), '-900314');
      equal(await enrol('firm.pem', now + 31 * DAY_MS), '-900307');
      deepEqual((await registry.read()).signingKeys, []);
      equal(await enrol('firm.pem', now), 'a1');

      deepEqual(await applyRevocationLists(registry, trustIn('empty.crl')), []);
      deepEqual(await applyRevocationLists(registry, trustIn('revoked.crl')), ['a1']);
      const revokedMs = (await registry.read()).signingKeys[0]?.revokedMs ?? 0;
      ok(revokedMs > 0 && revokedMs < now, 'with the date of the list');
      deepEqual(await applyRevocationLists(registry, trustIn('revoked.crl')), [], 'again nothing');
    }));
});
