import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cli, type CliResult } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const dataDir = sandboxFolder();
const GOODS = join(dataDir, 'goods.csv');
const LIST = join(dataDir, 'list.csv');

// Proves goods on a running platform as its users meet them: an enterprise files from a table, an operator loads an official
// list, a supervisor stops goods; what needs a second person is done by somebody else and by nobody alone (H-01, H-02, H-04, K-03).
describe('goods on a running platform', () => {
  let platform: ServedPlatform;
  const run = (...args: string[]): Promise<CliResult> => cli([...args, '--url', platform.url, '--data', dataDir]);
  const proposalIn = (stdout: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(stdout)?.[0] ?? '';

  before(async () => {
    platform = await serve(dataDir, ['--workers', '1']);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('files a table row by row, and says which rows were refused and why', async () => {
    const head = '货号,商品编码,商品名称,规格型号,品牌,原产国,申报单位,法定单位,电子标签';
    const good = 'SKU1,2106909000,测试膳食补充剂,测试牌|100粒,测试牌,502,011,035,https://example.com/1';
    const bad = 'SKU2,2106909000,测试膳食补充剂,测试牌|100粒,测试牌,502,011,035,http://example.com/2';
    writeFileSync(GOODS, [head, good, bad].join('\n'));
    const { code, stdout, stderr } = await run('goods', 'file', GOODS);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /第2行 +SKU1 +filed/);
    assert.match(stdout, /第3行 +SKU2 +refused +90069 labelUrl/);
    assert.match(stderr, /1\/2/);
  });

  it('says which columns a table lacks: exit 2', async () => {
    writeFileSync(GOODS, '货号,商品编码\nSKU1,2106909000');
    const { code, stderr } = await run('goods', 'file', GOODS);
    assert.equal(code, 2);
    assert.match(stderr, /gname/);
  });

  it('proposes an official list, which another person loads', async () => {
    writeFileSync(LIST, '税则号列,货品名称,备注\n21069090,其他编号未列名的食品,\n33049900,护肤品,仅限网购保税商品\n');
    const how = ['--edition', 'E1', '--from', '2026-01-01', '--law', '测试公告', '--reason', '换版'];
    const proposed = await run('goods', 'load', LIST, ...how);
    assert.equal(proposed.code, 0, proposed.stderr);
    assert.match(proposed.stdout, /2 行/);
    const id = proposalIn(proposed.stdout);
    const open = await run('act', '--proposals');
    assert.match(open.stdout, new RegExp(`${id}.*goods\\.list`));
    const decide = (as: string): Promise<CliResult> =>
      run('act', 'proposal.decide', id, 'decision=approve', '--as', as, '--reason', '已核对');
    assert.equal((await decide('operator1')).code, 1);
    const decided = await decide('supervisor1');
    assert.equal(decided.code, 0, decided.stderr);
    assert.match(decided.stdout, /lines=2/);
  });

  it('tells who pays more by an announcement, and loads it with a second person (E-05)', async () => {
    const tariff = join(dataDir, 'tariff.csv');
    writeFileSync(tariff, '税则号列,货品名称,最惠国税率,增值税,生效日\n21069090,食品,5%,13%,2027-01-01\n');
    const days = ['--day', '2026-01-01', '--on', '2027-01-01', '--law', '测试公告'];
    const impact = await run('goods', 'impact', tariff, ...days);
    assert.equal(impact.code, 0, impact.stderr);
    assert.match(impact.stdout, /清单 +0/);
    assert.equal((await run('goods', 'impact', tariff, ...days.slice(0, 4))).code, 2, 'a file has a law');
    const how = ['--edition', 'T1', '--from', '2027-01-01', '--law', '测试公告', '--reason', '年度调整'];
    const proposed = await run('goods', 'tariff', tariff, ...how);
    assert.equal(proposed.code, 0, proposed.stderr);
    assert.match(proposed.stdout, /2 项/);
    const id = proposalIn(proposed.stdout);
    const decided = await run(
      'act',
      'proposal.decide',
      id,
      'decision=approve',
      '--as',
      'supervisor1',
      '--reason',
      '同意',
    );
    assert.match(decided.stdout, /lines=2/, decided.stderr);
    assert.match((await run('goods', 'tariffs')).stdout, /T1 +2027-01-01 +2 +测试公告/);
    const shown = await run('goods', 'tariffs', 'T1');
    // The article filed above is of this line; its VAT was the standard one before.
    assert.equal(shown.code, 1, shown.stderr);
    assert.match(shown.stdout, /2027-01-01 +21069090 .*mfn-duty +12 \(.*\) +5 \(测试公告, V\)/);
    assert.match(shown.stdout, /备案商品: .*SKU1 +2106909000/);
    writeFileSync(tariff, '税则号列,最惠国税率\n21069090,0.05\n');
    const wrong = await run('goods', 'tariff', tariff, ...how);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /第2行第2列/);
  });

  it('stops goods with a second supervisor, and never with the same', async () => {
    const stop = ['act', 'goods.stop', 'S1', 'country=502', 'law=测试公告', '--reason', '疫情', '--as', 'supervisor1'];
    const proposed = await run(...stop);
    assert.equal(proposed.code, 0, proposed.stderr);
    const id = proposalIn(proposed.stdout);
    const decide = (as: string): Promise<CliResult> =>
      run('act', 'proposal.decide', id, 'decision=approve', '--as', as, '--reason', '同意');
    const own = await decide('supervisor1');
    assert.equal(own.code, 1);
    assert.match(own.stderr, /act-refused/);
    assert.match((await decide('supervisor2')).stdout, /stop=S1/);
  });
});
