import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import { type Actor, decideProposal, submitAct } from '../../src/office/index.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { withDatabase } from '../support/database.ts';
import { cancellation } from '../support/later.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';
import { officeOf } from '../support/office.ts';

// Proves that staff of a customs district act on what belongs to it and on nothing else, at the door, before anything is
// recorded: declarations, applications, account books, and as the second person of a proposal (K-03).

const HERE = BOOK.customsCode;
const ELSEWHERE = '5141';
const officer = (district: string): Actor => ({ code: `officer-${district}`, role: 'officer', district });
const supervisor = (code: string, district: string): Actor => ({ code, role: 'supervisor', district });

function doorOf(world: World) {
  const office = officeOf(world.store);
  const { vault, clock } = world;
  const deps = { ...office, vault, clock, waitMs: 0, proposals: proposalStore(world.store), kinds: ACT_KINDS };
  const kindOf = (name: string) => {
    const kind = ACT_KINDS.find((one) => one.name === name);
    assert.ok(kind, name);
    return kind;
  };
  return { deps, kindOf };
}

async function released(world: World): Promise<{ preNo: string; invtNo: string }> {
  const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const [row] = await world.rows<{ pre_no: string; invt_no: string }>('SELECT pre_no, invt_no FROM declaration');
  return { preNo: row?.pre_no ?? '', invtNo: row?.invt_no ?? '' };
}

const DISTRICTS: readonly (readonly [name: string, district: string, code: string])[] = [
  ['of the district', HERE, ''],
  ['of no district, for all', '', ''],
  ['of another district', ELSEWHERE, '90308'],
];

for (const [name, district, code] of DISTRICTS) {
  test(`an officer ${name}: ${code || 'may'}`, () =>
    withDatabase(`district ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      await store.pool.query(
        `INSERT INTO participant (code, credit_code, name, roles, sandbox)
         VALUES ($1, '91350100M000100Y43', '测试仓储', '{warehouse}', false)`,
        [BOOK.warehouseCode],
      );
      await store.pool.query(
        'INSERT INTO account_book (ems_no, warehouse_code, customs_code, city) VALUES ($1, $2, $3, $4)',
        [BOOK.emsNo, BOOK.warehouseCode, BOOK.customsCode, BOOK.city],
      );
      const { preNo, invtNo } = await released(world);
      await world.send(cancellation({ orderNo: 'A1', invtNo, copNo: 'X1' }));
      await world.settle();
      const [application] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      const { deps, kindOf } = doorOf(world);
      const asked = [
        ['declaration.review', preNo, { decision: 'approve' }],
        ['cancellation.decide', application?.pre_no ?? '', { decision: 'refuse' }],
        ['book.loss', BOOK.emsNo, { items: [{ itemRecordNo: 'ITEM01', quantity: '1' }] }],
      ] as const;
      for (const [kind, number, body] of asked) {
        const request = { kind: kindOf(kind), number, actor: officer(district), reason: '测试', body };
        const answer = await submitAct(deps, request);
        assert.equal(answer.ok ? '' : answer.refusals[0]?.code, code, kind);
      }
      const [acts] = await world.rows<{ n: bigint }>('SELECT count(*) AS n FROM act');
      assert.equal(acts?.n, code === '' ? BigInt(asked.length) : 0n, 'what is not theirs is not even recorded');
    }));
}

test('the second person is of the district as well', () =>
  withDatabase('district second', async ({ store }) => {
    const world = await openWorld(store);
    const { order, waybill, declaration } = purchase({ orderNo: 'A1' });
    await world.send(order, waybill, declaration);
    await world.settle();
    const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration');
    const { deps, kindOf } = doorOf(world);
    const kind = kindOf('declaration.contingency');
    const body = { incident: 'I-1' };
    const number = row?.pre_no ?? '';
    const elsewhere = await submitAct(deps, {
      kind,
      number,
      actor: supervisor('s1', ELSEWHERE),
      reason: '测试',
      body,
    });
    assert.equal(elsewhere.ok ? '' : elsewhere.refusals[0]?.code, '90308');
    const proposed = await submitAct(deps, { kind, number, actor: supervisor('s1', HERE), reason: '测试', body });
    assert.ok(proposed.ok);
    await world.settle();
    const decision = { proposalId: proposed.value.actId, approve: true, reason: '测试' };
    const wrong = await decideProposal(deps, { ...decision, actor: supervisor('s2', ELSEWHERE) });
    assert.equal(wrong.ok ? '' : wrong.refusals[0]?.code, '90308');
    const right = await decideProposal(deps, { ...decision, actor: supervisor('s3', HERE) });
    assert.ok(right.ok, JSON.stringify(right));
  }));
