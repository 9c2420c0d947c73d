import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, type DeclarationStory } from '@tongguan/sdk';
import { waitingLine } from '../src/common/awaitReceipts.ts';

// Proves that who waits for a decision is told what is waited for, for every set of documents that may be missing, and that a
// number without a history ends the waiting just the same.

const OWNERS = { order: /订单 order/, payment: /支付单 payment/, waybill: /运单 waybill/ } as const;
const KINDS = ['order', 'payment', 'waybill'] as const;

function lineFor(missing: readonly string[] | null): Promise<string> {
  const declaration = (): Promise<DeclarationStory> =>
    missing === null
      ? Promise.reject(new ApiError(404, { code: 'not-found', message_zh: '', message_en: '' }, null))
      : Promise.resolve({ missing } as unknown as DeclarationStory);
  return waitingLine({ declaration }, 'C-1');
}

for (let bits = 0; bits < 8; bits++) {
  const missing = KINDS.filter((_, index) => (bits & (1 << index)) !== 0);
  test(`missing ${missing.join(', ') || 'nothing'}`, async () => {
    const printed = await lineFor(missing);
    assert.match(printed, /仍在等待 \/ still waiting: C-1/);
    for (const kind of KINDS) assert.equal(OWNERS[kind].test(printed), missing.includes(kind), kind);
  });
}

test('what has no history is told as waiting, and no more', async () => {
  assert.equal(await lineFor(null), '仍在等待 / still waiting: C-1');
});
