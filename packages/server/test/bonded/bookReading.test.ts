import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createBooks } from '../../src/bonded/index.ts';
import { csvLine } from '../../src/bonded/csv.ts';
import { createGateway } from '../../src/gateway/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import { bookReads } from '../../src/store/bonded/read.ts';
import { BOOKS_MORE, item, OFFICER, SUPERVISOR } from '../support/books.ts';
import { withDatabase } from '../support/database.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { cancellation, refund } from '../support/later.ts';
import { BOOK, purchase } from '../support/purchase.ts';
import { openWorld, type World } from '../support/world.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves that customs reads from a book what happened to it, for which declaration, over any span and as of any moment (J-06),
// that the warehouse enterprise reads its own and nobody else's, and that what a table program opens is a table.

const MINUTE = 60_000;
type Answer = { readonly status: number; readonly text: string };
type Ask = (path: string, token?: string) => Promise<Answer>;

async function withGateway(world: World, work: (ask: Ask) => Promise<void>): Promise<void> {
  const gateway = await createGateway(
    {
      ...NOTHING_BEHIND,
      clock: world.clock,
      books: createBooks(bookReads(world.store)),
      registry: () =>
        ({
          participantByToken: (token: string) => (token === 'staff' ? null : ({ code: token } as Participant)),
          accountBook: (emsNo: string) => [BOOK, ...BOOKS_MORE].find((book) => book.emsNo === emsNo) ?? null,
        }) as unknown as Registry,
      office: {
        ...NOTHING_BEHIND.office,
        staffByToken: (token) =>
          Promise.resolve(
            token === 'staff' ? { code: 'auditor1', name: '测试', role: 'auditor', customsCode: '' } : null,
          ),
      },
    },
    wholeAnswers().compilers,
  );
  try {
    const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    await work(async (path, token = 'staff') => {
      const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('utf8') };
    });
  } finally {
    await gateway.close();
  }
}

/** One declaration released, one cancelled before, one returned; a loss; a transfer out: each a minute after the other. */
async function history(world: World): Promise<void> {
  const steps: (() => Promise<unknown>)[] = [
    () => buy(world, 'A1', '3'),
    () => buy(world, 'A2', '2'),
    async () => {
      const [row] = await world.rows<{ invt_no: string }>(`SELECT invt_no FROM declaration WHERE order_no = 'A2'`);
      await world.send(cancellation({ orderNo: 'A2', invtNo: row?.invt_no ?? '' }));
      await world.settle();
      const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
      return world.act('cancellation.decide', asked?.pre_no ?? '', { decision: 'approve' });
    },
    () => world.act('book.loss', BOOK.emsNo, { items: [item('ITEM01', '1')] }, SUPERVISOR),
    () =>
      world.act(
        'transfer.out',
        BOOK.emsNo,
        { transferNo: 'Z1', toBook: BOOKS_MORE[1].emsNo, mode: '1210', toMode: '1210', items: [item('ITEM01', '4')] },
        OFFICER,
      ),
  ];
  for (const step of steps) {
    world.clock.nowMs += MINUTE;
    await step();
  }
}

async function buy(world: World, orderNo: string, quantity: string): Promise<void> {
  const { order, payment, waybill, declaration } = purchase({ orderNo, quantity, price: '10.00' });
  await world.send(order, payment, waybill, declaration);
  await world.settle();
}

const movementsOf = (answer: Answer) =>
  (JSON.parse(answer.text) as { movements: Record<string, string>[]; next: string | null }).movements;

test('every movement says when, what, how much, and for which declaration or act; pages of one tell the same', () =>
  withDatabase('book read', async ({ store }) => {
    const world = await openWorld(store, { stock: '20', books: BOOKS_MORE });
    await history(world);
    const base = `/api/office/books/${BOOK.emsNo}/movements`;
    await withGateway(world, async (ask) => {
      const all = movementsOf(await ask(base));
      const preNos = await world.rows<{ pre_no: string }>('SELECT pre_no FROM declaration ORDER BY order_no');
      const [a1 = '', a2 = ''] = preNos.map((row) => row.pre_no);
      assert.deepEqual(
        all.map(({ kind, effect, quantity, reference }) => [kind, effect, quantity, reference].join(' ')).sort(),
        [
          'opening in 20 inbound',
          `list.hold hold 3 ${a1}`,
          `list.out out 3 ${a1}`,
          `list.hold hold 2 ${a2}`,
          `list.out out 2 ${a2}`,
          `list.back in 2 ${a2}`,
          'book.loss out 1 book.loss',
          `transfer.out out 4 transfer ${BOOK.emsNo}/Z1`,
        ].sort(),
      );
      assert.deepEqual(
        all.map(({ at }) => at),
        all.map(({ at }) => at).sort((a = '', b = '') => (a < b ? -1 : 1)),
      );
      const paged: Record<string, string>[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const answer = await ask(`${base}?limit=1${next === '' ? '' : `&after=${next}`}`);
        paged.push(...movementsOf(answer));
        next = (JSON.parse(answer.text) as { next: string | null }).next;
      }
      assert.deepEqual(paged, all);
      assert.equal(movementsOf(await ask(`${base}?kind=list.out`)).length, 2);
      assert.equal(movementsOf(await ask(`${base}?item=ITEM02`)).length, 0);
      const from = encodeURIComponent(new Date(world.clock.nowMs).toISOString());
      assert.deepEqual(
        movementsOf(await ask(`${base}?from=${from}`)).map(({ kind }) => kind),
        ['transfer.out'],
      );
      assert.equal(movementsOf(await ask(`${base}?to=${from}`)).length, 7);
      for (const wrong of ['after=nonsense', 'from=yesterday', 'limit=0', 'format=pdf'])
        assert.equal((await ask(`${base}?${wrong}`)).status, 400, wrong);
    });
  }));

test('the book as of any moment is what its movements had added up to', () =>
  withDatabase('book at', async ({ store }) => {
    const world = await openWorld(store, { stock: '20', books: BOOKS_MORE });
    const startMs = world.clock.nowMs;
    await history(world);
    const expected = ['20 0 20', '20 3 17', '20 5 15', '20 3 17', '19 3 16', '15 3 12'];
    await withGateway(world, async (ask) => {
      for (const [minute, figures] of expected.entries()) {
        const at = encodeURIComponent(new Date(startMs + minute * MINUTE).toISOString());
        const { text } = await ask(`/api/office/books/${BOOK.emsNo}/balances?at=${at}`);
        const { balances } = JSON.parse(text) as { balances: Record<string, string>[] };
        const [{ entered, out, inWarehouse } = {}] = balances;
        assert.equal([entered, out, inWarehouse].join(' '), figures, `minute ${minute}`);
      }
      const csv = await ask(`/api/office/books/${BOOK.emsNo}/balances?format=csv`);
      assert.equal(csv.text, '\uFEFF料号,入账,占用,核减,可用,在库,计量单位代码,计量单位\r\nITEM01,15,0,3,12,12,,\r\n');
    });
  }));

test('the warehouse enterprise reads its own book, and another is none', () =>
  withDatabase('book own', async ({ store }) => {
    const world = await openWorld(store, { stock: '20', books: BOOKS_MORE });
    await history(world);
    await withGateway(world, async (ask) => {
      for (const reading of ['movements', 'balances', 'transfers']) {
        assert.equal((await ask(`/api/books/${BOOK.emsNo}/${reading}`, BOOK.warehouseCode)).status, 200, reading);
        assert.equal((await ask(`/api/books/${BOOK.emsNo}/${reading}`, '3301960006')).status, 404, reading);
        assert.equal((await ask(`/api/office/books/T0000/${reading}`)).status, 404, reading);
      }
      const there = await ask(`/api/books/${BOOKS_MORE[1].emsNo}/transfers`, BOOKS_MORE[1].warehouseCode);
      const { transfers } = JSON.parse(there.text) as { transfers: Record<string, string>[] };
      assert.deepEqual(
        transfers.map(({ direction, inTransit }) => [direction, inTransit]),
        [['in', '4']],
      );
    });
  }));

test('officers read what waits for them: bills of lading of a book', () =>
  withDatabase('book bills', async ({ store }) => {
    const world = await openWorld(store);
    const step = (name: string, body: object) =>
      world.act(`inbound.${name}`, BOOK.emsNo, { billNo: 'BL1', ...body }, SUPERVISOR);
    await step('register', { document: 'E1', items: [item('ITEM01', '5')] });
    await step('quarantine', { quarantineNo: 'Q1', passed: true });
    await step('tally', { items: [item('ITEM01', '4')] });
    await withGateway(world, async (ask) => {
      const { text } = await ask(`/api/office/books/${BOOK.emsNo}/inbounds`);
      const { inbounds } = JSON.parse(text) as { inbounds: { state: string; lines: object[] }[] };
      assert.deepEqual(
        inbounds.map(({ state, lines }) => [state, lines]),
        [['different', [{ itemRecordNo: 'ITEM01', declared: '5', counted: '4' }]]],
      );
      assert.deepEqual(JSON.parse((await ask('/api/office/inbound-details')).text), { details: [] });
      assert.equal((await ask('/api/office/inbound-details', 'firm')).status, 401);
    });
  }));

test('batches of food are read by staff and by the warehouse, with the first to expire of each item in stock', () =>
  withDatabase('book batches', async ({ store }) => {
    const world = await openWorld(store, { stock: '1', books: BOOKS_MORE });
    const days = { produced: '2026-01-01', quantity: '2' };
    const batches = [
      { batchNo: 'B2', expires: '2026-12-31', ...days },
      { batchNo: 'B1', expires: '2026-05-31', ...days },
    ];
    const entry = { document: 'E1', items: [{ ...item('ITEM01', '4'), batches }] };
    assert.equal((await world.act('book.enter', BOOK.emsNo, entry, OFFICER)).done, true);
    const sample = { itemRecordNo: 'ITEM01', batchNo: 'B2', sampleNo: 'S1', laboratory: '测试实验室' };
    assert.equal((await world.act('batch.sample', BOOK.emsNo, sample, OFFICER)).done, true);
    await withGateway(world, async (ask) => {
      assert.equal((await ask(`/api/books/${BOOK.emsNo}/batches`, '3301960006')).status, 404);
      const { text } = await ask(`/api/office/books/${BOOK.emsNo}/batches`);
      assert.equal((await ask(`/api/books/${BOOK.emsNo}/batches`, BOOK.warehouseCode)).text, text);
      type Told = { batchNo: string; state: string; inWarehouse: string; events: { kind: string; sampleNo: string }[] };
      const told = JSON.parse(text) as { earliest: object[]; batches: Told[] };
      assert.deepEqual(told.earliest, [
        { itemRecordNo: 'ITEM01', batchNo: 'B1', expires: '2026-05-31', state: 'expired' },
      ]);
      assert.deepEqual(
        told.batches.map(({ batchNo, state, inWarehouse }) => `${batchNo} ${state} ${inWarehouse}`),
        ['B1 expired 5', 'B2 good 5'],
      );
      assert.deepEqual(
        told.batches[1]?.events.map(({ kind, sampleNo }) => `${kind} ${sampleNo}`),
        ['sampled S1'],
      );
    });
  }));

test('a returned line brings back exactly what it took out', () =>
  withDatabase('book back', async ({ store }) => {
    const world = await openWorld(store, { stock: '20' });
    await buy(world, 'A1', '2.5');
    const [row] = await world.rows<{ invt_no: string; pre_no: string }>('SELECT invt_no, pre_no FROM declaration');
    await world.send(refund({ orderNo: 'A1', invtNo: row?.invt_no ?? '' }, [{ gnum: '1', qty: '1.25' }]));
    await world.settle();
    const [asked] = await world.rows<{ pre_no: string }>('SELECT pre_no FROM reversal');
    const number = asked?.pre_no ?? '';
    await world.act('return.decide', number, { decision: 'approve' });
    await world.act('return.arrive', number, { site: BOOK.warehouseCode, originalState: true, fitForResale: true });
    const found = await bookReads(store).movements({
      emsNo: BOOK.emsNo,
      fromMs: 0,
      toMs: Number.MAX_SAFE_INTEGER,
      kind: 'list.back',
      item: null,
      after: null,
      limit: 10,
    });
    assert.deepEqual(
      found.map(({ quantity5, reference }) => [quantity5, reference]),
      [[125_000n, row?.pre_no]],
    );
  }));

test('no cell of a table is a formula, and every cell is read back as it was', () => {
  for (const text of ['=1+1', '+A1', '@SUM(A1)', '-A1', '\t=1']) assert.ok(csvLine([text]).startsWith("'"), text);
  assert.equal(csvLine(['-1.5', '2']), '-1.5,2\r\n');
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '=', '1', '中') }), { minLength: 1 }),
      (cells) => {
        const line = csvLine(cells);
        assert.deepEqual(
          readBack(line.slice(0, -2)),
          cells.map((cell) => (/^[=\n\r]/.test(cell) ? `'${cell}` : cell)),
        );
      },
    ),
  );
});

/** RFC 4180, one record. */
function readBack(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
