// The wire beside what others use, in one run: libxml2 and xmlsec1 (Debian's libxml2-utils and xmlsec1), and the JavaScript
// libraries of a folder given by --libraries. CPU microseconds a message; for the C programs user and system time of the
// process, less that of starting it. What is missing is said and left out.
//
//   npm install --prefix DIR xml-crypto fast-xml-parser
//   node bench/compare.mjs [--libraries DIR] [--seconds N] [--types]        after `npm run build`

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  generateRsaIdentity,
  generateSm2Identity,
  readCertificate,
  readMessage,
  readSignature,
  rsaSigner,
  scan,
  signMessage,
  sm2Signer,
  verifySignature,
  writeMessage,
} from '../packages/ceb/dist/src/index.js';
import { allCores } from './support/cores.mjs';
import { fastXmlBuilder, fastXmlParser, xmlCrypto } from './support/libraries.mjs';
import { manyFiles, program, xmlsec } from './support/programs.mjs';
import { inTurn } from './support/turns.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const seconds = Number(argument('--seconds') ?? 1);
const libraries = argument('--libraries');

const request = {
  subject: { commonName: '压力测试', country: 'CN' },
  serial: '01691f7f',
  notBefore: Date.UTC(2020, 0, 1),
  notAfter: Date.UTC(2040, 0, 1),
};
const rsa = generateRsaIdentity(request);
const sm2 = generateSm2Identity(request);
const signerOf = {
  rsa: rsaSigner(rsa.privateKeyPem, identity(rsa), 'rsa-sha1'),
  sm2: sm2Signer(sm2.privateKeyPem, identity(sm2)),
};
const keyOf = {
  rsa: must(readCertificate(rsa.certificateDer)).key,
  sm2: must(readCertificate(sm2.certificateDer)).key,
};

/** The four documents of an order, as the examples have them. */
const unsigned = ['311', '411', '511', '621'].map((type) => readFileSync(example(`CEB${type}Message`)));
const messages = unsigned.map((bytes) => must(readMessage(must(scan(bytes)), { unsigned: true })));
const signed = Object.fromEntries(
  Object.entries(signerOf).map(([name, signer]) => [name, unsigned.map((bytes) => signMessage(bytes, signer))]),
);
const bytes = Math.round(signed.rsa.reduce((sum, one) => sum + one.length, 0) / signed.rsa.length);

console.log(`mean of 311, 411, 511, 621: ${bytes} bytes signed; Node ${process.version}; CPU µs a message\n`);
const verifyRsa = inTurn(signed.rsa, (one) => verify(one, keyOf.rsa));
await table('parse', [
  ['ours: scan', inTurn(signed.rsa, (one) => must(scan(one)))],
  ...(await fastXmlParser(libraries, signed.rsa)),
  ['libxml2: xmllint', program(signed.rsa, 'xmllint', (file) => ['--noout', '--repeat', file], 100)],
]);
await table('parse and validate', [
  ['ours: scan, dictionary, all fields', inTurn(signed.rsa, (one) => must(readMessage(must(scan(one)))))],
  [
    'libxml2: xmllint --schema',
    manyFiles(signed.rsa, 'xmllint', (files) => [
      '--noout',
      '--schema',
      join(root, 'packages/ceb/xsd/ceb-import.xsd'),
      ...files,
    ]),
  ],
]);
await table('verify and parse, RSA-2048 SHA-1', [
  ['ours: scan, verify, dictionary, all fields', verifyRsa],
  ...(await xmlCrypto(libraries, signed.rsa, rsa.certificateDer)),
  ['xmlsec1 --verify', xmlsec(signed.rsa, rsa.certificateDer)],
]);
await table('verify and parse, SM2', [['ours', inTurn(signed.sm2, (one) => verify(one, keyOf.sm2))]]);
await table('write', [
  ['ours', inTurn(messages, (message) => writeMessage(message))],
  ...(await fastXmlBuilder(libraries, unsigned)),
]);
await table('sign, RSA-2048', [['ours', inTurn(unsigned, (one) => signMessage(one, signerOf.rsa))]]);
await table('sign, SM2', [['ours', inTurn(unsigned, (one) => signMessage(one, signerOf.sm2))]]);
await allCores(
  [
    { name: 'rsa', certificate: rsa.certificateDer, messages: signed.rsa },
    { name: 'sm2', certificate: sm2.certificateDer, messages: signed.sm2 },
  ],
  seconds,
);
if (process.argv.includes('--types')) perType();

/** Ways of doing one thing, by turns; the first is the measure of the others. */
async function table(title, ways) {
  const found = ways.filter(([, work]) => work !== null);
  const best = found.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 3; round++) {
    for (const [index, [, work]] of found.entries()) best[index] = Math.min(best[index], await cost(work));
  }
  console.log(title);
  found.forEach(([name], index) => {
    const ratio = index === 0 ? '' : `${(best[index] / best[0]).toFixed(1)} ×`;
    console.log(`  ${name.padEnd(46)} ${best[index].toFixed(1).padStart(9)}  ${ratio.padStart(8)}`);
  });
  for (const [name] of ways.filter(([, work]) => work === null)) console.log(`  ${name}: not here`);
  console.log();
}

/** CPU microseconds of one call; a program measures itself. */
async function cost(work) {
  if (work.length > 0) return work(seconds);
  for (let warm = 0; warm < 50; warm++) work();
  const before = process.cpuUsage();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let batch = 0; batch < 20; batch++) work();
    count += 20;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/** Every message of the dictionary: parse and validate, write. */
function perType() {
  console.log('by type: parse and validate, write; CPU µs a message');
  for (const file of readdirSync(join(root, 'examples/messages')).sort()) {
    const one = readFileSync(join(root, 'examples/messages', file));
    const message = must(readMessage(must(scan(one)), { unsigned: true }));
    const read = quick(() => must(readMessage(must(scan(one)), { unsigned: true })));
    const write = quick(() => writeMessage(message));
    console.log(
      `  ${message.type.padEnd(16)} ${String(one.length).padStart(6)} bytes ${read.toFixed(1).padStart(8)} ${write.toFixed(1).padStart(8)}`,
    );
  }
}

function quick(work) {
  for (let warm = 0; warm < 300; warm++) work();
  const before = process.cpuUsage();
  for (let count = 0; count < 2_000; count++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 2_000;
}

function verify(one, key) {
  const tape = must(scan(one));
  return must(readMessage(must(verifySignature(tape, must(readSignature(tape)), key))));
}

function example(type) {
  return join(root, 'examples/messages', `${type}.xml`);
}

function identity({ serialHex, certificateDer }) {
  return { keyName: serialHex, certificateDer };
}

function must(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

function argument(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
