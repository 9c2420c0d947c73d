import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Refusal } from '@tongguan/kernel';
import { decodeMessage } from '../../src/wire/encoding.ts';
import { type ReadOptions, readMessage } from '../../src/message/read.ts';
import { readReceipt } from '../../src/message/receipt.ts';
import { scan } from '../../src/wire/scan.ts';
import { read } from '../message/helpers.ts';
import { officialSamples, officialSchemas, validBySchemas, withoutOfficial, withoutXmllint } from './tools.ts';

/** The sample with the comment before its root blanked, as an enterprise reads it. */
function refusals(number: string, options: ReadOptions = {}): readonly Refusal[] {
  const decoded = decodeMessage(sample(number));
  assert.ok(decoded.ok);
  const tape = scan(decoded.value.bytes);
  assert.ok(tape.ok);
  const message = readMessage(tape.value, options);
  return message.ok ? [] : message.refusals;
}

const sample = (number: string): Buffer => readFileSync(join(officialSamples, `CEB${number}.xml`));

const REPEATED = { code: '-900205', path: 'BaseTransfer' };
const NO_SEQUENCE = { code: '-900202', path: 'SummaryResult[1]/SummaryResultList[1]/gseqno' };

/**
 * Ten of the twenty-three official export samples are not valid by the official schema. We say of each what
 * is wrong with it, and nothing else: eight have BaseTransfer twice, 792 was written for the edition before
 * gseqno, and 214 has another root.
 */
describe('official export samples that are not valid', { skip: withoutOfficial }, () => {
  const invalid: readonly (readonly [number: string, first: { code: string; path: string }, count: number])[] = [
    ['303', REPEATED, 1],
    ['403', REPEATED, 1],
    ['505', REPEATED, 1],
    ['507', REPEATED, 1],
    ['509', REPEATED, 1],
    ['603', REPEATED, 1],
    ['605', REPEATED, 1],
    ['607', REPEATED, 1],
    ['792', NO_SEQUENCE, 20],
    ['214', { code: '-900201', path: '/' }, 1],
  ];
  for (const [number, first, count] of invalid) {
    test(`${number}: ${first.path}`, () => {
      const found = refusals(number);
      assert.equal(found.length, count);
      assert.equal(found[0]?.code, first.code);
      assert.equal(found[0]?.path, first.path);
      assert.equal(new Set(found.map(({ code, path }) => `${code}${path.replaceAll(/\d+/g, 'n')}`)).size, 1);
    });
  }

  test('the official schema refuses these ten and no other export sample', { skip: withoutXmllint }, () => {
    const numbers = readdirSync(officialSamples).flatMap((file) => /^CEB([234567]\d\d)\.xml$/.exec(file)?.[1] ?? []);
    const exports = numbers.filter((number) => /^(?:2|30|40|50|510|60|70|792)/.test(number)).sort();
    assert.equal(exports.length, 23);
    const verdicts = validBySchemas(
      officialSchemas,
      exports.map((number) => ({ direction: 'export', xml: sample(number) })),
    );
    const refused = exports.filter((_, index) => verdicts[index] === false);
    assert.deepEqual(refused, invalid.map(([number]) => number).sort());
  });

  test('214 is told the name that was meant; behind the root an element stands that no message has', () => {
    assert.match(refusals('214')[0]?.allowed ?? '', /^CEB214Message,/);
    const behind = refusals('214', { tolerate: ['shortRootName'] });
    assert.equal(behind.length, 10);
    assert.equal(behind[0]?.path, 'RefundReturn[1]/appSenderId');
  });

  test('792 is right by the edition it was written for', () => {
    assert.deepEqual(refusals('792', { edition: '2018-113' }), []);
  });

  test('the eight with a second BaseTransfer read when that is tolerated, by either edition; the first counts', () => {
    for (const [number, first] of invalid) {
      if (first !== REPEATED) continue;
      assert.deepEqual(refusals(number, { tolerate: ['repeatedTransfer'] }), []);
      assert.deepEqual(refusals(number, { tolerate: ['repeatedTransfer'], edition: '2018-113' }), []);
      const receipt = readReceipt(sample(number));
      assert.ok(receipt.ok && 'baseTransfer' in receipt.value.message);
      assert.equal(receipt.value.message.baseTransfer.dxpMode, 'DXP');
    }
  });

  test('214 and 215 begin with the comment of an editor: the door refuses it, the enterprise side blanks it', () => {
    for (const number of ['214', '215']) {
      const strict = read(sample(number));
      assert.ok(!strict.ok);
      assert.equal(strict.refusals[0]?.code, '-900104');
      const decoded = decodeMessage(sample(number));
      assert.ok(decoded.ok);
      assert.deepEqual(decoded.value.repairs, ['prologComment']);
    }
    assert.deepEqual(refusals('215'), []);
  });
});

/** The tables of 2018-113 and of the PDF against the samples: what the samples really contain stays readable. */
describe('official samples by other profiles', { skip: withoutOfficial }, () => {
  const IMPORT = '311 312 411 412 511 512 513 514 621 622 623 624 625 626 711 712'.split(' ');
  const EXPORT = '304 404 506 508 510 604 606 608 701 702'.split(' ');

  test('all valid samples of types that edition 2018-113 has are valid by it', () => {
    for (const number of [...IMPORT, ...EXPORT])
      assert.deepEqual(refusals(number, { edition: '2018-113' }), [], number);
  });

  test('the messages that came with 202205 are unknown to 2018-113', () => {
    for (const number of ['213', '215', '216']) {
      assert.deepEqual(
        refusals(number, { edition: '2018-113' }).map(({ code }) => code),
        ['-900201'],
      );
    }
  });

  test('the export receipts and 701 are valid by the printed tables', () => {
    for (const number of EXPORT) assert.deepEqual(refusals(number, { profile: 'pdf' }), [], number);
  });

  test('213 and 215 have list numbers that the printed tables find too short', () => {
    for (const number of ['213', '215']) {
      const found = refusals(number, { profile: 'pdf' });
      assert.ok(
        found.some(({ path, code }) => path.endsWith('/invtNo') && code === '-900203'),
        number,
      );
    }
  });
});
