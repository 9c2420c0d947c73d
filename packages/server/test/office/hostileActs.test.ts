import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { BOOK, type PurchaseDocuments, withHead } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves on a running platform that what comes to its doors to hurt is said no to at the door: no key, text or number
 * stops the lane that has to carry an act out, none is a fault of ours, and no number a firm chooses hides a declaration.
 */

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly text: string };
type Schema = {
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly maximum?: number;
  readonly format?: string;
};
type Operation = {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

let platform: Platform;
let sender: SandboxSender;
let tokens: ReadonlyMap<string, string>;
let consumer = '';
let operations: readonly { readonly door: string; readonly path: string; readonly operation: Operation }[] = [];
before(async () => {
  const dataDir = sandboxFolder();
  const limits = { costPerSecond: 10_000_000, openCostPerSecond: 100_000 };
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, limits });
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ code, token }) => [code, token]));
  const person = { idType: '1', idNumber: '110101199003070791', reason: '本人到窗口核验身份' };
  consumer = String((await ask(tokenOf('operator1'), '/api/office/consumer-tokens', person)).body['token']);
  const { paths } = (await (await fetch(`${platform.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      door: `${method.toUpperCase()} ${path}`,
      path: path.replace(/\{\w*(?:Id|id)\}/g, randomUUID()).replace(/\{\w+\}/g, 'B1'),
      operation,
    })),
  );
});
after(() => platform.stop());

async function ask(token: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(platform.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...type, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

const tokenOf = (code: string): string => tokens.get(code) ?? '';

/** As the first whom the door lets in: who asks is judged before what is asked. */
async function askAsAllowed(path: string, body?: unknown): Promise<Answer> {
  const firms = Object.values(sender.personas).map(({ token }) => token);
  let answer: Answer | null = null;
  for (const token of [...['supervisor1', 'officer1', 'operator1'].map(tokenOf), ...firms, consumer]) {
    answer = await ask(token, path, body);
    if (answer.status !== 401 && answer.status !== 403) break;
  }
  assert.ok(answer);
  return answer;
}

describe('the key of a request', () => {
  const path = (): string => `/api/office/books/${BOOK.emsNo}/entries`;
  const body = (quantity: string): object => ({
    reason: '测试',
    document: 'E1',
    items: [{ itemRecordNo: 'ITEM01', quantity }],
  });
  const post = (key: string, quantity: string): Promise<Answer> =>
    ask(tokenOf('officer1'), path(), body(quantity), { 'idempotency-key': key });

  test('in capitals it is the same key: the act is carried out, once, and the next one too', async () => {
    const key = randomUUID();
    const first = await post(key.toUpperCase(), '1');
    assert.deepEqual([first.status, first.body['state'], first.body['actId']], [200, 'done', key], first.text);
    assert.deepEqual(await post(key, '1').then(({ body: again }) => again), first.body);
    assert.match((await post(key.toUpperCase(), '2')).text, /90044/);
    assert.equal((await post(randomUUID(), '1')).status, 200, 'the lane of the book goes on');
  });

  test('what the database does not read as an id is 400', async () => {
    for (const key of [`urn:uuid:${randomUUID()}`, `{${randomUUID()}}`, randomUUID().replaceAll('-', ''), 'key', '']) {
      assert.equal((await post(key, '1')).status, 400, key);
    }
  });

  test('a proposal is found and decided in capitals too', async () => {
    const key = randomUUID();
    const stop = { reason: '测试', country: '307', hsPrefix: '9701', law: '测试' };
    const at = '/api/office/goods/stops/CAPITALS';
    const proposed = await ask(tokenOf('supervisor1'), at, stop, { 'idempotency-key': key.toUpperCase() });
    assert.deepEqual([proposed.status, proposed.body['actId']], [202, key], proposed.text);
    const decision = { decision: 'approve', reason: '测试' };
    const decided = await ask(tokenOf('supervisor2'), `/api/office/proposals/${key.toUpperCase()}/decision`, decision);
    assert.deepEqual([decided.status, decided.body['state']], [200, 'done'], decided.text);
  });
});

describe('text no database keeps', () => {
  test('is 400 at every door that takes JSON, in values and in names', async () => {
    const doors = operations.filter(({ operation }) => operation.requestBody?.content['application/json']);
    assert.ok(doors.length > 40);
    for (const { door, path } of doors) {
      for (const body of ['{"reason":"a\\u0000b"}', '{"a\\u0000":1}', '{"x":[{"y":"\\ud800"}]}', '["\\udC00x"]']) {
        const answer = await askAsAllowed(path, body);
        // The consumer's own bound of requests may come first.
        assert.ok([400, 429].includes(answer.status), `${door} ${body}: ${answer.status} ${answer.text}`);
      }
    }
  });

  test('a whole pair, or a backslash before u0000, is text', async () => {
    const reason = '😀 \\u0000 \\ud800';
    const items = [{ itemRecordNo: 'ITEM01', quantity: '1' }];
    const body = { reason, document: 'E1', items };
    const answer = await ask(tokenOf('officer1'), `/api/office/books/${BOOK.emsNo}/entries`, body);
    assert.equal(answer.status, 200, answer.text);
  });
});

describe('numbers beyond every number', () => {
  test('every whole number that is asked for has a greatest one, and 1e400 is more', async () => {
    const asked = operations.flatMap(({ door, path, operation }) =>
      (operation.parameters ?? [])
        .filter(({ in: place, schema }) => place === 'query' && schema.type === 'integer')
        .map(({ name }) => ({ door, path, name })),
    );
    assert.ok(asked.length >= 8);
    for (const { door, path, name } of asked) {
      for (const value of ['1e400', '-1e400', '1e9']) {
        const answer = await askAsAllowed(`${path}?${name}=${value}`);
        assert.ok([400, 429].includes(answer.status), `${door} ${name}=${value}: ${answer.status} ${answer.text}`);
      }
    }
  });

  test('in bodies as well', () => {
    const unbounded = operations.flatMap(({ door, operation }) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        integers(schema).flatMap(({ maximum }) => (maximum === undefined ? [door] : [])),
      ),
    );
    assert.deepEqual(unbounded, []);
  });
});

describe('moments and words a reader asks with', () => {
  test('a leap second, a blank, a day that is not there are 400 wherever a moment is asked for', async () => {
    const asked = operations.flatMap(({ door, path, operation }) =>
      (operation.parameters ?? [])
        .filter(({ in: place, schema }) => place === 'query' && schema.format === 'date-time')
        .map(({ name }) => ({ door, path, name })),
    );
    assert.ok(asked.length >= 8);
    for (const { door, path, name } of asked) {
      for (const value of [
        '2026-06-30T23:59:60Z',
        '2026-06-01 10:00:00Z',
        '2021-02-30T10:00:00Z',
        '2026-06-01T10:00Z',
      ]) {
        const answer = await askAsAllowed(`${path}?${name}=${encodeURIComponent(value)}`);
        assert.equal(answer.status, 400, `${door} ${name}=${value}: ${answer.text}`);
      }
    }
  });

  test('what every object has is no kind of movement', async () => {
    for (const kind of ['constructor', '__proto__', 'toString']) {
      const answer = await ask(tokenOf('officer1'), `/api/office/books/${BOOK.emsNo}/movements?kind=${kind}`);
      assert.deepEqual([answer.status, answer.body['movements']], [200, []], answer.text);
    }
  });

  test('a rate of inspection from a day that is not there is refused (K-01)', async () => {
    const body = { reason: '测试', rateBasisPoints: 1, hsPrefix: '2106', fromDay: '2099-02-30' };
    const answer = await ask(tokenOf('supervisor1'), '/api/office/inspection-rates/DAY', body);
    assert.match(answer.text, /90230/);
  });
});

describe('a number an agent chooses', () => {
  test('does not stand before a number customs gave: not in the story, not in the track', async () => {
    const own = await declare('SHADOW1');
    const other = await declare('SHADOW2', own.preNo);
    assert.equal(other.copNo, own.preNo);
    for (const number of [own.preNo, own.invtNo]) {
      const story = await ask(tokenOf('officer1'), `/api/office/declarations/${number}`);
      assert.equal((story.body['numbers'] as Numbers).orderNo, 'SHADOW1');
      const track = await ask(tokenOf('officer1'), `/api/office/declarations/${number}/tracking`);
      assert.equal(track.body['logisticsNo'], 'WSHADOW1');
    }
    const story = await ask(tokenOf('officer1'), `/api/office/declarations/${other.preNo}`);
    assert.equal((story.body['numbers'] as Numbers).orderNo, 'SHADOW2');
  });
});

test('after a stop of goods the same lane stops a parcel, and lifts it: their statements have names of their own', async () => {
  const stop = { reason: '测试', country: '307', hsPrefix: '9702', law: '测试' };
  for (const number of ['1', '2', '3', '4', '5', '6']) {
    const { body } = await ask(tokenOf('supervisor1'), `/api/office/goods/stops/NAMED${number}`, stop);
    const agreed = { decision: 'approve', reason: '测试' };
    const at = `/api/office/proposals/${String(body['actId'])}/decision`;
    assert.equal((await ask(tokenOf('supervisor2'), at, agreed)).status, 200);
  }
  await declare('NAMED');
  const parcel = `/api/office/waybills/${encodeURIComponent(`${sender.personas.logistics.code}|WNAMED`)}`;
  const found = { reason: '测试', difference: 'address', found: '测试' };
  const stopped = await ask(tokenOf('officer1'), `${parcel}/elsewhere`, found);
  assert.deepEqual([stopped.status, stopped.body['state']], [200, 'done'], stopped.text);
  assert.equal((await ask(tokenOf('officer1'), `${parcel}/lift`, { reason: '测试' })).body['state'], 'done');
});

type Numbers = { readonly copNo: string; readonly preNo: string; readonly invtNo: string; readonly orderNo: string };

async function declare(orderNo: string, copNo = `C${orderNo}`): Promise<Numbers> {
  const documents = sender.purchase({ orderNo });
  const declaration: PurchaseDocuments['declaration'] = withHead(documents, 'declaration', { copNo });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    const response = await sender.post(kind, sender.sign(kind, { ...documents, declaration }));
    assert.equal(response.status, 202, await response.text());
  }
  for (;;) {
    const { receipts } = (await (await sender.get('agent', '/api/receipts?limit=1000')).json()) as {
      receipts: (Numbers & { returnStatus: string })[];
    };
    const released = receipts.find((one) => one.copNo === copNo && one.returnStatus === '800');
    if (released) return released;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function integers(schema: Schema): readonly Schema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema.type === 'integer' ? [schema] : []), ...inner.flatMap(integers)];
}
