import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cli, type CliResult } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const dataDir = sandboxFolder();
const EMS = 'T3301W000001';

// Proves that an account book is read and counted from the command line (J-04, J-06): a stock-take from its opening to its
// approval, the table a warehouse takes along, and that a firm reads its own book only.
describe('the account book of a running platform', () => {
  let platform: ServedPlatform;
  const where = (): string[] => ['--url', platform.url, '--data', dataDir];
  const book = (...args: string[]): Promise<CliResult> => cli(['book', ...args, ...where()]);
  const act = (kind: string, ...args: string[]): Promise<CliResult> =>
    cli(['act', kind, EMS, ...args, '--reason', '月度盘点', ...where()]);

  before(async () => {
    platform = await serve(dataDir, ['--workers', '1']);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('counts a stock-take from a file, lists what differs, and enters it once it is explained and approved', async () => {
    const { stdout: shown } = await book('show', EMS, '--json');
    const rows = JSON.parse(shown) as { itemRecordNo: string; inWarehouse: string }[];
    const [first, second] = rows;
    assert.ok(first && second, 'the sandbox has goods in its book');
    const opened = await act(
      'stocktake.open',
      'takeNo=P1',
      `only=${JSON.stringify([first.itemRecordNo, second.itemRecordNo])}`,
    );
    assert.equal(opened.code, 0, opened.stderr);
    const file = join(dataDir, '实盘.csv');
    const short = String(BigInt(first.inWarehouse) - 2n);
    writeFileSync(file, `料号,数量\n${first.itemRecordNo},${short}\n${second.itemRecordNo},${second.inWarehouse}\n`);
    const counted = await book('count', EMS, 'P1', file, '--reason', '月度盘点');
    assert.equal(counted.code, 0, counted.stderr);
    assert.equal(counted.stdout.trim(), `${first.itemRecordNo}  -2`);
    const explained = await act('stocktake.explain', 'takeNo=P1', `itemRecordNo=${first.itemRecordNo}`);
    assert.equal(explained.code, 0, explained.stderr);
    const approved = await act('stocktake.approve', 'takeNo=P1', '--as', 'supervisor1');
    assert.equal(approved.code, 0, approved.stderr);
    const take = await book('stocktake', EMS, 'P1');
    assert.match(take.stdout, /approved/);
    assert.match(take.stdout, /-2 +operator1 +月度盘点/);
    const moved = await book('movements', EMS, '--kind', 'stocktake.approve', '--json');
    assert.deepEqual(
      moved.stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { quantity: string }).quantity),
      ['2'],
    );
  });

  it('writes the movements as a table with Chinese headings', async () => {
    const file = join(dataDir, '变动.csv');
    const { code, stderr } = await book('export', EMS, 'movements', '--out', file);
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(file, 'utf8'), /^\uFEFF时间,料号,类型,方向,数量,凭据,经办\r\n/);
    assert.equal((await book('export', EMS, 'everything')).code, 2);
  });

  it('lets the warehouse enterprise read its own book, and nobody else', async () => {
    const own = await book('show', EMS, '--firm', 'warehouse');
    assert.equal(own.code, 0, own.stderr);
    const other = await book('show', EMS, '--firm', 'logistics');
    assert.notEqual(other.code, 0);
    assert.match(other.stderr, /book-unknown/);
  });

  it('puts a book on record, goods move into it, and customs sees what is in transit', async () => {
    const register = (...args: string[]): Promise<CliResult> =>
      cli(['registry', 'book', 'T3302W000001', '--customs', '3104', '--city', '宁波', ...args, '--data', dataDir]);
    assert.equal((await register('--warehouse', '3301969904')).code, 1, 'a logistics firm has no book');
    const registered = await register('--warehouse', '3301669906');
    assert.equal(registered.code, 0, registered.stderr);
    // Every process of the platform reads the registry again within seconds.
    const names = ['transferNo=Z1', 'toBook=T3302W000001', 'mode=1210', 'toMode=1210'];
    const items = 'items=[{"itemRecordNo":"T000001","quantity":"5"}]';
    let out = await act('transfer.out', ...names, items);
    for (let tries = 0; out.code !== 0 && tries < 30; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      out = await act('transfer.out', ...names, items);
    }
    assert.equal(out.code, 0, out.stderr);
    // The process that answers may read it a moment later than the lane that moved the goods.
    type Row = { inTransit: string; direction: string };
    let row: Row | undefined;
    for (let tries = 0; row === undefined && tries < 30; tries++) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 500));
      const { code, stdout } = await book('transfers', 'T3302W000001');
      if (code === 0) [row] = JSON.parse(stdout) as Row[];
    }
    assert.deepEqual([row?.direction, row?.inTransit], ['in', '5']);
  });

  it('refuses a file without the two columns before anything is sent', async () => {
    const file = join(dataDir, 'bad.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    const { code, stderr } = await book('count', EMS, 'P1', file, '--reason', '测试');
    assert.equal(code, 2);
    assert.match(stderr, /料号/);
  });
});
