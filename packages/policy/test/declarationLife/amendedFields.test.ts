import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changedFields,
  FIXED_AFTER_RELEASE,
  FIXED_FIELDS,
  judgeAmendedFields,
  type DeclarationHead,
} from '../../src/index.ts';

// Proves what an amendment may change (I-01): never the keys of the declaration, after release nothing that names an account
// either, everything else freely; and that a person's number is not repeated in a refusal.

const HEAD: DeclarationHead = {
  guid: 'A',
  appTime: '20190501100000',
  ieFlag: 'I',
  orderNo: 'O1',
  ebpCode: 'P',
  ebcCode: 'S',
  agentCode: 'B',
  copNo: 'C1',
  customsCode: '2924',
  tradeMode: '1210',
  assureCode: 'G',
  emsNo: 'E1',
  areaCode: 'W',
  logisticsCode: 'L',
  logisticsNo: 'N1',
  buyerIdType: '1',
  buyerIdNumber: '110101199003070011',
  freight: '10',
};
const amend = (changes: DeclarationHead, way: 'at once' | 'officer'): string => {
  const outcome = judgeAmendedFields(HEAD, { ...HEAD, ...changes }, way);
  return outcome.ok
    ? `changes ${outcome.value.join(' ')}`.trim()
    : outcome.refusals.map(({ code, path }) => `${code} ${path}`).join(' ');
};

for (const field of FIXED_FIELDS) {
  test(`${field} is never amended`, () => {
    assert.equal(amend({ [field]: 'other' }, 'at once'), `-621012 ${field}`);
    assert.equal(amend({ [field]: 'other' }, 'officer'), `-621012 ${field}`);
  });
}

for (const field of FIXED_AFTER_RELEASE) {
  test(`${field} is amended before release and not after it`, () => {
    assert.equal(amend({ [field]: 'other' }, 'at once'), `changes ${field}`);
    assert.equal(amend({ [field]: 'other' }, 'officer'), `-621012 ${field}`);
  });
}

test('freight is amended at any time, and the sending itself is no change', () => {
  assert.equal(amend({ freight: '12', guid: 'B', appTime: '20190502100000' }, 'officer'), 'changes freight');
  assert.equal(amend({}, 'at once'), 'changes');
});

test('an element that is empty is none, one that comes or goes is a change', () => {
  assert.deepEqual(changedFields(HEAD, { ...HEAD, note: '' }), []);
  assert.deepEqual(changedFields(HEAD, { ...HEAD, note: 'x' }), ['note']);
  const { emsNo, ...without } = HEAD;
  assert.equal(emsNo, 'E1');
  assert.deepEqual(changedFields(HEAD, without), ['emsNo']);
});

test('all fields that may not change are named at once, a person’s number without itself', () => {
  const changes = { copNo: 'C2', buyerIdNumber: '110101199003070038', freight: '12' };
  assert.equal(amend(changes, 'officer'), '-621012 copNo -621012 buyerIdNumber');
  const outcome = judgeAmendedFields(HEAD, { ...HEAD, ...changes }, 'officer');
  assert.ok(!outcome.ok);
  assert.doesNotMatch(JSON.stringify(outcome), /19900307/);
});
