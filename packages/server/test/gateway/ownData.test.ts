import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { readPersona, sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/store/pool.ts';
import { canaryNeedles, canaryPerson, findNeedles, withPerson } from '../support/doors/canaries.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import {
  CONSUMER_DOORS,
  filingOf,
  type Firm,
  FIRM_DOORS,
  type Numbers,
  type Question,
} from '../support/doors/ownDoors.ts';
import { BOOK, type PurchaseDocuments } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';
import { type DescribedPaths, operationAt, undescribed } from '../support/answers/describedAnswers.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

/**
 * Proves over HTTP, for every operation that a participant, a consumer or staff may call, taken from the platform's own
 * description: whoever asks with the numbers of somebody else is told nothing of theirs, and is answered as for numbers
 * that do not exist; and that no answer to staff holds an identity number, name, telephone or address unmasked. An
 * operation that is added without a line here fails.
 */

const [OWNER, STRANGER] = [canaryPerson(21), canaryPerson(22)];
const PERSONAL = canaryNeedles([OWNER, STRANGER]);
/** In every number and text of the owner's; the prices are nobody else's either. */
const MARK = 'GEHEIM';
const PRICE = '123.45';
/** Files; what anybody may ask and what needs a stop or an edition (gatewayAnswers.test); a book, which staff read too. */
const TOLD_ELSEWHERE =
  /reconciliation$|evidence|clock$|health$|codes|stops\/|lists\/|tariffs\/| \/api\/books|declarations\/{number}\/tracking$|\/print$/;
const whole = wholeAnswers();
let platform: Platform;
let sender: SandboxSender;
let staff: ReadonlyMap<string, string>;
let firms: Readonly<Record<Firm, string>>;
let theirs: Numbers;
let nobodys: Numbers;
let doors: readonly string[] = [];
let described: DescribedPaths = {};
let consumers: { readonly owner: string; readonly stranger: string };

before(async () => {
  const dataDir = sandboxFolder();
  const limits = { costPerSecond: 10_000_000 };
  const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, limits } as const;
  platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
  const store = openStore({ url: platform.databaseUrl });
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 100_000_000n, 'inbound', 'inbound', Date.now());
  await store.close();
  sender = await sandboxSender(platform.url, dataDir);
  staff = new Map((await sandboxStaff(dataDir)).map(({ code, token }) => [code, token]));
  const small = await readPersona(dataDir, 'smallagent');
  const tokens = Object.entries(sender.personas).map(([name, { token }]) => [name, token]);
  firms = { ...(Object.fromEntries(tokens) as Record<Firm, string>), smallagent: small?.token ?? '' };
  const { paths } = JSON.parse((await ask('', { path: '/api/openapi.json' })).text) as { paths: DescribedPaths };
  described = paths;
  doors = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  await traffic();
});
after(async () => {
  await platform.stop();
  assert.deepEqual(whole.lost, [], 'every answer is as its handler made it');
  const untold = doors.filter((door) => door.startsWith('GET') && !whole.told.has(`${door} 200`));
  assert.deepEqual(
    untold.filter((door) => !TOLD_ELSEWHERE.test(door)),
    [],
    'every reading was answered, and looked at',
  );
});

/** Declarations of two persons, a parcel with a track, one that is stopped, a filing, a stock-take, a dispute. */
async function traffic(): Promise<void> {
  const first = await declare(`${MARK}1`, OWNER);
  await declare(`${MARK}2`, OWNER);
  await declare('ANDERE1', STRANGER, '88.00');
  consumers = { owner: await consumerToken(OWNER.idNumber), stranger: await consumerToken(STRANGER.idNumber) };
  const events = [
    { logisticsNo: `W${MARK}1`, eventId: '1', kind: 'collected', at: '2026-01-01T00:00:00+08:00', place: MARK },
  ];
  const elsewhere = { difference: 'address', found: '实际送至另一处' };
  const items = [{ itemRecordNo: 'ITEM01', quantity: '3' }];
  const book = `/api/office/books/${BOOK.emsNo}`;
  const officer = staff.get('officer1') ?? '';
  const preNo = first['preNo'] ?? '';
  for (const [token, path, body] of [
    [firms.logistics, '/api/participant/waybills/events', { events }],
    [firms.logistics, `/api/participant/waybills/W${MARK}2/elsewhere`, elsewhere],
    [firms.agent, '/api/filings', filingOf(`${MARK}-SKU`, MARK)],
    [officer, `${book}/stocktakes`, { reason: '测试', takeNo: `${MARK}-TAKE` }],
    [officer, `${book}/entries`, { reason: '测试', document: `${MARK}-E`, items }],
    [consumers.owner, '/api/consumer/disputes', { preNo, statement: `${MARK} 不是我买的` }],
  ] as const) {
    const done = await ask(token, { path, body });
    assert.equal(done.status, 200, `${path} ${done.text}`);
  }
  const page = JSON.parse((await ask(firms.agent, { path: '/api/receipts' })).text) as { next: string };
  const issued = await ask(firms.agent, { path: '/api/participant/tokens', body: { label: `${MARK} ERP` } });
  assert.equal(issued.status, 200, issued.text);
  const own = JSON.parse((await ask(firms.agent, { path: '/api/participant/tokens' })).text) as {
    tokens: readonly { id: string; label: string }[];
  };
  const id = own.tokens.find(({ label }) => label.startsWith(MARK))?.id ?? '';
  const message = sender.sign('declaration', sender.purchase({ orderNo: `${MARK}3` }));
  const never = sender.sign('declaration', sender.purchase({ orderNo: 'NIEMAND' }));
  assert.equal((await sender.post('declaration', message)).status, 202);
  theirs = {
    preNo,
    invtNo: first['invtNo'] ?? '',
    copNo: `C${MARK}1`,
    waybill: `W${MARK}1`,
    book: BOOK.emsNo,
    take: `${MARK}-TAKE`,
    item: `${MARK}-SKU`,
    cursor: page.next,
    message: message.toString(),
    token: id,
  };
  const nobody = (text: string): string =>
    text.replace(/[0-9A-Z](?=[^0-9A-Z]*$)/, (last) => (last === '7' ? '8' : '7'));
  nobodys = {
    ...(Object.fromEntries(Object.entries(theirs).map(([name, value]) => [name, nobody(value)])) as Numbers),
    // Serials grow: nobody has this one yet.
    preNo: `${preNo.slice(0, 9)}9${preNo.slice(10)}`,
    cursor: 'x'.repeat(page.next.length),
    message: never.toString(),
  };
}

describe('a firm that asks with the numbers of others', () => {
  test('every operation a participant may call has its line here', () => {
    const described = doors.filter((door) => !/ \/api\/(office|consumer|sandbox|health|codes|assess)/.test(door));
    assert.deepEqual(Object.keys(FIRM_DOORS).sort(), described.sort());
  });

  test('the owners themselves are told: what is looked for is there', async () => {
    for (const [token, door] of [
      [firms.agent, 'GET /api/declarations/{number}'],
      [firms.agent, 'GET /api/declarations/{number}/versions'],
      [firms.agent, 'GET /api/declarations/{number}/print'],
      [firms.logistics, 'GET /api/participant/waybills/{number}/tracking'],
      [firms.warehouse, 'GET /api/books/{number}/stocktakes/{takeNo}'],
      [firms.warehouse, 'GET /api/books/{number}/movements'],
      [firms.agent, 'GET /api/receipts'],
      [firms.agent, 'GET /api/filings'],
      [firms.agent, 'GET /api/guarantee/reconciliation'],
    ] as const) {
      const question = FIRM_DOORS[door]?.ask(theirs)[0];
      assert.ok(question);
      const { status, text } = await ask(token, question);
      assert.equal(status, 200, door);
      assert.ok(secretsIn(text).length > 0, `${door} ${text}`);
    }
    // Customs has asked them nothing.
    const asked = await ask(firms.agent, { path: `/api/declarations/${theirs.preNo}/supplements` });
    assert.deepEqual([asked.status, JSON.parse(asked.text)], [200, { supplements: [] }]);
  });

  for (const [door, { callers, ask: questions }] of Object.entries(FIRM_DOORS)) {
    test(`${door}: nothing of theirs, and no sign that it is there`, async () => {
      for (const caller of callers) {
        for (const [index, question] of questions(theirs).entries()) {
          const answered = await ask(firms[caller], question);
          const other = questions(nobodys)[index];
          assert.ok(other);
          const unknown = await ask(firms[caller], other);
          assert.deepEqual(plain(answered, theirs), plain(unknown, nobodys), `${caller} ${question.path}`);
          assert.ok(answered.status < 500 && answered.status !== 429, `${caller}: ${answered.status}`);
          const said = JSON.stringify(plain(answered, theirs));
          assert.deepEqual(secretsIn(said), [], `${caller} ${question.path} ${said}`);
          assert.deepEqual(findNeedles(PERSONAL, Buffer.from(said)), []);
        }
      }
    });
  }
});

describe('a consumer who asks with the numbers of another', () => {
  test('every operation a consumer may call has its line here', () => {
    const described = doors.filter((door) => door.includes(' /api/consumer/'));
    assert.deepEqual(Object.keys(CONSUMER_DOORS).sort(), described.sort());
  });

  test('the owner is told: quota, bill, parcel and case are there', async () => {
    for (const path of ['quota', 'bills', `bills/${theirs.preNo}`, `parcels/${theirs.preNo}`, 'cases']) {
      const { status, text } = await ask(consumers.owner, { path: `/api/consumer/${path}` });
      assert.equal(status, 200, path);
      assert.ok(secretsIn(text).length > 0, `${path} ${text}`);
    }
  });

  for (const [door, questions] of Object.entries(CONSUMER_DOORS)) {
    test(`${door}: nothing of theirs, and no sign that it is there`, async () => {
      for (const [index, question] of questions(theirs).entries()) {
        const answered = await ask(consumers.stranger, question);
        const other = questions(nobodys)[index];
        assert.ok(other);
        const unknown = await ask(consumers.stranger, other);
        assert.deepEqual(plain(answered, theirs), plain(unknown, nobodys), question.path);
        const said = JSON.stringify(plain(answered, theirs));
        assert.deepEqual(secretsIn(said), [], said);
        assert.deepEqual(findNeedles(PERSONAL, Buffer.from(said)), []);
      }
    });
  }
});

describe('what staff are shown', () => {
  test('persons are masked in every answer to every reading, whoever reads', async () => {
    let told = 0;
    const { cases } = JSON.parse((await ask(staff.get('officer1') ?? '', { path: '/api/office/cases' })).text) as {
      cases: readonly { caseNo: string }[];
    };
    assert.equal(cases.length, 2);
    for (const door of doors.filter((one) => one.startsWith('GET /api/office/'))) {
      for (const path of pathsOf(
        door.slice(4),
        cases.map(({ caseNo }) => caseNo),
      )) {
        for (const role of ['officer1', 'supervisor1', 'auditor1', 'operator1']) {
          const { status, text } = await ask(staff.get(role) ?? '', { path });
          assert.ok([200, 403, 404].includes(status), `${path} ${status} ${text}`);
          assert.deepEqual(findNeedles(PERSONAL, Buffer.from(text)), [], `${role} ${path}`);
          if (status === 200) told += 1;
        }
      }
    }
    assert.ok(told > 80, String(told));
  });

  test('their declarations are told, masked: the search looked at what is about these persons', async () => {
    const { text } = await ask(staff.get('auditor1') ?? '', { path: `/api/office/declarations/${theirs.preNo}` });
    assert.match(text, /龘\*/);
    assert.ok(secretsIn(text).length > 0);
  });
});

/** A path with every number it may be asked with. */
function pathsOf(path: string, cases: readonly string[]): readonly string[] {
  const numbers = path.includes('/books/')
    ? [theirs.book]
    : path.includes('/cases/')
      ? cases
      : path.includes('/guarantees/') || path.includes('/participants/')
        ? [sender.personas.agent.code, sender.personas.logistics.code]
        : [theirs.preNo, theirs.invtNo];
  const filled = path.replace('{takeNo}', theirs.take).replace('{actId}', randomUUID());
  return filled.includes('{number}') ? numbers.map((number) => filled.replace('{number}', number)) : [filled];
}

/** Marks of the owner that stand in a text. */
function secretsIn(text: string): readonly string[] {
  const { agent, logistics } = sender.personas;
  const amounts = ['246.90', '246.9', '22.47'];
  const secrets = [MARK, theirs.preNo, theirs.invtNo, PRICE, ...amounts, agent.firm, logistics.firm];
  return secrets.filter((secret) => text.includes(secret));
}

type Answer = { readonly status: number; readonly text: string };

/** What is told apart from ids of the request itself, times, and the numbers that were asked with. */
function plain({ status, text }: Answer, numbers: Numbers): Answer {
  const ids = text
    .replace(/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/g, 'id')
    .replace(/\b[0-9a-f]{32}\b/g, 'id')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00/g, 'time')
    .replace(/"filingNo":"[^"]*"/g, '"filingNo":""');
  const known = Object.values(numbers).reduce((left, number) => left.replaceAll(number, '#'), ids);
  return { status, text: known };
}

async function ask(token: string, { path, body }: Question): Promise<Answer> {
  const isXml = typeof body === 'string';
  const sent = isXml ? body : JSON.stringify(body);
  for (;;) {
    const answer = await fetch(platform.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': isXml ? 'application/xml' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: sent }),
    });
    const text = await answer.text();
    const operation = operationAt(described, body === undefined ? 'GET' : 'POST', path);
    if (operation !== null) assert.equal(undescribed(operation, answer.status, text), null, path);
    if (answer.status !== 429) return { status: answer.status, text };
    // A consumer and a firm's own record are asked for a few times a second.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function consumerToken(idNumber: string): Promise<string> {
  const body = { idType: '1', idNumber, reason: '本人到窗口核验身份' };
  const { text } = await ask(staff.get('operator1') ?? '', { path: '/api/office/consumer-tokens', body });
  return (JSON.parse(text) as { token: string }).token;
}

async function declare(orderNo: string, person: typeof OWNER, price = PRICE): Promise<Record<string, string>> {
  const documents: PurchaseDocuments = withPerson(sender.purchase({ orderNo, price }), person);
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    const response = await sender.post(kind, sender.sign(kind, documents));
    assert.equal(response.status, 202, await response.text());
  }
  for (;;) {
    const { text } = await ask(firms.agent, { path: `/api/declarations/C${orderNo}` });
    const { state, numbers } = JSON.parse(text) as { state?: { code: number }; numbers: Record<string, string> };
    if (state?.code === 800) return numbers;
    assert.notEqual(state?.code, 100, text);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
