// SM2 verifications a second on one core: ours beside the JavaScript libraries and OpenSSL, in turns in one run.
//
//   node bench/sm2.mjs [--seconds N] [--sm-crypto FILE]        after `npm run build`
//
// Each verifies a signature over 700 bytes, as long as a SignedInfo, SM3 included. --sm-crypto names the entry file
// (dist/index.mjs) of an sm-crypto-v2 installed anywhere; OpenSSL's own measurement is used where it is installed.

import { spawnSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  randomScalar,
  sm2PublicKey,
  sm2PublicKeyOf,
  sm2Sign,
  sm2Verify,
  sm2VerifyHash,
} from '../packages/ceb/dist/src/signature/sm2.js';
import { createSumComparer } from '../packages/ceb/dist/src/signature/sm2/sum.js';

const seconds = Number(argument('--seconds') ?? 2);
const ROUNDS = 3;
const data = Buffer.alloc(700, 'ds:SignedInfo ');
/** As many as take turns among the senders of a busy minute. */
const signers = Array.from({ length: 64 }, signer);
const strangers = Array.from({ length: 4_000 }, () => sm2PublicKey(sm2PublicKeyOf(randomScalar())));

const [first] = signers;
const hashed = (key) => BigInt(`0x${createHash('sm3').update(key.z).update(data).digest('hex')}`);
const one = (work) => () => work(first);
const inTurn = (items, work) => {
  let next = 0;
  return () => work(items[next++ % items.length]);
};

const ways = [
  ['@noble/curves, table of the key', one(({ key, signature }) => sm2VerifyHash(key, hashed(key), signature, null))],
  ...(await smCrypto(argument('--sm-crypto'))),
  ['ours, one key', one(({ key, signature }) => sm2Verify(key, data, signature))],
  ['ours, 64 keys in turn', inTurn(signers, ({ key, signature }) => sm2Verify(key, data, signature))],
];
print(measured(ways));
print([['OpenSSL, without SM3', openssl()]]);
// Not signatures of theirs: refused, after the whole computation.
const fast = createSumComparer();
const stranger = inTurn(strangers, (key) => !sm2VerifyHash(key, hashed(key), first.signature, fast));
print(measured([['ours, 4,000 keys in turn', stranger]]));
print(measured([['SM3 of a document, 3,600 bytes', documentDigest(Buffer.alloc(3_600, '订单'))]]));

/** Runs the ways by turns, so that a busy moment of the machine meets all of them, and keeps the best of each. */
function measured(list) {
  const best = list.map(() => 0);
  for (const [, work] of list) rate(work, seconds / 4);
  for (let round = 0; round < ROUNDS; round++) {
    list.forEach(([, work], index) => {
      best[index] = Math.max(best[index], rate(work, seconds / ROUNDS));
    });
  }
  return list.map(([name], index) => [name, best[index]]);
}

function rate(work, forSeconds) {
  const start = process.hrtime.bigint();
  let count = 0;
  let elapsed = 0;
  while (elapsed < forSeconds) {
    for (let batch = 0; batch < 20; batch++) if (!work()) throw new Error('a signature was judged wrongly');
    count += 20;
    elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  }
  return count / elapsed;
}

/** Prints rates, each also as a multiple of the first of its list. */
function print(rows) {
  const [[, reference]] = rows;
  for (const [name, perSecond] of rows) {
    if (perSecond === null) continue;
    const text = `${Math.round(perSecond).toLocaleString('en').padStart(10)} /s  ${(1e6 / perSecond).toFixed(1).padStart(8)} µs`;
    const ratio = rows.length > 1 ? `  ${(perSecond / reference).toFixed(1).padStart(6)} ×` : '';
    console.log(`${name.padEnd(34)} ${text}${ratio}`);
  }
}

async function smCrypto(file) {
  if (file === undefined) return [];
  const { sm2 } = await import(pathToFileURL(resolve(file)).href);
  const point = sm2.precomputePublicKey(first.key.bytes.toString('hex'));
  const signature = first.signature.toString('hex');
  const options = { hash: true, der: false, userId: '1234567812345678' };
  const works = (key) => () => sm2.doVerifySignature(data, signature, key, options);
  return [
    ['sm-crypto-v2', works(first.key.bytes.toString('hex'))],
    // At its best: the point prepared, the hash from Node.
    ['sm-crypto-v2, table of the key', preHashed(sm2, point, signature)],
  ];
}

function preHashed(sm2, point, signature) {
  const { key } = first;
  return () => {
    const digest = createHash('sm3').update(key.z).update(data).digest();
    return sm2.doVerifySignature(digest, signature, point, { hash: false, der: false });
  };
}

function openssl() {
  const [program, ...options] = ['openssl', 'speed', '-seconds', '1', '-mr', 'sm2'];
  const ran = spawnSync(program, options, { encoding: 'utf8' });
  const line = /^\+F7:\d+:256:CurveSM2:[\d.]+:([\d.]+)$/m.exec(ran.stdout ?? '');
  return line === null ? null : Number(line[1]);
}

function documentDigest(document) {
  return () => hash('sm3', document, 'buffer').length === 32;
}

function signer() {
  const secret = randomScalar();
  const key = sm2PublicKey(sm2PublicKeyOf(secret));
  return { key, signature: sm2Sign(secret, key.z, data) };
}

function argument(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
