import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { audit } from '../../src/ledgers/index.ts';
import { openHistories } from '../../src/main/wiring/histories.ts';
import { withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, BUYER, purchase, type PurchaseOptions } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the yearly account of a person and tariff line (H-01): what a remark of the list allows for a year is taken by releases
// of that year in whatever orders, lanes and moments, refused beyond with used, asked and allowed, given back by what is taken
// back, and is nobody else's and no other year's.

const OPERATOR = { code: 'operator1', role: 'operator' } as const;
const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
const GOOD = { site: BOOK.warehouseCode, originalState: true, fitForResale: true };
const LAW = '公告2026年第1号';
const NOTE = '每人每年不超过2千克';
const DAY_MS = 86_400_000;

async function load(world: World, edition: string, note: string, from = '2026-06-01'): Promise<void> {
  world.clock.nowMs += 1_000;
  const rows = [
    ['税则号列', '货品名称', '备注'],
    ['21069090', '其他编号未列名的食品', note],
    ['33049900', '护肤品', ''],
  ];
  const outcome = await world.act('goods.list', edition, { from, law: LAW, rows }, OPERATOR);
  assert.equal(outcome.code, '', JSON.stringify(outcome.facts));
}

/** Four documents with this net weight. */
function documents(orderNo: string, kilograms: string, more: Partial<PurchaseOptions> = {}) {
  const { declaration, ...others } = purchase({ orderNo, price: '10.00', ...more });
  const lines = declaration.InventoryList.map((line) => ({ ...line, qty1: kilograms }));
  return { ...others, declaration: { ...declaration, InventoryList: lines } };
}

async function buy(
  world: World,
  orderNo: string,
  kilograms: string,
  more: Partial<PurchaseOptions> = {},
): Promise<string> {
  world.clock.nowMs += 1_000;
  await world.send(...Object.values(documents(orderNo, kilograms, more)));
  await world.settle();
  return standing(world, orderNo);
}

type Row = { pre_no: string; invt_no: string; state: number; reasons: string | null };

async function declarationOf(world: World, orderNo: string): Promise<Row> {
  const [row] = await world.rows<Row>(
    'SELECT pre_no, invt_no, state, reasons FROM declaration WHERE order_no = $1 ORDER BY serial DESC',
    orderNo,
  );
  assert.ok(row, orderNo);
  return row;
}

async function standing(world: World, orderNo: string): Promise<string> {
  const { state, reasons } = await declarationOf(world, orderNo);
  const codes = (JSON.parse(reasons ?? '[]') as { code: string }[]).map(({ code }) => code);
  return [state, ...codes].join(' ');
}

/** Granted, reserved and posted, in 1/100,000 kilogram. */
async function used(world: World): Promise<readonly string[]> {
  const rows = await world.rows<{ account: string; granted: bigint; reserved: bigint; posted: bigint }>(
    'SELECT account, granted, reserved, posted FROM ledger_account WHERE book = 5 ORDER BY account',
  );
  return rows.map(({ account, granted, reserved, posted }) =>
    [account.slice(account.indexOf('/') + 1), granted, reserved, posted].join(' '),
  );
}

/** What no lane has looked at, or is on its way. */
async function left(world: World): Promise<bigint> {
  const [row] = await world.rows<{ n: bigint }>(
    'SELECT (SELECT count(*) FROM arrival) + (SELECT count(*) FROM clearing_work) AS n',
  );
  return row?.n ?? 0n;
}

const inWorld = (name: string, run: (world: World) => Promise<void>, note = NOTE): Promise<void> =>
  withDatabase(name, async ({ store }) => {
    const world = await openWorld(store);
    await load(world, 'E1', note);
    await run(world);
  });

test('two orders of one person over the quantity: the second is refused with used, asked, allowed, remark and law', () =>
  inWorld('year over', async (world) => {
    assert.equal(await buy(world, 'A1', '1.5'), '800');
    assert.equal(await buy(world, 'A2', '0.6'), '100 90122');
    const { reasons } = await declarationOf(world, 'A2');
    const [reason] = JSON.parse(reasons ?? '[]') as { path: string; found: string; allowed: string }[];
    assert.deepEqual(
      { ...reason, text: undefined, code: undefined },
      {
        ...{ path: 'InventoryList[1]/gcode', text: undefined, code: undefined },
        found: '2106909000 本年已用 1.5 + 本单 0.6 = 2.1 (035)',
        allowed: `≤ 2 (035)；清单备注：${NOTE}（E1, ${LAW}）`,
      },
    );
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 150000']);
    assert.equal(await buy(world, 'A3', '0.5'), '800', 'exactly the quantity fits');
    assert.equal(await buy(world, 'A4', '0.00001'), '100 90122');
    assert.equal(await buy(world, 'B1', '2', { buyerIdNumber: identityNumber(1) }), '800', 'another person');
    assert.deepEqual(await used(world).then((rows) => rows.length), 2);
    const quota = await world.rows('SELECT reserved FROM ledger_account WHERE book = 1 AND reserved <> 0');
    assert.deepEqual(quota, [], 'what was refused holds no quota');
    await clean(world);
  }));

test('goods without such a remark, and remarks that cannot be counted, have no account and no step', () =>
  inWorld(
    'year none',
    async (world) => {
      assert.equal(await buy(world, 'A1', '1.5'), '300 90120');
      const { pre_no } = await declarationOf(world, 'A1');
      await world.act('declaration.review', pre_no, { decision: 'approve' });
      assert.equal((await declarationOf(world, 'A1')).state, 800);
      await load(world, 'E2', '');
      assert.equal(await buy(world, 'A2', '100'), '800');
      assert.deepEqual(await used(world), []);
      assert.deepEqual(await world.rows('SELECT 1 FROM ledger_entry WHERE book = 5'), []);
      await clean(world);
    },
    '每人每年合计不超过2千克',
  ));

test('what an officer lets go counts as well, and is refused beyond', () =>
  inWorld(
    'year reviewed',
    async (world) => {
      for (const [orderNo, expected] of [
        ['A1', 800],
        ['A2', 100],
      ] as const) {
        assert.equal(await buy(world, orderNo, '1.5'), '300 90120');
        const { pre_no } = await declarationOf(world, orderNo);
        await world.act('declaration.review', pre_no, { decision: 'approve' });
        assert.equal((await declarationOf(world, orderNo)).state, expected);
      }
      assert.match(await standing(world, 'A2'), /90122$/);
      assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 150000']);
      await clean(world);
    },
    `${NOTE}；依法需要注册备案的特殊食品除外`,
  ));

test('two lanes at once, each with the orders of its own parts: what is released is the quantity, whoever comes first', () =>
  inWorld('year lanes', async (world) => {
    const orders = Array.from({ length: 8 }, (_, n) => `L${n}`);
    for (const orderNo of orders) await world.send(...Object.values(documents(orderNo, '0.5')));
    const person = partOf('person', world.vault.personKey('1', BUYER.idNumber).toString('hex'));
    const lanes = [0, 1].map((n) => world.lane({ owner: `half ${n}`, home: (part) => part % 2 === n }));
    // The lane that loaded the list gives its parts up.
    await world.rows('UPDATE lane_lease SET until_ms = 0');
    for (let looks = 0; (await left(world)) > 0n && looks < 100; looks++) {
      await Promise.all(lanes.map((lane) => lane.drainOnce()));
    }
    assert.ok(
      orders.some((orderNo) => partOf('order', orderNo) % 2 !== person % 2),
      'some travel to the person',
    );
    const states = await Promise.all(orders.map((orderNo) => standing(world, orderNo)));
    assert.deepEqual(states.toSorted(), [
      '100 90122',
      '100 90122',
      '100 90122',
      '100 90122',
      '800',
      '800',
      '800',
      '800',
    ]);
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 200000']);
    await clean(world);
  }));

test('a return in part gives back its share, the rest the rest, and a cancellation everything', () =>
  inWorld('year back', async (world) => {
    // Three pieces of 1 kilogram together: a third is no whole 0.00001.
    assert.equal(await buy(world, 'A1', '1', { quantity: '3' }), '800');
    const { invt_no: invtNo } = await declarationOf(world, 'A1');
    const back = async (qty: string): Promise<void> => {
      await world.send(refund({ orderNo: 'A1', invtNo, copNo: `R${qty}` }, [{ gnum: '1', qty }]));
      await world.settle();
      const [row] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE cop_no = $1', `R${qty}`);
      await world.act('return.decide', row?.pre_no ?? '', { decision: 'approve' });
      assert.deepEqual((await world.act('return.arrive', row?.pre_no ?? '', GOOD)).code, '');
    };
    await back('1');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 66667']);
    await back('2');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 0']);
    await clean(world);
    assert.equal(await buy(world, 'A2', '2'), '800');
    assert.equal(await buy(world, 'A3', '1'), '100 90122');
    await world.send(cancellation({ orderNo: 'A2', invtNo: (await declarationOf(world, 'A2')).invt_no }));
    await world.settle();
    const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal WHERE kind = 1');
    await world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
    assert.equal(await buy(world, 'A4', '2'), '800');
    await clean(world);
  }));

test('the next year begins anew; what came back late goes to the year in which it was taken', () =>
  inWorld('year next', async (world) => {
    world.clock.nowMs = Date.parse('2026-12-31T20:00:00+08:00');
    world.restart();
    assert.equal(await buy(world, 'A1', '2', { appTime: '20261231200000' }), '800');
    assert.equal(await buy(world, 'A2', '1', { appTime: '20261231200000' }), '100 90122');
    world.clock.nowMs = Date.parse('2027-01-01T00:00:00+08:00');
    assert.equal(await buy(world, 'B1', '2', { appTime: '20270101000000' }), '800');
    await world.send(cancellation({ orderNo: 'A1', invtNo: (await declarationOf(world, 'A1')).invt_no }));
    await world.settle();
    const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 0', '21069090/035/2027 200000 0 200000']);
    await clean(world);
  }));

test('a quantity that an edition changes during the year: each declaration is judged by its own day', () =>
  inWorld('year editions', async (world) => {
    assert.equal(await buy(world, 'A1', '1.5'), '800');
    world.clock.nowMs += DAY_MS;
    await load(world, 'E2', '每人每年不超过3千克', '2026-06-02');
    assert.equal(await buy(world, 'A2', '1.2'), '800');
    assert.deepEqual(await used(world), ['21069090/035/2026 300000 0 270000']);
    world.clock.nowMs += DAY_MS;
    await load(world, 'E3', '每人每年不超过2.8千克', '2026-06-03');
    assert.equal(await buy(world, 'A3', '0.2'), '100 90122', '2.7 + 0.2 is more than 2.8');
    assert.equal(await buy(world, 'A4', '0.1'), '800');
    assert.deepEqual(await used(world), ['21069090/035/2026 300000 0 280000']);
    await clean(world);
  }));

test('an amendment takes what it needs more, gives back what it needs less, and does not pass where it does not fit (I-01)', () =>
  inWorld('year amended', async (world) => {
    assert.equal(await buy(world, 'A1', '1'), '800');
    assert.equal(await buy(world, 'A2', '0.5'), '800');
    const { pre_no } = await declarationOf(world, 'A1');
    const amend = async (kilograms: string, appTime: string): Promise<string> => {
      const { declaration } = documents('A1', kilograms);
      const head = { ...declaration.InventoryHead, appType: '2', appTime };
      await world.send({ ...declaration, InventoryHead: head });
      await world.settle();
      await world.act('amendment.decide', pre_no, { decision: 'approve' });
      const [row] = await world.rows<{ state: number; reasons: string | null }>(
        'SELECT state, reasons FROM reversal WHERE kind = 3 ORDER BY serial DESC LIMIT 1',
      );
      const codes = (JSON.parse(row?.reasons ?? '[]') as { code: string }[]).map(({ code }) => code);
      return [row?.state, ...codes].join(' ');
    };
    assert.equal(await amend('1.6', '20260601120000'), '100 90122');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 150000']);
    assert.equal(await amend('1.5', '20260601120100'), '399');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 200000']);
    assert.equal(await amend('0.4', '20260601120200'), '399');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 90000']);
    await clean(world);
  }));

test('goods let go by hand count when they are reconciled; what exceeds the year is reported and takes nothing (K-03)', () =>
  inWorld('year by hand', async (world) => {
    const hand = async (orderNo: string, kilograms: string): Promise<string> => {
      world.clock.nowMs += 1_000;
      const { order, payment, waybill, declaration } = documents(orderNo, kilograms);
      await world.send(declaration);
      await world.settle();
      const { pre_no } = await declarationOf(world, orderNo);
      await world.act('declaration.contingency', pre_no, { incident: 'INC1' }, SUPERVISOR);
      await world.send(order, payment, waybill);
      await world.settle();
      assert.equal((await world.act('declaration.reconcile', pre_no)).code, '');
      return standing(world, orderNo);
    };
    assert.equal(await hand('A1', '1.5'), '800');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 150000']);
    assert.equal(await hand('A2', '0.6'), '800 90122');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 150000']);
    assert.equal(await buy(world, 'A3', '0.5'), '800');
    await clean(world);
  }));

test('a dispute that is upheld gives it back, once: a return later gives nothing (F-03)', () =>
  inWorld('year disputed', async (world) => {
    assert.equal(await buy(world, 'A1', '2'), '800');
    const { pre_no, invt_no: invtNo } = await declarationOf(world, 'A1');
    const person = world.vault.personKey('1', BUYER.idNumber).toString('hex');
    const consumer = { code: 'consumer', role: 'consumer' } as const;
    const opened = await world.act('quota.dispute', person, { preNo: pre_no, statement: '不是我买的' }, consumer);
    await world.act('case.conclude', opened.facts['caseNo'] ?? '', { outcome: 'upheld' });
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 0']);
    await world.send(cancellation({ orderNo: 'A1', invtNo }));
    await world.settle();
    const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    await world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 0']);
    await clean(world);
  }));

test('short of guarantee it is given back; the history of a declaration shows the movements, and no person', () =>
  withDatabase('year undone', async ({ store }) => {
    const world = await openWorld(store, { guarantee: '0' });
    await load(world, 'E1', NOTE);
    assert.equal(await buy(world, 'A1', '2'), '100 90002');
    assert.deepEqual(await used(world), ['21069090/035/2026 200000 0 0']);
    await clean(world);
    const { pre_no } = await declarationOf(world, 'A1');
    const histories = openHistories({ store, vault: world.vault, clock: world.clock });
    const told = await histories(pre_no, 'customs');
    assert.deepEqual(
      told?.ledger
        .filter(({ book }) => book === 'quantity')
        .map(({ account, move, amount }) => [account, move, amount]),
      [
        ['21069090/035/2026', 'reserve', '2'],
        ['21069090/035/2026', 'release', '2'],
      ],
    );
  }));

test('the audit notices an account that was tampered with: less used, more granted, another person’s, a bill that says less', () =>
  inWorld('year tampered', async (world) => {
    assert.equal(await buy(world, 'A1', '2'), '800');
    const TAMPERINGS: readonly (readonly [what: string, ...sql: string[]])[] = [
      ['balance', 'UPDATE ledger_account SET posted = posted - 1 WHERE book = 5'],
      ['granted', 'UPDATE ledger_account SET granted = granted + 1 WHERE book = 5'],
      [
        'used less, in journal and account',
        'UPDATE ledger_account SET posted = posted - 1 WHERE book = 5',
        'UPDATE ledger_entry SET amount = amount - 1 WHERE book = 5 AND kind IN (2, 3)',
      ],
      [
        'another person',
        `UPDATE ledger_account SET account = 'f' || substr(account, 2) WHERE book = 5`,
        `UPDATE ledger_entry SET account = 'f' || substr(account, 2) WHERE book = 5`,
      ],
      ['bill', `UPDATE tax_bill SET lines = replace(lines, '"quantity5":"200000"', '"quantity5":"100000"')`],
    ];
    for (const [what, ...statements] of TAMPERINGS) {
      const client = await world.store.pool.connect();
      try {
        await client.query('BEGIN');
        let changed = 0;
        for (const statement of statements) changed += (await client.query(statement)).rowCount ?? 0;
        const { ok } = await audit(client, { only: /H-01|every balance/ });
        await client.query('ROLLBACK');
        assert.deepEqual([changed > 0, ok], [true, false], what);
      } finally {
        client.release();
      }
    }
    await clean(world);
  }));
