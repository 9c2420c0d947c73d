import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LogEntry } from '../../src/gateway/index.ts';
import { loggerTo, openLog } from '../../src/main/host/log.ts';
import { StartFailure } from '../../src/main/host/startFailure.ts';
import { temporaryFolder } from '../support/database.ts';

// Proves that a line of the log is JSON with the time of the platform, and that no token, header, body, name or number of
// a person gets into it, whatever a caller hands over.

const AT = Date.UTC(2026, 0, 2, 3, 4, 5);
const CONVERSATION = '6c3f9a52-4c1d-4f2e-9a77-0d7d5b0e8b11';
const ID_NUMBER = '110101199001011237';
const TELEPHONE = '13800138000';
const TOKEN = 'tg_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';

/** The line an entry becomes; the entry may have more than its type allows, as after a wrong cast. */
function lineOf(entry: Record<string, unknown>): Record<string, unknown> {
  const lines: string[] = [];
  loggerTo({ write: (line) => void lines.push(line) }).warn(entry);
  assert.equal(lines.length, 1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

const ENTRY = {
  at: AT,
  event: 'fault',
  conversation: CONVERSATION,
  status: 500,
  code: 'TypeError',
  trace: 'at a.js:1:2',
};

test('a line has the level in words, the process, the platform’s time and the fields of the entry', () => {
  const { at: _, ...rest } = ENTRY;
  assert.deepEqual(lineOf(ENTRY), { level: 'warn', pid: process.pid, time: '2026-01-02T03:04:05.000Z', ...rest });
});

test('what is no field of an entry stays out', () => {
  const strange = {
    authorization: `Bearer ${TOKEN}`,
    headers: { authorization: TOKEN },
    body: '<ceb:CEB311Message>',
    buyerName: '张三丰',
    buyerIdNumber: ID_NUMBER,
    err: new Error(ID_NUMBER),
    msg: TELEPHONE,
    time: ID_NUMBER,
    level: ID_NUMBER,
  };
  assert.deepEqual(lineOf({ ...strange, ...ENTRY }), lineOf(ENTRY));
});

for (const field of ['event', 'code', 'trace'] as const) {
  test(`a secret within ${field} is hidden, codes and hashes stay`, () => {
    const kept = `at 57P01 part 12 ${'0a1b'.repeat(16)}`;
    const line = lineOf({ ...ENTRY, [field]: `${ID_NUMBER} Bearer abc.def ${TOKEN}, ${TELEPHONE} ${kept}` });
    assert.equal(line[field], `110***********1237 *** ***, 138****8000 ${kept}`);
    for (const secret of [ID_NUMBER, TELEPHONE, TOKEN, 'abc.def']) assert.ok(!JSON.stringify(line).includes(secret));
  });
}

test('the file is appended to, one line an entry, and can be read by its owner alone', () => {
  const folder = temporaryFolder();
  const entries: LogEntry[] = (['info', 'warn', 'error'] as const).map((level) => ({ at: AT, level, event: level }));
  for (const entry of entries) {
    const log = openLog(folder);
    log.write(entry);
    log.close();
  }
  const file = join(folder, 'tongguan.log');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as LogEntry).level),
    ['info', 'warn', 'error'],
  );
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a folder that is not there is a reason not to start, in a sentence', () => {
  assert.throws(() => openLog(join(temporaryFolder(), 'nowhere')), StartFailure);
});

const noFull = existsSync('/dev/full') ? false : 'this system has no disk that is always full';

test('a full disk stops neither the work nor the end of it', { skip: noFull }, () => {
  const folder = temporaryFolder();
  symlinkSync('/dev/full', join(folder, 'tongguan.log'));
  const log = openLog(folder);
  for (let line = 0; line < 1000; line += 1) log.write({ at: AT, level: 'error', event: 'unavailable', code: '53100' });
  log.close();
});
