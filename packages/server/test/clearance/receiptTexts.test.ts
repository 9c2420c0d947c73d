import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ACCEPTED_INFO,
  bareReason,
  missingDocuments,
  noted,
  olderThan,
  reasonOf,
  reasonOfDifference,
  reasonsInfo,
  refusedStatus,
  spelledOtherwise,
  stateInfo,
} from '../../src/clearance/texts.ts';

// Proves what receipts say: the codes customs puts into those of a state, and of a reason where it is, what was found and
// what would be right (C-02, D-04). No database.

test('a state is told with the code that customs gives it, or in words (C-02)', () => {
  assert.equal(stateInfo(120), '[Code:1800;Desc:逻辑校验通过]');
  assert.equal(stateInfo(800), '[Code:2600;Desc:放行]');
  assert.equal(ACCEPTED_INFO, stateInfo(120));
  for (const state of [3, 300, 500, 899] as const) assert.match(stateInfo(state), /^[^[\]]*\p{Script=Han}[^[\]]*$/u);
});

test('a reason names the place and both values, a difference both places (D-04)', () => {
  const reason = reasonOf({ code: '90003', path: 'InventoryList[1]/qty', found: '5', allowed: '4' });
  assert.match(reason.text, /^\p{Script=Han}.*\[InventoryList\[1\]\/qty:5\],允许\[4\]$/u);
  assert.deepEqual(
    { ...reason, text: '' },
    { code: '90003', path: 'InventoryList[1]/qty', found: '5', allowed: '4', text: '' },
  );
  const difference = { code: '1313', leftPath: 'a', leftValue: '1', rightPath: 'b', rightValue: '2' };
  const unlike = reasonOfDifference(difference as Parameters<typeof reasonOfDifference>[0]);
  assert.deepEqual([unlike.path, unlike.found, unlike.allowed], ['a', '1', 'b=2']);
  assert.match(unlike.text, /\[a:1,b:2\]$/);
  const info = reasonsInfo([reason, unlike]);
  assert.equal(info, `[Code:90003;Desc:${reason.text}],[Code:1313;Desc:${unlike.text}]`);
  assert.match(reasonOf({ code: 'none', path: 'x', found: '1', allowed: '2' }).text, /^未通过\[x:1\]/);
});

test('a reason takes the holes of its code, and no other compiles (D-04)', () => {
  const place = { path: 'invtNo', found: '', allowed: '' };
  assert.match(reasonOf({ code: '-623003', ...place }, { declaration: 'L1' }).text, /\[L1\]/);
  assert.match(bareReason('-621004', { declaration: 'L1' }).text, /\[L1\]/);
  // Two codes ask for what either of them asks for.
  const either = ((): '-623003' | '90040' => '-623003')();
  assert.match(reasonOf({ code: either, ...place }, { declaration: 'L1' }).text, /\[L1\]/);
  const wrong = [
    // @ts-expect-error the hole is called declaration
    () => reasonOf({ code: '-623003', ...place }, { declaraton: 'L1' }),
    // @ts-expect-error its text has a hole
    () => reasonOf({ code: '-623003', ...place }),
    // @ts-expect-error one of the two has a hole
    () => reasonOf({ code: either, ...place }),
    // @ts-expect-error its text has none
    () => reasonOf({ code: '90040', ...place }, { declaration: 'L1' }),
    // @ts-expect-error no text has such a hole, whatever the code
    () => reasonOf({ code: '-623003' as string, ...place }, { declaraton: 'L1' }),
    // @ts-expect-error its text has a hole
    () => bareReason('-621004'),
    // @ts-expect-error its text has a hole
    () => noted('-623003', 'x'),
    // @ts-expect-error the hole is called declaration
    () => olderThan('-621012', { appTime: '1', acceptedMs: 0 }, '2', { declaraton: 'L1' }),
  ];
  assert.equal(wrong.length, 8);
});

test('a code of ours is refused by customs (100), an official one by itself (C-02)', () => {
  assert.equal(refusedStatus('-621012'), '-621012');
  assert.equal(refusedStatus('90352'), '100');
});

test('a number that is on record otherwise is told as it is written there; missing documents one by one (B-06, C-01)', () => {
  assert.match(reasonsInfo([spelledOtherwise('w-1')]), /^\[Code:90351;Desc:.*\[w-1\]\]$/);
  const missing = missingDocuments(['运单 A', '支付单 B']);
  assert.deepEqual([missing.code, missing.found], ['90001', '运单 A;支付单 B']);
  assert.match(missing.text, /\[运单 A;支付单 B\]$/);
});

test('what is older than the version on file by its clock alone says so (B-06)', () => {
  const acceptedMs = Date.parse('2026-06-01T14:30:00+08:00');
  const said = (appTime: string): string => olderThan('-301014', { appTime, acceptedMs }, '20260601120000').text;
  assert.match(said('20260601063000'), /恰早8小时，像是UTC时间/);
  assert.match(said('20260601023000'), /像是用了12小时制/);
  assert.doesNotMatch(said('20260601110000'), /像是/);
  for (const text of ['20260601063000', '20260601110000'].map(said)) {
    assert.match(text, /20260601120000/);
    assert.doesNotMatch(text, /UTC is|Beijing time/, 'a receipt is Chinese alone');
  }
});
