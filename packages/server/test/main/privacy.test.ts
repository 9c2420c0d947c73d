import assert from 'node:assert/strict';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unpackMessages } from '../../src/intake/pack.ts';
import { readAccess, socketUrl } from '../../src/main/postgres/secrets.ts';
import { openStore, type Store } from '../../src/store/pool.ts';
import { createVault, loadKeys } from '../../src/vault/index.ts';
import { canaryNeedles, findNeedles, formsOf, type Needle, searchFiles } from '../support/doors/canaries.ts';
import { sandboxFolder } from '../support/sandboxFolder.ts';
import { type PlatformProcess, shownOf, startProcess } from '../support/processes/platformProcess.ts';
import { ORDER_PREFIX, PERSONS, readEverything, sendEverything, shoutAtTheDoor } from '../support/doors/privacyLoad.ts';
import { sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves that personal data can be read nowhere but in the messages themselves: a platform with its own processes and
 * database takes messages whose personal fields are canaries – released, refused, malformed, tampered with, doubled, over
 * the limit – and then every answer, log, table row and byte on disk is searched for them, in every form a program
 * might write. The same search finds order numbers, which are not secret: so it does find.
 */

const NEEDLES = canaryNeedles(PERSONS);
const CONTROL = formsOf(ORDER_PREFIX).slice(0, 1);

let dataDir = '';
let platform: PlatformProcess;
let store: Store;
let answers = '';
let read = '';
let refusedIds: readonly string[] = [];

before(async () => {
  dataDir = sandboxFolder();
  platform = await startProcess(dataDir);
  store = openStore({ url: platform.databaseUrl });
  const sender = await sandboxSender(platform.url, dataDir);
  const sent = await sendEverything(sender, store);
  answers = sent.answers.join('\n');
  refusedIds = sent.refusedIds;
  answers += (await shoutAtTheDoor(platform.url, sender)).join('\n');
  read = (await readEverything(platform.url, sender, sent.copNos)).join('\n');
});
after(async () => {
  await store?.close();
  await platform?.stop();
});

describe('the search itself', () => {
  test('every form is found when it is there, wherever base64 and UTF-16 happen to begin', () => {
    const [first] = PERSONS;
    assert.ok(first);
    for (const text of [first.name, first.idNumber, first.telephone, first.address]) {
      for (const shift of [0, 1, 2, 3]) {
        const bytes = Buffer.from('.'.repeat(shift) + text);
        const escaped = [...text]
          .map((each) => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
          .join('');
        for (const written of [
          bytes,
          Buffer.from(bytes.toString('base64')),
          Buffer.from(bytes.toString('base64url')),
          Buffer.from(bytes.toString('hex')),
          Buffer.from(text, 'utf16le'),
          ...(/[^\x20-\x7e]/.test(text) ? [Buffer.from(encodeURIComponent(text)), Buffer.from(escaped)] : []),
        ]) {
          assert.notDeepEqual(findNeedles(NEEDLES, written), [], `${text} in ${written.toString('latin1')}`);
        }
      }
    }
  });

  test('the canaries did arrive: a sealed evidence pack holds them, once it is opened', async () => {
    const vault = createVault(await loadKeys(dataDir, 'sandbox'));
    const { rows } = await store.pool.query<{ id: string; sealed: Buffer }>(
      'SELECT pack_id AS id, sealed FROM evidence',
    );
    const opened = rows.map(({ id, sealed }) => String(unpackMessages(vault.open(sealed, `evidence/${id}`))[0]));
    for (const person of PERSONS.slice(0, 2)) {
      for (const value of Object.values(person)) {
        assert.ok(
          opened.some((message) => message.includes(value)),
          'a message with the canary was stored',
        );
      }
    }
  });
});

describe('where no canary may be', () => {
  test('answers to senders: acknowledgements, refusals, errors', () => {
    assertAbsent(answers);
    assert.match(answers, /\*\*\*/);
    assert.ok(answers.includes(ORDER_PREFIX));
  });

  test('receipts and stories, as JSON and as XML, of every participant', () => {
    assertAbsent(read);
    assert.ok(read.includes(ORDER_PREFIX));
    // Masked forms are there: what was searched does tell of these persons.
    assert.match(read, /龘\*/);
    for (const code of ['"800"', '1313', '1327', '-301010', '-900']) assert.ok(read.includes(code), code);
  });

  test('what the processes print, and their log', () => {
    const log = readFileSync(join(dataDir, 'tongguan.log'));
    assert.deepEqual(findNeedles(NEEDLES, log), []);
    assert.deepEqual(findNeedles(NEEDLES, platform.printed()), []);
    // The log names what it is about by the message's id.
    assert.ok(refusedIds.length > 0);
    for (const lines of [log, platform.printed()]) assert.ok(refusedIds.every((id) => lines.includes(id)));
  });

  test('every row of every table', async () => {
    const { rows: tables } = await store.pool.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    );
    assert.ok(tables.length > 10);
    const controls = new Set<string>();
    for (const { name } of tables) {
      const { rows } = await store.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      const text = Buffer.from(rows.map(({ row }) => row).join('\n'));
      assert.deepEqual(findNeedles(NEEDLES, text), [], name);
      if (findNeedles(CONTROL, text).length > 0) controls.add(name);
    }
    for (const name of ['document', 'declaration', 'receipt']) assert.ok(controls.has(name), name);
  });

  test('what statements and plans show of themselves', async () => {
    const { rows } = await store.pool.query<{ query: string }>('SELECT query FROM pg_stat_activity');
    assertAbsent(rows.map(({ query }) => query).join('\n'));
  });

  test('the command lines and environments of the processes', () => {
    for (const pid of [...platform.pids.workers, platform.pids.primary, platform.pids.database]) {
      for (const file of ['cmdline', 'environ'] as const) {
        const bytes = shownOf(pid, file);
        assert.deepEqual(findNeedles(NEEDLES, bytes), []);
        const { databaseUrl } = platform;
        assert.ok(!bytes.includes(new URL(databaseUrl).password), 'nor the password of the database');
      }
    }
  });

  test('the bytes of every file of the data folder, after everything was written out', async () => {
    await store.pool.query('CHECKPOINT');
    assert.deepEqual(searchFiles(NEEDLES, dataDir), []);
    const found = searchFiles(CONTROL, dataDir);
    assert.ok(
      found.some((each) => each.includes('/pg_wal/')),
      'the log of transactions was searched',
    );
    assert.ok(
      found.some((each) => each.includes('/base/')),
      'the tables were searched',
    );
  });

  // Last, for a row that is refused has been written all the same.
  test('the log of PostgreSQL, when statements fail with such values', async () => {
    const [person] = PERSONS;
    assert.ok(person);
    const { idNumber, name } = person;
    const participant =
      "INSERT INTO participant (code, credit_code, name, roles, sandbox) VALUES ($1, $2, $3, '{seller}', true)";
    const lease = 'INSERT INTO lane_lease (part, owner, token, until_ms) VALUES ($1, $2, 0, 0)';
    // Unique, check and not-null violations put the row into DETAIL, which a terse log leaves out.
    const detailed: readonly (readonly string[])[] = [
      [`${participant}, ($1, $2, $3, '{seller}', true)`, idNumber, idNumber, name],
      [participant.replace('{seller}', '{}'), idNumber, idNumber, name],
      [participant.replace('$3', 'NULLIF($3, $3)'), idNumber, idNumber, name],
    ];
    // These quote the value in the message itself, which only our own sessions keep out of the log.
    const quoted: readonly (readonly string[])[] = [
      [lease, idNumber, name],
      [lease, name, name],
      ['SELECT $1::text[]', `{${name}`],
      [`SELECT '${idNumber}'::smallint`],
      [`SELECT "${name}"`],
      [`SELECT '${name}' ${idNumber} syntax`],
    ];
    const fail = async (on: Store, statements: readonly (readonly string[])[]): Promise<void> => {
      for (const [text = '', ...values] of statements) await assert.rejects(on.pool.query(text, values));
    };
    await fail(store, [...detailed, ...quoted]);
    // The platform's own way in.
    const access = readAccess(dataDir);
    assert.ok(access);
    const inner = openStore({ url: socketUrl(access, realpathSync(join(dataDir, 'postgres'))) });
    await fail(inner, [...detailed, ...quoted]);
    await inner.close();
    const [plainUrl = ''] = platform.databaseUrl.split('?');
    const foreign = openStore({ url: plainUrl });
    await fail(foreign, [...detailed, [`SELECT '${ORDER_PREFIX}'::smallint`]]);
    await foreign.close();
    const log = readFileSync(join(dataDir, 'postgres.log'));
    assert.deepEqual(findNeedles(NEEDLES, log), []);
    assert.equal(findNeedles(CONTROL, log).length, 1, 'what is not kept out is found');
  });
});

function assertAbsent(text: string, needles: readonly Needle[] = NEEDLES): void {
  assert.deepEqual(findNeedles(needles, Buffer.from(text)), []);
}
