import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { isAlive, pause } from '../../src/main/host/processes.ts';
import { temporaryFolder } from '../support/database.ts';
import { picture } from '../support/folderPicture.ts';
import { CONTAINER, familyOf, LASTING_CONTAINER, noNamespaces } from '../support/processes/namespaces.ts';
import { type PlatformProcess, startProcess } from '../support/processes/platformProcess.ts';

/**
 * Proves with real kills in real namespaces that the lock of a data folder ends with its holder, however that dies, and that
 * a database server which outlives its owner where nobody can reach it is never joined by a second one (B-07).
 */

const IN_USE = /in use by another instance \(process \d+ on .+\): stop it first/;

describe('a folder whose owner was killed', { skip: noNamespaces, timeout: 240_000 }, () => {
  test('a killed holder holds nothing: the next start, from any container, works', async () => {
    const dataDir = temporaryFolder();
    const first = await startProcess(dataDir, 1, CONTAINER);
    await killed(first);
    const second = await startProcess(dataDir);
    await assert.rejects(startProcess(dataDir, 1, CONTAINER), IN_USE);
    const { primary, database } = second.pids;
    process.kill(primary, 'SIGKILL');
    process.kill(database, 'SIGKILL');
    const third = await startProcess(dataDir);
    await third.stop();
  });

  test('a database that outlives its owner in another container is not started a second time', async () => {
    const dataDir = temporaryFolder();
    const first = await startProcess(dataDir, 0, LASTING_CONTAINER);
    const family = familyOf(first.child.pid ?? 0);
    const primary = family.find(isNode) ?? 0;
    process.kill(primary, 'SIGKILL');
    while (isAlive(primary)) await pause(10);
    const before = picture(dataDir);
    // The owner's own words go with it: it can say no more that it is alive.
    await assert.rejects(startProcess(dataDir, 1, CONTAINER), /still run by a process an earlier run left behind/);
    await assert.rejects(startProcess(dataDir, 1, CONTAINER), /still run by a process an earlier run left behind/);
    assert.deepEqual(withoutOwner(picture(dataDir)), withoutOwner(before));
    await killed(first);
    const second = await startProcess(dataDir);
    await second.stop();
  });
});

/** A start that meets an orphan has become the owner of the folder for a moment. */
function withoutOwner(seen: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(seen).filter(([name]) => name !== 'instance.json'));
}

function isNode(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] === process.execPath;
}

/** With the first process of its namespace everything in there dies. */
async function killed(platform: PlatformProcess): Promise<void> {
  const family = familyOf(platform.child.pid ?? 0);
  const gone = new Promise((resolve) => platform.child.once('exit', resolve));
  process.kill(family[1] ?? 0, 'SIGKILL');
  await gone;
  while (family.some(isAlive)) await pause(10);
}
