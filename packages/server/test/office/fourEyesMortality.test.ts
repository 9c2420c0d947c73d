import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { formatFen } from '@tongguan/kernel';
import { fourEyesWithdrawal, valueOn } from '@tongguan/policy';
import { type Lane } from '../../src/clearance/index.ts';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { decideProposal, submitAct } from '../../src/office/index.ts';
import { clearanceStore } from '../../src/store/lane/transaction.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { withDatabase } from '../support/database.ts';
import { type Fates, mortalStore, random } from '../support/processes/mortal.ts';
import { FIRMS } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves that what needs a second person is done exactly once after they agreed, never before and never for anything else,
// although lanes die at every kind of statement and at random, transactions are ended or run twice, and everybody asks
// twice (K-03).

const FATES: Fates = { death: 0.005, abort: 0.01, again: 0.15, unheard: 0.1 };
/** Of the some thirty kinds of statement that lanes have here. */
const KINDS_MIN = 20;
const LIMIT = valueOn(fourEyesWithdrawal, '2026-06-01');
const GRANTED = 100_000_000n;
const ACTS = 24;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const SECOND = { code: 'supervisor2', role: 'supervisor' } as const;

for (const seed of [1, 2, 3]) {
  test(`lanes that die between asking, agreeing and carrying out: once each (seed ${seed})`, () =>
    withDatabase(`four eyes mortal ${seed}`, async ({ store }) => {
      const world = await openWorld(store);
      const draw = random(seed);
      const kind = ACT_KINDS.find(({ name }) => name === 'guarantee.withdraw');
      assert.ok(kind);
      const { vault, clock } = world;
      const proposals = proposalStore(store);
      const deps = { ...officeOf(store), proposals, kinds: ACT_KINDS, vault, clock, waitMs: 0 };
      let lives = 0;
      let lane: Lane | null = null;
      const died = new Set<string>();
      /** How many kinds of statement a lane died at. */
      const drain = async (): Promise<number> => {
        died.clear();
        for (let quiet = 0, looks = 0; quiet < 3; looks += 1) {
          assert.ok(looks < 500, 'it comes to rest');
          const mortal = mortalStore(clearanceStore(store), draw, FATES, died);
          lane ??= world.lane({ owner: `life ${++lives}`, store: mortal });
          try {
            await lane.drainOnce();
          } catch {
            await world.rows('UPDATE lane_lease SET until_ms = 0');
            lane = null;
          }
          const [left] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM arrival');
          quiet = left?.n === 0n ? quiet + 1 : 0;
        }
        return died.size;
      };
      const acts = Array.from({ length: ACTS }, (_, n) => ({ actId: randomUUID(), fen: BigInt(n + 1) * 700_000n }));
      const submit = async (times: number): Promise<void> => {
        await Promise.all(
          acts.flatMap(({ actId, fen }) =>
            Array.from({ length: times }, () => {
              const body = { amount: formatFen(fen) };
              const request = { kind, number: FIRMS.seller, actor: SUPERVISOR, reason: '企业申请', body, actId };
              return submitAct(deps, request).then((submitted) => assert.ok(submitted.ok));
            }),
          ),
        );
      };
      await submit(2);
      assert.ok((await drain()) > KINDS_MIN);
      const alone = await doneOf();
      assert.ok(alone.reduce((sum, { fen }) => sum + fen, 0n) < LIMIT, 'one person alone stays below the limit');
      assert.ok(alone.length > 0 && alone.length < ACTS);
      const open = await proposals.list({ openOnly: true, nowMs: clock.nowMs, limit: 100, district: '' });
      assert.equal(open.length + alone.length, ACTS, 'each is done or waits');
      const agreed = open.filter((_, index) => index % 3 !== 0).slice(0, 6);
      for (const { proposalId } of agreed) {
        const decision = { proposalId, approve: true, actor: SECOND, reason: '复核' };
        await Promise.all([decideProposal(deps, decision), decideProposal(deps, decision)]);
      }
      const [declined] = open.filter(({ proposalId }) => !agreed.some((one) => one.proposalId === proposalId));
      assert.ok(declined);
      await decideProposal(deps, { proposalId: declined.proposalId, approve: false, actor: SECOND, reason: '不同意' });
      assert.ok((await drain()) > KINDS_MIN);
      await submit(1);
      await drain();
      const all = await doneOf();
      assert.deepEqual(
        all.map(({ actId }) => actId).toSorted(),
        [...alone.map(({ actId }) => actId), ...agreed.map(({ proposalId }) => proposalId)].toSorted(),
      );
      const [account] = await world.rows<{ granted: bigint }>('SELECT granted FROM ledger_account WHERE book = 2');
      assert.equal(account?.granted, GRANTED - all.reduce((sum, { fen }) => sum + fen, 0n), 'to the fen, once each');
      await clean(world);

      async function doneOf(): Promise<{ actId: string; fen: bigint }[]> {
        const rows = await world.rows<{ act_id: string }>('SELECT act_id FROM act_outcome WHERE done');
        return rows.map(({ act_id: actId }) => ({ actId, fen: acts.find((one) => one.actId === actId)?.fen ?? 0n }));
      }
    }));
}
