import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkEntry, type EntryPapers } from '../../src/bonded/rules/entryCheck.ts';
import { inboundView } from '../../src/bonded/view.ts';
import { bookReads } from '../../src/store/bonded/read.ts';
import { auditClean, cameOf, item, OFFICER, OPERATOR, stockOf, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves the check of goods against their papers (J-08): each field that differs is told with both values, a difference keeps
// the goods out until an officer who did not check has decided, and what was checked stays on record with its hashes.

const hash = (digit: string): string => digit.repeat(64);
const DEAL = { seller: '测试海外卖家', buyer: '测试代理', currency: 'JPY', total: '1000.00' };
const ITEMS = [item('ITEM01', '5'), item('ITEM02', '7')];
const OWNER = { brand: '测试牌', giver: '测试品牌方', from: '2026-01-01', until: '2026-12-31', items: ['ITEM01'] };
const PAPERS = {
  contract: { number: 'C-1', sha256: hash('a'), ...DEAL },
  invoice: { number: 'I-1', sha256: hash('b'), ...DEAL, contractNo: 'C-1', items: ITEMS },
  packingList: { number: 'P-1', sha256: hash('c'), packages: 3, items: ITEMS },
  billOfLading: { number: 'BL1', sha256: hash('d'), packages: 3 },
  brandAuthorisations: [
    { number: 'A-1', sha256: hash('e'), ...OWNER, taker: '测试总代理' },
    { number: 'A-2', sha256: hash('f'), ...OWNER, giver: '测试总代理', taker: DEAL.seller },
  ],
} satisfies EntryPapers;
const LINES = [
  { itemRecordNo: 'ITEM01', declared5: 500_000n },
  { itemRecordNo: 'ITEM02', declared5: 700_000n },
];

suite('the comparison', () => {
  const { contract, invoice, packingList, billOfLading, brandAuthorisations } = PAPERS;
  const [owner, agent] = brandAuthorisations;
  const ROWS: readonly (readonly [name: string, papers: object, differences: readonly string[]])[] = [
    ['papers that agree', {}, []],
    [
      'an amount written otherwise, a name of another width',
      { invoice: { ...invoice, total: '1000', buyer: '测试 代理' } },
      [],
    ],
    [
      'the bill of another ship',
      { billOfLading: { ...billOfLading, number: 'BL2' } },
      ['billOfLading/number BL2 | declared/billNo BL1'],
    ],
    [
      'an invoice to another contract',
      { invoice: { ...invoice, contractNo: 'C-2' } },
      ['invoice/contractNo C-2 | contract/number C-1'],
    ],
    [
      'another deal',
      {
        contract: { ...contract, seller: '他人', buyer: '另一方', currency: 'USD', total: '999.99' },
        brandAuthorisations: [],
      },
      [
        'invoice/seller 测试海外卖家 | contract/seller 他人',
        'invoice/buyer 测试代理 | contract/buyer 另一方',
        'invoice/currency JPY | contract/currency USD',
        'invoice/total 1000.00 | contract/total 999.99',
      ],
    ],
    [
      'a package less',
      { packingList: { ...packingList, packages: 2 } },
      ['packingList/packages 2 | billOfLading/packages 3'],
    ],
    [
      'quantities: fewer, missing, not declared, no number',
      {
        invoice: { ...invoice, items: [item('ITEM01', '4'), item('ITEM03', '1')] },
        packingList: { ...packingList, items: [item('ITEM01', '2'), item('ITEM01', '3'), item('ITEM02', 'x')] },
      },
      [
        'invoice/items/ITEM01 4 | declared 5',
        'invoice/items/ITEM02 0 | declared 7',
        'invoice/items/ITEM03 1 | declared 0',
        'packingList/items/ITEM02 x | declared 7',
      ],
    ],
    [
      'an authorisation that is over, and one that has not begun',
      {
        brandAuthorisations: [
          { ...owner, until: '2026-05-31' },
          { ...agent, from: '2026-06-02' },
        ],
      },
      [
        'brandAuthorisations[1]/from…until 2026-01-01 … 2026-05-31 | day of the check 2026-06-01',
        'brandAuthorisations[2]/from…until 2026-06-02 … 2026-12-31 | day of the check 2026-06-01',
      ],
    ],
    [
      'its first and last day',
      { brandAuthorisations: [owner, { ...agent, from: '2026-06-01', until: '2026-06-01' }] },
      [],
    ],
    [
      'a chain that does not reach the seller',
      { brandAuthorisations: [owner] },
      ['brandAuthorisations[1]/taker 测试总代理 | contract/seller 测试海外卖家'],
    ],
    [
      'an authorisation for other goods',
      { brandAuthorisations: [owner, { ...agent, items: ['ITEM09'] }] },
      ['brandAuthorisations[2]/items ITEM09 | declared ITEM01, ITEM02'],
    ],
  ];
  for (const [name, changes, expected] of ROWS) {
    test(name, () => {
      const found = checkEntry({ ...PAPERS, ...changes }, { billNo: 'BL1', lines: LINES }, '2026-06-01');
      assert.deepEqual(
        found.map((one) => `${one.field} ${one.found} | ${one.beside} ${one.expected}`),
        expected,
      );
    });
  }
});

type Actor = typeof OFFICER | typeof OPERATOR | typeof SUPERVISOR;

async function step(world: World, name: string, body: object = {}, actor: Actor = OFFICER): Promise<string> {
  return cameOf(await world.act(`inbound.${name}`, BOOK.emsNo, { billNo: 'BL1', ...body }, actor));
}

async function onItsWay(world: World): Promise<void> {
  assert.equal(await step(world, 'register', { document: 'E1', items: ITEMS }), 'done');
  assert.equal(await step(world, 'quarantine', { quarantineNo: 'Q1', passed: true }), 'done');
}

const WRONG = { ...PAPERS, packingList: { ...PAPERS.packingList, packages: 2 } };
const ONCE = { [`${BOOK.emsNo}/ITEM01`]: '1 0 0' };
const ENTERED = { [`${BOOK.emsNo}/ITEM01`]: '6 0 0', [`${BOOK.emsNo}/ITEM02`]: '7 0 0' };

suite('at an account book', () => {
  test('papers that agree let the goods in, and stay on record', () =>
    withDatabase('entry agrees', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      await onItsWay(world);
      assert.equal(await step(world, 'check', PAPERS, OPERATOR), 'done');
      assert.equal(await step(world, 'check-decide', { decision: 'approve' }), '90375');
      assert.equal(await step(world, 'tally', { items: ITEMS }, OPERATOR), 'done');
      assert.deepEqual(await stockOf(world), ENTERED);
      assert.equal(await step(world, 'check', PAPERS, OPERATOR), '90251', 'what has entered is not checked any more');
      const [inbound] = await bookReads(store).inbounds(BOOK.emsNo, 10);
      assert.ok(inbound);
      const { check } = inboundView(inbound);
      assert.deepEqual([check?.result, check?.by, check?.differences], ['agrees', OPERATOR.code, []]);
      assert.deepEqual(
        check?.papers.map(({ kind, number, sha256 }) => `${kind} ${number} ${sha256[0]}`),
        [
          'contract C-1 a',
          'invoice I-1 b',
          'packingList P-1 c',
          'billOfLading BL1 d',
          'brandAuthorisation A-1 e',
          'brandAuthorisation A-2 f',
        ],
      );
      await auditClean(world);
    }));

  test('a difference keeps the goods out until somebody else has accepted it', () =>
    withDatabase('entry differs', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      await onItsWay(world);
      const { facts } = await world.act('inbound.check', BOOK.emsNo, { billNo: 'BL1', ...WRONG }, OFFICER);
      assert.deepEqual(facts, { result: 'differs', 'packingList/packages': '2 ≠ billOfLading/packages 3' });
      const waits = await world.act('inbound.tally', BOOK.emsNo, { billNo: 'BL1', items: ITEMS }, OPERATOR);
      assert.equal(waits.code, '90373');
      assert.match(JSON.stringify(waits.facts), /packingList\/packages 2 ≠ billOfLading\/packages 3/);
      assert.deepEqual(await stockOf(world), ONCE);
      assert.equal(await step(world, 'check-decide', { decision: 'approve' }, OFFICER), '90249');
      assert.equal(await step(world, 'check-decide', { decision: 'approve' }, SUPERVISOR), 'done');
      assert.equal(await step(world, 'tally', { items: ITEMS }, OPERATOR), 'done');
      assert.deepEqual(await stockOf(world), ENTERED);
      await auditClean(world);
    }));

  test('corrected papers count in place of the wrong ones; goods counted otherwise wait for their papers too', () =>
    withDatabase('entry corrected', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      await onItsWay(world);
      const fewer = [item('ITEM01', '4'), item('ITEM02', '7')];
      assert.equal(await step(world, 'tally', { items: fewer }, OPERATOR), 'done');
      assert.equal(await step(world, 'check', WRONG, OPERATOR), 'done');
      assert.equal(await step(world, 'decide', { decision: 'approve' }), '90373');
      assert.equal(await step(world, 'check', PAPERS, OPERATOR), 'done');
      assert.equal(await step(world, 'decide', { decision: 'approve' }), 'done');
      assert.deepEqual(await stockOf(world), { ...ENTERED, [`${BOOK.emsNo}/ITEM01`]: '5 0 0' });
      await auditClean(world);
    }));

  test('refused for their papers, the goods do not come in', () =>
    withDatabase('entry refused', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      assert.equal(await step(world, 'check', PAPERS, OPERATOR), '90251', 'nothing is on its way');
      await onItsWay(world);
      assert.equal(await step(world, 'check', WRONG, OPERATOR), 'done');
      assert.equal(await step(world, 'check-decide', { decision: 'refuse' }), 'done');
      assert.equal(await step(world, 'tally', { items: ITEMS }, OPERATOR), '90251');
      assert.equal(await step(world, 'check', PAPERS, OPERATOR), '90251');
      assert.deepEqual(await stockOf(world), ONCE);
      await auditClean(world);
    }));

  test('a paper without a hash, or dates that are none, are refused with their place', () =>
    withDatabase('entry bad', async ({ store }) => {
      const world = await openWorld(store, { stock: '1' });
      await onItsWay(world);
      const noDay = [{ ...PAPERS.brandAuthorisations[1], from: '2026-02-30' }];
      assert.equal(await step(world, 'check', { ...PAPERS, brandAuthorisations: noDay }), '90045');
      const noHash = { ...PAPERS, contract: { ...PAPERS.contract, sha256: 'abc' } };
      assert.equal(await step(world, 'check', noHash), '90045');
    }));
});
