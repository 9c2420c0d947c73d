import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lockInstance } from '../../src/main/host/instanceLock.ts';
import { pause } from '../../src/main/host/processes.ts';
import { startPlatform } from '../../src/main/platform.ts';
import { StartFailure } from '../../src/main/host/startFailure.ts';
import { openStore } from '../../src/store/pool.ts';
import { openClient, seededRandom } from '../support/processes/crashLoad.ts';
import { temporaryFolder } from '../support/database.ts';
import { picture } from '../support/folderPicture.ts';
import { boundTo, CONTAINER, noNamespaces } from '../support/processes/namespaces.ts';
import { startProcess } from '../support/processes/platformProcess.ts';
import { sandboxSender } from '../support/sandboxSender.ts';

/**
 * Proves, with real namespaces, bind mounts and kills, that one data folder has one platform (B-07): whichever way a
 * second start reaches the folder, it is refused before it touches anything, says who holds it, and the first goes on;
 * nothing acknowledged is lost.
 */

const IN_USE = /in use by another instance \(process \d+ on .+\): stop it first/;

describe('a folder that a platform runs on', { skip: noNamespaces, timeout: 240_000 }, () => {
  const ways: readonly [string, (dataDir: string) => { dataDir: string; through: readonly string[] }][] = [
    ['from another container', (dataDir) => ({ dataDir, through: CONTAINER })],
    [
      'through a bind mount',
      (dataDir) => {
        const name = temporaryFolder();
        return { dataDir: name, through: boundTo(dataDir, name) };
      },
    ],
    [
      'through a symbolic link',
      (dataDir) => {
        const name = join(temporaryFolder(), 'link');
        symlinkSync(dataDir, name);
        return { dataDir: name, through: [] };
      },
    ],
  ];
  test('a second start is refused whichever way it comes, changes nothing, and nothing acknowledged is lost', async (t) => {
    const dataDir = temporaryFolder();
    const first = await startProcess(dataDir);
    const client = openClient(join(temporaryFolder(), 'acknowledged'), seededRandom(1));
    const sender = await sandboxSender(first.url, dataDir);
    let over = false;
    const working = client.work(sender, () => over);
    await acknowledged(client, 20);
    for (const [way, reach] of ways) {
      await t.test(way, async () => {
        const before = picture(dataDir);
        const second = reach(dataDir);
        await assert.rejects(startProcess(second.dataDir, 1, second.through), IN_USE);
        assert.deepEqual(picture(dataDir), before);
        await acknowledged(client, client.acknowledged.size + 20);
      });
    }
    over = true;
    await working;
    await first.stop();

    const again = await startProcess(dataDir);
    const store = openStore({ url: again.databaseUrl });
    const { rows } = await store.pool.query<{ id: string }>('SELECT DISTINCT message_id AS id FROM document');
    const stored = new Set(rows.map(({ id }) => id));
    assert.deepEqual(
      [...client.acknowledged.keys()].filter((id) => !stored.has(id)),
      [],
    );
    await store.close();
    client.close();
    await again.stop();
  });
});

describe('a database that two data folders point at', () => {
  test('has one owner', async () => {
    const dataDir = temporaryFolder();
    const first = await startPlatform({ dataDir, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
    try {
      const copy = join(temporaryFolder(), 'copy');
      mkdirSync(copy);
      for (const name of ['database.json', 'keys']) cpSync(join(dataDir, name), join(copy, name), { recursive: true });
      symlinkSync(realpathSync(join(dataDir, 'postgres')), join(copy, 'postgres'));
      const before = picture(dataDir);
      const second = startPlatform({ dataDir: copy, port: 0, profile: 'sandbox', workers: 0, throwAway: true });
      await assert.rejects(second, /in use by an instance on another data folder/);
      assert.deepEqual(picture(dataDir), before);
      assert.equal((await fetch(`${first.url}/api/health`)).status, 200);
    } finally {
      await first.stop();
    }
  });
});

describe('an owner on another machine, where a network file system keeps locks of its own', () => {
  const elsewhere = { pid: 7, nonce: randomUUID(), started: '1', boot: randomUUID(), host: 'other-machine' };
  const written = (): { dataDir: string; file: string } => {
    const dataDir = temporaryFolder();
    const file = join(dataDir, 'instance.json');
    writeFileSync(file, JSON.stringify(elsewhere));
    return { dataDir, file };
  };

  test('one that beats is in the way', async () => {
    const { dataDir, file } = written();
    const beating = setInterval(() => utimesSync(file, new Date(), new Date()), 300);
    try {
      await assert.rejects(lockInstance(dataDir), (error) => {
        assert.ok(error instanceof StartFailure);
        assert.match(error.messageEn, /in use by another instance \(process 7 on other-machine\)/);
        return true;
      });
      assert.equal(readFileSync(file, 'utf8'), JSON.stringify(elsewhere));
    } finally {
      clearInterval(beating);
    }
  });

  test('one that is silent, as after a power loss, is not; whoever waits is told', async () => {
    const { dataDir } = written();
    const notices: string[] = [];
    const lock = await lockInstance(dataDir, { quietMs: 1_000, onNotice: (_zh, en) => void notices.push(en) });
    assert.match(notices.join(), /last used by other-machine/);
    await lock.release();
  });

  test('who takes the folder, or removes it, makes its owner stop', async () => {
    const { dataDir } = { dataDir: temporaryFolder() };
    let tell: (failure: Error) => void = () => undefined;
    const lost = new Promise<Error>((resolve) => {
      tell = resolve;
    });
    const lock = await lockInstance(dataDir, { onLost: tell });
    // The heartbeat alone keeps nobody alive; the test is, meanwhile.
    const waiting = setInterval(() => undefined, 1_000);
    writeFileSync(join(dataDir, 'instance.json'), JSON.stringify(elsewhere));
    assert.match((await lost).message, /taken by another instance \(process 7 on other-machine\)/);
    clearInterval(waiting);
    await lock.release();
    assert.equal(
      readFileSync(join(dataDir, 'instance.json'), 'utf8'),
      JSON.stringify(elsewhere),
      'what it did not write stays',
    );
  });
});

async function acknowledged(client: { acknowledged: ReadonlyMap<string, unknown> }, count: number): Promise<void> {
  while (client.acknowledged.size < count) await pause(5);
}
