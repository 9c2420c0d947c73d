import type { DeclarationHistory } from '../../src/history/types.ts';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { done, refused } from '@tongguan/kernel';
import type { Dossier } from '../../src/cases/types.ts';
import type { OwnBill } from '../../src/consumer/index.ts';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { consumerOf, consumerTokensOf } from '../support/consumer.ts';
import { withDatabase } from '../support/database.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { BUYER, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves the consumer's own door (F-03): every use of one's quota with its tax, and nobody else's; "not mine"; a freeze that
// stops declarations until it is lifted; tokens that end, cannot be made, and say nothing of whose they are.

const OTHER = '110101199003074821';

async function release(world: World, orderNo: string, buyerIdNumber: string = BUYER.idNumber): Promise<string> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, buyerIdNumber });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
  const rows = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration WHERE order_no = $1', orderNo);
  return rows[0]?.pre_no ?? '';
}

test('every use with its tax, and what is left; nothing of another person', () =>
  withDatabase('consumer', async ({ store }) => {
    const world = await openWorld(store);
    const consumer = consumerOf(world);
    const preNo = await release(world, 'A1');
    await release(world, 'B1', OTHER);
    const person = world.vault.personKey('1', BUYER.idNumber);
    const view = await consumer.quota(person, 2026);
    assert.deepEqual([view.limitFen, view.usedFen, view.reservedFen], [2_600_000n, 20_000n, 0n]);
    assert.deepEqual(
      view.uses.map((use) => [use.preNo, use.move, use.amountFen, use.taxFen, use.state]),
      [
        [preNo, 'reserve', 20_000n, 1_820n, 800],
        [preNo, 'post', 20_000n, 1_820n, 800],
      ],
    );
    const earlier = await consumer.quota(person, 2018);
    assert.deepEqual([earlier.limitFen, earlier.uses], [2_000_000n, []]);
  }));

test("tax bills of own declarations, newest first, by tax and line; nobody else's", () =>
  withDatabase('consumer bills', async ({ store }) => {
    const world = await openWorld(store);
    const consumer = consumerOf(world);
    const first = await release(world, 'A1');
    world.clock.nowMs += 1_000;
    const second = await release(world, 'A2');
    const foreign = await release(world, 'B1', OTHER);
    const person = world.vault.personKey('1', BUYER.idNumber);
    const bills = await consumer.bills(person, 2026);
    assert.deepEqual(
      bills.map((bill) => [
        bill.preNo,
        bill.status,
        bill.valueAddedTaxFen,
        bill.lines.map((line) => line.valueAddedTaxFen),
      ]),
      [
        [second, 1, 1_820n, [1_820n]],
        [first, 1, 1_820n, [1_820n]],
      ],
    );
    assert.deepEqual(await consumer.bills(person, 2025), []);
    assert.deepEqual(
      [await consumer.owns(person, first), await consumer.owns(person, foreign), await consumer.owns(person, 'x')],
      [true, false, false],
    );
    assert.deepEqual(await consumer.bill(first), bills[1]);
  }));

test('"not mine" is recorded once, for declarations that used this quota and no others', () =>
  withDatabase('consumer dispute', async ({ store }) => {
    const world = await openWorld(store);
    const consumer = consumerOf(world);
    const preNo = await release(world, 'A1');
    const foreign = await release(world, 'B1', OTHER);
    const person = world.vault.personKey('1', BUYER.idNumber);
    assert.equal((await consumer.dispute(person, foreign, '不是我')).ok, false);
    assert.equal((await consumer.dispute(person, 'B20260601999999999', '不是我')).ok, false);
    const opened = await consumer.dispute(person, preNo, '不是我买的');
    assert.match((opened.ok && opened.value.caseNo) || '', /^A20260601\d{9}$/);
    assert.deepEqual(await consumer.dispute(person, preNo, '再说一次'), opened, 'the same case');
    assert.ok((await consumer.quota(person, 2026)).uses.every(({ disputed }) => disputed));
    const rows = await world.rows<{ statement: Buffer }>('SELECT statement FROM quota_dispute');
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.statement.includes('不是我'), false, 'what a person wrote is sealed');
  }));

test('a frozen quota refuses declarations with 90110 until it is unfrozen, from the next declaration on', () =>
  withDatabase('consumer freeze', async ({ store }) => {
    const world = await openWorld(store);
    const consumer = consumerOf(world);
    const person = world.vault.personKey('1', BUYER.idNumber);
    const states = async (): Promise<string[]> =>
      (
        await world.rows<{ order_no: string; state: number }>(
          'SELECT order_no, state FROM declaration ORDER BY order_no',
        )
      ).map(({ order_no: orderNo, state }) => `${orderNo} ${state}`);
    await consumer.freeze(person, true);
    await release(world, 'A1');
    await release(world, 'B1', OTHER);
    world.clock.nowMs += 1;
    await consumer.freeze(person, false);
    await release(world, 'C1');
    assert.deepEqual(await states(), ['A1 100', 'B1 800', 'C1 800']);
    const [row] = await world.rows<{ reasons: string }>("SELECT reasons FROM declaration WHERE order_no = 'A1'");
    assert.match(row?.reasons ?? '', /90110/);
    assert.doesNotMatch(row?.reasons ?? '', /\d{17}/);
  }));

test('a token ends after a day, and a changed or invented one is none', () =>
  withDatabase('consumer token', async ({ store }) => {
    const world = await openWorld(store);
    const consumer = consumerOf(world);
    const who = { idType: '1', idNumber: BUYER.idNumber, operator: 'operator1', reason: '柜台核验' };
    const issued = await consumerTokensOf(world).issue(who);
    assert.ok(issued.ok);
    const { token } = issued.value;
    const acts = await world.rows<{ kind: string; subject: string; actor_code: string }>('SELECT * FROM act');
    // Journaled, by keyed hash: who issued it for whom.
    const personHex = world.vault.personKey('1', BUYER.idNumber).toString('hex');
    assert.deepEqual(
      acts.map((act) => [act.kind, act.subject, act.actor_code]),
      [['consumer.token', personHex, 'operator1']],
    );
    assert.doesNotMatch(token, /110101/);
    assert.deepEqual(consumer.personOf(token), world.vault.personKey('1', BUYER.idNumber));
    assert.equal(consumer.personOf(`${token.slice(0, -2)}AA`), null);
    assert.equal(consumer.personOf('tgc_'), null);
    assert.equal(consumer.personOf('tg_something'), null);
    world.clock.nowMs += 86_400_000;
    assert.equal(consumer.personOf(token), null);
  }));

const BILL: OwnBill = {
  preNo: 'B1',
  invtNo: 'I1',
  taxNo: 'T1',
  platformCode: 'P',
  releasedMs: 0,
  status: 1,
  customsDutyFen: 0n,
  consumptionTaxFen: 0n,
  valueAddedTaxFen: 910n,
  lines: [
    {
      gnum: '1',
      gcode: '2106909000',
      dutiableFen: 10_000n,
      customsDutyFen: 0n,
      consumptionTaxFen: 0n,
      valueAddedTaxFen: 910n,
    },
  ],
};

const DOSSIER: Dossier = {
  part: 1,
  serial: 1n,
  dossierNo: 'A1',
  kind: 'quota-dispute',
  subject: 'B1',
  preNo: 'B1',
  against: 'P',
  customsCode: null,
  personKey: Buffer.alloc(32),
  openedMs: 0,
  openedAct: 'x',
  openedBy: { code: 'consumer', role: 'consumer' },
  assignedTo: 'officer1',
  outcome: 'upheld',
  restoredFen: 910n,
  concludedMs: 1,
  concludedBy: 'officer2',
};

const ASSESSMENT: DeclarationHistory['assessment'] = {
  by: 'law',
  route: 'reduced',
  dutiableValue: '100.00',
  lines: [],
  total: { customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '9.10', tax: '9.10' },
  explain: [{ rule: 'E-02', law: 'LAW', parameter: 'vat', value: '13 %', confidence: 'verified' }],
};

describe('the door', () => {
  let gateway: Gateway;
  let url = '';
  before(async () => {
    gateway = await createGateway(
      {
        ...NOTHING_BEHIND,
        history: () => Promise.resolve({ assessment: ASSESSMENT } as unknown as DeclarationHistory),
        cases: { ...NOTHING_BEHIND.cases, ofPerson: () => Promise.resolve([DOSSIER]) },
        tracking: {
          ...NOTHING_BEHIND.tracking,
          ofDeclaration: () =>
            Promise.resolve({ logisticsCode: 'L', logisticsNo: 'W', events: [], delivery: null, stop: null }),
        },
        office: {
          ...NOTHING_BEHIND.office,
          staffByToken: (token) =>
            Promise.resolve(
              token === 'operator' || token === 'officer'
                ? { code: `${token}1`, name: '测试', role: token, customsCode: '' }
                : null,
            ),
        },
        consumerTokens: {
          ...NOTHING_BEHIND.consumerTokens,
          issue: () => Promise.resolve(done({ token: 'tgc_good', tokenId: 'x', untilMs: 0 })),
        },
        consumer: {
          personOf: (token) => (token === 'tgc_good' ? Buffer.alloc(32) : null),
          quota: (_person, year) =>
            Promise.resolve({ year, limitFen: 2_600_000n, reservedFen: 0n, usedFen: 100n, frozen: false, uses: [] }),
          dispute: (_person, preNo) => {
            const unknown = { code: '90042', path: 'preNo', found: preNo, allowed: 'B1' };
            return Promise.resolve(preNo === 'B1' ? done({ caseNo: 'A1' }) : refused(unknown));
          },
          freeze: () => Promise.resolve(),
          owns: (_person, preNo) => Promise.resolve(preNo === 'B1'),
          bills: () => Promise.resolve([BILL]),
          bill: () => Promise.resolve(BILL),
        },
      },
      wholeAnswers().compilers,
    );
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => gateway.close());

  const call = async (method: string, path: string, token: string | null, body?: object): Promise<number> => {
    const headers = {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return (await fetch(`${url}${path}`, init)).status;
  };
  const identity = { idType: '1', idNumber: BUYER.idNumber, reason: '柜台核验' };

  for (const [method, path, token, body, status] of [
    ['POST', '/api/office/consumer-tokens', 'operator', identity, 200],
    ['POST', '/api/office/consumer-tokens', 'officer', identity, 403],
    ['POST', '/api/office/consumer-tokens', 'operator', { ...identity, reason: undefined }, 400],
    ['POST', '/api/office/consumer-tokens', 'tgc_good', identity, 401],
    ['GET', '/api/consumer/quota?year=2026', 'tgc_good', undefined, 200],
    ['GET', '/api/consumer/quota', 'operator', undefined, 401],
    ['GET', '/api/consumer/quota', null, undefined, 401],
    ['GET', '/api/consumer/quota?person=x', 'tgc_good', undefined, 400],
    ['POST', '/api/consumer/disputes', 'tgc_good', { preNo: 'B2', statement: 'x' }, 404],
    ['GET', '/api/consumer/bills/B2', 'tgc_good', undefined, 404],
    ['GET', '/api/consumer/parcels/B2', 'tgc_good', undefined, 404],
    ['GET', '/api/consumer/parcels/B1', 'tgc_good', undefined, 200],
  ] as const) {
    test(`${method} ${path} as ${token ?? 'nobody'}: ${status}`, async () => {
      assert.equal(await call(method, path, token, body), status);
    });
  }

  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: 'Bearer tgc_good' } });
    return (await answer.json()) as Record<string, unknown>;
  };

  test('a bill by tax and line, with the law behind it', async () => {
    const bill = await read('/api/consumer/bills/B1');
    assert.deepEqual([bill['tax'], bill['valueAddedTax'], bill['assessment']], ['9.10', '9.10', ASSESSMENT]);
    const [line] = bill['lines'] as { valueAddedTax: string; dutiableValue: string }[];
    assert.deepEqual([line?.dutiableValue, line?.valueAddedTax], ['100.00', '9.10']);
  });

  test('a case says what it is and how it ended, not which officer has it nor whose it is', async () => {
    const { cases } = (await read('/api/consumer/cases')) as { cases: Record<string, unknown>[] };
    assert.deepEqual([cases[0]?.['caseNo'], cases[0]?.['state'], cases[0]?.['restored']], ['A1', 'concluded', '9.10']);
    const written = JSON.stringify(cases);
    for (const hidden of ['officer1', 'officer2', 'personKey', 'consumer'])
      assert.ok(!written.includes(hidden), hidden);
  });

  test('tries beyond five a second are put off', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => call('GET', '/api/consumer/quota', 'tgc_good')));
    assert.ok(answers.includes(429), answers.join(' '));
  });
});
