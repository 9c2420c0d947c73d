import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BatchState } from '../../src/clearance/state.ts';
import type { ClearanceParameters, Declaration } from '../../src/clearance/types.ts';
import type { Lease } from '../../src/lane/types.ts';
import { RECEIPT_KINDS } from '../../src/receipts/types.ts';

// Proves that receipts follow the events (C-02): what is told of a declaration by a receipt of its own comes behind its steps,
// and the way past that order does not compile. No database.

const PART = 3;
const DECLARATION = { part: PART, serial: 7n, state: 800, callerCode: 'A', agentCode: 'A', ebpCode: 'B', ebcCode: 'C' };
const BODY = { subject: {}, steps: [{ status: '1', info: '税单', atMs: 1 }] };

function begun(): BatchState {
  const lease = { part: PART, token: 1n, nextSerial: 8n, nextSeq: 1n } as unknown as Lease;
  return new BatchState(new Map([[PART, lease]]), {} as ClearanceParameters, 1);
}

const told = (state: BatchState): unknown[] =>
  state.finish().receipts.map(({ kind, recipient }) => `${kind} ${recipient}`);

test('a receipt about a declaration comes behind the steps it has had, one about none is in no order with them', () => {
  const state = begun();
  state.say(DECLARATION as unknown as Declaration, '放行');
  state.answer(PART, ['B'], RECEIPT_KINDS.message, BODY, null, null);
  state.answer(PART, ['A'], RECEIPT_KINDS.taxBill, BODY, DECLARATION.serial, null);
  const declared = ['A', 'B', 'C'].map((firm) => `${RECEIPT_KINDS.declaration} ${firm}`);
  assert.deepEqual(told(state), [`${RECEIPT_KINDS.message} B`, ...declared, `${RECEIPT_KINDS.taxBill} A`]);
});

test('past that order a receipt about a declaration does not compile', () => {
  const state = begun();
  state.out.emit(PART, ['B'], RECEIPT_KINDS.message, BODY, null, null);
  // @ts-expect-error it belongs to a declaration: answer tells the steps of this first
  const past = (): void => state.out.emit(PART, ['A'], RECEIPT_KINDS.taxBill, BODY, DECLARATION.serial, null);
  assert.equal(typeof past, 'function');
  assert.deepEqual(told(state), [`${RECEIPT_KINDS.message} B`]);
});
