// npm run fuzz: damages messages for as long as wanted and asks libxml2 about everything that is still accepted (X8).
//
//   npm run fuzz -- --count 100000 --seed 7        after `npm run build`; needs xmllint
//   npm run fuzz -- --keep 60                      adds that many surviving mutants to the corpus
//
// A disagreement is written to packages/ceb/test/fuzz/corpus, where `npm test` meets it again; exit code 1.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from '../packages/ceb/dist/test/fuzz/judge.js';
import { mutant, pickFrom } from '../packages/ceb/dist/test/fuzz/mutants.js';
import { readMessage, scan } from '../packages/ceb/dist/src/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = join(root, 'packages/ceb/test/fuzz/corpus');
const count = whole('--count', 100_000);
const seed = whole('--seed', 1);
const keep = whole('--keep', 0);
const BATCH = 4_000;

const examples = join(root, 'examples/messages');
const originals = readdirSync(examples).map((file) => readFileSync(join(examples, file)));
const pick = pickFrom(seed);
const total = { mutants: 0, scanned: 0, read: 0, disagreements: 0, kept: 0 };
const started = performance.now();
while (total.mutants < count) {
  const size = Math.min(BATCH, count - total.mutants);
  const mutants = Array.from({ length: size }, () => mutant(originals[pick(originals.length)], pick));
  const { scanned, read, disagreements } = judge(mutants);
  total.mutants += size;
  total.scanned += scanned;
  total.read += read;
  total.disagreements += disagreements.length;
  for (const { why, bytes } of disagreements) console.log(`✗ ${why}: ${save(bytes)}`);
  if (total.kept < keep) keepSurvivors(mutants);
}
const elapsed = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${total.mutants} mutants (seed ${seed}): ${total.scanned} scanned, ${total.read} read as messages, ` +
    `${total.disagreements} disagreements, ${elapsed} s`,
);
if (total.disagreements > 0) process.exitCode = 1;

/** Survivors that are no plain copies of an example: where readers could differ. */
function keepSurvivors(mutants) {
  for (const bytes of mutants) {
    if (total.kept >= keep) return;
    const tape = scan(bytes);
    if (!tape.ok || !/[&\r]|xmlns(:x)?="|﻿| {2}/.test(bytes.toString('utf8', 60))) continue;
    if (pick(4) > 0 && !readMessage(tape.value, { unsigned: true }).ok) continue;
    save(bytes);
    total.kept += 1;
  }
}

function save(bytes) {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.xml`;
  writeFileSync(join(corpus, name), bytes);
  return `packages/ceb/test/fuzz/corpus/${name}`;
}

function whole(name, otherwise) {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  process.stderr.write(`${name} wants a whole number\n`);
  process.exit(2);
}
