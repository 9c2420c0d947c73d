import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { shanghaiC14 } from '@tongguan/kernel';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';
import { BOOK, BUYER, withHead } from '../support/purchase.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves the declaration on paper (C-11, 194号 (八)): every version that was signed, chosen by its number, as it was then; the same
 * bytes whenever it is asked for; nothing a declarant wrote is more than text; for its parties and its district alone.
 */

type Versions = {
  readonly numbers: { readonly preNo: string };
  readonly versions: readonly { readonly no: number; readonly standing: string; readonly digest: string }[];
};

const whole = wholeAnswers();
let platform: Platform;
let sender: SandboxSender;
let store: Store;
let tokens: ReadonlyMap<string, string>;
let digests: readonly string[] = [];
before(async () => {
  const dataDir = sandboxFolder();
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ role, token }) => [role, token]));
  await declared();
});
after(async () => {
  await store.close();
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

const NASTY = '<script>alert("1")</script>&amp; \'x\'';

/** Declared without its payment, changed once, and a change that is too old and refused. */
async function declared(): Promise<void> {
  const documents = sender.purchase({ orderNo: 'PRINT1', appTime: '20260601100000' });
  const named = (name: string, more: Record<string, string>) => {
    const changed = { ...documents, declaration: withHead(documents, 'declaration', { trafNo: name, ...more }) };
    return sender.post('declaration', sender.sign('declaration', changed as typeof documents));
  };
  const nowMs = Date.now();
  const minutesAgo = (minutes: number): string => shanghaiC14(nowMs - minutes * 60_000);
  for (const [name, more] of [
    [NASTY, { appTime: minutesAgo(2) }],
    ['第二版', { appType: '2', appTime: minutesAgo(0) }],
    ['太旧', { appType: '2', appTime: minutesAgo(3) }],
  ] as const) {
    const before = await count();
    assert.equal((await named(name, more)).status, 202);
    while ((await count()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { rows } = await store.pool.query<{ digest: Buffer }>(
    "SELECT digest FROM document WHERE order_no = 'PRINT1' AND kind = 4 ORDER BY arrived_us",
  );
  digests = rows.map(({ digest }) => digest.toString('hex'));
}

/** Receipts of the list: one more when a lane has looked. */
async function count(): Promise<number> {
  const { rows } = await store.pool.query('SELECT 1 FROM receipt WHERE kind = 622 AND recipient = $1', [
    sender.personas.agent.code,
  ]);
  return rows.length;
}

async function printed(path: string, token = sender.personas.agent.token) {
  const answer = await fetch(`${platform.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe('a declaration on paper', () => {
  test('its versions, as they came, with the digest of what was signed', async () => {
    const { versions } = JSON.parse((await printed('/api/declarations/CPRINT1/versions')).text) as Versions;
    assert.deepEqual(
      versions.map(({ no, standing }) => [no, standing]),
      [
        [1, 'superseded'],
        [2, 'current'],
        [3, 'refused'],
      ],
    );
    assert.deepEqual(
      versions.map(({ digest }) => digest),
      digests,
    );
  });

  test('each by its number, as it was signed; the one in force when none is named', async () => {
    const of = async (query: string) => (await printed(`/api/declarations/CPRINT1/print${query}`)).text;
    const [first, second, third, current] = await Promise.all([
      of('?version=1'),
      of('?version=2'),
      of('?version=3'),
      of(''),
    ]);
    assert.match(first, /第 1 版（共 3 版）：已被取代/);
    assert.match(second, /第 2 版（共 3 版）：现行版本[\s\S]*第二版/);
    assert.match(third, /第 3 版（共 3 版）：未被接受[\s\S]*太旧/);
    assert.equal(current, second);
    assert.equal(await of(''), second, 'the same rows, the same bytes');
    for (const [index, text] of [first, second, third].entries()) assert.ok(text.includes(`SHA-256 ${digests[index]}`));
    for (const text of [first, second]) {
      assert.match(text, /同等法律效力（海关总署公告2018年第194号（八））/);
      assert.match(text, /商品名称 <small>[^<]+<\/small><\/th><td>测试膳食补充剂/);
    }
  });

  test('what a declarant wrote is text, whatever it is; the page loads and runs nothing', async () => {
    const { text, headers } = await printed('/api/declarations/CPRINT1/print?version=1');
    assert.ok(text.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp; &#39;x&#39;'));
    assert.doesNotMatch(text, /<script|<img|<a |https?:|javascript/i);
    assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8/);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  test('personal data is masked', async () => {
    const { text } = await printed('/api/declarations/CPRINT1/print');
    for (const secret of [BUYER.idNumber, BUYER.name, BUYER.telephone]) assert.ok(!text.includes(secret), secret);
  });

  test('for parties and staff; to others there is none; a version that is none is told with how many there are', async () => {
    for (const what of ['versions', 'print']) {
      const path = `/api/declarations/CPRINT1/${what}`;
      assert.equal((await printed(path, sender.personas.platform.token)).status, 200);
      assert.equal((await printed(path, sender.personas.payment.token)).status, 404);
      assert.equal((await printed(`/api/declarations/NONE/${what}`)).status, 404);
      assert.equal((await printed(`/api/office/declarations/CPRINT1/${what}`, tokens.get('officer'))).status, 200);
      assert.equal((await printed(`/api/office/declarations/NONE/${what}`, tokens.get('officer'))).status, 404);
    }
    const none = await printed('/api/declarations/CPRINT1/print?version=4');
    assert.deepEqual([none.status, /version: 1 … 3/.test(none.text)], [400, true], none.text);
    assert.equal((await printed('/api/declarations/CPRINT1/print?version=0')).status, 400);
  });

  test('a version that is damaged says so; the others are printed', async () => {
    await store.pool.query(
      "UPDATE document SET body = '\\x00' WHERE order_no = 'PRINT1' AND kind = 4 AND digest = decode($1, 'hex')",
      [digests[2]],
    );
    const damaged = await printed('/api/declarations/CPRINT1/print?version=3');
    assert.deepEqual([damaged.status, /stored-damaged/.test(damaged.text)], [500, true]);
    assert.equal((await printed('/api/declarations/CPRINT1/print?version=2')).status, 200);
  });
});
