import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ReturnCentre } from '../../src/registry/index.ts';
import { registryWith } from '../support/authority.ts';
import { auditClean, cameOf, OPERATOR, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { refund } from '../support/later.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the return-centre warehouse (I-04, 公告2021年第70号): only goods of 1210, in a warehouse on record in the area they left
// whose firm is not discredited; nothing is declared before it was sorted; a parcel is declared by a return or leaves again.

const CENTRE: ReturnCentre = {
  ...{ number: 'TH-01', participantCode: BOOK.warehouseCode, customsCode: BOOK.customsCode, area: '测试综保区' },
  ...{ video: 'V-1', system: 'WMS-1', fromMs: 0, untilMs: null, endedMs: null },
};

type Centres = World & { readonly number: string; readonly invtNo: string };

async function withCentre(
  name: string,
  work: (world: Centres) => Promise<void>,
  centres: readonly ReturnCentre[] = [CENTRE],
): Promise<void> {
  await withDatabase(name, async ({ store }) => {
    const registry = {
      ...registryWith({}),
      accountBook: (emsNo: string) => (emsNo === BOOK.emsNo ? BOOK : null),
      returnCentres: (number: string) => centres.filter((one) => one.number === number),
    };
    const world = await openWorld(store, { registry });
    const { order, payment, waybill, declaration } = purchase({ orderNo: 'A1', quantity: '3' });
    await world.send(order, payment, waybill, declaration);
    await world.settle();
    const [row] = await world.rows<{ pre_no: string; invt_no: string; state: number }>('SELECT * FROM declaration');
    assert.equal(row?.state, 800);
    await work({ ...world, number: row.pre_no, invtNo: row.invt_no });
    await auditClean(world);
  });
}

async function step(world: Centres, name: string, body: object): Promise<string> {
  return cameOf(await world.act(`return-parcel.${name}`, world.number, { parcelNo: 'P1', ...body }, OPERATOR));
}

const received = (quantity: string, more: object = {}) => ({
  centre: 'TH-01',
  lines: [{ gnum: '1', quantity }],
  ...more,
});
const GOOD = { originalState: true, fitForResale: true, leftThisArea: true };

/** State and codes of the return of so many. */
async function declare(world: Centres, qty: string, copNo: string): Promise<string> {
  await world.send(refund({ orderNo: 'A1', invtNo: world.invtNo, copNo }, [{ gnum: '1', qty }]));
  await world.settle();
  const [row] = await world.rows<{ state: number; reasons: string }>('SELECT * FROM reversal WHERE cop_no = $1', copNo);
  const codes = [...(row?.reasons ?? '').matchAll(/"code":"(-?\d+)"/g)].map(([, code]) => code);
  if (codes.length > 0) return codes.join(' ');
  const bodies = await world.rows<{ body: string }>(
    'SELECT body FROM receipt WHERE recipient = $1 ORDER BY part, seq',
    FIRMS.seller,
  );
  const last = bodies.at(-1)?.body ?? '';
  return row?.state === 300 ? 'waits' : ([...last.matchAll(/Code:(-?\d+)/g)].at(-1)?.[1] ?? String(row?.state));
}

async function states(world: Centres): Promise<readonly string[]> {
  const rows = await world.rows<{ parcel_no: string; state: number }>('SELECT * FROM return_parcel ORDER BY parcel_no');
  return rows.map((row) => `${row.parcel_no} ${row.state}`);
}

suite('a return-centre warehouse (I-04)', () => {
  test('received, sorted, declared: then it is a return like any other, at the centre', () =>
    withCentre('centre whole', async (world) => {
      assert.equal(await step(world, 'receive', received('3')), 'done');
      assert.equal(await declare(world, '3', 'R1'), '90379', 'not sorted yet');
      assert.equal(await step(world, 'sort', GOOD), 'done');
      assert.equal(await declare(world, '2', 'R2'), '90379', 'a part of a parcel');
      assert.equal(await declare(world, '3', 'R3'), 'waits');
      assert.deepEqual(await states(world), ['P1 4']);
      assert.equal(await step(world, 'out', { document: 'X1' }), '90043', 'what is declared does not leave');
      const [{ pre_no: preNo } = { pre_no: '' }] = await world.rows<{ pre_no: string }>(
        "SELECT pre_no FROM reversal WHERE cop_no = 'R3'",
      );
      assert.equal((await world.act('return.decide', preNo, { decision: 'approve' })).done, true);
      const arrived = { site: 'TH-01', originalState: true, fitForResale: true };
      assert.equal((await world.act('return.arrive', preNo, arrived)).done, true);
      const [row] = await world.rows<{ state: number }>("SELECT state FROM reversal WHERE cop_no = 'R3'");
      assert.equal(row?.state, 399);
    }));

  const BAD = [
    ['altered', { ...GOOD, originalState: false }],
    ['not fit to be sold again', { ...GOOD, fitForResale: false }],
    ['goods of another area', { ...GOOD, leftThisArea: false }],
  ] as const;
  for (const [what, sorting] of BAD) {
    test(`${what}: it leaves the area again, and is not declared`, () =>
      withCentre(`centre ${what}`, async (world) => {
        assert.equal(await step(world, 'receive', received('1')), 'done');
        assert.equal(await step(world, 'out', { document: 'X1' }), '90043', 'it is sorted first');
        assert.equal(await step(world, 'sort', sorting), 'done');
        assert.equal(await declare(world, '1', 'R1'), '90379');
        assert.equal(await step(world, 'sort', GOOD), '90043', 'sorted once');
        assert.equal(await step(world, 'out', { document: 'X1' }), 'done');
        assert.equal(await step(world, 'out', { document: 'X2' }), '90043');
        assert.deepEqual(await states(world), ['P1 5']);
        assert.equal(await declare(world, '1', 'R2'), 'waits', 'other goods of the declaration come back as ever');
      }));
  }

  test('a return that was refused lets its parcel out', () =>
    withCentre('centre refused', async (world) => {
      assert.equal(await step(world, 'receive', received('3')), 'done');
      assert.equal(await step(world, 'sort', GOOD), 'done');
      assert.equal(await declare(world, '3', 'R1'), 'waits');
      const [{ pre_no: preNo } = { pre_no: '' }] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      assert.equal((await world.act('return.decide', preNo, { decision: 'refuse' })).done, true);
      assert.equal(await step(world, 'out', { document: 'X1' }), 'done');
      assert.deepEqual(await states(world), ['P1 5']);
    }));

  test('what no centre may take', () =>
    withCentre(
      'centre refusals',
      async (world) => {
        assert.equal(await step(world, 'receive', received('1', { centre: 'TH-99' })), '90377', 'not on record');
        assert.equal(await step(world, 'receive', received('1', { centre: 'TH-02' })), '90377', 'another area');
        assert.equal(await step(world, 'receive', received('1', { centre: 'TH-03' })), '90377', 'ended');
        assert.equal(await step(world, 'receive', received('4')), '90090', 'more than was released');
        assert.equal(await step(world, 'receive', received('2')), 'done');
        assert.equal(await step(world, 'receive', received('1')), '90043', 'the same parcel twice');
        assert.equal(
          await step(world, 'receive', received('2', { parcelNo: 'P2' })),
          '90090',
          'more than is still outside',
        );
        assert.equal(await step(world, 'sort', { ...GOOD, parcelNo: 'P9' }), '90042');
        const level = { level: 'discredited' };
        assert.equal(cameOf(await world.act('inspection.credit', BOOK.warehouseCode, level, SUPERVISOR)), 'done');
        world.clock.nowMs += 2000;
        const refused = await world.act(
          'return-parcel.receive',
          world.number,
          { ...received('1'), parcelNo: 'P3' },
          OPERATOR,
        );
        assert.equal(refused.code, '90378');
        assert.match(JSON.stringify(refused.facts), /公告2021年第70号 三/);
      },
      [CENTRE, { ...CENTRE, number: 'TH-02', customsCode: '3104' }, { ...CENTRE, number: 'TH-03', endedMs: 1 }],
    ));
});
