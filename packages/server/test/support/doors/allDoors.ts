import assert from 'node:assert/strict';
import { done } from '@tongguan/kernel';
import { createGateway, type Gateway, type LogEntry } from '../../../src/gateway/index.ts';
import { OFFICE_KINDS } from '../../../src/main/rooms.ts';
import type { StaffRole } from '../../../src/office/index.ts';
import type { Participant, Registry } from '../../../src/registry/index.ts';
import { type DescribedResponses, undescribed } from '../answers/describedAnswers.ts';
import { NOTHING_BEHIND } from '../gatewayDeps.ts';
import { servicesThat } from '../services.ts';

export const STAFF: readonly StaffRole[] = ['operator', 'officer', 'supervisor', 'auditor'];
export const CALLERS = ['nobody', 'stranger', 'firm', 'consumer', ...STAFF] as const;
export type Caller = (typeof CALLERS)[number];

export type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};
export type Operation = DescribedResponses & {
  readonly security?: readonly object[];
  readonly 'x-body-bytes-max'?: number;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

/** The rooms behind the doors fail: whoever gets as far as 500 was let in. */
const behind = (): Promise<never> => Promise.reject(new Error('reached'));

const all = servicesThat(behind);
/** An assessment declares nothing and asks for the tariff alone. */
const services = { ...all, goods: { ...all.goods, tariff: NOTHING_BEHIND.goods.tariff } };

export type Doors = {
  readonly gateway: Gateway;
  readonly url: string;
  /** Every operation as the platform describes itself. */
  readonly described: readonly (readonly [door: string, operation: Operation])[];
  readonly log: readonly LogEntry[];
};

/** A gateway with every door, where each caller's token is its name. */
export async function openAllDoors(): Promise<Doors> {
  const log: LogEntry[] = [];
  const gateway = await createGateway({
    ...NOTHING_BEHIND,
    ...services,
    log: (entry) => void log.push(entry),
    registry: () =>
      ({
        participantByToken: (token: string) => (token === 'firm' ? ({ code: '3301960001' } as Participant) : null),
      }) as unknown as Registry,
    intake: { submit: behind, close: () => Promise.resolve() },
    receipts: { read: behind, toXml: () => '' },
    office: {
      kinds: OFFICE_KINDS,
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
      districtOf: () => Promise.resolve('2992'),
      districtOfParcel: () => Promise.resolve('2992'),
    },
    consumer: {
      ...services.consumer,
      personOf: (token) => (token === 'consumer' ? Buffer.alloc(32) : null),
    },
    inspections: { ...services.inspections, draw: () => 0 },
    moveClock: () => Promise.resolve(0),
    limits: { costPerSecond: 10_000_000, openCostPerSecond: 100_000 },
  });
  const url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  );
  return { gateway, url, described, log };
}

/** A request as it is described, by this caller. */
export async function knock(
  url: string,
  door: string,
  operation: Operation,
  caller: Caller,
): Promise<{ readonly status: number; readonly headers: Headers }> {
  const [method = '', path = ''] = door.split(' ');
  const headers: Record<string, string> = caller === 'nobody' ? {} : { authorization: `Bearer ${caller}` };
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (method === 'POST') headers['content-type'] = path === '/api/messages' ? 'application/xml' : (type ?? '');
  // Either days or to, which its schema cannot say.
  const fixed = path === '/api/sandbox/clock' ? { days: 1, reason: '测试' } : example(media?.schema ?? {});
  const body = path === '/api/messages' ? '<a/>' : JSON.stringify(fixed);
  const answer = await fetch(`${url}${filled(path)}`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  // Whatever it is, the description of the operation says that it may come.
  assert.equal(undescribed(operation, answer.status, await answer.text()), null, door);
  return { status: answer.status, headers: answer.headers };
}

/** A described path as somebody asks for it. */
export function filled(path: string): string {
  return path
    .replace('{number}', 'B1')
    .replace('{takeNo}', 'T1')
    .replace('{actId}', '00112233-4455-6677-8899-aabbccddeeff')
    .replace('{code}', '1313')
    .replace('{tokenId}', '0123456789abcdef')
    .replace('{id}', '00112233-4455-6677-8899-aabbccddeeff');
}

/** A value that fits the schema: its required fields and no others. */
export function example(schema: Schema): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
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
