import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { audit } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { BOOK } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves on a running platform that no amount, quantity, day or key that staff write stops the lane that carries acts
 * out: each is refused with its code, the next act of the same partition is done, and the ledgers add up.
 */

type Answer = { readonly status: number; readonly text: string };

let platform: Platform;
let sender: SandboxSender;
let tokens: ReadonlyMap<string, string>;
before(async () => {
  const dataDir = sandboxFolder();
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ code, token }) => [code, token]));
});
after(() => platform.stop());

async function act(code: string, path: string, body: object, key: string = randomUUID()): Promise<Answer> {
  const answer = await fetch(`${platform.url}/api/office/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens.get(code)}`,
      'idempotency-key': key,
    },
    body: JSON.stringify({ reason: '测试', ...body }),
  });
  return { status: answer.status, text: await answer.text() };
}

const deposits = (): string => `guarantees/${sender.personas.agent.code}/deposits`;
const entry = (quantity: string): object => ({ document: '测试', items: [{ itemRecordNo: 'ITEM01', quantity }] });

describe('amounts', () => {
  for (const amount of ['99999999999999999', '1000000000000.01', '0', '-1', '1e3', '0.001', '１']) {
    test(`a guarantee of ${amount} is refused, the next is recorded (G-01)`, async () => {
      const refused = await act('officer1', deposits(), { kind: 'cash', amount });
      assert.deepEqual([refused.status, /-900206/.test(refused.text)], [409, true], refused.text);
      assert.equal((await act('officer1', deposits(), { kind: 'cash', amount: '1.00' })).status, 200);
    });
  }

  for (const quantity of ['1000000000000', '1000000000.00001', '0', '-1', '1e3', '0.000001']) {
    test(`a quantity of ${quantity} is refused, the next enters the book (J-01)`, async () => {
      const refused = await act('officer1', `books/${BOOK.emsNo}/entries`, entry(quantity));
      assert.deepEqual([refused.status, /90090/.test(refused.text)], [409, true], refused.text);
      assert.equal((await act('officer1', `books/${BOOK.emsNo}/entries`, entry('1'))).status, 200);
    });
  }
});

test('the last day there is: an instrument until then covers, is extended no more, and is read (G-01)', async () => {
  const insurance = { kind: 'insurance', document: '-1+测试', issuer: '测试', until: '9999-12-31', amount: '5.00' };
  const recorded = await act('officer1', deposits(), insurance);
  assert.equal(recorded.status, 200, recorded.text);
  const extension = { document: '-1+测试', until: '9999-12-31' };
  const extended = await act('officer1', deposits().replace('deposits', 'extensions'), extension);
  assert.ok([200, 409].includes(extended.status), extended.text);
  assert.equal((await act('officer1', deposits(), { kind: 'cash', amount: '1.00' })).status, 200, 'the lane goes on');
  for (const query of ['?from=9999-01-01&to=9999-12-31', '?to=9999-12-31']) {
    assert.equal((await sender.get('agent', `/api/guarantee/reconciliation${query}`)).status, 200, query);
  }
  const file = await (await sender.get('agent', '/api/guarantee/reconciliation')).text();
  assert.ok(file.includes(",'-1+测试,"), 'what an officer typed is no formula of whoever opens the file');
});

test('one key for acts of two partitions: the second is refused, and no lane stops (K-03)', async () => {
  const key = randomUUID();
  const rate = { hsPrefix: '9701', rateBasisPoints: 0 };
  const first = await act('supervisor1', 'inspection-rates/K1', rate, key);
  assert.equal(first.status, 202, first.text);
  for (const subject of ['K2', 'K3', 'K4']) {
    const second = await act('supervisor1', `inspection-rates/${subject}`, rate, key);
    assert.deepEqual([second.status, /90044/.test(second.text)], [409, true], second.text);
    assert.equal((await act('supervisor1', `inspection-rates/${subject}`, rate)).status, 202);
  }
  assert.deepEqual(await act('supervisor1', 'inspection-rates/K1', rate, key), first, 'again it is the same answer');
});

test('after all of it the ledgers add up', async () => {
  const store = openStore({ url: platform.databaseUrl });
  const { ok } = await audit(store.pool);
  await store.close();
  assert.equal(ok, true);
});
