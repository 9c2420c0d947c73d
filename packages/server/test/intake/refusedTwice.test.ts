import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createIntake, type RefusedAnswer } from '../../src/intake/index.ts';
import type { Examined } from '../../src/intake/examine.ts';
import { refuse } from '../../src/intake/refuse.ts';
import { TAKES } from '../../src/main/takes.ts';
import type { Registry } from '../../src/registry/index.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';
import { NOW_MS } from '../support/world.ts';

// Proves that the same refused bytes get one caller the same answer, and tell another caller nothing of the first (B-07).

test('refused bytes again: the same caller gets the same answer, another gets an own one', () =>
  withDatabase('refused twice', async ({ store }) => {
    const vault = createVault({ sealKey: randomBytes(32), indexKey: randomBytes(32) });
    let nowMs = NOW_MS;
    const clock = { now: () => nowMs };
    const registry = (): Registry => ({}) as Registry;
    const intake = createIntake({
      store: intakeStore(store),
      vault,
      registry,
      clock,
      profile: 'sandbox',
      takes: TAKES,
    });
    const raw = Buffer.from('<no xml');
    const first = (await intake.submit(raw, '3301960001')) as RefusedAnswer;
    nowMs += 5_000;
    const again = (await intake.submit(raw, '3301960001')) as RefusedAnswer;
    const other = (await intake.submit(raw, '3301960002')) as RefusedAnswer;
    assert.deepEqual([again.atMs, again.receipt.equals(first.receipt)], [NOW_MS, true]);
    assert.equal(other.atMs, NOW_MS + 5_000);
    const { rows } = await store.pool.query('SELECT caller_code FROM refused_message');
    assert.deepEqual(rows, [{ caller_code: '3301960001' }]);
    await intake.close();
  }));

test('an answer stored before refusals named the values of official texts is told afresh, at its first time', () =>
  withDatabase('refused before holes', async ({ store }) => {
    const vault = createVault({ sealKey: randomBytes(32), indexKey: randomBytes(32) });
    let nowMs = NOW_MS;
    const deps = {
      store: intakeStore(store),
      vault,
      registry: () => ({}) as Registry,
      clock: { now: () => nowMs },
      profile: 'sandbox',
      takes: TAKES,
    } as const;
    const raw = Buffer.from('<a/>');
    const digest = createHash('sha256').update(raw).digest();
    const holes = { what: '申报企业', named: '3301960002', card: '3301960009' };
    const refusal = {
      code: '-621015',
      path: 'Inventory[1]/InventoryHead/agentCode',
      found: '3301960002',
      allowed: 'x',
      holes,
    };
    const submit = () =>
      refuse(deps, {
        raw,
        callerCode: '3301960009',
        examined: { digest, type: 'CEB621Message', guid: 'G' } as unknown as Examined,
        refusals: [refusal],
        arrivedUs: BigInt(nowMs) * 1000n,
      });
    await submit();
    await store.pool.query('UPDATE refused_message SET answer = replace(answer, \'"holes"\', \'"was"\')');
    nowMs += 5_000;
    const again = await submit();
    assert.equal(again.atMs, NOW_MS);
    assert.match(again.receipt.toString(), /申报企业\[3301960002\]与卡信息\[3301960009\]不匹配，没有权限进行操作/);
  }));
