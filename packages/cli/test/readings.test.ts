import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, type CliResult, cliWith, program, temporaryFolder } from './support/cli.ts';
import { assertIn } from './support/oneLanguage.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const PURCHASE = fileURLToPath(new URL('../../../../examples/purchase.mjs', import.meta.url));

// Proves on a running platform what somebody reads first: receipts, the last ones first and filtered; what happened to a
// declaration by any of its numbers; a platform that is found by its data folder; and one language in every output.
describe('reading from a running platform', () => {
  const dataDir = sandboxFolder();
  let platform: ServedPlatform;
  const at = (...args: string[]): Promise<CliResult> => cli([...args, '--data', dataDir]);
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  const buy = (number: string, folder = dataDir): Promise<CliResult> =>
    program(PURCHASE, [platform.url, folder], '', { NUMBER: number });

  before(async () => {
    platform = await serve(dataDir);
    for (const number of ['1', '2']) assert.equal((await buy(number)).code, 0);
    // The same numbers again: −621004.
    assert.equal((await buy('2')).code, 1);
  });
  after(async () => {
    assert.equal(await platform?.stop(), 0, platform?.output());
  });

  it('shows receipts newest first, as many as are asked for, and says how many are older', async () => {
    const all = lines((await at('receipts', '--as', 'broker', '--all')).stdout);
    const last = await at('receipts', '--as', 'broker', '--last', '3');
    assert.deepEqual(lines(last.stdout), all.toReversed().slice(0, 3));
    assert.match(last.stderr, new RegExp(`另有较早的 ${all.length - 3} 条`));
    assert.match(all.at(-1) ?? '', /-621004/);
    assert.deepEqual(lines((await at('receipts', '--as', 'broker')).stdout), all.toReversed().slice(0, 20));
    assert.equal((await at('receipts', '--all', '--last', '3')).code, 2);
  });

  it('shows refusals alone, those of a number, and those since a moment of the platform', async () => {
    const refused = lines((await at('receipts', '--as', 'broker', '--refused')).stdout);
    assert.equal(refused.length, 1);
    assert.match(refused[0] ?? '', /LIST-2 +-621004/);
    const of1 = lines((await at('receipts', '--as', 'broker', '--number', 'LIST-1')).stdout);
    assert.ok(of1.length >= 5 && of1.every((line) => !line.includes('LIST-2')), of1.join('\n'));
    assert.ok(of1.some((line) => / 800 /.test(line)));
    assert.ok(lines((await at('receipts', '--as', 'broker', '--since', '1h')).stdout).length >= 11);
    assert.equal((await at('clock', '--days', '2')).code, 0);
    assert.deepEqual(lines((await at('receipts', '--as', 'broker', '--since', '1d')).stdout), []);
    assert.ok(lines((await at('receipts', '--as', 'broker', '--since', '3d')).stdout).length >= 11);
  });

  it('shows a declaration by any of its numbers, to those it concerns', async () => {
    const wanted = (await at('show', 'LIST-1')).stdout;
    const [, preNo = '', invtNo = ''] = /^清单 +(\S+) +(\S+)$/m.exec(wanted) ?? [];
    for (const number of [preNo, invtNo, 'ORDER-1', 'PARCEL-1']) {
      const { code, stdout, stderr } = await at('show', number);
      assert.deepEqual([code, stdout], [0, wanted], `${number} ${stderr}`);
    }
    assert.match(wanted, /下一步：/);
    // 144.00 × 2 × 13 % × 70 %
    assert.match(wanted, /增值税 26\.21 = 288\.00 × 0\.13 × 0\.7/);
    const story = JSON.parse((await at('show', 'LIST-1', '--json')).stdout) as { preNo?: string };
    assert.equal(typeof story, 'object');
    for (const line of [
      ['show', 'LIST-9'],
      ['show', 'LIST-1', '--as', 'smallagent'],
    ]) {
      const { code, stderr } = await at(...line);
      assert.equal(code, 2);
      assert.match(stderr, /declaration-unknown/);
    }
  });

  it('finds the platform by its folder, after what the line and TONGGUAN_URL say', async () => {
    const nowhere = 'http://127.0.0.1:1';
    const asked = ['receipts', '--as', 'broker', '--last', '1', '--data', dataDir];
    assert.equal((await cli(asked)).code, 0);
    assert.equal((await cliWith({ TONGGUAN_URL: nowhere }, asked)).code, 3);
    assert.equal((await cliWith({ TONGGUAN_URL: nowhere }, [...asked, '--url', platform.url])).code, 0);
    assert.equal((await cliWith({ TONGGUAN_URL: platform.url }, [...asked, '--url', nowhere])).code, 3);
    // Examples find it too, by the folder `data` where they are run; and say so where there is none.
    const folder = temporaryFolder();
    const missing = await program(PURCHASE, [], '', { NUMBER: '3' }, folder);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /personas\/platform\.json/);
    symlinkSync(dataDir, join(folder, 'data'));
    const found = await program(PURCHASE, [], '', { NUMBER: '3' }, folder);
    assert.equal(found.code, 0, found.stderr);
    assert.equal((await buy('3', temporaryFolder())).code, 2);
  });

  const OUTPUTS: readonly (readonly string[])[] = [
    ['show', 'LIST-1'],
    ['receipts', '--as', 'broker', '--last', '1'],
    ['explain', '-621004'],
    ['firm', '--as', 'broker'],
    ['act'],
    ['act', 'declaration.review'],
    ['act', '--proposals'],
    ['queue'],
    ['check', 'LIST-1', '--as', 'broker'],
    ['lint', 'examples/messages'],
    ['goods', 'filings', '--as', 'agent'],
    ['guarantee', 'show', '3301969902'],
    ['guarantee', 'demands', '3301969902'],
    ['guarantee', 'forecast', '3301969902'],
    ['book', 'show', 'T3301W000001'],
    ['track', 'show', 'LIST-1', '--as', 'platform'],
    ['registry', 'show', '3301969901'],
    ['registry', 'tokens'],
    ['keys', 'list'],
    ['vault', 'status'],
    ['audit'],
  ];
  for (const language of ['zh', 'en'] as const) {
    for (const line of OUTPUTS) {
      it(`speaks ${language} alone: ${line.join(' ')}`, async () => {
        const place = ['explain', 'lint'].includes(line[0] ?? '') ? [] : ['--data', dataDir];
        const { stdout, stderr, code } = await cli(['--lang', language, ...line, ...place]);
        assert.notEqual(stdout + stderr, '', String(code));
        assertIn(language, withoutValues(stdout + stderr), line.join(' '));
      });
    }
  }
});

/** Without what is no text of ours: names of firms, articles of law, official texts of receipts, fields of acts. */
function withoutValues(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(?:海关总署|财关税|增值税法|customs practice| {2}[A-O]-\d| {4}\[?\w)/.test(line))
    .join('\n')
    .replaceAll(/测试\S*有限公司/g, '')
    .replaceAll(/\[\d+\] *[\u4e00-\u9fff]+/g, '');
}
