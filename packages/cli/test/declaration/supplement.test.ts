import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { messagesOf, type Purchase, readPersonaOf, sendMessage, TongguanClient } from '@tongguan/sdk';
import { openDesk, sell } from '../../src/demo/desk.ts';
import { readMarket } from '../../src/demo/market.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { cli, cliInEnglish } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const dataDir = sandboxFolder();

// Proves the command of supplementary declarations (E-09) through the real doors: staff ask, the firm lists, shows and answers
// from a file with the hashes of its papers, and mistakes are told as such.
describe('tongguan supplement and print', () => {
  let platform: ServedPlatform;
  let folder = '';
  let preNo = '';
  const run = (...args: string[]) => cli([...args, '--url', platform.url, '--data', dataDir]);
  const inEnglish = (...args: string[]) => cliInEnglish([...args, '--url', platform.url, '--data', dataDir]);

  before(async () => {
    platform = await serve(dataDir);
    folder = await mkdtemp(join(tmpdir(), 'supplement-'));
    const random = seededRandom(17);
    const market = await readMarket(dataDir);
    const desk = openDesk({ market, random, people: random, run: 'SUPPL', atMs: Date.now() });
    const sold = sell(desk, { lines: desk.lines(1) });
    const lines = sold.declaration.InventoryList.map((line) => ({ ...line, gcode: '9706100000' }));
    const purchase: Purchase = { ...sold, declaration: { ...sold.declaration, InventoryList: lines } };
    const messages = messagesOf([purchase]);
    for (const [who, message] of [
      ['platform', messages.order],
      ['payment', messages.payment],
      ['logistics', messages.waybill],
      ['broker', messages.declaration],
    ] as const) {
      await sendMessage(platform.url, message, await readPersonaOf(dataDir, who));
    }
    const { token } = await readPersonaOf(dataDir, 'broker');
    const client = new TongguanClient({ url: platform.url, token });
    while (preNo === '') {
      const { receipts } = await client.receipts(null, 1000);
      const found = receipts.find(({ type, returnStatus }) => type === 'CEB622Message' && returnStatus === '300');
      preNo = String(found?.['preNo'] ?? '');
    }
  });
  after(async () => {
    await rm(folder, { recursive: true });
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('asked by staff, listed for the firm', async () => {
    const none = await run('supplement', 'list', '--as', 'broker');
    assert.match(none.stdout, /没有补充申报/);
    const questions = `questions=${JSON.stringify([{ gnum: '1', kind: 'origin', text: '请说明产地' }])}`;
    const asked = await run('act', 'supplement.ask', preNo, questions, '--reason', '产地不明');
    assert.equal(asked.code, 0, asked.stderr);
    const listed = await run('supplement', 'list', '--as', 'broker');
    assert.match(listed.stdout, /待答复[\s\S]*未核实[\s\S]*1 +原产地 +请说明产地/);
    const english = await inEnglish('supplement', 'list', '--as', 'broker');
    assert.match(english.stdout, /request 1: open[\s\S]*answer by [\s\S]*\(unverified\)[\s\S]*1 +origin +请说明产地/);
  });

  it('answered from a file, with the hash of a paper; then it cannot be answered again', async () => {
    const paper = Buffer.from('certificate of origin');
    await writeFile(join(folder, '产地证.pdf'), paper);
    const file = join(folder, 'answers.json');
    await writeFile(file, JSON.stringify([{ gnum: '1', kind: 'origin', facts: '新西兰', files: ['产地证.pdf'] }]));
    const answered = await run('supplement', 'answer', preNo, file, '--as', 'broker');
    assert.deepEqual([answered.code, answered.stdout.trim()], [0, '已收到'], answered.stderr);
    const other = await run('supplement', 'answer', preNo, file, '--as', 'broker', '--no', '7');
    assert.deepEqual([other.code, /90043/.test(other.stderr)], [1, true], other.stderr);
    const again = await run('supplement', 'answer', preNo, file, '--as', 'broker');
    assert.deepEqual([again.code, /90043/.test(again.stderr)], [1, true], again.stderr);
    const shown = await run('supplement', 'list', '--as', 'officer1', '--show', 'all');
    const sha256 = createHash('sha256').update(paper).digest('hex');
    assert.match(shown.stdout, new RegExp(`已答复[\\s\\S]*新西兰\\n +产地证.pdf ${sha256}`));
  });

  it('the declaration is printed, by firm and by staff the same, and its versions are listed (C-11)', async () => {
    const out = join(folder, 'list.html');
    assert.equal((await run('print', preNo, '--as', 'broker', '--out', out)).code, 0);
    const page = await readFile(out, 'utf8');
    assert.match(page, /^<!doctype html>[\s\S]*第 1 版（共 1 版）：现行版本/);
    assert.equal((await run('print', preNo, '--as', 'officer1', '--no', '1')).stdout, page);
    assert.match((await run('print', preNo, '--as', 'broker', '--versions')).stdout, /^版本 [\s\S]*1 +current/);
    assert.match(
      (await inEnglish('print', preNo, '--as', 'broker', '--versions')).stdout,
      /^version [\s\S]*1 +current/,
    );
    assert.equal((await run('print', preNo, '--as', 'broker', '--no', '2')).code, 2);
    assert.equal((await run('print', preNo, '--as', 'broker', '--no', 'x')).code, 2);
  });

  it('a file that is no list of answers is a mistake of use', async () => {
    const file = join(folder, 'wrong.json');
    for (const text of ['{', '{}', '[1]']) {
      await writeFile(file, text);
      assert.equal((await run('supplement', 'answer', preNo, file, '--as', 'broker')).code, 2, text);
    }
  });
});
