import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TObject } from 'typebox';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { createGateway, type Gateway } from '../../src/gateway/index.ts';
import { ACT_KINDS, ACTS, OFFICE_KINDS } from '../../src/main/rooms.ts';
import { type ActDefinition, closed, defineAct, doneAct, type PublicAct } from '../../src/office/defineAct.ts';
import type { StaffRole } from '../../src/office/index.ts';
import { CHANGE_KINDS } from '../../src/registry/index.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { withDatabase } from '../support/database.ts';
import { appendAct, asideIn } from '../support/faults.ts';
import { NOTHING_BEHIND } from '../support/gatewayDeps.ts';
import { openWorld } from '../support/world.ts';

// Proves that an act is one value: every act of every room is on the one list, with a body that takes no other fields, a
// path of its own and rules that exist. That each has a hand the compiler proves: `defineAct` takes no act without one. What
// the list does not know is 404 at the door and refused by a lane, and so is a stored body that does not fit.

const SOURCES = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Every compiled file of every `acts` folder, beside the lists; found by its source, for builds keep what was deleted. */
function actFiles(): string[] {
  const all = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return all
    .filter((path) => /(^|\/)acts\/(?:\w+\/)?(?!index)\w+\.ts$/.test(path))
    .map((path) => path.replace(/ts$/, 'js'));
}

/** The acts a file exports, alone or in a family. */
async function actsOf(path: string): Promise<ActDefinition<never>[]> {
  const values: unknown[] = Object.values((await import(`../../src/${path}`)) as object);
  return values.flat().filter((value): value is ActDefinition<never> => Object.hasOwn(Object(value), 'hand'));
}

describe('the one list', () => {
  test('has every act of every room, and each file brings one at least', async () => {
    const files = actFiles();
    assert.ok(files.length > 35, String(files.length));
    const found = new Set<string>();
    for (const path of files) {
      const own = await actsOf(path);
      assert.ok(own.length > 0, `${path} has no act`);
      for (const act of own) {
        assert.ok(
          ACTS.some((one) => one === act),
          `${path}: ${act.name} is in no list`,
        );
        found.add(act.name);
      }
    }
    assert.deepEqual(ACTS.map(({ name }) => name).toSorted(), [...found].toSorted());
  });

  test('names every act, and every path, once', () => {
    const names = [...ACTS, ...CHANGE_KINDS].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const paths = OFFICE_KINDS.flatMap(({ path, ownDoor }) => (ownDoor === true ? [] : [path]));
    assert.equal(new Set(paths).size, paths.length);
    for (const path of paths) assert.match(path, /^[a-z-]+(\/[a-z-]+)?\/:number(\/[a-z-]+)?$/);
  });

  test('offers people all but the acts of earlier versions that may still wait', () => {
    const between = ACTS.filter((act) => !('roles' in act)).map(({ name }) => name);
    for (const name of ['transfer.announce', 'transfer.back']) assert.ok(between.includes(name), name);
    const offered = new Set(ACT_KINDS.map(({ name }) => name));
    assert.equal(offered.size + between.length, ACTS.length);
    assert.deepEqual(
      between.filter((name) => offered.has(name)),
      [],
    );
  });

  test('cites rules that exist', () => {
    const text = readFileSync(new URL('../../../../../docs/rules.json', import.meta.url), 'utf8');
    const known = new Set([...text.matchAll(/"id": "([A-Z]-\d\d[a-z]?)"/g)].map(([, id]) => id));
    assert.ok(known.size > 50);
    for (const { name, rules } of OFFICE_KINDS) {
      assert.ok(rules.length > 0, name);
      for (const rule of rules) assert.ok(known.has(rule), `${name} ${rule}`);
    }
  });

  for (const { name, body } of [...ACTS, ...CHANGE_KINDS]) {
    test(`${name}: no object of its body takes a field nobody knows, no text and no list is without bound`, () => {
      for (const [place, schema] of schemasIn(body, name)) {
        if (schema.type === 'object') assert.equal(schema.additionalProperties, false, place);
        if (schema.type === 'array') assert.equal(typeof schema.maxItems, 'number', place);
        if (schema.type !== 'string' || schema.enum) continue;
        // A pattern that ends, and repeats nothing without end.
        assert.ok(schema.maxLength !== undefined || /^\^[^*+]+\$$/.test(schema.pattern ?? ''), place);
      }
    });
  }
});

test('an act without a hand, or with a body its hand does not take, does not compile', () => {
  const about = { name: 'x', subject: 'book', path: 'x/:number', roles: [], district: 'subject' } as const;
  const more = { zh: '', en: '', rules: ['J-01'], body: closed({}) };
  const wrong = [
    // @ts-expect-error there is no hand
    () => defineAct({ ...about, ...more }),
    // @ts-expect-error the body has no such field
    () => defineAct({ ...about, ...more, run: async (act) => doneAct({ x: act.body.x }) }),
    // @ts-expect-error what is weighed is judged
    () => defineAct({ ...about, ...more, run: async () => doneAct(), secondPerson: WEIGHED }),
    // @ts-expect-error nobody but defineAct makes one
    (): PublicAct<unknown> => ({ ...about, ...more, hand: { run: async () => doneAct() } }),
  ];
  assert.equal(wrong.length, 4);
});

const WEIGHED = { rule: 'upheld', leaving: () => Promise.resolve(null) } as const;

type Schema = {
  readonly type?: string;
  readonly enum?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
};

/** A schema and all within it. */
function schemasIn(schema: Schema | TObject, place: string): [string, Schema][] {
  const { items, properties = {} } = schema as Schema;
  return [
    [place, schema as Schema],
    ...(items === undefined ? [] : schemasIn(items, `${place}[]`)),
    ...Object.entries(properties).flatMap(([name, one]) => schemasIn(one, `${place}.${name}`)),
  ];
}

describe('the door', () => {
  let gateway: Gateway;
  let url = '';
  before(async () => {
    gateway = await createGateway({
      ...NOTHING_BEHIND,
      office: {
        ...NOTHING_BEHIND.office,
        staffByToken: (token) =>
          Promise.resolve(
            ROLES.includes(token as StaffRole)
              ? { code: `${token}1`, name: '测试', role: token as StaffRole, customsCode: '' }
              : null,
          ),
      },
    });
    url = await gateway.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => gateway.close());

  type Told = { readonly error: { readonly code: string; readonly allowed?: readonly string[] } };
  async function post(path: string, token: string): Promise<[number, Told['error'], string | null]> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/office/${path}`, { method: 'POST', headers, body: '{"reason":"测试"}' });
    return [answer.status, ((await answer.json()) as Told).error, answer.headers.get('allow')];
  }

  const UNKNOWN = [
    'declarations/B1/no-act',
    'books/B1/transfer-announcements',
    'transfer.announce',
    'transfer.back/B1',
    'nothing',
    '',
  ];
  for (const path of UNKNOWN) {
    test(`POST /api/office/${path} is no act: 404, with those of the caller’s role`, async () => {
      for (const role of ROLES) {
        const [status, { code, allowed }] = await post(path, role);
        assert.deepEqual([status, code], [404, 'act-unknown']);
        const own = OFFICE_KINDS.filter(({ roles, ownDoor }) => ownDoor !== true && roles.includes(role));
        assert.deepEqual(
          allowed,
          own.map((kind) => `/api/office/${kind.path}`),
        );
      }
    });
  }

  test('a stranger is told nothing of acts', async () => {
    const [status, { code, allowed }] = await post('declarations/B1/no-act', 'stranger');
    assert.deepEqual([status, code, allowed], [401, 'token-unknown', undefined]);
  });

  test('what is only read says so', async () => {
    const [status, { code }, allow] = await post('journal', 'officer');
    assert.deepEqual([status, code, allow], [405, 'method-wrong', 'GET']);
  });
});

const ROLES: readonly StaffRole[] = ['operator', 'officer', 'supervisor', 'auditor'];

describe('a lane', () => {
  test('refuses a stored act whose name no room knows, and names no other', () =>
    withDatabase('acts unknown', async ({ store }) => {
      const world = await openWorld(store);
      const actId = await appendAct(world, 3, 'declaration.no-act', 'B1');
      await world.agreeAhead(actId);
      await world.settle();
      const { outcome } = await officeStore(store, placesOfPreNo).standing(3, actId);
      assert.deepEqual([outcome?.done, outcome?.code, outcome?.facts['found']], [false, '90047', 'declaration.no-act']);
      const told = JSON.stringify(outcome?.facts);
      for (const { name } of ACTS) assert.ok(!told.includes(name), name);
    }));

  test('refuses a stored body that is none of its act, whatever the act, and faults at none', () =>
    withDatabase('acts bodies', async ({ store }) => {
      const world = await openWorld(store);
      const bodies = [null, [], 7, '', { items: 7 }, { items: [null] }, { decision: {}, amount: 1, more: [[]] }];
      const asked: string[] = [];
      for (const { name } of ACTS) {
        for (const body of bodies) {
          const actId = await appendAct(world, 3, name, '3-nothing', body as object);
          await world.agreeAhead(actId);
          asked.push(actId);
        }
      }
      const named = await appendAct(world, 3, 'book.loss', '3-nothing', { items: [], 张三: '110101199003070791' });
      asked.push(named);
      await world.settle();
      assert.deepEqual(await asideIn(world), []);
      const { outcome } = await officeStore(store, placesOfPreNo).standing(3, named);
      assert.doesNotMatch(JSON.stringify(outcome?.facts), /张三|1101/, 'neither what it says nor how it calls it');
      const codes = await world.rows<{ code: string; n: bigint }>(
        'SELECT code, count(*) AS n FROM act_outcome WHERE act_id = ANY($1::uuid[]) GROUP BY code',
        asked,
      );
      assert.deepEqual(codes, [{ code: '90045', n: BigInt(asked.length) }]);
    }));
});
