import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalDocument } from '../../src/wire/canonical.ts';
import { scan } from '../../src/wire/scan.ts';
import type { Tape } from '../../src/wire/tape.ts';
import { documents } from './generate.ts';
import { inFolder, needs, run } from './tools.ts';

// Proves that damaged messages never make the scanner throw, hang or loop, and that whatever it still accepts
// is XML to libxml2 too, with the same content: no message means one thing here and another elsewhere.

const MUTANT_COUNT = 6_000;

/** What damage is made of: the bytes that mean something to XML. */
const shards = ['<', '>', '/', '&', ';', '"', "'", '=', ' ', '\r', ':', '!', '?', ']', 'a', '0', '\0', '&#13;', '<a>'];
const shard = fc.oneof(
  fc.constantFrom(...shards).map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 2 }).map((bytes) => Buffer.from(bytes)),
);
/** Places are parts of the length, evenly spread: the default bias would damage the first bytes only. */
const WHERE_PARTS = 1_000_000;
const damage = fc.record({ where: fc.noBias(fc.nat(WHERE_PARTS)), cut: fc.nat(3), shard });

function mutants(count: number, seed: number): Buffer[] {
  const originals = documents(200, seed).filter((document) => document.length < 2_000);
  const arbitrary = fc.tuple(fc.constantFrom(...originals), fc.array(damage, { minLength: 1, maxLength: 2 }));
  return fc.sample(arbitrary, { numRuns: count, seed }).map(([original, damages]) => {
    let bytes = Buffer.from(original);
    for (const { where, cut, shard } of damages) {
      const at = Math.floor((where * bytes.length) / WHERE_PARTS);
      bytes = Buffer.concat([bytes.subarray(0, at), shard, bytes.subarray(at + cut)]);
    }
    return bytes;
  });
}

test(`libxml2 reads the same in every damaged message that is still accepted`, needs('xmllint'), () => {
  const accepted: { bytes: Buffer; tape: Tape }[] = [];
  for (const bytes of mutants(MUTANT_COUNT, 11)) {
    const outcome = scan(bytes);
    if (outcome.ok) accepted.push({ bytes, tape: outcome.value });
    else assert.ok((outcome.refusals[0]?.offset ?? -1) >= 0 && (outcome.refusals[0]?.offset ?? 0) <= bytes.length);
  }
  assert.ok(accepted.length > MUTANT_COUNT / 20, `enough mutants survive: ${accepted.length}`);
  assert.ok(accepted.length < MUTANT_COUNT, 'some mutants are refused');
  inFolder((put) => {
    const paths = accepted.map(({ bytes }, index) => put(`${index}.xml`, bytes));
    const theirs = run('xmllint', ['--c14n', ...paths]).stdout;
    let at = 0;
    for (const { bytes, tape } of accepted) {
      const ours = Buffer.concat(canonicalDocument(tape, -1));
      assert.equal(
        theirs.toString('utf8', at, at + ours.length),
        ours.toString(),
        `of ${JSON.stringify(String(bytes))}`,
      );
      at += ours.length;
    }
    assert.equal(at, theirs.length);
  });
});

test('every beginning of a message is refused without an exception', () => {
  const [document = ''] = documents(1, 3);
  const bytes = Buffer.from(document.trim());
  for (let length = 0; length < bytes.length; length++)
    assert.ok(!scan(bytes.subarray(0, length)).ok, `${length} bytes`);
  assert.ok(scan(bytes).ok);
});

test('names of many messages neither fill the scanner up nor change what it reads', () => {
  const names = Array.from({ length: 50_000 }, (_, index) => `n${index.toString(36)}`);
  for (let at = 0; at < names.length; at += 1_000) {
    const part = names.slice(at, at + 1_000);
    const outcome = scan(Buffer.from(`<m>${part.map((name) => `<${name}></${name}>`).join('')}</m>`));
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.value.localName.slice(1), part);
  }
});
