import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSignature } from '../../src/signature/read.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { scan } from '../../src/wire/scan.ts';
import { CEB_NAMESPACE } from '../../src/wire/tape.ts';
import { keys, signers, verifyBytes } from './fixtures.ts';

// Proves that the signature stands where the schema of the direction has it: last in import messages, before
// ExtendMessage in export messages.

const EXTENSION = '<ceb:ExtendMessage><ceb:name>n</ceb:name></ceb:ExtendMessage>';
const messageOf = (type: string, inside: string) =>
  Buffer.from(`<ceb:${type} xmlns:ceb="${CEB_NAMESPACE}"><ceb:BaseTransfer></ceb:BaseTransfer>${inside}</ceb:${type}>`);

for (const [type, inside, expected] of [
  ['CEB621Message', EXTENSION, /<\/ceb:ExtendMessage><ds:Signature .*<\/ds:Signature><\/ceb:CEB621Message>$/],
  ['CEB303Message', EXTENSION, /<\/ceb:BaseTransfer><ds:Signature .*<\/ds:Signature><ceb:ExtendMessage>/],
  ['CEB303Message', '', /<\/ceb:BaseTransfer><ds:Signature .*<\/ds:Signature><\/ceb:CEB303Message>$/],
] as const) {
  test(`${type} ${inside === '' ? 'without' : 'with'} ExtendMessage`, () => {
    const signed = signMessage(messageOf(type, inside), signers['sm2-sm3']);
    assert.match(signed.toString(), expected);
    assert.ok(typeof verifyBytes(signed, keys.sm2) !== 'string');
    assert.equal(signed.toString().replace(/<ds:Signature.*<\/ds:Signature>/, ''), messageOf(type, inside).toString());
  });
}

test('ExtendMessage behind the signature is covered by it', () => {
  const signed = signMessage(messageOf('CEB303Message', EXTENSION), signers['sm2-sm3']).toString();
  const changed = Buffer.from(signed.replace('<ceb:name>n<', '<ceb:name>m<'));
  assert.equal(verifyBytes(changed, keys.sm2), WIRE_CODES.digestDiffers.code);
});

test('nothing else may stand behind a signature', () => {
  const signed = signMessage(messageOf('CEB303Message', ''), signers['sm2-sm3']).toString();
  for (const behind of [`${EXTENSION}${EXTENSION}`, '<ceb:BaseSubscribe></ceb:BaseSubscribe>', '<ExtendMessage/>']) {
    const tape = scan(Buffer.from(signed.replace('</ds:Signature>', `</ds:Signature>${behind}`)));
    assert.ok(tape.ok);
    const parts = readSignature(tape.value);
    assert.ok(!parts.ok && parts.refusals[0]?.code === WIRE_CODES.signatureStructure.code, behind);
  }
});
