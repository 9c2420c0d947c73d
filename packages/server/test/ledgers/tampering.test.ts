import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { drawOf } from '@tongguan/policy';
import type pg from 'pg';
import { unpackMessages } from '../../src/intake/pack.ts';
import { AUDIT_NAMES } from '../../src/ledgers/audit/audit.ts';
import { chineseOf } from '../../src/ledgers/audit/words.ts';
import { audit, type EvidenceAudit, type Heads, readHeads } from '../../src/ledgers/index.ts';
import { withDatabase } from '../support/database.ts';
import { filledWorld } from '../support/filledWorld.ts';
import { purchase } from '../support/purchase.ts';
import { TAMPERINGS, UNNOTICED } from '../support/tampering/tamperings.ts';
import { signerOf, type World } from '../support/world.ts';

// Proves that the audit notices what is changed by hand – by accident or on purpose, also where journal and balance are
// changed together – and that each kind is noticed by the check that is about it (F-02, K-03).

/** The bytes of these tests are JSON, and nobody has signed them: who should have is told by the kind of document. */
function evidenceOf(world: World, salt = ''): EvidenceAudit {
  const seed = world.vault.drawSeed();
  return {
    basisPoints: 10_000,
    salt,
    open: (sealed, boundTo) => world.vault.open(sealed, boundTo),
    unpack: unpackMessages,
    read: (raw) => {
      const document = JSON.parse(raw.toString()) as object;
      return { documents: [document], signer: signerOf(document), key: 'test' };
    },
    draw: (preNo) => drawOf(seed, preNo),
  };
}

test('everything there is has happened, and the audit finds nothing; every kind of change is noticed by its check', () =>
  withDatabase('tampering', async ({ store }) => {
    const world = await filledWorld(store);
    const evidence = evidenceOf(world);
    const today = new Date(world.clock.nowMs).toISOString().slice(0, 10);
    const heads = await readHeads(store.pool, 'now');
    const whole = await audit(store.pool, { evidence, today, against: heads });
    assert.deepEqual(
      whole.checks.filter(({ found }) => found > 0),
      [],
    );
    const empty = whole.checks.filter(({ rows }) => rows === 0).map(({ name }) => name);
    assert.deepEqual(empty, [], 'a check that compares nothing proves nothing here');

    const client = await store.pool.connect();
    const wrong: string[] = [];
    try {
      for (const { name, check, sql } of TAMPERINGS) {
        await client.query('BEGIN');
        let changed = 0;
        for (const statement of sql) changed += await rowsChanged(client, statement, name);
        const { checks } = await audit(client, { evidence, today, against: heads, only: check });
        await client.query('ROLLBACK');
        if (changed === 0) wrong.push(`${name}: changes nothing`);
        else if (checks.length === 0) wrong.push(`${name}: no check is called so`);
        else if (checks.every(({ found }) => found === 0)) wrong.push(`${name}: not noticed by ${check}`);
      }
    } finally {
      client.release();
    }
    assert.deepEqual(wrong, []);
    const kinds = TAMPERINGS.length + UNNOTICED.length;
    assert.ok(TAMPERINGS.length >= 0.95 * kinds, `${TAMPERINGS.length} of ${kinds}`);
  }));

/** The statement that fails is named: a data row is all there is of its case. */
async function rowsChanged(client: pg.PoolClient, statement: string, name: string): Promise<number> {
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (cause) {
    throw new Error(name, { cause });
  }
}

test('heads that were kept elsewhere show a forgery that writes its own chain, and one that cuts the end off', () =>
  withDatabase('heads', async ({ store }) => {
    const world = await filledWorld(store);
    const heads = JSON.parse(JSON.stringify(await readHeads(store.pool, 'then'))) as Heads;
    const client = await store.pool.connect();
    const only = /^the chain|every link|what lanes wrote/;
    const found = async (): Promise<string[]> => {
      const { checks } = await audit(client, { against: heads, only });
      return checks.filter((check) => check.found > 0).map(({ name }) => name.slice(0, 30));
    };
    try {
      await client.query('BEGIN');
      assert.deepEqual(await found(), []);
      const compared = (await audit(client, { against: heads, only: /^the chain of today/ })).checks[0];
      assert.equal(compared?.rows, heads.parts.length + 1, 'each head, and what no link covers');

      // The last link of a partition and all it covers, with the lease set back: a chain like any other, but shorter.
      await client.query('SAVEPOINT forged');
      const { rows } = await client.query(
        'SELECT part, max(link) AS link FROM journal_chain GROUP BY part HAVING max(link) > 1 LIMIT 1',
      );
      const { part, link } = rows[0] as { part: number; link: bigint };
      await client.query(
        `DELETE FROM receipt r USING journal_chain c WHERE c.part = ${part} AND c.link = ${link} AND r.part = c.part AND r.seq > c.seq_from`,
      );
      for (const table of ['ledger_entry', 'act_outcome', 'document_outcome', 'decision_record', 'journal_chain'])
        await client.query(`DELETE FROM ${table} WHERE part = ${part} AND link = ${link}`);
      await client.query(`UPDATE lane_lease l SET next_link = ${link}, chain_head = c.digest, next_seq = c.seq_to + 1
                          FROM journal_chain c WHERE c.part = l.part AND c.link = ${link} - 1 AND l.part = ${part}`);
      assert.deepEqual(await found(), ['the chain of today continues t']);
      await client.query('ROLLBACK TO SAVEPOINT forged');

      // Something is added to what no link covers, as long ago as what is there.
      await client.query(`INSERT INTO ledger_entry (part, book, account, entry_key, kind, amount, request_hash, reference, at_ms)
                          VALUES (1, 3, 'X/Y', 'old', 1, 5, '\\x010000000000000005', 'old', 0)`);
      assert.deepEqual(await found(), ['the chain of today continues t']);
      await client.query('ROLLBACK');
      // A platform that goes on continues them.
      await world.settle();
      await world.act('guarantee.deposit', '3301960002', { amount: '1.00', kind: 'cash' });
      const { checks } = await audit(store.pool, { against: heads, only });
      assert.deepEqual(
        checks.filter((check) => check.found > 0),
        [],
      );
      const { rows: part0 } = await store.pool.query('SELECT count(*) AS n FROM journal_chain');
      assert.ok(Number(part0[0].n) > heads.parts.length);
    } finally {
      client.release();
    }
  }));

test('on a database that is older than the chain it begins with what is written next, and heads cover what is older', () =>
  withDatabase('older', async ({ store }) => {
    const world = await filledWorld(store);
    // As the migration leaves it: nothing has a link, and every partition has receipts.
    for (const table of ['ledger_entry', 'act_outcome', 'document_outcome'])
      await world.rows(`UPDATE ${table} SET link = NULL`);
    // Records of decisions came later than the chain.
    await world.rows('DELETE FROM decision_record');
    await world.rows('DELETE FROM journal_chain');
    await world.rows("UPDATE lane_lease SET next_link = 1, chain_head = ''");
    world.restart();
    world.clock.nowMs += 1_000;
    await world.send(purchase({ orderNo: 'V1' }).payment);
    await world.settle();
    await world.act('guarantee.deposit', '3301960002', { amount: '1.00', kind: 'cash' });
    const bad = async (against?: Heads): Promise<string[]> =>
      (await audit(store.pool, against === undefined ? {} : { against })).checks
        .filter(({ found }) => found > 0)
        .map(({ name }) => name.slice(0, 30));
    assert.deepEqual(await bad(), []);
    const [links] = await world.rows<{ n: bigint; from: bigint }>(
      'SELECT count(*) AS n, max(seq_from) AS from FROM journal_chain',
    );
    assert.ok(links && links.n > 0n && links.from > 0n, 'receipts from before lie before the first link');
    const heads = await readHeads(store.pool, 'then');
    // Of what is older nothing is stored twice here: only the heads know.
    await world.rows("UPDATE receipt SET recipient = '3301960099' WHERE kind = 818");
    assert.deepEqual([await bad(), await bad(heads)], [[], ['the chain of today continues t']]);
  }));

test('a digest is of the rows alone: order of writing does not matter, every field does', async () => {
  const { LinkText } = await import('../../src/ledgers/index.ts');
  const head = { part: 1, link: 1n, previous: Buffer.alloc(0), seqFrom: 0n, seqTo: 2n, atMs: 5 };
  const entry = {
    book: 1,
    account: 'a',
    key: 'k',
    kind: 2,
    amount: 3n,
    requestHash: Buffer.from([1]),
    reference: 'r',
    atMs: 5,
  } as const;
  const receipt = { recipient: 'x', seq: 1n, steps: 1, kind: 622, serial: null, document: null, atMs: 5, body: '{}' };
  const digest = (change: (text: InstanceType<typeof LinkText>) => void): string => {
    const text = new LinkText();
    change(text);
    return createHash('sha256').update(text.digest(head)).digest('hex');
  };
  const other = { ...entry, key: 'l' };
  const both = digest((text) => [entry, other].forEach((one) => text.entry(one)));
  assert.equal(
    digest((text) => [other, entry].forEach((one) => text.entry(one))),
    both,
  );
  // What stands in one field never reads like what stands in two.
  const seen = new Set([both]);
  for (const changed of [
    { ...entry, book: 2 as const },
    { ...entry, account: 'a1:k' },
    { ...entry, account: 'a1', key: ':k' },
    { ...entry, kind: 3 as const },
    { ...entry, amount: 4n },
    { ...entry, reference: 's' },
    { ...entry, atMs: 6 },
  ])
    seen.add(digest((text) => [changed, other].forEach((one) => text.entry(one))));
  assert.equal(seen.size, 8);
  const told = new Set<string>();
  for (const changed of [
    receipt,
    { ...receipt, recipient: 'y' },
    { ...receipt, steps: 2 },
    { ...receipt, kind: 624 },
    { ...receipt, serial: 1n },
    { ...receipt, document: { messageId: 'm', item: 0 } },
    { ...receipt, atMs: 6 },
    { ...receipt, body: '=' },
  ])
    told.add(digest((text) => [receipt, { ...changed, seq: 2n }].forEach((one) => text.receipt(one))));
  assert.equal(told.size, 8);
  const decided = { serial: 1n, kind: 'release', about: 0n, atMs: 5, record: '{}' };
  const decisions = new Set<string>();
  for (const changed of [
    decided,
    { ...decided, serial: 2n },
    { ...decided, kind: 'refusal' },
    { ...decided, about: 1n },
    { ...decided, atMs: 6 },
    { ...decided, record: '[]' },
  ])
    decisions.add(digest((text) => [changed, { ...decided, serial: 9n }].forEach((one) => text.decision(one))));
  assert.equal(decisions.size, 6);
});

test('every check of the audit says what it proves in both languages, and by which rule', () => {
  for (const name of AUDIT_NAMES) {
    assert.notEqual(chineseOf(name), name, name);
    assert.match(name, /\([A-Z]-\d\d(, [A-Z]-\d\d)*\)$/);
  }
});
