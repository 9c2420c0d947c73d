import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { BOOK } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves over HTTP what staff and parties read of an inspection (K-01, K-02): the list of tasks, evidence byte for byte,
 * and the story; why a declaration was chosen is told to supervisors and auditors, who draw again, and to nobody else.
 */

type Line = { preNo: string; state: string; officer: string | null; draw?: { drawn: number; drawnAgain: number } };
type Story = { state: { code: number }; numbers: { preNo: string }; inspections: readonly Record<string, unknown>[] };

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('pixels IEND'), Buffer.alloc(4)]);

const whole = wholeAnswers();
let platform: Platform;
let sender: SandboxSender;
let tokens: ReadonlyMap<string, string>;
before(async () => {
  const dataDir = sandboxFolder();
  const parameters = { inspectionRateBasisPoints: 10_000 };
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, parameters } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ role, token }) => [role, token]));
});
after(async () => {
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

async function get(role: string, path: string): Promise<Response> {
  return fetch(`${platform.url}/api/office/${path}`, { headers: { authorization: `Bearer ${tokens.get(role)}` } });
}

async function list(role: string, query = ''): Promise<readonly Line[]> {
  return ((await (await get(role, `inspections${query}`)).json()) as { inspections: readonly Line[] }).inspections;
}

async function act(role: string, path: string, body: object): Promise<[number, Record<string, unknown>]> {
  const answer = await fetch(`${platform.url}/api/office/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(role)}` },
    body: JSON.stringify({ reason: '测试', ...body }),
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

async function declare(orderNo: string): Promise<Story> {
  const documents = sender.purchase({ orderNo });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    const response = await sender.post(kind, sender.sign(kind, documents));
    assert.equal(response.status, 202, await response.text());
  }
  for (;;) {
    const response = await sender.get('agent', `/api/declarations/C${orderNo}`);
    const story = (await response.json()) as Story;
    if (response.status === 200 && story.state.code === 500) return story;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an inspection as it is read', () => {
  let preNo = '';
  let evidenceId = '';
  before(async () => {
    preNo = (await declare('INSPECT1')).numbers.preNo;
  });

  test('the open task, with its draw for those who may see it', async () => {
    const [officer, auditor, supervisor] = await Promise.all(
      ['officer', 'auditor', 'supervisor'].map((role) => list(role)),
    );
    assert.deepEqual([officer?.[0]?.preNo, officer?.[0]?.state, officer?.[0]?.draw], [preNo, 'open', undefined]);
    for (const seen of [auditor, supervisor]) {
      assert.ok(seen?.[0]?.draw);
      assert.equal(seen[0].draw.drawnAgain, seen[0].draw.drawn);
    }
  });

  test('filtered by state, district and age', async () => {
    assert.equal((await list('officer', '?state=open')).length, 1);
    assert.deepEqual(await list('officer', '?state=concluded'), []);
    assert.deepEqual(await list('officer', '?customsCode=0001'), []);
    assert.deepEqual(await list('officer', '?olderThanHours=1'), []);
  });

  test('a photo comes back as it was sent, as a file and never as a page', async () => {
    await act('officer', `inspections/${preNo}/start`, { site: '查验台1' });
    const content = PNG.toString('base64');
    const photo = { fileName: '箱体.png', mediaType: 'image/png', content };
    const [status, answer] = await act('officer', `inspections/${preNo}/photos`, photo);
    assert.equal(status, 200);
    evidenceId = String(answer['actId']);
    for (const role of ['officer', 'auditor']) {
      const file = await get(role, `inspections/${preNo}/evidence/${evidenceId}`);
      assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
      assert.equal(file.headers.get('content-type'), 'image/png');
      assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
      assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''%E7/);
    }
  });

  test('a file of another declaration, or of no declaration, is not there', async () => {
    const other = (await declare('INSPECT2')).numbers.preNo;
    for (const [number, actId] of [
      [other, evidenceId],
      [preNo, '00112233-4455-6677-8899-aabbccddeeff'],
      ['../../etc', evidenceId],
    ] as const) {
      const answer = await get('officer', `inspections/${encodeURIComponent(number)}/evidence/${actId}`);
      assert.equal(answer.status, 404, number);
    }
  });

  test('a body that is too large is turned away at the door', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024).toString('base64');
    const photo = { fileName: 'x.png', mediaType: 'image/png', content };
    assert.equal((await act('officer', `inspections/${preNo}/photos`, photo))[0], 413);
  });

  test('of two officers who begin it at once one is told no', async () => {
    const other = (await declare('INSPECT3')).numbers.preNo;
    const both = await Promise.all([
      act('officer', `inspections/${other}/start`, { site: '查验台1' }),
      act('supervisor', `inspections/${other}/start`, { site: '查验台2' }),
    ]);
    assert.deepEqual(new Set(both.map(([status]) => status)), new Set([200, 409]));
  });

  test('its story: everything for staff, why it was chosen for auditors, neither for the parties', async () => {
    const [status] = await act('officer', `inspections/${preNo}/result`, { result: 'pass' });
    assert.equal(status, 200);
    const party = (await (await sender.get('agent', `/api/declarations/${preNo}`)).json()) as Story;
    const officer = (await (await get('officer', `declarations/${preNo}`)).json()) as Story;
    const auditor = (await (await get('auditor', `declarations/${preNo}`)).json()) as Story;
    assert.equal(party.state.code, 800);
    assert.deepEqual(Object.keys(party.inspections[0] ?? {}).sort(), [
      'begunAt',
      'concludedAt',
      'no',
      'result',
      'selectedAt',
    ]);
    assert.deepEqual([officer.inspections[0]?.['result'], officer.inspections[0]?.['draw']], ['pass', undefined]);
    assert.equal((officer.inspections[0]?.['evidence'] as readonly unknown[] | undefined)?.length, 1);
    const draw = auditor.inspections[0]?.['draw'] as Record<string, unknown>;
    assert.deepEqual([draw['drawn'], draw['because']], [draw['drawnAgain'], 'general']);
  });
});
