import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VerifyTask } from '../../src/signature/pool/task.ts';
import { verifyPool } from '../../src/signature/pool/verifyPool.ts';
import { signMessage } from '../../src/signature/sign.ts';
import type { SignatureVariant } from '../../src/signature/variants.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { signLikeTheField, STRICT_PRACTICE } from './sm2/field.ts';
import { message, rsa, signers, sm2 } from './fixtures.ts';

// Proves that threads judge as one thread does, answer in order, take no more than they can work on, and end.

const signedRsa = signMessage(message, signers['rsa-sha1']);
const signedSm2 = signMessage(message, signers['sm2-sm3']);
const practice = signLikeTheField(signers['sm2-sm3'], {
  ...STRICT_PRACTICE,
  before: '\n\t',
  digested: '\n\t',
  behind: '\n',
});
const tailDropped: readonly SignatureVariant[] = ['tail-dropped'];

/** Each kind of answer: the variants it took, or its code. */
const KINDS: readonly (readonly [VerifyTask, string])[] = [
  [{ bytes: signedRsa, certificate: rsa.certificateDer }, ''],
  [{ bytes: signedSm2, certificate: sm2.certificateDer }, ''],
  [{ bytes: signedSm2, certificate: rsa.certificateDer }, WIRE_CODES.signatureAlgorithm.code],
  [
    { bytes: Buffer.from(signedRsa.toString().replace('1999', '1998')), certificate: rsa.certificateDer },
    WIRE_CODES.digestDiffers.code,
  ],
  [{ bytes: message, certificate: rsa.certificateDer }, WIRE_CODES.signatureMissing.code],
  [{ bytes: Buffer.from('<a>'), certificate: rsa.certificateDer }, WIRE_CODES.notWellFormed.code],
  [{ bytes: practice, certificate: sm2.certificateDer }, WIRE_CODES.digestDiffers.code],
  [{ bytes: practice, certificate: sm2.certificateDer, variants: tailDropped }, 'tail-dropped'],
  [{ bytes: signedRsa, certificate: Buffer.from('no') }, WIRE_CODES.certificateUnreadable.code],
];

for (const threads of [1, 3]) {
  test(`${threads} threads answer in the order of the tasks`, async () => {
    const rows = Array.from({ length: 500 }, (_, index) => KINDS[(index * 7) % KINDS.length] as (typeof KINDS)[number]);
    const answers: string[] = [];
    for await (const result of verifyPool(
      rows.map(([task]) => task),
      { threads },
    )) {
      answers.push(result.ok ? result.value.join() : (result.refusals[0]?.code ?? ''));
    }
    assert.deepEqual(
      answers,
      rows.map(([, expected]) => expected),
    );
  });
}

test('no task gives no result', async () => {
  for await (const result of verifyPool([], { threads: 1 })) assert.fail(JSON.stringify(result));
});

test('tasks are taken only as results are read, and leaving early ends the pool', async () => {
  const threads = 2;
  const bound = threads * 2 * 32 + 32;
  let taken = 0;
  let ended = false;
  async function* endless(): AsyncGenerator<VerifyTask> {
    try {
      for (;;) {
        taken++;
        yield { bytes: signedRsa, certificate: rsa.certificateDer };
      }
    } finally {
      ended = true;
    }
  }
  let read = 0;
  for await (const result of verifyPool(endless(), { threads })) {
    assert.ok(result.ok);
    read++;
    assert.ok(taken - read <= bound, `${taken} taken, ${read} read`);
    if (read === 300) break;
  }
  assert.equal(read, 300);
  assert.ok(ended, 'the source is told');
});

test('a source that fails fails the loop', async () => {
  async function* failing(): AsyncGenerator<VerifyTask> {
    yield { bytes: signedRsa, certificate: rsa.certificateDer };
    throw new Error('the disk is gone');
  }
  await assert.rejects(async () => {
    for await (const result of verifyPool(failing(), { threads: 1 })) assert.ok(result.ok);
  }, /the disk is gone/);
});

test('large messages are sent in small batches', async () => {
  const large = Buffer.from(message.toString().replace('<ceb:note>', `<ceb:note>${'x'.repeat(60_000)}`));
  const signed = signMessage(large, signers['sm2-sm3']);
  let taken = 0;
  function* tasks(): Generator<VerifyTask> {
    for (; taken < 200; taken++) yield { bytes: signed, certificate: sm2.certificateDer };
  }
  let read = 0;
  for await (const result of verifyPool(tasks(), { threads: 1 })) {
    assert.ok(result.ok);
    read++;
    // A megabyte a batch: two under way and one being filled hold some 17 messages each.
    assert.ok(taken - read <= 60, `${taken} taken, ${read} read`);
  }
  assert.equal(read, 200);
});
