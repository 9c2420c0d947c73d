import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { temporaryFolder } from '../support/database.ts';

/**
 * Proves on a running platform with two gateway processes that nobody walks around the second person (K-03): not with
 * requests at once, parts of an instrument, many small acts, other ways of giving back, or the ids of other requests;
 * that nobody stops a proposal by using its id; and that the journal says what happened.
 */

type Answer = { readonly status: number; readonly code: string; readonly state: string; readonly actId: string };
type Line = {
  readonly actId: string;
  readonly kind: string;
  readonly state: string;
  readonly second?: { readonly code: string };
};

let platform: Platform;
let tokens: ReadonlyMap<string, string>;
before(async () => {
  const dataDir = temporaryFolder();
  const limits = { costPerSecond: 10_000_000, openCostPerSecond: 100_000 };
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 2, throwAway: true, limits });
  tokens = new Map((await sandboxStaff(dataDir)).map(({ code, token }) => [code, token]));
});
after(() => platform.stop());

async function post(who: string, path: string, body: object, key?: string): Promise<Answer> {
  const answer = await fetch(`${platform.url}/api/office/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens.get(who) ?? ''}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ reason: '企业申请', ...body }),
  });
  const text = await answer.text();
  const { state = '', actId = '' } = JSON.parse(text) as { state?: string; actId?: string };
  const [, code = ''] = /"code":"(\d{5})"/.exec(text) ?? [];
  return { status: answer.status, code, state, actId };
}

async function read<T>(path: string): Promise<T> {
  const headers = { authorization: `Bearer ${tokens.get('auditor1') ?? ''}` };
  return (await (await fetch(`${platform.url}/api/office/${path}`, { headers })).json()) as T;
}

const withdraw = (code: string, amount: string, key?: string, who = 'supervisor1'): Promise<Answer> =>
  post(who, `guarantees/${code}/withdrawals`, { amount }, key);
const decide = (id: string, decision: string, who = 'supervisor2'): Promise<Answer> =>
  post(who, `proposals/${id}/decision`, { decision });
const journal = async (code: string): Promise<readonly Line[]> =>
  (await read<{ acts: Line[] }>(`journal?subject=${code}&limit=500`)).acts;
const cover = async (code: string): Promise<string> => (await read<{ cover: string }>(`guarantees/${code}`)).cover;

async function guarantor(code: string, cash = '1000000.00'): Promise<string> {
  const deposited = await post('officer1', `guarantees/${code}/deposits`, { amount: cash, kind: 'cash' });
  assert.equal(deposited.state, 'done');
  return code;
}

const count = (answers: readonly Answer[], state: string): number =>
  answers.filter((answer) => answer.state === state).length;

test('at once: of many withdrawals by one person only what stays below the limit is done', async () => {
  const code = await guarantor('RACE');
  const asked = await Promise.all(Array.from({ length: 12 }, () => withdraw(code, '60000.00')));
  assert.deepEqual([count(asked, 'done'), count(asked, 'proposed')], [1, 11], JSON.stringify(asked));
  const nearly = await guarantor('RACE2');
  const all = await Promise.all(Array.from({ length: 8 }, () => withdraw(nearly, '99999.99')));
  assert.deepEqual([count(all, 'done'), count(all, 'proposed')], [1, 7]);
  assert.equal(await cover(code), '940000.00');
});

test('several hands, each alone: what goes back to one guarantor on a day is one sum', async () => {
  const code = await guarantor('HANDS');
  assert.equal((await withdraw(code, '60000.00', randomUUID(), 'supervisor1')).state, 'done');
  assert.equal((await withdraw(code, '60000.00', randomUUID(), 'supervisor2')).state, 'proposed');
  assert.equal((await withdraw(await guarantor('OTHER'), '60000.00')).state, 'done', 'another guarantor has its own');
});

test('parts of instruments count together, with each other and with cash', async () => {
  const code = await guarantor('PARTS');
  const terms = { kind: 'bank-guarantee', issuer: '测试银行', until: '2099-12-31', amount: '500000.00' };
  for (const document of ['BG-1', 'BG-2']) {
    assert.equal((await post('officer1', `guarantees/${code}/deposits`, { ...terms, document })).state, 'done');
  }
  const release = (document: string, amount?: string): Promise<Answer> =>
    post('supervisor1', `guarantees/${code}/releases`, { document, ...(amount === undefined ? {} : { amount }) });
  const parts = await Promise.all(
    Array.from({ length: 6 }, (_, n) => release(n % 2 === 0 ? 'BG-1' : 'BG-2', '50000.00')),
  );
  assert.deepEqual([count(parts, 'done'), count(parts, 'proposed')], [1, 5], JSON.stringify(parts));
  assert.equal((await release('BG-2')).state, 'proposed', 'the rest of an instrument is what is left of it');
  assert.equal((await withdraw(code, '49999.99')).state, 'done');
  assert.equal((await withdraw(code, '0.01')).state, 'proposed');
});

test('many small acts, and hundreds of others between them, are one sum; what is deposited takes nothing off it', async () => {
  const code = await guarantor('SMALL');
  assert.equal((await withdraw(code, '99999.97')).state, 'done');
  const deposit = (): Promise<Answer> =>
    post('officer1', `guarantees/${code}/deposits`, { amount: '1000.00', kind: 'cash' });
  for (let round = 0; round < 35; round += 1) {
    const deposited = await Promise.all(Array.from({ length: 16 }, deposit));
    assert.equal(count(deposited, 'done'), 16);
  }
  const more = await Promise.all(Array.from({ length: 5 }, () => withdraw(code, '0.01')));
  assert.deepEqual([count(more, 'done'), count(more, 'proposed')], [2, 3]);
  assert.equal((await withdraw(code, '99999.99')).state, 'proposed');
});

test('the id of a declined proposal is no way past the sum, and stands for nothing else', async () => {
  const code = await guarantor('DECLINED');
  for (let round = 0; round < 3; round += 1) {
    const key = randomUUID();
    assert.equal((await withdraw(code, '200000.00', key)).state, 'proposed');
    assert.equal((await decide(key, 'refuse')).state, 'declined');
    const again = await withdraw(code, '99999.99', key);
    assert.deepEqual([again.status, again.code], [409, '90044']);
    assert.equal((await withdraw(code, '200000.00', key)).state, 'declined');
  }
  assert.equal(await cover(code), '1000000.00');
  const lines = (await journal(code)).filter(({ kind }) => kind === 'guarantee.withdraw');
  assert.deepEqual(
    lines.map(({ state, second }) => [state, second?.code]),
    Array.from({ length: 3 }, () => ['declined', 'supervisor2']),
  );
});

test('nobody stops an open proposal with its id, nor gets a second person for something else by it', async () => {
  const code = await guarantor('VETO');
  const key = randomUUID();
  assert.equal((await withdraw(code, '200000.00', key)).state, 'proposed');
  const others = await Promise.all([
    post('officer2', `guarantees/${code}/deposits`, { amount: '0.01', kind: 'cash' }, key),
    post('officer2', 'guarantees/VETO2/deposits', { amount: '0.01', kind: 'cash' }, key),
    post('officer2', 'books/BNONE/losses', { items: [{ itemRecordNo: 'X', quantity: '1' }] }, key),
    withdraw(code, '0.01', key),
    withdraw(code, '200000.00', key, 'supervisor2'),
  ]);
  assert.deepEqual(
    others.map(({ code: refusal }) => refusal),
    Array.from({ length: 5 }, () => '90044'),
  );
  const decided = await decide(key, 'approve');
  assert.equal(decided.state, 'done', JSON.stringify(decided));
  assert.equal(await cover(code), '800000.00');
  const lines = (await journal(code)).filter(({ actId }) => actId === key);
  assert.deepEqual(
    lines.map(({ kind, state, second }) => [kind, state, second?.code]),
    [['guarantee.withdraw', 'done', 'supervisor2']],
  );
});

test('an id that two requests use at once is one request’s', async () => {
  for (let round = 0; round < 5; round += 1) {
    const key = randomUUID();
    const codes = await Promise.all(Array.from({ length: 4 }, (_, n) => guarantor(`ONCE${round}-${n}`)));
    const asked = await Promise.all([
      ...codes.map((code) => withdraw(code, '1.00', key)),
      ...codes.map((code) => withdraw(code, '200000.00', key)),
    ]);
    const refused = asked.filter(({ code }) => code === '90044').length;
    assert.equal(refused, asked.length - 1, JSON.stringify(asked));
  }
});

test('agreed by many at once, and asked for again, it is done once', async () => {
  const code = await guarantor('AGREED');
  const key = randomUUID();
  assert.equal((await withdraw(code, '300000.00', key)).state, 'proposed');
  const own = await decide(key, 'approve', 'supervisor1');
  assert.equal(own.code, '90300');
  const decided = await Promise.all([
    ...Array.from({ length: 4 }, () => decide(key, 'approve')),
    decide(key, 'refuse'),
    ...Array.from({ length: 3 }, () => withdraw(code, '300000.00', key)),
  ]);
  const states = new Set(decided.map(({ state, code: refusal }) => state || refusal));
  const after = await withdraw(code, '300000.00', key);
  // Whoever of the two decisions came first, it is the only one.
  assert.equal(after.state, states.has('declined') ? 'declined' : 'done', JSON.stringify(decided));
  assert.equal(await cover(code), after.state === 'done' ? '700000.00' : '1000000.00');
});

test('a firm is struck off by two persons, once; one person alone changes nothing, by no id', async () => {
  const firm = '3301969904';
  const revoke = (who: string, key?: string): Promise<Answer> => post(who, `participants/${firm}/revocations`, {}, key);
  const standing = async (): Promise<string> => (await read<{ standing: string }>(`participants/${firm}`)).standing;
  const key = randomUUID();
  const asked = await Promise.all([revoke('operator1', key), revoke('operator1', key), revoke('operator1', key)]);
  assert.deepEqual(
    asked.map(({ status, state, actId }) => [status, state, actId]),
    Array.from({ length: 3 }, () => [202, 'proposed', key]),
  );
  assert.equal(await standing(), 'registered');
  // One id space for both rooms.
  assert.equal((await withdraw(await guarantor('REGISTRY'), '1.00', key)).code, '90044');
  const used = randomUUID();
  assert.equal((await withdraw('REGISTRY', '1.00', used)).state, 'done');
  assert.equal((await revoke('operator1', used)).code, '90210');
  assert.equal((await revoke('supervisor1', key)).code, '90210', 'another person, another request');
  assert.equal((await decide(key, 'approve', 'operator1')).code, '90300');
  assert.equal((await decide(key, 'approve', 'officer1')).code, '90300');
  const decided = await Promise.all(Array.from({ length: 4 }, () => decide(key, 'approve', 'supervisor1')));
  assert.equal(count(decided, 'done'), 4, JSON.stringify(decided));
  assert.equal(await standing(), 'revoked');
  assert.equal((await decide(key, 'refuse', 'supervisor2')).code, '90043');
  assert.equal((await revoke('operator1', key)).state, 'done', 'the first person is told what came of it');
  const { entries } = await read<{ entries: { actor: string; facts: { second?: string } }[] }>(
    `registry-journal?participant=${firm}`,
  );
  const lines = entries.filter(({ facts }) => facts.second !== undefined);
  assert.deepEqual(
    lines.map(({ actor, facts }) => [actor, facts.second]),
    [['operator1', 'supervisor1']],
  );
  const back = await post('operator1', `participants/${firm}/registrations`, {});
  assert.equal((await decide(back.actId, 'refuse', 'supervisor1')).state, 'declined');
  assert.equal(await standing(), 'revoked');
  const again = await post('operator1', `participants/${firm}/registrations`, {}, back.actId);
  assert.equal(again.state, 'declined');
});

test('a firm is stopped by one person at once, and goes on when two have agreed', async () => {
  const firm = '3301969903';
  assert.equal((await post('operator1', `participants/${firm}/suspensions`, {})).state, 'done');
  const resumed = await post('operator1', `participants/${firm}/resumptions`, {});
  assert.equal(resumed.state, 'proposed');
  assert.equal((await decide(resumed.actId, 'approve', 'supervisor1')).state, 'done');
});
