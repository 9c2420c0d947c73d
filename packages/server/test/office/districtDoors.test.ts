import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { partOf } from '@tongguan/kernel';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { preNoOf } from '../../src/clearance/numbers.ts';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { ACT_KINDS } from '../../src/main/rooms.ts';
import type { ActKind, StaffRole } from '../../src/office/index.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { createVault, loadKeys } from '../../src/vault/index.ts';
import { temporaryFolder } from '../support/database.ts';
import { everybody, filtered, own, type Reading } from '../support/doors/districtReadings.ts';
import type { Schema } from '../support/doors/schema.ts';
import { askedOf } from '../support/doors/askedOf.ts';
import { BOOK, type PurchaseDocuments } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves on a running platform that staff of a customs district do and read what is their district's and nothing else
 * (K-03): every kind of act and every operation that reads is asked by somebody of another district. A kind or an
 * operation that is in no table here fails: whoever adds one says whose it is.
 */

const WATCHERS = ['supervisor', 'auditor'] as const;
const TOKEN = { label: 'test', atMs: 0, untilMs: null };
const HERE = '2992';
const ELSEWHERE = '5141';
type Operation = { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } };
type Answer = { readonly status: number; readonly text: string };

const whole = wholeAnswers();
let platform: Platform;
let folder = '';
let store: Store;
let sender: SandboxSender;
let national: ReadonlyMap<string, string>;
const staff = new Map<string, string>();
const numbers: Record<string, string> = {};
let operations: readonly string[] = [];
let described: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {};

before(async () => {
  const dataDir = temporaryFolder();
  folder = dataDir;
  const parameters = { inspectionRateBasisPoints: 10_000 };
  const limits = { costPerSecond: 10_000_000, openCostPerSecond: 100_000 };
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, limits, parameters } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  sender = await sandboxSender(platform.url, dataDir);
  national = new Map(
    (await sandboxStaff(dataDir)).filter(({ code }) => code.endsWith('1')).map(({ role, token }) => [role, token]),
  );
  const vault = createVault(await loadKeys(dataDir, 'sandbox'));
  const office = officeStore(store, placesOfPreNo);
  for (const customsCode of [HERE, ELSEWHERE]) {
    for (const role of ['operator', 'officer', 'supervisor', 'auditor'] as const) {
      const [code, token] = [`${role}-${customsCode}`, randomBytes(16).toString('hex')];
      await office.enrolStaff({ code, name: '测试', role, customsCode, sandbox: true, registeredMs: 0 });
      await office.issueStaffToken({ ...{ tokenKey: vault.tokenKey(token), staffCode: code }, ...TOKEN });
      staff.set(code, token);
    }
  }
  const openapi = await fetch(`${platform.url}/api/openapi.json`);
  described = ((await openapi.json()) as { paths: typeof described }).paths;
  operations = Object.entries(described).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  await fill();
});
after(async () => {
  await store.close();
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

async function ask(token: string, path: string, body?: object): Promise<Answer> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${platform.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...type },
    ...(body === undefined ? {} : { body: JSON.stringify({ reason: '测试', ...body }) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const of = (role: string, district: string): string =>
  (district === '' ? national.get(role) : staff.get(`${role}-${district}`)) ?? '';

async function sell(orderNo: string, kinds: readonly (keyof PurchaseDocuments)[]): Promise<string> {
  const documents = sender.purchase({ orderNo });
  for (const kind of kinds) assert.equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
  return awaited('SELECT pre_no AS found FROM declaration WHERE order_no = $1', orderNo);
}

/** The first value of a query, as soon as there is one. */
async function awaited(text: string, ...values: unknown[]): Promise<string> {
  for (let looks = 0; looks < 2_000; looks += 1) {
    const { rows } = await store.pool.query<{ found: string | null }>(text, values);
    if (rows[0] !== undefined && rows[0].found !== null) return rows[0].found;
    await sleep(10);
  }
  assert.fail(`nothing came of ${text}`);
}

const done = async (role: string, path: string, body: object): Promise<void> => {
  const answer = await ask(of(role, ''), `/api/office/${path}`, body);
  assert.ok([200, 202].includes(answer.status), answer.text);
};

async function agree(proposalId: string): Promise<void> {
  const sandbox = (await sandboxStaff(folder)).find(({ code }) => code === 'supervisor2');
  const path = `/api/office/proposals/${proposalId}/decision`;
  const answer = await ask(sandbox?.token ?? '', path, { decision: 'approve' });
  assert.match(answer.text, /"done"/, answer.text);
}

/** Something of everything, all of it in one district. */
async function fill(): Promise<void> {
  const waiting = await sell('WAITS', ['order', 'waybill', 'declaration']);
  numbers['declaration'] = waiting;
  const text = 'SELECT logistics_code || $2 || logistics_no AS found FROM declaration WHERE pre_no = $1';
  numbers['waybill'] = await awaited(text, waiting, '|');
  numbers['book'] = await awaited('SELECT ems_no AS found FROM account_book LIMIT 1');
  numbers['guarantee'] = await awaited(
    'SELECT account AS found FROM ledger_account WHERE book = 2 ORDER BY account LIMIT 1',
  );
  Object.assign(numbers, { control: 'R1', goods: 'S1', inbound: '3301969905|IN1' });
  await done('officer', `waybills/${encodeURIComponent(numbers['waybill'])}/elsewhere`, {
    difference: 'both',
    found: 'x',
  });
  numbers['dossier'] = await awaited('SELECT dossier_no AS found FROM dossier');
  await done('supervisor', `declarations/${waiting}/contingency`, { incident: 'I1' });
  const let0 = await sell('GOES', ['order', 'waybill', 'declaration']);
  await done('supervisor', `declarations/${let0}/contingency`, { incident: 'I2' });
  const proposal = await awaited('SELECT proposal_id AS found FROM act_proposal WHERE number = $1', let0);
  await agree(proposal);
  // A declaration that is inspected, and goods that are stopped when it is held.
  await sell('HELD', ['order', 'payment', 'waybill', 'declaration']);
  await awaited("SELECT 'x' AS found FROM inspection LIMIT 1");
  await askedOf(store, 'HELD');
  const stop = await ask(of('supervisor', ''), '/api/office/goods/stops/S1', { hsPrefix: '21', law: '公告' });
  await agree((JSON.parse(stop.text) as { actId: string }).actId);
  const part = partOf('number', `8|${numbers['inbound']}`);
  await store.pool.query(
    `INSERT INTO inbound_detail (part, operator_code, cop_no, pre_no, state, app_time, customs_code, bill_no, logistics_code,
       caller_code, message_id, item, parcels, unknown, received_ms)
     VALUES ($1, '3301969905', 'IN1', 'B0', 120, '20260601100000', $2, 'BILL', 'L', 'L', $3, 0, 1, '["W"]', 1)`,
    [part, HERE, randomUUID()],
  );
  const { rows } = await store.pool.query<{ part: number; serial: bigint }>(
    'SELECT part, serial FROM declaration WHERE pre_no = $1',
    [let0],
  );
  const declaration = rows[0] ?? assert.fail();
  const asideId = randomUUID();
  await store.pool.query(
    `INSERT INTO set_aside (part, aside_id, kind, serial, order_no, subject, fault, follows, tries, state, told, since_ms)
     VALUES ($1, $2, 7, $3, '', '', 'x', false, 1, 1, true, 1)`,
    [declaration.part, asideId, declaration.serial],
  );
  numbers['aside'] = `${declaration.part}-${asideId}`;
  // An application and its claim, as lanes write them when a declaration is cancelled after its demand.
  const serial = declaration.serial + 1_000_000n;
  const preNo = preNoOf(declaration.part, serial, Date.now());
  await store.pool.query(
    `INSERT INTO reversal (part, serial, kind, pre_no, cop_no, list_serial, list_pre_no, invt_no, agent_code, caller_code,
       customs_code, ebp_code, ebc_code, message_id, item, state, applied_ms, quota_fen, customs_duty_fen, consumption_tax_fen,
       value_added_tax_fen, lines)
     SELECT part, $3, 1, $4, 'X1', serial, pre_no, invt_no, agent_code, caller_code, customs_code, ebp_code, ebc_code,
       list_message, 0, 399, 1, 0, 0, 0, 100, '[]' FROM declaration WHERE part = $1 AND serial = $2`,
    [declaration.part, declaration.serial, serial, preNo],
  );
  await store.pool.query(
    `INSERT INTO refund_claim (part, serial, list_serial, assure_code, customs_duty_fen, consumption_tax_fen, value_added_tax_fen,
       claimed_ms) VALUES ($1, $2, $3, $4, 0, 0, 100, 1)`,
    [declaration.part, serial, declaration.serial, numbers['guarantee']],
  );
  Object.assign(numbers, { reversal: preNo, refund: preNo });
}

const PERSONAL = ['quota.dispute', 'consumer.token', 'identity.authenticate', 'supplement.answer'];
const NATIONAL = [
  'goods.filing',
  'goods.list',
  'goods.tariff',
  'goods.resume',
  'goods.stop',
  'guarantee.deposit',
  'guarantee.extend',
  'guarantee.release',
  'guarantee.withdraw',
  'settlement.pay',
  'inspection.credit',
];

describe('acts', () => {
  test('whose act it is, every kind says', () => {
    const rules = (rule: string): string[] =>
      ACT_KINDS.filter(({ district }) => district === rule)
        .map(({ name }) => name)
        .sort();
    // Nothing below asks about these: whoever lets everybody act says here that it is meant.
    assert.deepEqual(rules('anybody'), PERSONAL.toSorted());
    const national = rules('national');
    for (const name of NATIONAL) assert.ok(national.includes(name), name);
    assert.deepEqual(rules('scope'), ['inspection.rate'], 'a test below asks about each');
    assert.ok(rules('subject').length > 30);
  });

  for (const kind of ACT_KINDS.filter(({ ownDoor, district }) => ownDoor !== true && district !== 'anybody')) {
    test(`${kind.name} is not for staff of another district`, async () => {
      const number = numbers[kind.subject];
      assert.ok(number !== undefined, kind.subject);
      const path = `/api/office/${kind.path.replace(':number', encodeURIComponent(number))}`;
      for (const role of kind.roles.filter((one): one is StaffRole => staff.has(`${one}-${HERE}`))) {
        const before = await acts();
        const answer = await ask(of(role, ELSEWHERE), path, bodyOf(kind));
        assert.equal(answer.status, 409, answer.text);
        assert.match(answer.text, /90308/);
        assert.equal(await acts(), before, 'what is not theirs is not even recorded');
      }
    });
  }

  test('a rate of inspection is of one’s own district, of another’s never, and for all districts national staff’s', async () => {
    const rate = (district: string, customsCode?: string): Promise<Answer> => {
      const scope = customsCode === undefined ? {} : { customsCode };
      const body = { hsPrefix: '99', rateBasisPoints: 1, ...scope };
      return ask(of('supervisor', district), '/api/office/inspection-rates/R1', body);
    };
    assert.match((await rate(ELSEWHERE)).text, /90308/);
    assert.match((await rate(ELSEWHERE, HERE)).text, /90308/);
    assert.equal((await rate(ELSEWHERE, ELSEWHERE)).status, 202);
    assert.equal((await rate('')).status, 202);
    assert.equal((await rate('', HERE)).status, 202);
  });

  test('a case is given to officers of its district, and of all', async () => {
    const assign = (to: string): Promise<Answer> =>
      ask(of('supervisor', HERE), `/api/office/cases/${numbers['dossier']}/assignment`, { to });
    assert.match((await assign(`officer-${ELSEWHERE}`)).text, /90042/);
    assert.equal((await assign(`officer-${HERE}`)).status, 200);
    assert.equal((await assign('officer1')).status, 200);
  });

  test('the second person is of the district as well', async () => {
    const id = await awaited('SELECT proposal_id AS found FROM act_proposal WHERE number = $1', numbers['declaration']);
    const path = `/api/office/proposals/${id}/decision`;
    const answer = await ask(of('supervisor', ELSEWHERE), path, { decision: 'approve' });
    assert.match(answer.text, /90308/);
  });
});

describe('the registry', () => {
  test('what is recorded about a firm counts in every district: national staff record it', async () => {
    const writes = operations.filter((one) => one.startsWith('POST /api/office/participants'));
    assert.ok(writes.length > 5);
    for (const operation of writes) {
      const path = operation.replace('POST ', '').replace('{number}', '3301969901');
      for (const role of ['operator', 'supervisor']) {
        const answer = await ask(of(role, HERE), path, registryBodyOf(operation));
        assert.equal(answer.status, 403, `${operation} ${answer.text}`);
      }
    }
  });
});

async function acts(): Promise<bigint> {
  const { rows } = await store.pool.query<{ n: bigint }>('SELECT count(*) AS n FROM act');
  return rows[0]?.n ?? 0n;
}

/** A body the schema takes, with what is required and nothing else. */
function bodyOf({ body }: Pick<ActKind, 'body'>): Record<string, unknown> {
  return valueOf(body as Schema) as Record<string, unknown>;
}

function valueOf(schema: Schema): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items ?? {}));
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, valueOf(schema.properties?.[name] ?? {})]),
      );
    case 'boolean':
      return true;
    case 'integer':
      return schema.minimum ?? 0;
    default:
      return '1'.repeat(Math.max(1, schema.minLength ?? 1));
  }
}

/** The body of a write to the registry, from its own description. */
function registryBodyOf(operation: string): Record<string, unknown> {
  const path = operation.replace('POST ', '');
  const schema = described[path]?.['post']?.requestBody?.content['application/json']?.schema ?? {};
  const { reason: _, ...properties } = schema.properties ?? {};
  const required = (schema.required ?? []).filter((name) => name !== 'reason');
  return valueOf({ type: 'object', required, properties }) as Record<string, unknown>;
}

const onlyNational = (view: string): Reading => ({
  whose: 'national',
  path: () => `guarantees/${numbers['guarantee']}${view}`,
});
const ofBook = (what: string): Reading => own(() => `books/${numbers['book']}/${what}`);

/** Every operation by which staff read. */
const READINGS: Readonly<Record<string, Reading>> = {
  'declarations/{number}': own(() => `declarations/${numbers['declaration']}`),
  'declarations/{number}/versions': own(() => `declarations/${numbers['declaration']}/versions`),
  'declarations/{number}/print': own(() => `declarations/${numbers['declaration']}/print`),
  'declarations/{number}/tracking': own(() => `declarations/${numbers['declaration']}/tracking`),
  'inspections/{number}/evidence/{actId}': own(() => `inspections/${numbers['declaration']}/evidence/${randomUUID()}`),
  'cases/{number}': own(() => `cases/${numbers['dossier']}`),
  'books/{number}/movements': ofBook('movements'),
  'books/{number}/balances': ofBook('balances'),
  'books/{number}/transfers': ofBook('transfers'),
  'books/{number}/inbounds': ofBook('inbounds'),
  'books/{number}/batches': ofBook('batches'),
  'books/{number}/stocktakes/{takeNo}': ofBook('stocktakes/T1'),
  journal: filtered('journal?limit=500', () => new RegExp(numbers['declaration'] ?? '')),
  proposals: filtered('proposals', () => new RegExp(numbers['declaration'] ?? '')),
  contingencies: filtered('contingencies', () => /"incident"/),
  'clearance-clock': filtered('clearance-clock', () => /"preNo"/),
  cases: filtered('cases', () => /"caseNo"/),
  tokens: { whose: 'national', path: () => 'tokens', roles: WATCHERS },
  'consumer-tokens': { whose: 'national', path: () => 'consumer-tokens', roles: WATCHERS },
  queue: filtered('queue', () => /"tries"/),
  inspections: filtered('inspections', () => /"preNo"/),
  supplements: filtered('supplements', () => /"preNo"/),
  'inbound-details': filtered('inbound-details', () => /IN1/),
  'goods/stops/{number}/declarations': filtered('goods/stops/S1/declarations', () => /"preNo"/),
  ...Object.fromEntries(
    ['', '/demands', '/overdue', '/refunds', '/forecast', '/reconciliation'].map((view) => [
      `guarantees/{number}${view}`,
      onlyNational(view),
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['goods/stops', 'goods/lists', 'goods/lists/{number}/diff', 'goods/tariffs', 'goods/tariffs/{number}/diff'],
      ...['goods/filings', 'participants', 'participants/{number}', 'expiring', 'registry-journal', 'session'],
    ].map((path) => [path, everybody]),
  ),
};

describe('readings', () => {
  test('every operation by which staff read is in the table', () => {
    const reads = operations
      .filter((one) => one.startsWith('GET /api/office/'))
      .map((one) => one.slice('GET /api/office/'.length));
    assert.deepEqual(reads.toSorted(), Object.keys(READINGS).toSorted());
  });

  for (const [name, reading] of Object.entries(READINGS)) {
    if (reading.whose === 'everybody') continue;
    test(`${name}: ${reading.whose === 'national' ? 'for staff of all districts' : 'of the district alone'}`, async () => {
      const roles = 'roles' in reading ? (reading.roles ?? []) : (['officer', ...WATCHERS] as const);
      for (const role of roles) {
        const path: string = `/api/office/${reading.path()}`;
        const [all, here, elsewhere]: readonly Answer[] = await Promise.all(
          ['', HERE, ELSEWHERE].map((district) => ask(of(role, district), path)),
        );
        assert.ok(all && here && elsewhere);
        if (reading.whose === 'filtered') {
          assert.deepEqual([all.status, here.status, elsewhere.status], [200, 200, 200], elsewhere.text);
          assert.match(all.text, reading.some);
          assert.match(here.text, reading.some);
          assert.doesNotMatch(elsewhere.text, reading.some);
          continue;
        }
        assert.equal(elsewhere.status, 403, elsewhere.text);
        assert.equal(here.status === 403, reading.whose === 'national', here.text);
        assert.notEqual(all.status, 403);
      }
    });
  }
});
