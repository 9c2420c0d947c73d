import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { endToken, grantFirmToken, grantStaffToken, listTokens } from '../../src/main/access.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { pause } from '../../src/main/host/processes.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { temporaryFolder } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { wholeAnswers } from '../support/answers/wholeAnswers.ts';

// Proves on a running platform the life of an access token: it has a name, a label, an end and a last use; it is ended
// alone while its holder goes on with the next (A-02, K-03); a consumer's is given for a real number only, so many a day
// and operator, can be taken back, and tells who audits whose quota was looked at (F-03).

type Line = { id: string; kind: string; holder: string; label: string; until: string | null; lastUsed: string | null };
type Answer = { status: number; body: Record<string, unknown> };

const DAY_MS = 86_400_000;
const WHY = { reason: '已更换' };

suite('tokens', () => {
  const dataDir = temporaryFolder();
  const clock = { nowMs: Date.now(), now: () => clock.nowMs };
  let platform: Platform;
  let store: Store;
  const whole = wholeAnswers();
  before(async () => {
    const sandbox = { dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true, clock } as const;
    platform = await startPlatform({ ...sandbox, compilers: whole.compilers });
    store = openStore({ url: platform.databaseUrl });
  });
  after(async () => {
    await store.close();
    await platform.stop();
    deepEqual(whole.lost, [], 'every answer is as its handler made it');
  });

  const staffToken = (code: string): string => {
    const staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as { code: string; token: string }[];
    return staff.find((one) => one.code === code)?.token ?? '';
  };
  const persona = (name: string): { code: string; token: string } =>
    JSON.parse(readFileSync(join(dataDir, `personas/${name}.json`), 'utf8')) as { code: string; token: string };

  async function call(token: string, method: string, path: string, body?: object): Promise<Answer> {
    for (;;) {
      const response = await fetch(`${platform.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = { status: response.status, body: (await response.json()) as Record<string, unknown> };
      if (answer.status !== 429) return answer;
      // The limits look at the platform's time, which this test holds.
      clock.nowMs += 1_000;
    }
  }
  /** A change of the registry is seen by every process within seconds. */
  async function untilStatus(status: number, ask: () => Promise<Answer>): Promise<void> {
    while ((await ask()).status !== status) await pause(50);
  }
  const codeOf = ({ body }: Answer): string | undefined =>
    (body['error'] as { refusals?: { code: string }[] } | undefined)?.refusals?.[0]?.code;

  test('a firm changes its token without a gap: a new one, then the end of the old one alone', async () => {
    const { code, token: first } = persona('broker');
    const receipts = (token: string) => call(token, 'GET', '/api/receipts');
    const issued = await call(first, 'POST', '/api/participant/tokens', { label: '新系统', days: 30 });
    equal(issued.status, 200);
    const second = issued.body['token'] as string;
    const others = issued.body['others'] as Line[];
    deepEqual(
      others.map(({ holder, label }) => [holder, label]),
      [[code, 'sandbox']],
    );
    await untilStatus(200, () => receipts(second));
    equal((await receipts(first)).status, 200, 'both count meanwhile');
    const oldId = others[0]?.id ?? '';
    equal((await call(second, 'POST', `/api/participant/tokens/${oldId}/end`, WHY)).status, 200);
    await untilStatus(401, () => receipts(first));
    equal((await receipts(second)).status, 200, 'and no other');
    const { body } = await call(second, 'GET', '/api/participant/tokens');
    const [line, ...more] = body['tokens'] as Line[];
    deepEqual([line?.label, more], ['新系统', []]);
    ok(line?.lastUsed !== null, 'its use is noted');
    // Nothing by which a token could be found or made.
    ok(!JSON.stringify(body).includes(second));
  });

  test('a firm ends its own tokens only, and staff of the door do not see what finds one', async () => {
    const stranger = (await listTokens(store, { holder: persona('platform').code, inForceMs: null }))[0];
    const agent = persona('agent').token;
    const refused = await call(agent, 'POST', `/api/participant/tokens/${stranger?.tokenId ?? ''}/end`, WHY);
    deepEqual([refused.status, codeOf(refused)], [409, '90362']);
    const staff = (await listTokens(store, { holder: 'officer1', inForceMs: null }))[0];
    const none = await call(agent, 'POST', `/api/participant/tokens/${staff?.tokenId ?? ''}/end`, WHY);
    deepEqual([none.status, codeOf(none)], [409, '90362']);
    equal((await call(staffToken('officer1'), 'GET', '/api/office/tokens')).status, 403);
    const all = await call(staffToken('auditor1'), 'GET', '/api/office/tokens?all=true');
    equal(all.status, 200);
    const { rows } = await store.pool.query<{ key: Buffer }>('SELECT token_key AS key FROM api_token');
    for (const { key } of rows) ok(!JSON.stringify(all.body).includes(key.toString('hex')));
  });

  test('a use is written once an hour, however often', async () => {
    const { code, token } = persona('payment');
    const lastUsed = async () => (await listTokens(store, { holder: code, inForceMs: null }))[0]?.lastUsedMs ?? null;
    await call(token, 'GET', '/api/receipts');
    while ((await lastUsed()) === null) await pause(20);
    const first = await lastUsed();
    clock.nowMs += 30 * 60_000;
    await call(token, 'GET', '/api/receipts');
    equal(await lastUsed(), first);
    clock.nowMs += 31 * 60_000;
    await call(token, 'GET', '/api/receipts');
    while ((await lastUsed()) === first) await pause(20);
  });

  test('somebody enrolled again has two tokens, is told of the first, and loses the one that is ended', async () => {
    const deps = { store, dataDir, keyFile: null };
    const who = { code: 'zhao', name: '赵', role: 'operator', customsCode: '', label: '', by: 'admin', reason: '测试' };
    const first = await grantStaffToken(deps, { ...who, atMs: clock.nowMs });
    const second = await grantStaffToken(deps, { ...who, label: '二', atMs: clock.nowMs + 1 });
    ok(first.ok && second.ok);
    equal(second.value.others.length, 1);
    const ask = (token: string) => call(token, 'GET', '/api/office/participants');
    deepEqual([(await ask(first.value.token)).status, (await ask(second.value.token)).status], [200, 200]);
    const tokenId = second.value.others[0]?.tokenId ?? '';
    const ended = await endToken(store, { tokenId, by: 'admin', reason: '更换', atMs: clock.nowMs });
    ok(ended.ok);
    await untilStatus(401, () => ask(first.value.token));
    equal((await ask(second.value.token)).status, 200);
    const unknown = await endToken(store, { tokenId: '0'.repeat(16), by: 'admin', reason: '更换', atMs: clock.nowMs });
    deepEqual(unknown.ok ? [] : unknown.refusals.map(({ code }) => code), ['90362']);
    const journal = await call(staffToken('auditor1'), 'GET', '/api/office/registry-journal');
    match(JSON.stringify(journal.body), /token\.end/);
  });

  test('a token ends by itself, of a firm and of staff', async () => {
    const deps = { store, dataDir, keyFile: null };
    const asked = { label: 'ERP', days: 2, atMs: clock.nowMs, by: 'admin', reason: '测试' };
    const firm = await grantFirmToken(deps, { ...asked, code: persona('logistics').code });
    const staff = await grantStaffToken(deps, { ...asked, code: 'qian', name: '钱', role: 'auditor', customsCode: '' });
    ok(firm.ok && staff.ok);
    const asFirm = () => call(firm.value.token, 'GET', '/api/receipts');
    const asStaff = () => call(staff.value.token, 'GET', '/api/office/participants');
    await untilStatus(200, asFirm);
    equal((await asStaff()).status, 200);
    clock.nowMs += 2 * DAY_MS;
    deepEqual([(await asFirm()).status, (await asStaff()).status], [401, 401]);
    equal((await call(persona('logistics').token, 'GET', '/api/receipts')).status, 200, 'its other one goes on');
  });

  test('a session counts for its hours, opens no other, and ends alone, with its token and with its holder (K-03)', async () => {
    const deps = { store, dataDir, keyFile: null };
    const who = {
      code: 'wu',
      name: '吴',
      role: 'officer',
      customsCode: '2991',
      label: '',
      by: 'admin',
      reason: '测试',
    };
    const granted = await grantStaffToken(deps, { ...who, atMs: clock.nowMs });
    ok(granted.ok);
    const token = granted.value.token;
    const open = async (): Promise<string> => {
      const { status, body } = await call(token, 'POST', '/api/office/session', {});
      equal(status, 200);
      // Told to the second.
      equal(Math.ceil((Date.parse(String(body['until'])) - clock.nowMs) / 1000), 12 * 3_600);
      return String(body['token']);
    };
    const about = async (one: string) => call(one, 'GET', '/api/office/session');
    const first = await open();
    const told = (await about(first)).body;
    deepEqual([told['staff'], told['role'], told['kind']], ['wu', 'officer', 'session']);
    const acts = told['acts'] as string[];
    ok(acts.includes('declaration.review') && !acts.includes('participant.suspend'));
    equal((await about(token)).body['kind'], 'token');
    equal((await call(first, 'POST', '/api/office/session', {})).status, 401);
    equal(
      (await call(token, 'POST', '/api/office/session/end', {})).status,
      401,
      'a token proper does not end this way',
    );
    const second = await open();
    equal((await call(second, 'POST', '/api/office/session/end', {})).status, 200);
    deepEqual(
      [(await about(second)).status, (await about(first)).status, (await about(token)).status],
      [401, 200, 200],
    );
    const third = await open();
    clock.nowMs += 12 * 3_600_000 - 60_000;
    equal((await about(third)).status, 200);
    clock.nowMs += 60_000;
    deepEqual([(await about(third)).status, (await about(token)).status], [401, 200]);
    const fourth = await open();
    const tokenId = String((await about(token)).body['id']);
    ok((await endToken(store, { tokenId, by: 'admin', reason: '更换', atMs: clock.nowMs })).ok);
    deepEqual([(await about(fourth)).status, (await about(token)).status], [401, 401]);
  });

  suite('of consumers', () => {
    const issue = (idNumber: string, by = 'operator1', reason: string | undefined = '柜台核验') =>
      call(staffToken(by), 'POST', '/api/office/consumer-tokens', { idType: '1', idNumber, reason });
    const good = identityNumber(31);

    for (const [name, number] of [
      ['text', 'not an id number'],
      ['the old number of 15 digits', `${good.slice(0, 6)}${good.slice(8, 17)}`],
      ['a wrong check character', `${good.slice(0, 17)}${good.endsWith('1') ? '2' : '1'}`],
      ['a date that is none', '110101199002300018'],
      ['a birth in the future', '110101209901010011'],
      ['17 digits', good.slice(0, 17)],
      ['19 characters', `${good}0`],
      ['nothing but spaces', '                  '],
    ] as const) {
      test(`are not given for ${name}`, async () => {
        const answer = await issue(number);
        deepEqual([answer.status, codeOf(answer)], [409, '90360']);
        ok(!JSON.stringify(answer.body).includes(number.trim() === '' ? '\u0000' : number), 'and it is not repeated');
      });
    }

    test('are given for a number however it is typed, to the same person', async () => {
      const wide = [...good].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
      const answers = [await issue(good), await issue(` ${good} `), await issue(wide)];
      deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200],
      );
      const { rows } = await store.pool.query<{ persons: bigint }>(
        'SELECT count(DISTINCT person) AS persons FROM consumer_token',
      );
      equal(rows[0]?.persons, 1n);
    });

    test('are given with a reason only', async () => {
      const answer = await call(staffToken('operator1'), 'POST', '/api/office/consumer-tokens', {
        idType: '1',
        idNumber: good,
      });
      equal(answer.status, 400);
    });

    test('end when somebody says so, at once for everybody, and alone', async () => {
      const [one, two] = [await issue(good), await issue(good)];
      const quota = (answer: Answer) => call(String(answer.body['token']), 'GET', '/api/consumer/quota');
      deepEqual([(await quota(one)).status, (await quota(two)).status], [200, 200]);
      const path = `/api/office/consumer-tokens/${String(one.body['id'])}/end`;
      equal((await call(staffToken('officer1'), 'POST', path, { reason: '遗失' })).status, 403);
      const ended = await call(staffToken('operator1'), 'POST', path, { reason: '遗失' });
      equal(ended.status, 200);
      await untilStatus(401, () => quota(one));
      equal((await quota(two)).status, 200);
      const again = await call(staffToken('operator1'), 'POST', path, { reason: '再次' });
      deepEqual(again.body['ended'], ended.body['ended'], 'the first end stands');
      const none = path.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000');
      const unknown = await call(staffToken('operator1'), 'POST', none, { reason: '遗失' });
      deepEqual([unknown.status, codeOf(unknown)], [409, '90362']);
    });

    test('tell who audits whose quota was looked at, masked, and nobody else', async () => {
      const audit = await call(staffToken('auditor1'), 'GET', '/api/office/consumer-tokens?operator=operator1');
      equal(audit.status, 200);
      const [line] = audit.body['tokens'] as { idNumber: string; subject: string; operator: string }[];
      match(line?.idNumber ?? '', new RegExp(`^${good.slice(0, 3)}\\*+${good.slice(-4)}$`));
      const journal = await call(staffToken('auditor1'), 'GET', `/api/office/journal?subject=${line?.subject ?? ''}`);
      ok((journal.body['acts'] as unknown[]).length > 0, 'by the subject its acts are found');
      equal((await call(staffToken('operator1'), 'GET', '/api/office/consumer-tokens')).status, 403);
      const { rows } = await store.pool.query<{ row: string }>(
        'SELECT consumer_token::text AS row FROM consumer_token',
      );
      for (const { row } of rows) {
        ok(!row.includes(good) && !row.includes(Buffer.from(good.slice(-4)).toString('hex')), 'sealed at rest');
      }
    });

    test('are so many a day and operator, however many ask at once', async () => {
      clock.nowMs += DAY_MS;
      const tokens = await grantStaffToken(
        { store, dataDir, keyFile: null },
        {
          ...{ code: 'sun', name: '孙', role: 'operator', customsCode: '', label: '', by: 'admin', reason: '测试' },
          atMs: clock.nowMs,
        },
      );
      ok(tokens.ok);
      const body = { idType: '1', idNumber: good, reason: '柜台核验' };
      const ask = () => call(tokens.value.token, 'POST', '/api/office/consumer-tokens', body);
      const answers = await Promise.all(Array.from({ length: 60 }, ask));
      equal(answers.filter(({ status }) => status === 200).length, 50);
      deepEqual([...new Set(answers.filter(({ status }) => status !== 200).map(codeOf))], ['90361']);
      equal((await issue(good)).status, 200, 'another operator goes on');
      clock.nowMs += DAY_MS;
      equal((await ask()).status, 200, 'and tomorrow is another day');
    });
  });
});
