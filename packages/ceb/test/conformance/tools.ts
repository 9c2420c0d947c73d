import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder with the official package, given by the environment: its schemas and samples are not ours to ship. */
const officialDir = process.env['CEB_OFFICIAL_DIR'] ?? '';

export const officialSchema = join(officialDir, 'spec/ceb/xsd/海关跨境进口业务节点报文定义202205.xsd');
export const officialSamples = join(officialDir, 'samples/official');
export const ownSchema = join(import.meta.dirname, '../../../xsd/ceb-import.xsd');

/** A reason to skip, or `false`. */
export const withoutOfficial: string | false =
  officialDir !== '' && existsSync(officialSchema)
    ? false
    : 'CEB_OFFICIAL_DIR names no folder with the official schemas and samples';

const xmllint = spawnSync('xmllint', ['--version'], { encoding: 'utf8' });

/** A continuous-integration run must have the tool; elsewhere its absence skips the tests that need it. */
export const withoutXmllint: string | false =
  xmllint.status === 0 || process.env['CI'] === 'true' ? false : 'xmllint is not installed (package libxml2-utils)';

/** For each message, whether libxml2 finds it valid against the schema. One process for all of them. */
export function validBySchema(schema: string, messages: readonly (string | Buffer)[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'ceb-schema-'));
  try {
    const files = messages.map((message, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, message);
      return file;
    });
    const run = spawnSync('xmllint', ['--noout', '--schema', schema, ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.equal(run.error, undefined, 'xmllint runs');
    const lines = new Set(run.stderr.split('\n'));
    return files.map((file) => {
      const valid = lines.has(`${file} validates`);
      assert.ok(
        valid || run.stderr.includes(file),
        `xmllint says something about every file: ${run.stderr.slice(0, 300)}`,
      );
      return valid;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
