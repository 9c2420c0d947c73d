import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { done, refused } from '@tongguan/kernel';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { ACT_KINDS, OFFICE_KINDS } from '../../src/main/rooms.ts';
import type { ActRequest, StaffRole } from '../../src/office/index.ts';
import type { ActKind } from '../../src/office/types.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves who may do what at the customs side's door: every kind of act against every role, what is asked for without a
 * reason or with fields nobody knows, and that an answer never claims more than the lane has done.
 */

const ROLES: readonly StaffRole[] = ['operator', 'officer', 'supervisor', 'auditor'];
const ACT_ID = '00112233-4455-6677-8899-aabbccddeeff';
const asked: ActRequest[] = [];
let outcome: { done: boolean; code: string; facts: Record<string, string> } | null = null;

let gateway: Gateway;
let url = '';
before(async () => {
  gateway = await createGateway(
    {
      ...NOTHING_BEHIND,
      limits: { costPerSecond: 1_000_000 },
      office: {
        ...NOTHING_BEHIND.office,
        staffByToken: (token) => {
          const role = ROLES.find((one) => one === token);
          return Promise.resolve(role ? { code: `${role}1`, name: '测试', role, customsCode: '' } : null);
        },
        submit: (request) => {
          asked.push(request);
          if (request.number === 'NONE') {
            return Promise.resolve(refused({ code: '90042', path: 'number', found: 'NONE', allowed: 'a preNo' }));
          }
          return Promise.resolve(
            done({ part: 1, actId: ACT_ID, outcome: outcome && { part: 1, actId: ACT_ID, atMs: 0, ...outcome } }),
          );
        },
      },
    },
    wholeAnswers().compilers,
  );
  url = await gateway.listen({ host: '127.0.0.1', port: 0 });
});
after(() => gateway.close());

async function post(kind: ActKind, token: string | null, body: object, number = 'B1'): Promise<[number, unknown]> {
  const answer = await fetch(`${url}/api/office/${kind.path.replace(':number', number)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return [answer.status, await answer.json()];
}

type Schema = {
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
};

/** A body that fits the kind's schema. */
function bodyOf(kind: ActKind): Record<string, unknown> {
  const example = (schema: Schema): unknown => {
    const { enum: values, type, minimum = 1, items = {}, properties = {}, required = [] } = schema;
    if (values) return values[0];
    if (type === 'integer') return minimum;
    if (type === 'boolean') return true;
    if (type === 'array') return [example(items)];
    if (type === 'object') return Object.fromEntries(required.map((name) => [name, example(properties[name] ?? {})]));
    return '1'.repeat(schema.minLength ?? 1);
  };
  return example(kind.body as Schema) as Record<string, unknown>;
}

for (const kind of OFFICE_KINDS.filter(({ ownDoor }) => ownDoor !== true)) {
  describe(`${kind.name}: ${kind.en}`, () => {
    for (const role of ROLES) {
      const may = kind.roles.includes(role);
      test(`${role} ${may ? 'may' : 'may not'}`, async () => {
        outcome = { done: true, code: '', facts: {} };
        const before = asked.length;
        const [status] = await post(kind, role, { reason: '测试', ...bodyOf(kind) });
        assert.equal(status, may ? 200 : 403);
        assert.equal(asked.length - before, may ? 1 : 0);
      });
    }

    test('nobody without a token of staff', async () => {
      assert.equal((await post(kind, null, { reason: '测试', ...bodyOf(kind) }))[0], 401);
      assert.equal((await post(kind, 'stranger', { reason: '测试', ...bodyOf(kind) }))[0], 401);
    });

    test('not without a reason, nor with a field nobody knows', async () => {
      const role = kind.roles.find((one) => ROLES.includes(one as StaffRole));
      if (role === undefined) return;
      assert.equal((await post(kind, role, bodyOf(kind)))[0], 400);
      assert.equal((await post(kind, role, { reason: '测试', ...bodyOf(kind), more: 1 }))[0], 400);
    });
  });
}

const [ANY] = ACT_KINDS.filter(({ roles }) => roles.includes('officer'));
assert.ok(ANY);

test('a refused act is 409 with its code, what was found and what is allowed', async () => {
  outcome = { done: false, code: '90043', facts: { found: '800', allowed: '300' } };
  const [status, body] = await post(ANY, 'officer', { reason: '测试', ...bodyOf(ANY) });
  assert.equal(status, 409);
  const { refusals } = (body as { error: { refusals: Record<string, string>[] } }).error;
  assert.deepEqual([refusals[0]?.['code'], refusals[0]?.['found'], refusals[0]?.['allowed']], ['90043', '800', '300']);
});

test('an act no lane has looked at yet is 202, not 200', async () => {
  outcome = null;
  const [status, body] = await post(ANY, 'officer', { reason: '测试', ...bodyOf(ANY) });
  assert.deepEqual([status, body], [202, { actId: ACT_ID, state: 'waiting' }]);
});

test('a subject that does not exist is 409 with 90042', async () => {
  const [status, body] = await post(ANY, 'officer', { reason: '测试', ...bodyOf(ANY) }, 'NONE');
  assert.equal(status, 409);
  assert.match(JSON.stringify(body), /90042/);
});

// A mistake in an act is told with what would have been right, in both languages: the surplus field by its name, the missing
// one, every allowed value.
describe('what is wrong with an act is told', () => {
  const detailsOf = async (kind: ActKind, body: object): Promise<readonly string[]> => {
    const [status, answer] = await post(kind, kind.roles.find((role) => role !== 'participant') ?? null, body);
    assert.equal(status, 400, kind.name);
    return (answer as { error: { details: string[] } }).error.details;
  };
  const kinds = ACT_KINDS.filter(({ path }) => path !== '');

  test('a field nobody knows, by its name', async () => {
    for (const kind of kinds) {
      const [detail = ''] = await detailsOf(kind, { ...bodyOf(kind), reason: '理由', decisoin: 'approve' });
      assert.match(detail, /没有字段 decisoin \/ .*there is no field decisoin/, kind.name);
    }
  });

  test('a missing field, by its name', async () => {
    for (const kind of kinds) {
      for (const name of (kind.body as Schema).required ?? []) {
        const { [name]: _, ...rest } = bodyOf(kind);
        const details = await detailsOf(kind, { ...rest, reason: '理由' });
        assert.match(details[0] ?? '', new RegExp(`缺少字段 ${name} / .*field ${name} is missing`), kind.name);
      }
    }
  });

  test('a word that is none of those allowed, with all of them', async () => {
    let looked = 0;
    for (const kind of kinds) {
      for (const [name, schema] of Object.entries((kind.body as Schema).properties ?? {})) {
        if (schema.enum === undefined) continue;
        looked += 1;
        const [detail = ''] = await detailsOf(kind, { ...bodyOf(kind), reason: '理由', [name]: 'maybe' });
        assert.ok(detail.includes(`/${name}：须为 ${schema.enum.join('、')} 之一`), `${kind.name} ${detail}`);
        assert.ok(detail.includes(`must be one of ${schema.enum.join(', ')}`), `${kind.name} ${detail}`);
      }
    }
    assert.ok(looked > 10, String(looked));
  });
});
