import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Sm2PublicKey, sm2PublicKey, sm2Sign, sm2VerifyHash } from '../../../src/signature/sm2.ts';
import { CURVE, fromBigInt, Point, type Sm2Point, toBigInt } from '../../../src/signature/sm2/curve.ts';
import { createSumComparer, type SumComparer } from '../../../src/signature/sm2/sum.ts';

// Proves that SM2 verification in WebAssembly answers as the maintained library does: at random, for signatures that
// hold and signatures damaged in every part, for keys that come and go, and in the cases its formulas do not cover.

const { n, p } = CURVE;
const created = createSumComparer();
assert.ok(created !== null, 'Node has WebAssembly');
const comparer: SumComparer = created;

/** Deterministic scalars below n. */
let state = 0x853c49e6748fea9bn;
function scalar(): bigint {
  let value = 0n;
  for (let word = 0; word < 8; word++) {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    value = (value << 32n) | (state >> 32n);
  }
  return (value % (n - 2n)) + 1n;
}

type Vector = { readonly name: string; readonly key: Sm2PublicKey; readonly e: bigint; readonly signature: Buffer };

const PAIRS = 5_000;

test(`${2 * PAIRS} signatures, half of them damaged, are judged as the library judges them`, () => {
  const keys = Array.from({ length: 40 }, () => keyPair(scalar()));
  const counts = { accepted: 0, refused: 0 };
  for (let index = 0; index < PAIRS; index++) {
    const [pair, other] = [keys[index % keys.length] as KeyPair, keys[(index + 1) % keys.length] as KeyPair];
    const message = fromBigInt(scalar());
    const e = hashOf(pair.key, message);
    const signature = sm2Sign(pair.secret, pair.key.z, message, scalar);
    for (const vector of [{ name: 'valid', key: pair.key, e, signature }, damaged(index, pair, other, e, signature)]) {
      const expected = sm2VerifyHash(vector.key, vector.e, vector.signature, null);
      assert.equal(expected, vector.name === 'valid', vector.name);
      const { r, s, t, x } = equation(vector);
      // Asked directly, so that the answer is the fast one and no other.
      if (r < n && s < n && t !== 0n) assert.equal(comparer.hasAbscissa(vector.key.tableKey, s, t, x), expected);
      assert.equal(sm2VerifyHash(vector.key, vector.e, vector.signature, comparer), expected, vector.name);
      counts[expected ? 'accepted' : 'refused']++;
    }
  }
  assert.deepEqual(counts, { accepted: PAIRS, refused: PAIRS });
});

test('numbers outside their range are refused before any arithmetic', () => {
  const { key } = keyPair(scalar());
  const never: SumComparer = { hasAbscissa: () => assert.fail('asked') };
  const r = scalar();
  const rows: readonly [string, bigint, bigint][] = [
    ['r = 0', 0n, 5n],
    ['s = 0', 5n, 0n],
    ['both 0', 0n, 0n],
    ['r = n', n, 5n],
    ['s = n', 5n, n],
    ['r = n + 1', n + 1n, 5n],
    ['r largest', (1n << 256n) - 1n, 5n],
    ['s largest', 5n, (1n << 256n) - 1n],
    ['t = 0', r, n - r],
  ];
  for (const [name, left, right] of rows) {
    assert.equal(sm2VerifyHash(key, 1n, signatureOf(left, right), never), false, name);
    assert.equal(sm2VerifyHash(key, 1n, signatureOf(left, right), null), false, name);
  }
});

test('a hash above n counts modulo n', () => {
  const pair = keyPair(scalar());
  for (const e of [0n, 1n, n - 1n, n, n + 1n, (1n << 256n) - 1n]) {
    const k = scalar();
    const r = (e + Point.BASE.multiply(k).toAffine().x) % n;
    const s = (Point.Fn.inv(pair.secret + 1n) * ((((k - r * pair.secret) % n) + n) % n)) % n;
    for (const way of [comparer, null]) {
      assert.ok(sm2VerifyHash(pair.key, e, signatureOf(r, s), way));
      assert.ok(!sm2VerifyHash(pair.key, e + 1n < n ? e + 1n : e - 1n, signatureOf(r, s), way));
    }
  }
});

test('an abscissa between n and p is found under its number modulo n', () => {
  const high = pointWithAbscissaFrom(n);
  assert.ok(high.x >= n && high.x < p);
  for (let round = 0; round < 10; round++) {
    const [s, t] = [scalar(), scalar()];
    const key = keyOf(high.subtract(Point.BASE.multiply(s)).multiply(Point.Fn.inv(t)));
    const r = (t - s + n) % n;
    for (const [x, isSame] of [
      [high.x - n, true],
      [high.x - n + 1n, false],
      [high.x - n - 1n, false],
    ] as const) {
      assert.equal(comparer.hasAbscissa(key.tableKey, s, t, x), isSame);
      assert.equal(sm2VerifyHash(key, (r - x + n) % n, signatureOf(r, s), null), isSame);
    }
  }
});

test('where points meet that are equal or opposite, the library decides', () => {
  // The key is d·G; walks add t·P first, then digits of s·G, so that partial sums can be made to meet.
  const half = Point.Fn.inv(2n);
  const rows: readonly [string, bigint, bigint, bigint][] = [
    ['G + G', half, 1n, 2n],
    ['G − G: infinity', n - half, 1n, 2n],
    ['t·P = the first digit of s', half, 5n, 10n],
    ['t·P = two digits of s, met at the second', half, 256n + 5n, 2n * (256n - 5n)],
    ['infinity by large numbers', n - half, n - 7n, n - 14n],
  ];
  for (const [name, d, s, t] of rows) {
    const key = keyOf(Point.BASE.multiply(d));
    const sum = (s + t * d) % n;
    const r = (t - s + n) % n;
    assert.equal(comparer.hasAbscissa(key.tableKey, s, t, 0n), null, name);
    // The abscissa as it is, and 0 as a broken formula would have it.
    const x = sum === 0n ? 0n : Point.BASE.multiply(sum).toAffine().x % n;
    for (const claimed of [x, 0n, 1n]) {
      const e = (r - claimed + n) % n;
      const expected = sum !== 0n && claimed === x;
      assert.equal(sm2VerifyHash(key, e, signatureOf(r, s), null), expected, name);
      assert.equal(sm2VerifyHash(key, e, signatureOf(r, s), comparer), expected, name);
    }
  }
});

test('answers do not depend on which tables are kept', () => {
  const few = createSumComparer({ kept: 3, usesBeforeKept: 2 });
  assert.ok(few !== null);
  const pairs = Array.from({ length: 7 }, () => keyPair(scalar()));
  const signed = pairs.map((pair) => {
    const message = fromBigInt(scalar());
    return { e: hashOf(pair.key, message), signature: sm2Sign(pair.secret, pair.key.z, message) };
  });
  for (let round = 0; round < 1_500; round++) {
    // Some keys often, all keys sometimes.
    const random = Number(scalar() % 97n);
    const [key, by] = random < 60 ? [random % 3, random % 3] : [random % 7, (random >> 3) % 7];
    const { e, signature } = signed[by] as (typeof signed)[number];
    assert.equal(sm2VerifyHash((pairs[key] as KeyPair).key, e, signature, few), key === by);
  }
});

test('without WebAssembly signatures are verified all the same', () => {
  const module = new URL('../../../src/signature/sm2.js', import.meta.url).href;
  const pair = keyPair(scalar());
  const message = Buffer.from('订单 1');
  const signature = sm2Sign(pair.secret, pair.key.z, message).toString('hex');
  const source = `
    import { sm2PublicKey, sm2Verify } from '${module}';
    const key = sm2PublicKey(Buffer.from('${pair.key.bytes.toString('hex')}', 'hex'));
    const verify = (text) => sm2Verify(key, Buffer.from(text), Buffer.from('${signature}', 'hex'));
    console.log(typeof WebAssembly, verify('订单 1'), verify('订单 2'));`;
  const ran = spawnSync(process.execPath, ['--jitless', '--input-type=module', '--eval', source], { encoding: 'utf8' });
  assert.equal(ran.stdout.trim(), 'undefined true false', ran.stderr);
});

test('the committed module is what its generator writes', () => {
  const script = fileURLToPath(new URL('../../../../../../scripts/generate-sm2.mjs', import.meta.url));
  const ran = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
});

type KeyPair = { readonly secret: bigint; readonly key: Sm2PublicKey };

function keyPair(secret: bigint): KeyPair {
  return { secret, key: keyOf(Point.BASE.multiply(secret)) };
}

function keyOf(point: Sm2Point): Sm2PublicKey {
  const key = sm2PublicKey(Buffer.from(point.toBytes(false)));
  assert.ok(key !== null);
  return key;
}

/** GB/T 32918.2, 7.1 B3 and B4. */
function hashOf(key: Sm2PublicKey, message: Buffer): bigint {
  return toBigInt(createHash('sm3').update(key.z).update(message).digest());
}

function signatureOf(r: bigint, s: bigint): Buffer {
  return Buffer.concat([fromBigInt(r), fromBigInt(s)]);
}

function equation({ e, signature }: Vector): { r: bigint; s: bigint; t: bigint; x: bigint } {
  const [r, s] = [toBigInt(signature.subarray(0, 32)), toBigInt(signature.subarray(32))];
  return { r, s, t: (r + s) % n, x: (r - e + 2n * n) % n };
}

/** One of the ways in which a signature can fail to fit. */
function damaged(index: number, { key }: KeyPair, other: KeyPair, e: bigint, signature: Buffer): Vector {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const bit = 1n << BigInt((index * 37) % 256);
  const flipped = (half: Buffer) => fromBigInt(toBigInt(half) ^ bit);
  const ways: readonly Vector[] = [
    { name: 'a bit of r', key, e, signature: Buffer.concat([flipped(r), s]) },
    { name: 'a bit of s', key, e, signature: Buffer.concat([r, flipped(s)]) },
    { name: 'a bit of the hash', key, e: e ^ bit, signature },
    { name: 'the key of another', key: other.key, e, signature },
    { name: 'r and s swapped', key, e, signature: Buffer.concat([s, r]) },
    { name: 'n − s', key, e, signature: signatureOf(toBigInt(r), n - toBigInt(s)) },
    { name: 'n − r', key, e, signature: signatureOf(n - toBigInt(r), toBigInt(s)) },
    { name: 'any two numbers', key, e, signature: signatureOf(scalar(), scalar()) },
  ];
  return ways[index % ways.length] as Vector;
}

function pointWithAbscissaFrom(first: bigint): Sm2Point {
  for (let x = first; ; x++) {
    try {
      return Point.fromAffine({ x, y: Point.Fp.sqrt((x ** 3n + CURVE.a * x + CURVE.b) % p) });
    } catch {
      // No point has this abscissa; half of all numbers are like that.
    }
  }
}
