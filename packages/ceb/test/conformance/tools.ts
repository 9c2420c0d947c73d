import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Direction } from '../../src/dictionary/spec.ts';

/** The folder with the official package, given by the environment: its schemas and samples are not ours to ship. */
const officialDir = process.env['CEB_OFFICIAL_DIR'] ?? '';

const officialSchemaOf = (word: string): string =>
  join(officialDir, `spec/ceb/xsd/海关跨境${word}业务节点报文定义202205.xsd`);

export const officialSchemas: Readonly<Record<Direction, string>> = {
  import: officialSchemaOf('进口'),
  export: officialSchemaOf('出口'),
};
export const officialSamples = join(officialDir, 'samples/official');
const ownSchemaOf = (direction: Direction): string => join(import.meta.dirname, `../../../xsd/ceb-${direction}.xsd`);

export const ownSchemas: Readonly<Record<Direction, string>> = {
  import: ownSchemaOf('import'),
  export: ownSchemaOf('export'),
};

/** A reason to skip, or `false`. */
export const withoutOfficial: string | false =
  officialDir !== '' && existsSync(officialSchemas.import) && existsSync(officialSchemas.export)
    ? false
    : 'CEB_OFFICIAL_DIR names no folder with the official schemas and samples';

const xmllint = spawnSync('xmllint', ['--version'], { encoding: 'utf8' });

/** A continuous-integration run must have the tool; elsewhere its absence skips the tests that need it. */
export const withoutXmllint: string | false =
  xmllint.status === 0 || process.env['CI'] === 'true' ? false : 'xmllint is not installed (package libxml2-utils)';

/** For each message, whether libxml2 finds it valid against the schema of its direction. */
export function validBySchemas(
  schemas: Readonly<Record<Direction, string>>,
  messages: readonly { readonly direction: Direction; readonly xml: string | Buffer }[],
): boolean[] {
  const verdicts: boolean[] = [];
  for (const direction of ['import', 'export'] as const) {
    const places = messages.flatMap((message, place) => (message.direction === direction ? [place] : []));
    const texts = places.map((place) => messages[place]?.xml ?? '');
    validBySchema(schemas[direction], texts).forEach((valid, index) => {
      verdicts[places[index] ?? -1] = valid;
    });
  }
  return verdicts;
}

/** For each message, whether libxml2 finds it valid against the schema. One process for all of them. */
export function validBySchema(schema: string, messages: readonly (string | Buffer)[]): boolean[] {
  if (messages.length === 0) return [];
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
