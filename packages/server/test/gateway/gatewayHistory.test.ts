import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import { startPlatform } from '../../src/main/platform.ts';
import type { Platform } from '../../src/main/options.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { BOOK, BUYER } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves over HTTP, with signed messages on a real database, that a declaration's story is complete, is told to its
 * parties only, and shows no personal data; and that receipts of every kind reach those they are for.
 */

type Story = {
  readonly numbers: Record<string, string>;
  readonly state: { readonly code: number };
  readonly states: readonly { readonly returnStatus: string }[];
  readonly documents: readonly { readonly kind: string; readonly signer: { readonly participant: string } }[];
  readonly differences: readonly { readonly code: string; readonly leftPath: string; readonly rightPath: string }[];
  readonly reasons: readonly { readonly code: string }[];
  readonly assessment: { readonly route: string; readonly explain: readonly { readonly law: string }[] } | null;
  readonly ledger: readonly { readonly book: string; readonly move: string }[];
  readonly taxBill: { readonly valueAddedTax: string } | null;
  readonly receipts: readonly { readonly type: string; readonly returnStatus: string }[];
};

const whole = wholeAnswers();
let platform: Platform;
let sender: SandboxSender;
let dataDir = '';
before(async () => {
  dataDir = sandboxFolder();
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
  sender = await sandboxSender(platform.url, dataDir);
});
after(async () => {
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

const KINDS = ['order', 'payment', 'waybill', 'declaration'] as const;

async function declare(orderNo: string, amountPaid?: string): Promise<Story> {
  const documents = sender.purchase({ orderNo });
  const changed =
    amountPaid === undefined
      ? documents
      : { ...documents, payment: { PaymentHead: { ...documents.payment.PaymentHead, amountPaid } } };
  for (const kind of KINDS) {
    const response = await sender.post(kind, sender.sign(kind, changed));
    assert.equal(response.status, 202, await response.text());
  }
  for (;;) {
    const response = await sender.get('agent', `/api/declarations/C${orderNo}`);
    if (response.status === 200) {
      const story = (await response.json()) as Story;
      if ([100, 300, 800].includes(story.state.code)) return story;
    } else await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the story of a released declaration', () => {
  let story: Story;
  before(async () => {
    story = await declare('STORY1');
  });

  test('it ends with the release, every state with its receipt', () => {
    assert.equal(story.state.code, 800);
    assert.deepEqual(
      story.states.map(({ returnStatus }) => returnStatus),
      ['2', '3', '120', '399', '800'],
    );
  });

  test('the four documents with their signers', () => {
    const { platform: shop, payment, logistics, agent } = sender.personas;
    assert.deepEqual(
      story.documents.map(({ kind, signer }) => [kind, signer.participant]),
      [
        ['order', shop.code],
        ['payment', payment.code],
        ['waybill', logistics.code],
        ['list', agent.code],
      ],
    );
  });

  test('tax with its law, ledgers and bill', () => {
    assert.equal(story.assessment?.route, 'reduced');
    assert.ok((story.assessment?.explain ?? []).some(({ law }) => law !== ''));
    assert.deepEqual(
      new Set(story.ledger.map(({ book, move }) => `${book} ${move}`)),
      new Set(['quota reserve', 'quota post', 'guarantee reserve', 'stock reserve', 'stock post']),
    );
    // 200.00 × 70 % × 13 % = 18.20
    assert.equal(story.taxBill?.valueAddedTax, '18.20');
    assert.deepEqual(story.differences, []);
    assert.ok(story.receipts.some(({ type }) => type === 'CEB816Message'));
  });

  test('by preNo and invtNo as well', async () => {
    for (const number of [story.numbers['preNo'], story.numbers['invtNo']]) {
      const response = await sender.get('agent', `/api/declarations/${number}`);
      assert.deepEqual(((await response.json()) as Story).numbers, story.numbers);
    }
  });

  test('for its parties, and for nobody else', async () => {
    const statuses: Record<string, number> = {};
    for (const name of ['platform', 'payment', 'logistics', 'agent', 'warehouse'] as const) {
      const response = await sender.get(name, `/api/declarations/${story.numbers['preNo']}`);
      await response.arrayBuffer();
      statuses[name] = response.status;
    }
    assert.deepEqual(statuses, { platform: 200, payment: 200, logistics: 200, agent: 200, warehouse: 404 });
  });

  test('for customs staff, with what the declarant was told', async () => {
    const { token } = (await sandboxStaff(dataDir)).find(({ role }) => role === 'auditor') ?? {};
    const headers = { authorization: `Bearer ${token}` };
    const at = `${platform.url}/api/office/declarations`;
    const told = (await (await fetch(`${at}/${story.numbers['preNo']}`, { headers })).json()) as Story;
    assert.deepEqual([told.numbers, told.receipts, told.ledger], [story.numbers, story.receipts, story.ledger]);
    assert.ok(!JSON.stringify(told).includes(BUYER.idNumber), 'masked as for everybody');
    assert.equal((await fetch(`${at}/NONE`, { headers })).status, 404);
  });

  test('no personal data, neither here nor in receipts or logs', async () => {
    const texts = [JSON.stringify(story), readFileSync(join(dataDir, 'tongguan.log'), 'utf8')];
    for (const name of ['platform', 'payment', 'logistics', 'agent'] as const) {
      texts.push(await (await sender.get(name, '/api/receipts?limit=1000')).text());
    }
    for (const canary of [BUYER.name, BUYER.idNumber, BUYER.telephone, '测试收货人', '13900000000', '测试路1号']) {
      assert.ok(!texts.join('\n').includes(canary), canary.slice(0, 2));
    }
  });

  test('each sender has its own receipts', async () => {
    for (const [name, types] of [
      ['platform', ['CEB312Message', 'CEB622Message']],
      ['payment', ['CEB412Message']],
      ['logistics', ['CEB512Message']],
      ['agent', ['CEB622Message', 'CEB816Message']],
    ] as const) {
      const page = (await (await sender.get(name, '/api/receipts')).json()) as { receipts: { type: string }[] };
      const found = new Set(page.receipts.map(({ type }) => type));
      for (const type of types) assert.ok(found.has(type), `${name} reads ${type}`);
    }
  });
});

test('the story of a refused declaration names each difference with both places', async () => {
  const story = await declare('STORY2', '1.00');
  assert.equal(story.state.code, 100);
  assert.ok(story.reasons.some(({ code }) => code === '1332'));
  const difference = story.differences.find(({ code }) => code === '1332');
  assert.match(`${difference?.leftPath} ${difference?.rightPath}`, /amountPaid|acturalPaid/);
  assert.equal(story.taxBill, null);
  assert.deepEqual(story.ledger, [], 'a declaration refused for its documents has moved nothing');
});
