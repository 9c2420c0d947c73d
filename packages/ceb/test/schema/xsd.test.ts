import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { generateXsd } from '../../src/schema/xsd.ts';

const FOLDER = join(import.meta.dirname, '../../../xsd');

/** The committed schemas are what the dictionary says today; nobody edits them by hand. */
describe('generated schemas', () => {
  test('regenerating gives the committed bytes', () => {
    for (const { file, text } of generateXsd()) {
      assert.ok(
        text === readFileSync(join(FOLDER, file), 'utf8'),
        `run: node scripts/generate-ceb.mjs xsd (${file} differs)`,
      );
    }
  });

  test('the folder holds the generated files and no other', () => {
    assert.deepEqual(
      readdirSync(FOLDER).sort(),
      generateXsd()
        .map(({ file }) => file)
        .sort(),
    );
  });
});
