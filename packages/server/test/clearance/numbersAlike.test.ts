import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@tongguan/ceb';
import { headProblems } from '@tongguan/matching';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { temporaryFolder, withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { cancellation, delivered } from '../support/later.ts';
import { FIRMS, type PurchaseDocuments, purchase, withHead } from '../support/purchase.ts';
import { clean } from '../support/readings.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { openWorld, type World } from '../support/world.ts';

// Proves that a number is a number and not its spelling (D-01, B-06): what cannot be seen is refused at the door, and what
// differs in letter case, width or white space alone is not used a second time, in whichever part it lies.

const HIDDEN: readonly (readonly [name: string, change: (number: string) => string])[] = [
  ['a blank behind', (number) => `${number} `],
  ['a tab before', (number) => `\t${number}`],
  ['a no-break space behind', (number) => `${number}\u00a0`],
  ['an ideographic space before', (number) => `\u3000${number}`],
  ['a line feed within', (number) => `${number}\n1`],
  ['a zero-width space', (number) => `${number}\u200b`],
  ['a byte order mark', (number) => `\ufeff${number}`],
  ['a soft hyphen', (number) => `${number}\u00ad1`],
  ['a mark of direction', (number) => `\u202e${number}`],
  ['a variation selector', (number) => `${number}\ufe0f`],
  ['a filler', (number) => `${number}\u3164`],
  ['a mark upon a letter', (number) => `${number}\u0335`],
  ['a Cyrillic letter', (number) => `${number}\u0410`],
  ['a Greek letter', (number) => `${number}\u0391`],
  ['a digit of another script', (number) => `${number}\u0661`],
  ['a typeset hyphen', (number) => `${number}\u20101`],
  ['a minus sign', (number) => `${number}\u22121`],
  ['an em dash', (number) => `${number}\u20141`],
  ['a typeset quote', (number) => `${number}\u2019`],
  ['a Chinese character drawn like a hyphen', (number) => `${number}\u4e001`],
];

describe('at the door', () => {
  let platform: Platform;
  let sender: SandboxSender;
  before(async () => {
    const dataDir = temporaryFolder();
    platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
    sender = await sandboxSender(platform.url, dataDir);
  });
  after(() => platform.stop());

  const post = async (kind: keyof PurchaseDocuments, documents: PurchaseDocuments) => {
    const answer = await sender.post(kind, sender.sign(kind, documents), { accept: 'application/json' });
    return { status: answer.status, text: await answer.text() };
  };

  for (const [name, change] of HIDDEN) {
    test(`${name} in a number is refused with what was found, whichever document says it (D-01)`, async () => {
      const fields = [
        ['order', 'orderNo'],
        ['payment', 'payTransactionId'],
        ['waybill', 'logisticsNo'],
        ['declaration', 'copNo'],
      ] as const;
      for (const [kind, field] of fields) {
        const documents = sender.purchase({ orderNo: 'ALIKE1' });
        const changed = withHead(documents, kind, { [field]: change('N1') });
        const { status, text } = await post(kind, { ...documents, [kind]: changed });
        // What a scanner or the dictionary refuses first is refused as well.
        assert.equal(status, 400, text);
        assert.match(text, /90350|-9002|-9001/, text);
        if (text.includes('90350')) assert.match(text, new RegExp(`${field}.*\\\\\\\\u\\{`), text);
      }
    });
  }

  test('the usual numbers pass: letters of both cases, digits, signs, a blank within, Chinese characters', async () => {
    for (const [n, orderNo] of ['a1-B_2/3', 'A 1', '订单-7', '\uff21\uff11'].entries()) {
      const documents = sender.purchase({ orderNo, buyerIdNumber: identityNumber(n + 1) });
      const { status, text } = await post('order', documents);
      assert.equal(status, 202, text);
    }
  });
});

test('numbers of lines and of what follows a declaration are looked at too (D-01)', () => {
  const problems = (type: string, document: object): string[] =>
    headProblems(type, document).map(({ code, path }) => `${code} ${path}`);
  const asked = cancellation({ orderNo: 'A1 ', invtNo: '2991\u200b' });
  assert.deepEqual(
    problems('CEB623Message', asked).sort(),
    ['orderNo', 'invtNo', 'copNo', 'logisticsNo'].map((f) => `90350 ./${f}`).sort(),
  );
  assert.deepEqual(problems('CEB513Message', delivered('A1\u00a0')), ['90350 ./logisticsNo']);
  const head = { appType: '1', appTime: '20260601100000', appStatus: '2', operatorCode: '3301960005', copNo: 'D1' };
  const detail = { DeliveryHead: head, DeliveryList: [{ logisticsNo: 'W1' }, { logisticsNo: 'W2\u2060' }] };
  assert.deepEqual(problems('CEB711Message', detail), ['90350 DeliveryList[2]/logisticsNo']);
});

const ALIKE: readonly (readonly [name: string, change: (number: string) => string])[] = [
  ['small letters', (number) => number.toLowerCase()],
  ['full width', (number) => number.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  // What was stored before the door refused them.
  ['a blank behind', (number) => `${number} `],
  ['a no-break space before', (number) => `\u00a0${number}`],
  ['a zero-width space', (number) => `${number.slice(0, 1)}\u200b${number.slice(1)}`],
];

for (const [name, change] of ALIKE) {
  test(`${name}: a payment, a waybill, an order and a copNo are not used a second time (B-06, D-01)`, () =>
    withDatabase('alike', async ({ store }) => {
      const world = await openWorld(store);
      const a = purchase({ orderNo: 'AA', buyerIdNumber: identityNumber(1) });
      await send(world, a.order, a.payment, a.waybill, a.declaration);
      assert.deepEqual(await declarations(world), ['CAA 800']);
      // Another order, in another part: each of its numbers is one of the first, in another spelling.
      const b = purchase({ orderNo: 'BB', buyerIdNumber: identityNumber(2) });
      await send(world, withHead(b, 'payment', { payTransactionId: change('PAA') }));
      await send(world, withHead(b, 'waybill', { logisticsNo: change('WAA') }));
      await send(world, withHead(b, 'declaration', { copNo: change('CAA') }));
      const c = purchase({ orderNo: change('AA'), buyerIdNumber: identityNumber(3) });
      await send(world, c.order);
      assert.deepEqual((await answers(world)).sort(), ['312 -301010', '412 -401007', '512 -504015', '622 -621004']);
      assert.match(await infoOf(world, 412), /90351.*PAA/);
      // The same order, its own numbers in another spelling: neither a second document nor a change of the first.
      await send(world, withHead(a, 'payment', { payTransactionId: change('PAA') }));
      await send(
        world,
        withHead(a, 'waybill', { logisticsNo: change('WAA'), appType: '2', appTime: '20260602100000' }),
      );
      await send(world, withHead(a, 'declaration', { copNo: change('CAA') }));
      await send(world, withHead(a, 'declaration', { copNo: change('CAA'), appType: '2', appTime: '20260602100000' }));
      assert.deepEqual((await answers(world)).sort(), [
        '312 -301010',
        '412 -401007',
        '412 -401007',
        '512 -504014',
        '512 -504015',
        '622 -621004',
        '622 -621004',
        '622 -621012',
      ]);
      assert.deepEqual(await declarations(world), ['CAA 800']);
      await clean(world);
    }));
}

test('another platform and another firm may use the same number, however it is spelled (D-01)', () =>
  withDatabase('other firms', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'AA', buyerIdNumber: identityNumber(1) });
    await send(world, a.order, a.payment, a.waybill, a.declaration);
    const b = purchase({ orderNo: 'aa', buyerIdNumber: identityNumber(2) });
    const other = { ebpCode: '3301960009', payCode: '3301960008', payTransactionId: 'PAA' };
    await send(world, withHead(b, 'order', other) satisfies Order, withHead(b, 'payment', other));
    assert.deepEqual(await answers(world), []);
    await clean(world);
  }));

test('forty spellings of one order, payment and waybill race over three lanes: one of each is taken (B-06)', () =>
  withDatabase('alike race', async ({ store }) => {
    const world = await openWorld(store);
    const spelled = (text: string, n: number): string =>
      [...text].map((sign, at) => ((n >> at) & 1 ? sign.toLowerCase() : sign)).join('');
    const cases = Array.from({ length: 40 }, (_, n) => {
      const own = purchase({ orderNo: spelled('ORDERX', n), buyerIdNumber: identityNumber(n) });
      const payTransactionId = spelled('PAYMENTX', n);
      const logisticsNo = spelled('WAYBILLX', n);
      return [
        withHead(own, 'order', { payTransactionId }),
        withHead(own, 'payment', { payTransactionId }),
        withHead(own, 'waybill', { logisticsNo }),
        withHead(own, 'declaration', { logisticsNo, copNo: `C${n}` }),
      ];
    });
    await Promise.all(cases.map((documents) => world.send(...documents)));
    const lanes = [0, 1, 2].map((n) => world.lane({ owner: `lane ${n}`, home: (part) => part % 3 === n }));
    await Promise.all(
      lanes.map(async (lane) => {
        while ((await lane.drainOnce()) > 0);
      }),
    );
    await Promise.all(lanes.map((lane) => lane.stop()));
    const claimed = await world.rows<{ kind: number; n: bigint }>(
      'SELECT kind, count(*) AS n FROM number_claim WHERE kind < 4 GROUP BY kind ORDER BY kind',
    );
    assert.deepEqual(
      claimed.map(({ kind, n }) => [kind, n]),
      [1, 2, 3].map((kind) => [kind, 1n]),
    );
    const released = (await declarations(world)).filter((line) => line.endsWith(' 800'));
    assert.ok(released.length <= 1, released.join());
    await clean(world);
  }));

test('a parcel is known by its number as it was written; in another spelling nothing is told of it (L-01)', () =>
  withDatabase('parcel', async ({ store }) => {
    const world = await openWorld(store);
    const a = purchase({ orderNo: 'Aa' });
    await send(world, a.order, a.payment, a.waybill, a.declaration);
    await send(world, delivered('AA'), delivered('Aa'));
    const rows = await world.rows<{ body: string }>(
      'SELECT body FROM receipt WHERE kind = 514 ORDER BY at_ms, part, seq',
    );
    const statuses = rows.map(({ body }) => (JSON.parse(body) as { steps: { status: string }[] }).steps.at(-1)?.status);
    assert.deepEqual(new Set(statuses), new Set(['-505014', '120']));
    assert.equal((await world.act('delivery.elsewhere', `${FIRMS.logistics}|WAA`, ELSEWHERE)).code, '90290');
    assert.equal((await world.act('delivery.elsewhere', `${FIRMS.logistics}|WAa`, ELSEWHERE)).done, true);
    await clean(world);
  }));

const ELSEWHERE = { difference: 'both', found: '测试' };

async function send(world: World, ...documents: readonly object[]): Promise<void> {
  for (const document of documents) {
    await world.send(document);
    await world.settle();
  }
}

async function declarations(world: World): Promise<string[]> {
  const rows = await world.rows<{ line: string }>(
    "SELECT cop_no || ' ' || state AS line FROM declaration ORDER BY part, serial",
  );
  return rows.map(({ line }) => line);
}

/** Refusals, by kind of receipt; each once, whoever reads it. */
async function answers(world: World): Promise<string[]> {
  const rows = await world.rows<{ line: string }>(
    `SELECT kind || ' ' || (body::jsonb #>> '{steps,0,status}') AS line FROM receipt
     WHERE body::jsonb #>> '{steps,0,status}' LIKE '-%' GROUP BY kind, message_id, item, body`,
  );
  return rows.map(({ line }) => line);
}

async function infoOf(world: World, kind: number): Promise<string> {
  const [row] = await world.rows<{ body: string }>(
    "SELECT body FROM receipt WHERE kind = $1 AND body LIKE '%-401007%'",
    kind,
  );
  return row?.body ?? '';
}
