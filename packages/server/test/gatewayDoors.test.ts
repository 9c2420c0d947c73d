import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { done } from '@tongguan/kernel';
import { createGateway, type Gateway } from '../src/gateway/index.ts';
import { ACT_KINDS, type StaffRole } from '../src/office/index.ts';
import { CHANGE_KINDS, type Participant, type Registry } from '../src/registry/index.ts';
import { NOTHING_BEHIND } from './support/gatewayDeps.ts';

/**
 * Proves who gets through every door: each operation of the platform's own description against each kind of caller. An
 * operation that is added without a line here fails, so that nobody forgets to say who may.
 */

const STAFF: readonly StaffRole[] = ['operator', 'officer', 'supervisor', 'auditor'];
const CALLERS = ['nobody', 'stranger', 'firm', 'consumer', ...STAFF] as const;
type Caller = (typeof CALLERS)[number];
const ANYBODY: readonly Caller[] = CALLERS;

/** Method and path as described, and who gets through. */
const DOORS: ReadonlyMap<string, readonly Caller[]> = new Map<string, readonly Caller[]>([
  ['GET /api/health', ANYBODY],
  ['GET /api/codes/{code}', ANYBODY],
  ['GET /api/sandbox/clock', ANYBODY],
  ['POST /api/assess', ANYBODY],
  ['POST /api/messages', ['firm']],
  ['GET /api/receipts', ['firm']],
  ['GET /api/declarations/{number}', ['firm']],
  ['GET /api/declarations/{number}/tracking', ['firm']],
  ['GET /api/participant/waybills/{number}/tracking', ['firm']],
  ['POST /api/participant/waybills/events', ['firm']],
  ['GET /api/office/declarations/{number}/tracking', STAFF],
  ['GET /api/office/journal', STAFF],
  ['GET /api/office/inspections', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/inspections/{number}/evidence/{actId}', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/proposals', STAFF],
  ['GET /api/office/contingencies', STAFF],
  ['GET /api/office/queue', STAFF],
  ['GET /api/office/clearance-clock', STAFF],
  ['GET /api/office/goods/stops', STAFF],
  ['GET /api/office/goods/stops/{number}/declarations', STAFF],
  ['GET /api/office/goods/lists', STAFF],
  ['GET /api/office/goods/lists/{number}/diff', STAFF],
  ['GET /api/office/goods/filings', STAFF],
  ['GET /api/filings', ['firm']],
  ['POST /api/filings', ['firm']],
  ['POST /api/office/proposals/{id}/decision', ['operator', 'officer', 'supervisor']],
  ['GET /api/office/declarations/{number}', STAFF],
  ['GET /api/office/books/{number}/movements', STAFF],
  ['GET /api/office/books/{number}/balances', STAFF],
  ['GET /api/office/books/{number}/transfers', STAFF],
  ['GET /api/office/books/{number}/stocktakes/{takeNo}', STAFF],
  ['GET /api/office/books/{number}/inbounds', STAFF],
  ['GET /api/office/inbound-details', STAFF],
  ['GET /api/books/{number}/inbounds', ['firm']],
  ['GET /api/books/{number}/movements', ['firm']],
  ['GET /api/books/{number}/balances', ['firm']],
  ['GET /api/books/{number}/transfers', ['firm']],
  ['GET /api/books/{number}/stocktakes/{takeNo}', ['firm']],
  ['POST /api/sandbox/clock', ['operator']],
  ['GET /api/participant', ['firm']],
  ['GET /api/office/participants', STAFF],
  ['GET /api/office/participants/{number}', STAFF],
  ['GET /api/office/expiring', STAFF],
  ['GET /api/office/registry-journal', STAFF],
  ['POST /api/office/participants', ['operator', 'supervisor']],
  ...CHANGE_KINDS.map((kind): [string, readonly Caller[]] => [
    `POST /api/office/participants/{number}/${kind.path}`,
    ['operator', 'supervisor'],
  ]),
  ['POST /api/office/consumer-tokens', ['operator']],
  ['GET /api/consumer/quota', ['consumer']],
  ['POST /api/consumer/disputes', ['consumer']],
  ['GET /api/consumer/bills', ['consumer']],
  ['GET /api/consumer/bills/{number}', ['consumer']],
  ['GET /api/consumer/parcels/{number}', ['consumer']],
  ['GET /api/consumer/cases', ['consumer']],
  ['POST /api/consumer/freeze', ['consumer']],
  ['POST /api/participant/waybills/{number}/elsewhere', ['firm']],
  ['GET /api/office/cases', ['officer', 'supervisor', 'auditor']],
  ['GET /api/office/cases/{number}', ['officer', 'supervisor', 'auditor']],
  ...['', '/demands', '/overdue', '/refunds', '/forecast', '/reconciliation'].flatMap(
    (view): [string, readonly Caller[]][] => [
      [`GET /api/guarantee${view}`, ['firm']],
      [`GET /api/office/guarantees/{number}${view}`, STAFF],
    ],
  ),
  // Those with a door of their own are above.
  ...ACT_KINDS.filter(({ ownDoor }) => ownDoor !== true).map((kind): [string, readonly Caller[]] => [
    `POST /api/office/${kind.path.replace(':number', '{number}')}`,
    STAFF.filter((role) => kind.roles.includes(role)),
  ]),
]);

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};
type Operation = {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

/** The rooms behind the doors fail: whoever gets as far as 500 was let in. */
const behind = (): Promise<never> => Promise.reject(new Error('reached'));

describe('doors', () => {
  let gateway: Gateway;
  let url = '';
  let described: readonly (readonly [door: string, operation: Operation])[] = [];

  before(async () => {
    gateway = await createGateway({
      ...NOTHING_BEHIND,
      registry: () =>
        ({
          participantByToken: (token: string) => (token === 'firm' ? ({ code: '3301960001' } as Participant) : null),
        }) as unknown as Registry,
      intake: { submit: behind, close: () => Promise.resolve() },
      receipts: { read: behind, toXml: () => '' },
      story: behind,
      office: {
        kinds: ACT_KINDS,
        staffByToken: (token) => {
          const role = STAFF.find((one) => one === token);
          return Promise.resolve(role ? { code: `${role}1`, name: '测试', role, customsCode: '' } : null);
        },
        submit: () => Promise.resolve(done({ part: 1, actId: '00112233-4455-6677-8899-aabbccddeeff', outcome: null })),
        journal: () => Promise.resolve([]),
        decide: behind,
        proposals: behind,
        contingencies: behind,
        queue: behind,
        openClocks: behind,
      },
      guarantee: { account: behind, demands: behind, refunds: behind, forecast: behind, reconciliation: behind },
      consumer: {
        issue: behind,
        personOf: (token) => (token === 'consumer' ? Buffer.alloc(32) : null),
        quota: behind,
        dispute: behind,
        freeze: behind,
        owns: behind,
        bills: behind,
        bill: behind,
      },
      inspections: { list: behind, file: behind, draw: () => 0 },
      cases: { list: behind, read: behind, ofPerson: behind },
      tracking: { record: behind, ofWaybill: behind, ofDeclaration: behind },
      records: { change: behind, register: behind, rows: behind, expiring: behind, journal: behind },
      moveClock: () => Promise.resolve(0),
      limits: { requestsPerSecond: 100_000, openRequestsPerSecond: 100_000 },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    );
  });
  after(() => gateway.close());

  test('every described operation says who may', () => {
    assert.deepEqual(described.map(([door]) => door).sort(), [...DOORS.keys()].sort());
  });

  for (const [door, allowed] of DOORS) {
    for (const caller of CALLERS) {
      const may = allowed.includes(caller);
      test(`${door}: ${caller} ${may ? 'may' : 'may not'}`, async () => {
        const operation = described.find(([name]) => name === door)?.[1];
        assert.ok(operation);
        const status = await knock(url, door, operation, caller);
        const staffElsewhere = STAFF.some((role) => role === caller) && STAFF.some((role) => allowed.includes(role));
        if (may) assert.ok(![400, 401, 403, 415, 429].includes(status), String(status));
        else assert.equal(status, staffElsewhere ? 403 : 401);
      });
    }
  }
});

async function knock(url: string, door: string, operation: Operation, caller: Caller): Promise<number> {
  const [method = '', path = ''] = door.split(' ');
  const filled = path
    .replace('{number}', 'B1')
    .replace('{actId}', '00112233-4455-6677-8899-aabbccddeeff')
    .replace('{code}', '1313')
    .replace('{id}', '00112233-4455-6677-8899-aabbccddeeff');
  const headers: Record<string, string> = caller === 'nobody' ? {} : { authorization: `Bearer ${caller}` };
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (method === 'POST') headers['content-type'] = path === '/api/messages' ? 'application/xml' : (type ?? '');
  // Either days or to, which its schema cannot say.
  const fixed = path === '/api/sandbox/clock' ? { days: 1, reason: '测试' } : example(media?.schema ?? {});
  const body = path === '/api/messages' ? '<a/>' : JSON.stringify(fixed);
  const answer = await fetch(`${url}${filled}`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  await answer.arrayBuffer();
  return answer.status;
}

/** A value that fits the schema: its required fields and no others. */
function example(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.anyOf?.[0]) return example(schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return [example(schema.items ?? {})];
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, example(schema.properties?.[name] ?? {})]),
      );
    default:
      return '1'.repeat(schema.minLength ?? 1);
  }
}
