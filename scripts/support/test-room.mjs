import { chmodSync, mkdtempSync, realpathSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

/** A file system in memory that every Linux has. */
const MEMORY = '/dev/shm';
/** What a whole run has lain down at most, several times over. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * The folder of a run, where everything its tests write lies until the run ends. In memory where there is room: each
 * test has a database of its own, which is three hundred files, and making and removing them on a disk costs ten times
 * the CPU. Nothing in it has to survive the machine.
 */
export function testRoom() {
  if (process.env.TMPDIR === undefined && process.platform === 'linux') {
    const folder = roomIn(MEMORY);
    if (folder !== null) return folder;
  }
  return makeRoom(tmpdir());
}

function roomIn(base) {
  try {
    const { bavail, bsize } = statfsSync(base);
    if (bavail * bsize < ENOUGH_BYTES) return null;
    const folder = makeRoom(base);
    return mayExecuteIn(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** Short, for sockets have short paths; open to be passed through, for the database has a user of its own. */
function makeRoom(base) {
  const folder = realpathSync(mkdtempSync(join(base, 'tongguan-run-')));
  chmodSync(folder, 0o711);
  return folder;
}

/** Some tests write programs. A container may forbid them here. */
function mayExecuteIn(folder) {
  const file = join(folder, 'may-execute');
  writeFileSync(file, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return spawnSync(file).status === 0;
}
