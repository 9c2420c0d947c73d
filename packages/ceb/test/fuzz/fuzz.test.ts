import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { needs } from '../wire/tools.ts';
import { judge } from './judge.ts';
import { mutant, pickFrom } from './mutants.ts';

// Proves (X8) that no damaged or disguised message is accepted with another content than libxml2 sees, on a corpus of
// cases that once were interesting and on a few thousand fresh ones; `npm run fuzz` goes on for as long as wanted.

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/messages');
const CORPUS = join(ROOT, 'packages/ceb/test/fuzz/corpus');
const originals = readdirSync(EXAMPLES).map((file) => readFileSync(join(EXAMPLES, file)));

const read = (folder: string): Buffer[] => readdirSync(folder).map((file) => readFileSync(join(folder, file)));
const told = (verdict: ReturnType<typeof judge>): string[] =>
  verdict.disagreements.map(({ why, bytes }) => `${why}: ${bytes.toString('base64').slice(0, 200)}`);

test('the corpus', needs('xmllint'), () => {
  const corpus = read(CORPUS);
  assert.ok(corpus.length >= 40, `${corpus.length} cases`);
  assert.deepEqual(told(judge(corpus)), []);
});

test('four thousand fresh mutants of the 42 messages', needs('xmllint'), () => {
  const pick = pickFrom(20_261_121);
  const mutants = Array.from({ length: 4_000 }, () =>
    mutant(originals[pick(originals.length)] ?? Buffer.alloc(0), pick),
  );
  const verdict = judge(mutants);
  assert.deepEqual(told(verdict), []);
  assert.ok(verdict.scanned > 400 && verdict.read > 100, `${verdict.scanned} scanned, ${verdict.read} read`);
});
