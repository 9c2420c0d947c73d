import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { authenticationAt, type IdentityAuthentication, nameContent } from '../../src/consumer/types.ts';
import { withDatabase } from '../support/database.ts';
import { purchase, withHead } from '../support/purchase.ts';
import { clean, reasonsOf, statesOf } from '../support/readings.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the authenticated buyer (D-02, D-05a, 194号 (九)): payer and buyer may differ from the moment on at which somebody has
// recorded that an authorised body authenticated this person of this name, on the days of the record, until it is taken back;
// that the record knows number and name by keyed hash alone; and that who pays for himself needs none.

const at = (text: string): number => Date.parse(`${text}+08:00`);
const [NAME, OTHER] = [Buffer.from('name'), Buffer.from('other')];
const record = (more: Partial<IdentityAuthentication>): IdentityAuthentication => ({
  person: Buffer.from('person'),
  nameKey: NAME,
  result: 'authenticated',
  authority: '机构',
  authorisation: '授权书',
  evidence: 'RZ-1',
  onDay: '2026-05-01',
  untilDay: null,
  recordedMs: at('2026-06-01T10:00:00'),
  ...more,
});
const ended = record({ untilDay: '2026-06-30' });
const withdrawn = record({ result: 'withdrawn', recordedMs: at('2026-06-02T10:00:00') });
const again = record({ recordedMs: at('2026-06-03T10:00:00'), evidence: 'RZ-2' });

const COUNTS: readonly (readonly [
  name: string,
  rows: readonly IdentityAuthentication[],
  nameKey: Buffer,
  moment: string,
  evidence: string | null,
])[] = [
  ['nothing on record', [], NAME, '2026-06-01T12:00:00', null],
  ['the moment before it is recorded', [record({})], NAME, '2026-06-01T09:59:59.999', null],
  ['the moment it is recorded', [record({})], NAME, '2026-06-01T10:00:00', 'RZ-1'],
  ['years later', [record({})], NAME, '2030-01-01T00:00:00', 'RZ-1'],
  ['of another name', [record({})], OTHER, '2026-06-01T12:00:00', null],
  ['the last millisecond of its last day', [ended], NAME, '2026-06-30T23:59:59.999', 'RZ-1'],
  ['the day after its last day', [ended], NAME, '2026-07-01T00:00:00', null],
  [
    'authenticated on a later day than it is asked for',
    [record({ onDay: '2026-06-02' })],
    NAME,
    '2026-06-01T23:00:00',
    null,
  ],
  ['before it is taken back', [record({}), withdrawn], NAME, '2026-06-02T09:59:59.999', 'RZ-1'],
  ['taken back', [record({}), withdrawn], NAME, '2026-06-02T10:00:00', null],
  ['recorded anew', [record({}), withdrawn, again], NAME, '2026-06-03T10:00:00', 'RZ-2'],
  [
    'recorded anew under another name',
    [record({}), record({ ...again, nameKey: OTHER })],
    NAME,
    '2026-06-04T10:00:00',
    null,
  ],
];

for (const [name, rows, nameKey, moment, evidence] of COUNTS) {
  test(`${name}: ${evidence ?? 'counts for nothing'}`, () =>
    assert.equal(authenticationAt(rows, nameKey, at(moment))?.evidence ?? null, evidence));
}

const BUYER = { idNumber: '110101199003070791', name: '测试甲' } as const;

async function authenticate(world: World, more: Record<string, unknown> = {}): Promise<void> {
  const { vault } = world;
  const person = vault.personKey('1', BUYER.idNumber).toString('hex');
  const { buyerName } = purchase({ orderNo: 'X' }).order.OrderHead;
  const nameKey = vault.contentKey(nameContent(buyerName)).toString('hex');
  const said = { authority: '身份认证机构', authorisation: '授权书 1', evidence: 'RZ-1', on: '2026-05-01' };
  const body = { result: 'authenticated', nameKey, ...said, ...more };
  await world.append('identity.authenticate', person, body, { code: 'operator1', role: 'operator' });
  await world.settle();
}

/** A purchase somebody else has paid. */
async function paidByOther(world: World, orderNo: string, payer: Record<string, string>): Promise<void> {
  const documents = purchase({ orderNo, buyerIdNumber: BUYER.idNumber });
  const { order, waybill, declaration } = documents;
  await world.send(order, withHead(documents, 'payment', payer), waybill, declaration);
  await world.settle();
}

const PAYERS: readonly (readonly [name: string, payer: Record<string, string>])[] = [
  ['another name', { payerName: '付款人' }],
  ['another number', { payerIdNumber: '110101199003074821' }],
  ['another kind of paper', { payerIdType: '2' }],
];

for (const [name, payer] of PAYERS) {
  test(`a payer of ${name} is refused before the record and released after it, told with it (D-05a)`, () =>
    withDatabase('authenticated buyer', async ({ store }) => {
      const world = await openWorld(store);
      await paidByOther(world, 'BEFORE', payer);
      assert.ok((await reasonsOf(world, 'BEFORE')).every((code) => code === '1327'));
      assert.deepEqual((await statesOf(world, 'BEFORE')).slice(-1), ['100']);
      await authenticate(world);
      await paidByOther(world, 'AFTER', payer);
      assert.deepEqual((await statesOf(world, 'AFTER')).slice(-1), ['800']);
      await authenticate(world, { result: 'withdrawn' });
      await paidByOther(world, 'WITHDRAWN', payer);
      assert.deepEqual((await statesOf(world, 'WITHDRAWN')).slice(-1), ['100']);
      await clean(world);
    }));
}

test('a record made after the acceptance does not count, however late a lane looks; nothing of the person is in it', () =>
  withDatabase('authenticated late', async ({ store }) => {
    const world = await openWorld(store);
    const documents = purchase({ orderNo: 'LATE', buyerIdNumber: BUYER.idNumber });
    const payment = withHead(documents, 'payment', { payerName: '付款人' });
    await world.send(documents.order, payment, documents.waybill, documents.declaration);
    world.clock.nowMs += 60_000;
    await authenticate(world);
    assert.deepEqual(await reasonsOf(world, 'LATE'), ['1327']);
    const rows = await world.rows('SELECT * FROM identity_authentication');
    const acts = await world.rows(`SELECT * FROM act WHERE kind = 'identity.authenticate'`);
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.['part'], partOf('person', world.vault.personKey('1', BUYER.idNumber).toString('hex')));
    const told = JSON.stringify([rows, acts], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of [BUYER.idNumber, documents.order.OrderHead.buyerName])
      assert.ok(!told.includes(secret), secret);
    await clean(world);
  }));
