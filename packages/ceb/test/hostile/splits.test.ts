import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DICTIONARY } from '../../src/index.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { keys, signers, verifyBytes } from '../signature/fixtures.ts';

// Proves (X2) for every field of every message an enterprise signs that no markup inside its text leaves the signature good
// and the reader with less: processing instruction, comment, CDATA, entity, character reference, element.

const EXAMPLES = fileURLToPath(new URL('../../../../../examples/messages/', import.meta.url));
const SPLITS = ['<?p 9?>', '<!-- -->', '<![CDATA[9]]>', '&entity;', '&#0;', '<ceb:x/>'];

test('no field of any message is split', () => {
  let tried = 0;
  const messages = readdirSync(EXAMPLES).filter((file) => DICTIONARY.get(file.replace('.xml', ''))?.uplink);
  assert.equal(messages.length, 19);
  for (const file of messages) {
    const signed = signMessage(readFileSync(join(EXAMPLES, file)), signers['rsa-sha256']).toString('utf8');
    assert.notEqual(
      typeof verifyBytes(Buffer.from(signed), keys.rsa),
      'string',
      `${file} is good before it is touched`,
    );
    for (const text of signed.matchAll(/>([^<>]+)<\/ceb:/g)) {
      for (const split of SPLITS) {
        const at = text.index + 1 + Math.ceil((text[1] ?? '').length / 2);
        const changed = signed.slice(0, at) + split + signed.slice(at);
        const verdict = verifyBytes(Buffer.from(changed), keys.rsa);
        assert.equal(typeof verdict, 'string', `${file} at ${at}: ${split} was accepted`);
        tried += 1;
      }
    }
  }
  assert.ok(tried > 3_000, `${tried} splits`);
});
