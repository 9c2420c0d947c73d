import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { done, type Outcome } from '@tongguan/kernel';
import { createGateway, type Gateway, type GatewayDeps } from '../../src/gateway/index.ts';
import type { Staff } from '../../src/office/index.ts';
import type { ReceiptPage } from '../../src/receipts/index.ts';
import type { Participant, Registry } from '../../src/registry/index.ts';
import type { Services } from '../../src/main/doors.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';

/**
 * Proves through the HTTP door that one caller cannot take what belongs to the others: turns, budgets by cost, look-ups of
 * tokens, the health check. By order and by count, never by time.
 */

const OFFICER: Staff = { code: 'officer1', name: '测试', role: 'officer', customsCode: '' };
const PAGE: ReceiptPage = { receipts: [], next: 'AQ', more: false };

/** Requests that have reached the room behind, in order, and how each is let go. */
let reached: { readonly who: string; readonly finish: () => void }[] = [];
let arrived: () => void = () => undefined;
let asked: string[] = [];
let nowMs = 0;
let gateway: Gateway;
let url = '';
const agent = new Agent({ keepAlive: true, maxSockets: 500 });

const deps: GatewayDeps<Services> = {
  ...NOTHING_BEHIND,
  clock: { now: () => nowMs },
  registry: () =>
    ({
      participantByToken: (token: string) => (token.startsWith('firm') ? ({ code: token } as Participant) : null),
    }) as Registry,
  receipts: {
    read: (who) =>
      new Promise<Outcome<ReceiptPage>>((resolve) => {
        reached.push({ who, finish: () => resolve(done(PAGE)) });
        arrived();
      }),
    toXml: () => '',
  },
  office: {
    ...NOTHING_BEHIND.office,
    staffByToken: (token) => {
      asked.push(token);
      return Promise.resolve(token === 'officer' ? OFFICER : null);
    },
  },
};

async function open(more: Partial<GatewayDeps<Services>> = {}): Promise<void> {
  gateway = await createGateway({ ...deps, ...more });
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
}

beforeEach(() => {
  reached = [];
  asked = [];
  nowMs = 0;
});
afterEach(async () => {
  for (const { finish } of reached) finish();
  await gateway.close();
});
after(() => agent.destroy());

type Answer = { readonly status: number; readonly retryAfter: string | undefined; readonly text: string };

/** Sends at once; `hangUp` ends the connection before there is an answer. */
function get(
  path: string,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<Answer> & { hangUp(): void } {
  const sent = request(url + path, {
    agent,
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
  return Object.assign(answer, { hangUp: () => sent.destroy() });
}

/** Resolves when as many requests have reached the room in all. */
function reaching(count: number): Promise<void> {
  return new Promise((resolve) => {
    arrived = () => {
      if (reached.length >= count) resolve();
    };
    arrived();
  });
}

/** Whatever was sent before has been taken in: the server has answered something sent after it. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await get('/api/health', null);
}

describe('turns', () => {
  test('with the flood of one queued, the next caller’s request is begun first', async () => {
    await open();
    const flood = Array.from({ length: 100 }, () => get('/api/receipts', 'firm-flood'));
    await reaching(3);
    await settled();
    assert.equal(reached.length, 3, 'three at once, the others wait');
    const good = get('/api/receipts', 'firm-good');
    await reaching(4);
    assert.equal(reached[3]?.who, 'firm-good');
    reached[3]?.finish();
    assert.equal((await good).status, 200);
    // And the flood is served too, three at a time.
    const answers = Promise.all(flood);
    for (let next = 0; next < 101; next += 1) {
      await reaching(next + 1);
      reached[next]?.finish();
    }
    assert.ok((await answers).every(({ status }) => status === 200));
  });

  test('a flood of each of many callers: each waits for its own', async () => {
    await open();
    const floods = ['firm-a', 'firm-b', 'firm-c', 'firm-d'].flatMap((who) =>
      Array.from({ length: 25 }, () => get('/api/receipts', who)),
    );
    await reaching(12);
    await settled();
    assert.equal(reached.length, 12);
    const good = get('/api/receipts', 'firm-good');
    await reaching(13);
    assert.equal(reached[12]?.who, 'firm-good');
    reached[12]?.finish();
    assert.equal((await good).status, 200);
    for (let next = 0; next < 101; next += 1) {
      await reaching(next + 1);
      reached[next]?.finish();
    }
    await Promise.all(floods);
  });

  test('who hangs up and asks again still has inside what was begun', async () => {
    await open();
    const first = Array.from({ length: 3 }, () => get('/api/receipts', 'firm-flood'));
    await reaching(3);
    for (const one of first) one.hangUp();
    await Promise.allSettled(first);
    const again = Array.from({ length: 10 }, () => get('/api/receipts', 'firm-flood'));
    await settled();
    assert.equal(reached.length, 3, 'nothing more was begun');
    for (let next = 0; next < 13; next += 1) {
      await reaching(next + 1);
      reached[next]?.finish();
    }
    assert.ok((await Promise.all(again)).every(({ status }) => status === 200));
  });

  test('who hangs up before the turn gets nothing done', async () => {
    await open();
    const first = Array.from({ length: 3 }, () => get('/api/receipts', 'firm-flood'));
    await reaching(3);
    const waiting = get('/api/receipts', 'firm-flood');
    await settled();
    waiting.hangUp();
    await Promise.allSettled([waiting]);
    await settled();
    for (const { finish } of reached) finish();
    await Promise.all(first);
    const last = get('/api/receipts', 'firm-flood');
    await reaching(4);
    reached[3]?.finish();
    await last;
    assert.equal(reached.length, 4);
  });
});

describe('budgets', () => {
  test('a page costs what it costs, a flood of pages is told to wait, and the neighbour is not', async () => {
    await open({ limits: { costPerSecond: 25 } });
    const answerOf = async (who: string): Promise<Answer> => {
      const before = reached.length;
      const answer = get('/api/receipts', who);
      const begun = reaching(before + 1).then(() => reached[before]?.finish());
      const told = await answer;
      if (told.status === 200) await begun;
      return told;
    };
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await answerOf('firm-a')).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    assert.equal((await answerOf('firm-b')).status, 200);
    nowMs += 400;
    assert.equal((await answerOf('firm-a')).status, 200);
  });

  test('health is answered whatever one address has asked for; codes too', async () => {
    await open({ limits: { openCostPerSecond: 5 } });
    const statuses = new Set<number>();
    for (let count = 0; count < 11; count += 1) statuses.add((await get('/api/openapi.json', null)).status);
    assert.deepEqual([...statuses], [200, 429]);
    for (let count = 0; count < 500; count += 1) assert.equal((await get('/api/health', null)).status, 200);
    assert.equal((await get('/api/codes/1313', null)).status, 200);
  });
});

describe('addresses', () => {
  const forwarded = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
  const exhaust = async (headers: Record<string, string>): Promise<void> => {
    while ((await get('/api/openapi.json', null, headers)).status === 200);
  };

  test('X-Forwarded-For of somebody who is no proxy of ours is just a text', async () => {
    await open({ limits: { openCostPerSecond: 5 } });
    await exhaust({});
    for (let last = 0; last < 3; last += 1) {
      assert.equal((await get('/api/openapi.json', null, forwarded(`192.0.2.${last}`))).status, 429);
    }
  });

  test('behind a proxy that is trusted, callers are told apart', async () => {
    await open({ limits: { openCostPerSecond: 5 }, trustedProxies: ['127.0.0.0/8'] });
    await exhaust(forwarded('192.0.2.1'));
    assert.equal((await get('/api/openapi.json', null, forwarded('192.0.2.2'))).status, 200);
    // What a caller writes before the address its proxy adds says nothing.
    assert.equal((await get('/api/openapi.json', null, forwarded('198.51.100.9, 192.0.2.1'))).status, 429);
    // One network of IPv6 addresses is one caller.
    await exhaust(forwarded('2001:db8:1:2::1'));
    assert.equal((await get('/api/openapi.json', null, forwarded('2001:db8:1:2::ffff'))).status, 429);
    assert.equal((await get('/api/openapi.json', null, forwarded('2001:db8:1:3::1'))).status, 200);
  });
});

describe('tokens nobody knows', () => {
  test('the same is looked up once, and again when it may have been given meanwhile', async () => {
    await open();
    for (let count = 0; count < 20; count += 1) assert.equal((await get('/api/office/journal', 'wrong')).status, 401);
    assert.deepEqual(asked, ['wrong']);
    nowMs += 2_000;
    assert.equal((await get('/api/office/journal', 'wrong')).status, 401);
    assert.deepEqual(asked, ['wrong', 'wrong']);
  });

  test('a thousand different ones of one address cost few look-ups, and staff are served meanwhile', async () => {
    await open({ limits: { openCostPerSecond: 100_000 } });
    assert.equal((await get('/api/office/journal', 'officer')).status, 200);
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async (_, count) => (await get('/api/office/journal', `wrong-${count}`)).status),
    );
    assert.deepEqual(
      [...new Set(statuses)].sort((a, b) => a - b),
      [401, 429],
    );
    assert.ok(asked.length <= 1 + 40, `${asked.length} look-ups`);
    assert.equal((await get('/api/office/journal', 'officer')).status, 200);
  });

  test('staff are asked for each time: who has left has left', async () => {
    let left = false;
    const staffByToken = (): Promise<Staff | null> => Promise.resolve(left ? null : OFFICER);
    await open({ office: { ...deps.office, staffByToken } });
    assert.equal((await get('/api/office/journal', 'officer')).status, 200);
    left = true;
    assert.equal((await get('/api/office/journal', 'officer')).status, 401);
  });

  test('a firm’s token at the door of staff costs no look-up', async () => {
    await open();
    assert.equal((await get('/api/office/journal', 'firm-a')).status, 401);
    assert.deepEqual(asked, []);
  });

  test('strangers use up what strangers have, not what a firm beside them has', async () => {
    await open({ limits: { openCostPerSecond: 5 } });
    const statuses = new Set<number>();
    for (let count = 0; count < 11; count += 1) statuses.add((await get('/api/receipts', 'wrong')).status);
    assert.deepEqual([...statuses], [401, 429]);
    const own = get('/api/receipts', 'firm-a');
    await reaching(1);
    reached[0]?.finish();
    assert.equal((await own).status, 200);
  });
});
