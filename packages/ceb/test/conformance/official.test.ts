import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Direction } from '../../src/dictionary/spec.ts';
import type { CebMessage } from '../../src/message/types.generated.ts';
import { validateMessage } from '../../src/message/validate.ts';
import { writeMessage } from '../../src/message/write.ts';
import {
  anyMessage,
  anyMessageOfAnyType,
  directionOf,
  MESSAGE_TYPES,
  withPlaceholderSignature,
} from '../message/generate.ts';
import { read, readOrFail } from '../message/helpers.ts';
import { mutate } from './mutate.ts';
import {
  officialSamples,
  officialSchemas,
  ownSchemas,
  validBySchemas,
  withoutOfficial,
  withoutXmllint,
} from './tools.ts';

/**
 * The official package has no samples of the bills and of the format receipt; ten of the export samples are
 * not valid and 215 has a comment (see exportSamples.test.ts).
 */
const SAMPLED = MESSAGE_TYPES.filter((type) => !/816|818|900|214|215|303|403|505|507|509|603|605|607|792/.test(type));

/**
 * The official samples are the only messages we have from the other side: each must read, pass our
 * validator and our schema, and come back from our writer as an equal message.
 */
describe('official samples that are valid', { skip: withoutOfficial }, () => {
  for (const type of SAMPLED) {
    test(`the official ${type} sample reads and writes back to an equal message`, () => {
      const sample = readFileSync(join(officialSamples, `${type.slice(0, 6)}.xml`));
      const message = readOrFail(sample);
      assert.equal(message.type, type);
      assert.ok(message.documents.length > 0);
      assert.deepEqual(validateMessage(message), []);
      assert.deepEqual(readOrFail(writeMessage(message), { unsigned: true }), message);
    });
  }

  test('our schema accepts every official sample', { skip: withoutXmllint }, () => {
    const samples = SAMPLED.map((type) => ({
      direction: directionOf(type),
      xml: readFileSync(join(officialSamples, `${type.slice(0, 6)}.xml`)),
    }));
    assert.deepEqual(
      validBySchemas(ownSchemas, samples),
      SAMPLED.map(() => true),
    );
  });
});

/** What we write is valid for libxml2: against our own schema always, against the official one where it is given. */
describe('schema validity of written messages', { skip: withoutXmllint }, () => {
  let written: Written[] = [];
  before(() => {
    const perType = MESSAGE_TYPES.map((type) => fc.sample(anyMessage(type), { numRuns: 12, seed: 202205 }));
    written = perType
      .flat()
      .map((message: CebMessage) => withSignature(message, writeMessage(message).toString('utf8')));
  });

  test('our own schema accepts them', () => {
    assert.deepEqual(
      validBySchemas(ownSchemas, written),
      written.map(() => true),
    );
  });

  test('the official schema accepts them', { skip: withoutOfficial }, () => {
    assert.deepEqual(
      validBySchemas(officialSchemas, written),
      written.map(() => true),
    );
  });
});

/** Our reader, our schema and the official schema agree about damaged messages, both ways. */
describe('agreement about damaged messages', { skip: withoutXmllint }, () => {
  let damaged: Written[] = [];
  let accepted: boolean[] = [];
  before(() => {
    const cases = fc.sample(fc.tuple(anyMessageOfAnyType(), fc.infiniteStream(fc.nat(1 << 20))), {
      numRuns: 1200,
      seed: 202205,
    });
    damaged = cases.map(([message, numbers]) => {
      const pick = (below: number): number => (numbers.next().value ?? 0) % Math.max(below, 1);
      return withSignature(message, mutate(writeMessage(message).toString('utf8'), pick));
    });
    accepted = damaged.map(({ xml }) => read(xml).ok);
  });

  test('the mutations make both valid and invalid messages', () => {
    const valid = accepted.filter((ok) => ok).length;
    assert.ok(valid > 50 && valid < damaged.length - 200, `${valid} of ${damaged.length} are valid`);
  });

  test('our schema decides as our reader does', () => {
    assertSameVerdicts(validBySchemas(ownSchemas, damaged));
  });

  test('the official schema decides as our reader does', { skip: withoutOfficial }, () => {
    assertSameVerdicts(validBySchemas(officialSchemas, damaged));
  });

  function assertSameVerdicts(verdicts: readonly boolean[]): void {
    verdicts.forEach((valid, index) => {
      if (valid === accepted[index]) return;
      const xml = damaged[index]?.xml ?? '';
      const outcome = read(xml);
      const ours = outcome.ok ? 'accepted' : JSON.stringify(outcome.refusals.slice(0, 3));
      assert.fail(`the schema says ${valid ? 'valid' : 'invalid'}, the reader ${ours}: ${xml.slice(0, 3000)}`);
    });
  }
});

type Written = { readonly direction: Direction; readonly xml: string };

function withSignature(message: CebMessage, xml: string): Written {
  const direction = directionOf(message.type);
  return { direction, xml: 'baseTransfer' in message ? withPlaceholderSignature(xml, direction) : xml };
}
