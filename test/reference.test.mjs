// Proves that the committed reference is what dictionary and catalogue say, that every code and element a tool may name
// has its place there, and that every link inside it leads somewhere.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CATALOGUE, codeReference, DICTIONARY, elementReference } from '../packages/ceb/dist/src/index.js';
import { referencePages, staleReference } from '../scripts/reference.mjs';

const pages = referencePages();
const root = fileURLToPath(new URL('..', import.meta.url));

test('docs/reference is what the dictionary and the catalogue say', () => {
  assert.deepEqual(staleReference(), [], 'run `npm run docs` and commit it');
});

test('every code of the catalogue has its anchor in both languages', () => {
  for (const { code } of CATALOGUE) {
    const places = codeReference(code);
    for (const place of [places.zh, places.en]) assertAnchor(place);
  }
  assert.ok(CATALOGUE.length > 200, String(CATALOGUE.length));
});

test('every element of every message has its anchor', () => {
  let elements = 0;
  for (const spec of DICTIONARY.values()) {
    const walk = (node, path) => {
      for (const child of node.children) {
        const here = `${path}/${child.name}`;
        assertAnchor(elementReference(spec.type, here));
        elements += 1;
        if (child.kind === 'node') walk(child, here);
      }
    };
    walk(spec.document, spec.document.name);
  }
  assert.ok(elements > 700, String(elements));
});

test('every link leads to a file that is there', () => {
  for (const [path, text] of pages) {
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)) {
      const file = join(root, dirname(path), target);
      assert.ok(existsSync(file), `${path} → ${target}`);
    }
  }
});

function assertAnchor(place) {
  const [path, anchor] = place.split('#');
  const text = pages.get(path);
  assert.ok(text !== undefined, `no page ${path}`);
  assert.ok(anchor === undefined || text.includes(`<a id="${anchor}">`), `no anchor ${place}`);
}
