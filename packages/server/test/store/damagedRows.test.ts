import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { scan } from '@tongguan/ceb';
import { DamagedRow } from '@tongguan/kernel';
import { reconciliationCsv } from '../../src/guarantee/reconcile.ts';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { pause } from '../../src/main/host/processes.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { identityNumber } from '../support/identity.ts';
import { BOOK } from '../support/purchase.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves over HTTP that a stored row that was damaged or taken away by hand stops nothing but itself: whoever asks for it is
 * told so, by name and with what was found; every other row of the page, every other reader and the lanes go on (K-03).
 */

const MARK = /存档损坏 the stored row is damaged/;
const NUMBER = identityNumber(91);

const whole = wholeAnswers();
let platform: Platform;
let store: Store;
let sender: SandboxSender;
let preNo = '';
let caseNo = '';
let consumer = '';
let staff: readonly { readonly code: string; readonly token: string }[] = [];

const sql = async (text: string, ...values: unknown[]): Promise<number> =>
  (await store.pool.query(text, values)).rowCount ?? 0;

async function ask(token: string, path: string, body?: object): Promise<{ status: number; text: string }> {
  const response = await fetch(`${platform.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const as = (code: string): string => staff.find((one) => one.code === code)?.token ?? '';

async function json<T>(token: string, path: string, body?: object): Promise<T> {
  const { status, text } = await ask(token, path, body);
  assert.ok(status < 300, `${path}: ${status} ${text}`);
  return JSON.parse(text) as T;
}

async function declare(orderNo: string): Promise<string> {
  const documents = sender.purchase({ orderNo, buyerIdNumber: NUMBER });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    assert.equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
  }
  for (;;) {
    const { rows } = await store.pool.query<{ pre_no: string }>(
      'SELECT pre_no FROM declaration WHERE order_no = $1 AND state = 800',
      [orderNo],
    );
    if (rows[0] !== undefined) return rows[0].pre_no;
    await pause(20);
  }
}

before(async () => {
  const dataDir = sandboxFolder();
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 10_000_000_000n, 'inbound', 'inbound', Date.now());
  sender = await sandboxSender(platform.url, dataDir);
  staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as typeof staff;
  preNo = await declare('D1');
  await declare('D2');
  await declare('D3');
  const person = { idType: '1', idNumber: NUMBER, reason: '柜台核验' };
  consumer = (await json<{ token: string }>(as('operator1'), '/api/office/consumer-tokens', person)).token;
  const dispute = { preNo, statement: '不是我买的' };
  caseNo = (await json<{ caseNo: string }>(consumer, '/api/consumer/disputes', dispute)).caseNo;
  const guarantee = `/api/office/guarantees/${sender.personas.agent.code}/deposits`;
  for (const amount of ['1.00', '2.00'])
    await json(as('officer1'), guarantee, { kind: 'cash', amount, reason: '收款' });
  const event = { logisticsNo: 'LD1', kind: 'collected', at: new Date().toISOString(), place: '杭州' };
  const { logisticsNo } = sender.purchase({ orderNo: 'D1' }).waybill.LogisticsHead;
  const events = ['E1', 'E2'].map((eventId) => ({ ...event, logisticsNo, eventId }));
  await json(sender.personas.logistics.token, '/api/participant/waybills/events', { events });
});
after(async () => {
  await store?.close();
  await platform?.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
});

type Receipt = { readonly type: string; readonly returnStatus: string; readonly codes: readonly { text: string }[] };

async function receipts(): Promise<readonly (Receipt & { readonly xml: string; readonly cursor: string })[]> {
  const { token } = sender.personas.agent;
  return (await json<{ receipts: (Receipt & { xml: string; cursor: string })[] }>(token, '/api/receipts?limit=200'))
    .receipts;
}

const RECEIPT = 'recipient = $1 AND part = $2 AND seq = $3';
const participant = (): string => sender.personas.agent.code;

describe('receipts', () => {
  const KINDS: readonly (readonly [name: string, change: string, found: RegExp])[] = [
    ['a step is gone', "body = jsonb_set(body::jsonb, '{steps}', '[]')::text", /步骤 0，应为 \d/],
    ['more steps than the row says', 'steps = steps + 1', /步骤 \d，应为 \d/],
    ['no JSON', "body = '{'", /不是 JSON/],
    ['another JSON', "body = '[]'", /缺少内容或内容不合要求/],
    ['no subject', "body = (body::jsonb - 'subject')::text", /主体不是文字/],
    ['a status that is none', "body = jsonb_set(body::jsonb, '{steps,0,status}', '1')::text", /步骤不全/],
    ['a time that is none', "body = jsonb_set(body::jsonb, '{steps,0,atMs}', '1e300')::text", /步骤不全/],
    ['a kind nobody knows', 'kind = 999', /种类 999/],
    ['a row time that is none', "at_ms = 9223372036854775807, body = ''", /不是 JSON/],
  ];
  for (const [name, change, found] of KINDS) {
    test(`${name}: one answer that says so, in order, and the others as they were`, async () => {
      const whole = await receipts();
      const { rows } = await store.pool.query<{
        part: number;
        seq: bigint;
        steps: number;
        at_ms: bigint;
        body: string;
      }>('SELECT * FROM receipt WHERE recipient = $1 AND kind = 622 ORDER BY part, seq LIMIT 1', [participant()]);
      const [row] = rows;
      const where = [participant(), row?.part, row?.seq];
      try {
        assert.equal(await sql(`UPDATE receipt SET ${change} WHERE ${RECEIPT}`, ...where), 1);
        const read = await receipts();
        const damaged = read.filter(({ codes }) => codes.some(({ text }) => /存档损坏：/.test(text)));
        assert.equal(damaged.length, 1);
        assert.deepEqual([damaged[0]?.type, damaged[0]?.returnStatus], ['CEB900Message', '-621017']);
        assert.match(damaged[0]?.codes[0]?.text ?? '', found);
        const scanned = scan(Buffer.from(damaged[0]?.xml ?? ''));
        assert.ok(scanned.ok);
        const others = new Set(whole.map(({ xml }) => xml));
        assert.equal(read.filter(({ xml }) => others.has(xml)).length, read.length - 1);
        // It can be read past, and is the same at every reading.
        const { token } = sender.personas.agent;
        const rest = await json<{ receipts: Receipt[] }>(token, `/api/receipts?limit=200&after=${damaged[0]?.cursor}`);
        assert.ok(rest.receipts.length < read.length);
        assert.deepEqual(await receipts(), read);
        const story = await json<{ receipts: Receipt[] }>(token, `/api/declarations/${preNo}`);
        assert.ok(story.receipts.length > 0);
      } finally {
        const kept = [...where, row?.steps, row?.at_ms, row?.body];
        await sql(`UPDATE receipt SET kind = 622, steps = $4, at_ms = $5, body = $6 WHERE ${RECEIPT}`, ...kept);
      }
      assert.deepEqual(await receipts(), whole);
    });
  }
});

type Reading = {
  readonly name: string;
  readonly change: () => Promise<number>;
  readonly who: () => string;
  readonly path: () => string;
  /** What the answer has of the damaged row. */
  readonly says: RegExp;
  /** What the answer still has of its neighbours. */
  readonly keeps: RegExp;
  readonly status?: number;
};

const story = (): string => `/api/office/declarations/${preNo}`;
const PLACE = 'part = (SELECT part FROM declaration WHERE pre_no = $1)';

const READINGS: readonly Reading[] = [
  {
    name: 'a document that does not open is named in the story',
    change: () => sql(`UPDATE document SET body = '\\x00' WHERE kind = 2 AND ${PLACE} AND order_no = 'D1'`, preNo),
    ...{
      who: () => as('supervisor1'),
      path: story,
      says: /"damaged":\[\{"what":"payment /,
      keeps: /"taxBill":\{"taxNo"/,
    },
  },
  {
    name: 'a document that is gone is named in the story',
    change: () =>
      sql(`UPDATE declaration SET waybill_message = '00000000-0000-4000-8000-000000000000' WHERE pre_no = $1`, preNo),
    ...{
      who: () => as('supervisor1'),
      path: story,
      says: /waybill [^"]+","found":"存档中没有这份单证/,
      keeps: /"taxBill":\{"taxNo"/,
    },
  },
  {
    name: 'reasons that are no JSON are told as such',
    change: () => sql(`UPDATE declaration SET reasons = '[{' WHERE pre_no = $1`, preNo),
    ...{
      who: () => sender.personas.agent.token,
      path: () => `/api/declarations/${preNo}`,
      says: MARK,
      keeps: /"returnStatus":"800"/,
    },
  },
  {
    name: 'times that are none are told as such',
    change: () =>
      sql(
        'UPDATE declaration SET received_ms = 9223372036854775807, accepted_ms = -9223372036854775807 WHERE pre_no = $1',
        preNo,
      ),
    ...{
      who: () => as('supervisor1'),
      path: story,
      says: /无此时刻 no moment of any calendar/,
      keeps: /"taxBill":\{"taxNo"/,
    },
  },
  {
    name: 'times that are none, on the clock of declarations that wait',
    change: () => sql("UPDATE declaration SET accepted_ms = 9223372036854775807, state = 300 WHERE order_no = 'D3'"),
    ...{ who: () => as('officer1'), path: () => '/api/office/clearance-clock', says: MARK, keeps: /"counts"/ },
  },
  {
    name: 'lines of one bill, at the window of its person',
    change: () =>
      sql(
        `UPDATE tax_bill SET lines = '[{}]' WHERE (part, serial) = (SELECT part, serial FROM declaration WHERE pre_no = $1)`,
        preNo,
      ),
    ...{ who: () => consumer, path: () => '/api/consumer/bills', says: MARK, keeps: /"gcode"/ },
  },
  {
    name: 'the place of one event, on the track of a parcel',
    change: () => sql("UPDATE tracking_event SET place = '\\x00' WHERE event_id = 'E1'"),
    ...{ who: () => consumer, path: () => `/api/consumer/parcels/${preNo}`, says: MARK, keeps: /杭州/ },
  },
  {
    name: 'an outcome, in the journal',
    change: () =>
      sql(
        "UPDATE act_outcome SET facts = 'x' WHERE act_id = (SELECT act_id FROM act WHERE subject = $1 ORDER BY at_ms LIMIT 1)",
        participant(),
      ),
    ...{
      who: () => as('auditor1'),
      path: () => `/api/office/journal?subject=${participant()}`,
      says: MARK,
      keeps: /"cover":|"facts":\{"/,
    },
  },
  {
    name: 'an act and its reason, in the file of a case',
    change: () => sql("UPDATE act SET body = '\\x00', reason = 'sealed:AAAA' WHERE kind = 'quota.dispute'"),
    ...{ who: () => as('supervisor1'), path: () => `/api/office/cases/${caseNo}`, says: MARK, keeps: /"caseNo"/ },
  },
  {
    name: 'a dossier of a kind nobody knows',
    change: () => sql("UPDATE dossier SET kind = 'unheard'"),
    ...{ who: () => as('supervisor1'), path: () => '/api/office/cases', says: /"kind":"unheard"/, keeps: /"caseNo"/ },
  },
  {
    name: 'the masked number of a consumer token',
    change: () => sql("UPDATE consumer_token SET person_masked = '\\x00'"),
    ...{
      who: () => as('auditor1'),
      path: () => '/api/office/consumer-tokens',
      says: MARK,
      keeps: /"operator":"operator1"/,
    },
  },
  {
    name: 'a line of the registry, in its journal',
    change: async () => {
      const line = `INSERT INTO registry_journal (entry_id, kind, participant_code, actor_code, actor_role, reason, at_ms, request_hash, facts)
        VALUES (gen_random_uuid(), 'token.end', '', 'operator1', 'operator', '', 1, '', $1)`;
      return (await sql(line, '{"kept":"yes"}')) + (await sql(line, '{'));
    },
    ...{ who: () => as('auditor1'), path: () => '/api/office/registry-journal', says: MARK, keeps: /"kept":"yes"/ },
  },
  {
    name: 'work that waits for guarantee, beside the account',
    change: () =>
      sql(
        "INSERT INTO clearing_work (part, serial, way, step, step_part, payload, since_ms) SELECT part, 1, 'release', 'guarantee wait', -1 - part, '{', 0 FROM ledger_account WHERE book = 2 AND account = $1",
        participant(),
      ),
    ...{ who: () => as('officer1'), path: () => `/api/office/guarantees/${participant()}` },
    ...{ says: /"waiting":\{"lists":0/, keeps: /"instruments":\[\{/ },
  },
  {
    name: 'an official list: what it changes cannot be told, by name',
    change: () => sql("INSERT INTO positive_list VALUES ('E1', '2099-01-01', '', 1, '{', 1, gen_random_uuid())"),
    ...{ who: () => as('officer1'), path: () => '/api/office/goods/lists/E1/diff', status: 500 },
    ...{ says: /"code":"stored-damaged".*"what":"positive list E1","found":"不是 JSON/, keeps: /conversationId/ },
  },
];

describe('other readings', () => {
  for (const { name, change, who, path, says, keeps, status = 200 } of READINGS) {
    test(name, async () => {
      assert.ok((await change()) > 0, 'changes something');
      const answer = await ask(who(), path());
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, says);
      assert.match(answer.text, keeps);
    });
  }
});

test('a reconciliation that does not add up is not given out, and says in which column', () => {
  const row = {
    type: '',
    reference: '',
    dutyNo: '',
    atMs: 0,
    heldFen: 0n,
    owedFen: 0n,
    refundFen: 0n,
    surchargeFen: 0n,
  };
  const movements = [
    { ...row, row: 'opening', coverFen: 100n },
    { ...row, row: 'line', coverFen: 50n },
    { ...row, row: 'closing', coverFen: 151n },
  ] as const;
  const isNamed = (error: unknown): boolean => {
    assert.ok(error instanceof DamagedRow);
    assert.match(error.found, /coverFen：期初加发生额 opening and movements 1.50，期末 closing 1.51/);
    return true;
  };
  assert.throws(() => reconciliationCsv(movements), isNamed);
  assert.throws(() => reconciliationCsv(movements.slice(1)), DamagedRow);
});

test('a firm without its registration and a certificate of another are unknown alone; the platform takes, clears and files for all others', async () => {
  const { agent } = sender.personas;
  const code = '3301960099';
  await sql(
    'INSERT INTO participant (code, credit_code, name, roles, registration, sandbox) SELECT $1, $3, name, roles, registration, sandbox FROM participant WHERE code = $2',
    code,
    agent.code,
    '91330000000000099X',
  );
  await sql(
    `INSERT INTO signing_key (fingerprint, key_name, participant_code, algorithm, certificate, not_before_ms, not_after_ms, sandbox)
     SELECT repeat('0', 64), '0099', $1, algorithm, certificate, not_before_ms, not_after_ms, sandbox FROM signing_key
     WHERE participant_code = $2 LIMIT 1`,
    code,
    agent.code,
  );
  await sql("UPDATE positive_list SET from_day = '2019-01-01', loaded_ms = 2");
  await sql('UPDATE registry_version SET version = version + 1');
  await pause(3_000);
  const { text } = await ask(as('operator1'), `/api/office/participants/${code}`);
  assert.match(text, /无此时刻 no moment of any calendar/);
  const filing = { mode: '1210', itemNo: 'F1', gcode: '3303000000', gname: '香水', gmodel: '50毫升', country: '305' };
  const filed = { ...filing, unit: '140', unit1: '035', unit2: '011', labelUrl: 'https://label.example/1' };
  const answer = await ask(agent.token, '/api/filings', filed);
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.text, /"state":"waiting".*可读的正面清单/);
  // The list of the day cannot be read: an officer decides, as before; nothing has stopped.
  const documents = sender.purchase({ orderNo: 'D9', buyerIdNumber: identityNumber(92) });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    assert.equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
  }
  for (let state: unknown = null; state !== 300; await pause(20)) {
    const { rows } = await store.pool.query("SELECT state FROM declaration WHERE order_no = 'D9'");
    state = (rows[0] as { state: number } | undefined)?.state;
  }
});
