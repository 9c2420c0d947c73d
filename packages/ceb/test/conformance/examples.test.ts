import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { documentKey } from '../../src/message/key.ts';
import { validateMessage } from '../../src/message/validate.ts';
import { writeMessage } from '../../src/message/write.ts';
import { directionOf, MESSAGE_TYPES, withPlaceholderSignature } from '../message/generate.ts';
import { readOrFail } from '../message/helpers.ts';
import { officialSchemas, ownSchemas, validBySchemas, withoutOfficial, withoutXmllint } from './tools.ts';

const FOLDER = join(import.meta.dirname, '../../../../../examples/messages');
const TYPES: readonly string[] = MESSAGE_TYPES;
const examples = TYPES.map((type) => readFileSync(join(FOLDER, `${type}.xml`), 'utf8'));

/** The examples people copy are right: they read, validate, are exactly what our writer writes, and tell one story. */
describe('example messages', () => {
  test('there is one for every message type', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), TYPES.map((type) => `${type}.xml`).sort());
  });

  TYPES.forEach((type, index) => {
    test(`the ${type} example reads, validates and is what the writer writes`, () => {
      const xml = examples[index] ?? '';
      const message = readOrFail(xml, { unsigned: true });
      assert.equal(message.type, type);
      assert.deepEqual(validateMessage(message), []);
      assert.equal(writeMessage(message).toString('utf8'), xml);
    });
  });

  test('the four documents belong to one order', () => {
    const keys = ['CEB311Message', 'CEB411Message', 'CEB511Message', 'CEB621Message'].map((type) =>
      documentKey(readOrFail(examples[TYPES.indexOf(type)] ?? '', { unsigned: true }), 0),
    );
    assert.deepEqual(
      keys.map((key) => key?.kind),
      ['order', 'payment', 'waybill', 'declaration'],
    );
    assert.equal(new Set(keys.map((key) => key?.orderNo)).size, 1);
    const receipt = readOrFail(examples[TYPES.indexOf('CEB622Message')] ?? '');
    assert.equal(documentKey(receipt, 0), null);
    assert.equal(documentKey(readOrFail(examples[0] ?? '', { unsigned: true }), 1), null);
  });

  const sent = TYPES.map((type, index) => {
    const xml = examples[index] ?? '';
    const direction = directionOf(type);
    return { direction, xml: xml.includes('BaseTransfer') ? withPlaceholderSignature(xml, direction) : xml };
  });

  test('our schema accepts them', { skip: withoutXmllint }, () => {
    assert.deepEqual(
      validBySchemas(ownSchemas, sent),
      sent.map(() => true),
    );
  });

  test('the official schema accepts them', { skip: withoutXmllint || withoutOfficial }, () => {
    assert.deepEqual(
      validBySchemas(officialSchemas, sent),
      sent.map(() => true),
    );
  });
});
