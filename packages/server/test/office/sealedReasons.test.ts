import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Platform } from '../../src/main/options.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { sandboxStaff } from '../../src/sandbox/index.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { temporaryFolder } from '../support/database.ts';
import { type SandboxSender, sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves on a running platform that why somebody acts is free text of which nothing lies readable in any table, and that
 * it is shown to those who decide and audit (K-03): acts, what is proposed, and what the second person says.
 */

const WHY = {
  act: '欧阳龘靐 339942198808087772 第一',
  proposed: '龘靐 19977766655 第二',
  second: '靐龘 339942198808087772 第三',
  registry: '龘龘 339942198808087772 第四',
  proposedThere: '靐靐龘 19977766655 第五',
  secondThere: '龘 19977766655 第六',
};
/** Of what acts say; the registry has a journal of its own. */
const OF_ACTS = [WHY.act, WHY.proposed, WHY.second];
/** What a record keeps of a reason reaches the firm, numbers masked: like what a lane writes of an officer's. */
const TOLD_TO_FIRMS = new Set(['participant_event', 'participant_change']);

let platform: Platform;
let store: Store;
let sender: SandboxSender;
let tokens: ReadonlyMap<string, string>;
before(async () => {
  const dataDir = temporaryFolder();
  platform = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
  store = openStore({ url: platform.databaseUrl });
  sender = await sandboxSender(platform.url, dataDir);
  tokens = new Map((await sandboxStaff(dataDir)).map(({ code, token }) => [code, token]));
});
after(async () => {
  await store?.close();
  await platform?.stop();
});

async function ask(code: string, path: string, body?: object, key: string = randomUUID()): Promise<string> {
  const answer = await fetch(`${platform.url}/api/office/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${tokens.get(code)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return text;
}

test('a reason is sealed in every table, and read by who decides and audits', async () => {
  const guarantee = `guarantees/${sender.personas.agent.code}`;
  await ask('officer1', `${guarantee}/deposits`, { kind: 'cash', amount: '1.00', reason: WHY.act });
  const id = randomUUID();
  await ask('supervisor1', `${guarantee}/withdrawals`, { amount: '500000.00', reason: WHY.proposed }, id);
  const open = await ask('supervisor2', 'proposals');
  assert.ok(open.includes(WHY.proposed), 'the second person reads why');
  assert.ok(!(await ask('operator1', 'proposals')).includes(WHY.proposed));
  assert.ok((await ask('auditor1', `journal?subject=${sender.personas.agent.code}`)).includes(WHY.proposed));
  await ask('supervisor2', `proposals/${id}/decision`, { decision: 'approve', reason: WHY.second });

  const firm = `participants/${sender.personas.payment.code}`;
  await ask('supervisor1', `${firm}/suspensions`, { reason: WHY.registry });
  const revocation = randomUUID();
  await ask('supervisor1', `${firm}/revocations`, { reason: WHY.proposedThere }, revocation);
  assert.ok((await ask('supervisor2', 'proposals')).includes(WHY.proposedThere), 'the second person reads why');
  assert.ok((await ask('auditor1', 'journal')).includes(WHY.proposedThere), 'so does who audits');
  await ask('supervisor2', `proposals/${revocation}/decision`, { decision: 'approve', reason: WHY.secondThere });

  const { rows: tables } = await store.pool.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  assert.ok(tables.length > 10);
  for (const { name } of tables) {
    const { rows } = await store.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    const text = rows.map(({ row }) => row).join('\n');
    const isTold = TOLD_TO_FIRMS.has(name);
    for (const secret of [...(isTold ? [] : ['龘']), '339942198808087772', '19977766655']) {
      assert.ok(!text.includes(secret), name);
    }
  }

  for (const reader of ['officer2', 'supervisor1', 'auditor1']) {
    const journal = await ask(reader, `journal?subject=${sender.personas.agent.code}`);
    for (const why of OF_ACTS) assert.ok(journal.includes(why), `${reader} reads ${why}`);
    const registry = await ask(reader, `registry-journal?participant=${sender.personas.payment.code}`);
    for (const why of [WHY.registry, WHY.proposedThere, WHY.secondThere]) {
      assert.ok(registry.includes(why), `${reader} reads ${why}`);
    }
  }
  const masked = await ask('operator1', `registry-journal?participant=${sender.personas.payment.code}`);
  assert.ok(!masked.includes('龘') && masked.includes('***'), 'an operator reads what it wrote itself');
  const { acts } = JSON.parse(await ask('operator1', `journal?subject=${sender.personas.agent.code}`)) as {
    acts: { actor: string; reason: string; second?: { reason: string } }[];
  };
  const told = acts.filter(({ actor }) => ['officer1', 'supervisor1'].includes(actor));
  assert.deepEqual(
    told.map(({ reason, second }) => [reason, second?.reason]),
    [
      ['***', '***'],
      ['***', undefined],
    ],
  );
});

test('a reason written before reasons were sealed is read as it stands', async () => {
  await store.pool.query("UPDATE act SET reason = '旧的事由' WHERE actor_code = 'officer1'");
  const journal = await ask('auditor1', `journal?actor=officer1`);
  assert.ok(journal.includes('旧的事由'));
});

test('a reason moved to another act does not open, and the journal says so', async () => {
  const other = sender.personas.platform.code;
  await ask('officer1', `guarantees/${other}/deposits`, { kind: 'cash', amount: '1.00', reason: '甲' });
  await ask('officer1', `guarantees/${other}/deposits`, { kind: 'cash', amount: '2.00', reason: '乙' });
  await store.pool.query(
    'UPDATE act SET reason = (SELECT max(b.reason) FROM act b WHERE b.subject = $1) WHERE subject = $1',
    [other],
  );
  const { acts } = JSON.parse(await ask('auditor1', `journal?subject=${other}`)) as { acts: { reason: string }[] };
  assert.equal(acts.filter(({ reason }) => /无法解封/.test(reason)).length, 1);
});
