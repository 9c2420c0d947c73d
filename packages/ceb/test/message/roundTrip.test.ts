import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { validateMessage } from '../../src/message/validate.ts';
import { writeMessage } from '../../src/message/write.ts';
import { anyMessage, MESSAGE_TYPES } from './generate.ts';
import { readOrFail } from './helpers.ts';

/**
 * What is written is read back unchanged: for every message type, with Chinese text, characters XML escapes,
 * characters outside the basic plane, and every optional field absent, empty and present.
 */
describe('round trip of generated messages', () => {
  for (const type of MESSAGE_TYPES) {
    test(`${type} reads back as it was written, and the validator passes it`, () => {
      fc.assert(
        fc.property(anyMessage(type), (message) => {
          assert.deepEqual(validateMessage(message), []);
          assert.deepEqual(readOrFail(writeMessage(message), { unsigned: true }), message);
        }),
        { numRuns: 25 },
      );
    });
  }
});
