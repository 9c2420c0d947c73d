import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { audit, grant, stockAccount } from '../../src/ledgers/index.ts';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { pause } from '../../src/main/host/processes.ts';
import { addSealKey, dropOldKeys, keyFileOf, keyState, rekey } from '../../src/main/rekey.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { supplementSeal } from '../../src/supplement/types.ts';
import { countSealed, rekeyAll, SEALED_COLUMNS } from '../../src/store/vault/rekey.ts';
import { createVault, loadKeys, parseKeysText } from '../../src/vault/index.ts';
import { temporaryFolder, withDatabase } from '../support/database.ts';
import { identityNumber } from '../support/identity.ts';
import { BOOK } from '../support/purchase.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

// Proves on a running platform, with a value in every column that is sealed, that the seal key can be changed: nothing is
// unreadable at any step, a change that is cut short is begun again, and the old key is not let go before its last value.

/** Columns of bytes that hold no sealed value: keyed hashes and digests, and certificates, which are public. */
const NOT_SEALED = new Set([
  ...[
    'act.request_hash',
    'act_proposal.request_hash',
    'registry_journal.request_hash',
    'document.digest',
    'ledger_entry.request_hash',
    'act_proposal_decision.request_hash',
    'lane_lease.chain_head',
    'journal_chain.previous',
    'journal_chain.digest',
    'write_mark.filler',
    // A keyed hash of the index key, as those of persons are.
    'identity_authentication.name_key',
  ],
  ...['refused_message.digest', 'tracking_event.digest', 'api_token.token_key', 'staff_token.token_key'],
  ...['consumer_token.person', 'vault_check.keyed_hash', 'signing_key.certificate'],
]);

const BUYER_NUMBER = identityNumber(77);

async function fill(platform: Platform, dataDir: string, store: Store): Promise<SandboxSender> {
  const sender = await sandboxSender(platform.url, dataDir);
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), 10_000_000_000n, 'inbound', 'inbound', Date.now());
  const documents = sender.purchase({ orderNo: 'K1', buyerIdNumber: BUYER_NUMBER });
  for (const kind of ['order', 'payment', 'waybill', 'declaration'] as const) {
    equal((await sender.post(kind, sender.sign(kind, documents))).status, 202);
  }
  const signed = sender.sign('order', sender.purchase({ orderNo: 'K2', buyerIdNumber: BUYER_NUMBER }));
  const spoiled = Buffer.from(signed.toString().replace('K2', 'K3'));
  equal((await sender.postAs('platform', spoiled)).status, 400);
  const preNo = await released(store);
  const staff = JSON.parse(readFileSync(join(dataDir, 'staff.json'), 'utf8')) as { code: string; token: string }[];
  const as = (code: string): string => staff.find((one) => one.code === code)?.token ?? '';
  const post = async (token: string, path: string, body: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${platform.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    ok(response.status < 300, `${path}: ${response.status} ${await response.clone().text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const person = { idType: '1', idNumber: BUYER_NUMBER, reason: '柜台核验' };
  const { token } = await post(as('operator1'), '/api/office/consumer-tokens', person);
  await post(String(token), '/api/consumer/disputes', { preNo, statement: '不是我买的' });
  // Of the time before acts held what was proposed.
  const proposalId = randomUUID();
  const vault = createVault(await loadKeys(dataDir, 'sandbox'));
  await store.pool.query(
    `INSERT INTO act_proposal (proposal_id, kind, number, actor_code, actor_role, at_ms, expires_ms, request_hash, body)
     VALUES ($1, 'goods.stop', 'S1', 'supervisor1', 'supervisor', 1, 0, '', $2)`,
    [proposalId, vault.seal(Buffer.from('{}'), `proposal/${proposalId}`)],
  );
  // A question that customs asked a firm, and its answer (E-09).
  const asking = { part: 0, serial: 1n } as const;
  await store.pool.query(
    `INSERT INTO supplement_request VALUES (0, 1, 1, 'P', '2992', 'A', 'E', $1, '2026-12-31', '', 'officer1', 1, $2)`,
    [randomUUID(), vault.seal(Buffer.from('{"questions":[]}'), supplementSeal('request', asking, 1))],
  );
  await store.pool.query("INSERT INTO supplement_event VALUES (0, 1, 1, 'answered', 'A', 2, false, $1)", [
    vault.seal(Buffer.from('{"answers":[]}'), supplementSeal('answer', asking, 1)),
  ]);
  const guarantee = `/api/office/guarantees/${sender.personas.agent.code}/withdrawals`;
  const asked = await post(as('supervisor1'), guarantee, { amount: '500000.00', reason: '企业申请' });
  const decision = { decision: 'refuse', reason: '不同意' };
  await post(as('supervisor2'), `/api/office/proposals/${String(asked['actId'])}/decision`, decision);
  const firm = `/api/office/participants/${sender.personas.warehouse.code}`;
  await post(as('supervisor1'), `${firm}/suspensions`, { reason: '核查' });
  await post(as('supervisor1'), `${firm}/revocations`, { reason: '核查' });
  const { logisticsNo } = documents.waybill.LogisticsHead;
  const event = { logisticsNo, eventId: 'E1', kind: 'collected', at: new Date().toISOString(), place: '杭州' };
  await post(sender.personas.logistics.token, '/api/participant/waybills/events', { events: [event] });
  return sender;
}

async function released(store: Store): Promise<string> {
  for (;;) {
    const { rows } = await store.pool.query<{ pre: string }>(
      'SELECT pre_no AS pre FROM declaration WHERE state = 800 LIMIT 1',
    );
    if (rows[0] !== undefined) return rows[0].pre;
    await pause(50);
  }
}

suite('changing the seal key', () => {
  test('step by step, with a crash in the middle, loses nothing', { timeout: 240_000 }, async () => {
    const dataDir = temporaryFolder();
    const file = keyFileOf(dataDir, null);
    const options = { dataDir, port: 0, profile: 'sandbox', workers: 1, throwAway: true } as const;
    const first = await startPlatform(options);
    const before = openStore({ url: first.databaseUrl });
    await fill(first, dataDir, before);
    const columns = async (store: Store): Promise<string[]> =>
      [...new Set((await countSealed(store)).map(({ column }) => column))].sort();
    deepEqual(await columns(before), [...SEALED_COLUMNS].sort(), 'a value in every column that is sealed');
    copyFileSync(file, join(dataDir, 'keys/old.json'));

    equal(await addSealKey(file), 2);
    await rejects(rekey(before, file), /start it again with the new key file first/);
    await rejects(dropOldKeys(before, file), /still sealed with an old key/);
    await before.close();
    await first.stop();

    const second = await startPlatform(options);
    const store = openStore({ url: second.databaseUrl });
    try {
      const sender = await sandboxSender(second.url, dataDir);
      // The platform seals with the new key, reads the old, and works while values are sealed anew.
      let over = false;
      const working = (async () => {
        for (let number = 0; !over; number += 1) {
          const documents = sender.purchase({ orderNo: `W${number}`, buyerIdNumber: identityNumber(number) });
          equal((await sender.post('order', sender.sign('order', documents))).status, 202);
        }
      })();
      const cut = new Error('cut');
      const crash = (): void => {
        throw cut;
      };
      await rejects(rekey(store, file, crash), cut);
      const half = await keyState(store, file);
      ok(half.counts.some(({ version }) => version === 1) && half.counts.some(({ version }) => version === 2));
      await rejects(dropOldKeys(store, file), /still sealed with an old key/);
      // One value of bytes and one of text that were damaged by hand are told, and hold up no other.
      await store.pool.query("UPDATE tracking_event SET place = '\\x01'");
      await store.pool.query("UPDATE act_proposal_decision SET reason = 'sealed:!!'");
      const anew = await rekey(store, file);
      ok(anew.done > 0);
      deepEqual(
        anew.broken.map(({ column }) => column),
        ['act_proposal_decision.reason', 'tracking_event.place'],
      );
      deepEqual((await rekey(store, file)).done, 0, 'a repetition finds nothing');
      over = true;
      await working;
      deepEqual([...new Set((await countSealed(store)).map(({ version }) => version))], [2, 0, 1]);
      deepEqual(await dropOldKeys(store, file), [1]);
      await store.pool.query('DELETE FROM tracking_event');
      await store.pool.query("UPDATE act_proposal_decision SET reason = ''");
    } finally {
      await store.close();
      await second.stop();
    }

    const third = await startPlatform(options);
    const after = openStore({ url: third.databaseUrl });
    try {
      const keys = parseKeysText(readFileSync(file, 'utf8'));
      ok(keys !== null && keys.older === undefined && keys.version === 2);
      const vault = createVault(keys);
      // Opens every value there is, and leaves it as it is.
      let opened = 0;
      await rekeyAll(after, 0, (sealed, boundTo) => {
        vault.open(sealed, boundTo);
        opened += 1;
        return sealed;
      });
      equal(
        opened,
        (await countSealed(after)).reduce((sum, { count }) => sum + count, 0),
      );
      // The journal's chain covers what was asked for, not how it lies sealed.
      const { checks } = await audit(after.pool, {});
      deepEqual(
        checks.filter(({ found }) => found > 0),
        [],
      );
    } finally {
      await after.close();
      await third.stop();
    }
    copyFileSync(join(dataDir, 'keys/old.json'), file);
    await rejects(startPlatform(options), (error: Error) => {
      match(error.message, /key file (does not belong to this database|lacks key 2)/);
      return true;
    });
  });

  test('knows every column of bytes: sealed, or a hash, or public', async () => {
    await withDatabase('sealed columns', async ({ store }) => {
      const { rows } = await store.pool.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'bytea'`,
      );
      const unknown = rows
        .map(({ name }) => name)
        .filter(
          (name) => !SEALED_COLUMNS.includes(name) && !NOT_SEALED.has(name) && !/\.(person|person_key)$/.test(name),
        );
      deepEqual(unknown, [], 'decide: sealed and sealed anew (vault-rekey.ts), or not sealed (this test)');
    });
  });
});
