// Proves that the published description of the API is the one the platform gives, and that every operation stands in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiPages, staleOf } from '../scripts/api.mjs';

test('docs/openapi.json and docs/api are what the platform says of itself', async () => {
  const pages = await apiPages();
  assert.deepEqual(staleOf(pages), [], 'run `npm run docs` and commit it');
  const { paths } = JSON.parse(pages.get('docs/openapi.json'));
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) {
      for (const language of ['zh-CN', 'en']) {
        const line = `\`${method.toUpperCase()} ${path}\``;
        assert.ok(pages.get(`docs/api.${language}.md`).includes(line), `${line} has a tag the description names`);
      }
    }
  }
});
