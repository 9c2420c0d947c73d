import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cli, cliInEnglish, temporaryFolder } from '../support/cli.ts';
import { workbook } from '../support/workbook.ts';

// Proves that a new positive list can be compared as it is published (H-01): workbook or CSV in either encoding, against
// another file or the excerpt that ships; that the enterprise sees which of its goods are hit, and what is wrong where.

const folder = temporaryFolder();
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const OLD = file('old.csv', '序号,税则号列,货品名称,备注\n1,04029100,奶油,\n2,04031000,酸乳,\n3,33030000,香水,\n');
const NEW = file(
  'new.xlsx',
  workbook([
    ['跨境电子商务零售进口商品清单', null, null, null],
    ['序号', '税则号列', '货品名称', '备注'],
    [1, 4031000, '酸乳', null],
    [2, '33030000', '香水', '仅限网购保税商品'],
    [3, '96190011', '尿裤', null],
  ]),
);
const FILED = file('filed.csv', '商品编码,货号,商品名称\n3303000010,A1,香水\n0402910000,A2,奶油\n04031000,A3,酸乳\n');

type Diff = {
  readonly against: { readonly name: string; readonly complete: boolean; readonly rows: number };
  readonly rows: number;
  readonly remarks: readonly string[];
  readonly added: readonly { readonly hs8: string }[];
  readonly removed: readonly { readonly hs8: string }[];
  readonly hits: readonly { readonly itemNo: string; readonly effect: string; readonly narrower: boolean }[];
};

describe('goods diff', () => {
  it('compares a workbook with a CSV file and names the filed goods that are hit', async () => {
    const { code, stdout, stderr } = await cli(['goods', 'diff', NEW, '--against', OLD, '--filed', FILED]);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /新增 +1$/m);
    assert.match(stdout, /^ {2}96190011 {2}尿裤$/m);
    assert.match(stdout, /^ {2}33030000 {2}（无） → 〔仅限网购保税商品〕$/m);
    assert.match(stdout, /^ {2}✗ 0402910000 {2}A2 {2}奶油 {2}不再在清单内/m);
    assert.match(stdout, /^ {2}✗ 3303000010 {2}A1 {2}香水 {2}备注/m);
    assert.doesNotMatch(stdout, /A3/);
  });

  it('gives the same as JSON', async () => {
    const { code, stdout } = await cli(['goods', 'diff', NEW, '--against', OLD, '--filed', FILED, '--json']);
    const diff: Diff = JSON.parse(stdout);
    assert.equal(code, 1);
    assert.deepEqual([diff.against.complete, diff.against.rows, diff.rows], [true, 3, 3]);
    assert.deepEqual(diff.remarks, ['跨境电子商务零售进口商品清单']);
    assert.deepEqual([diff.added[0]?.hs8, diff.removed[0]?.hs8], ['96190011', '04029100']);
    assert.deepEqual(
      diff.hits.map(({ itemNo, effect, narrower }) => `${itemNo} ${effect} ${narrower}`),
      ['A1 noteChanged true', 'A2 removed true'],
    );
  });

  it('ends with 0 when nothing filed is hit, and says so', async () => {
    const filed = file('calm.csv', '商品编码\n04031000\n');
    const { code, stdout } = await cli(['goods', 'diff', NEW, '--against', OLD, '--filed', filed]);
    assert.equal(code, 0);
    assert.match(stdout, /备案商品不受影响/);
  });

  it('against the excerpt that ships it does not pretend to know what is new', async () => {
    const { code, stdout } = await cli(['goods', 'diff', NEW, '--date', '2018-12-31', '--json']);
    const diff: Diff = JSON.parse(stdout);
    assert.deepEqual([code, diff.against.name, diff.against.complete], [0, '2016-1+2016-2', false]);
    assert.deepEqual(diff.added, []);
    assert.ok(diff.removed.some(({ hs8 }) => hs8 === '04029100'));
    const people = await cli(['goods', 'diff', NEW, '--date', '2018-12-31']);
    assert.match(people.stdout, /摘录，非完整清单/);
    assert.match(people.stdout, /新增 +不可知/);
  });

  it('reads a CSV file in GB18030, as table programs save it', async () => {
    // "税则号列,货品名称" and "酸乳" in GB18030.
    const head = Buffer.from('cbb0d4f2bac5c1d02cbbf5c6b7c3fbb3c6', 'hex');
    const row = Buffer.concat([Buffer.from('\n04031000,'), Buffer.from('cbe1c8e9', 'hex'), Buffer.from('\n')]);
    const chinese = file('gb.csv', Buffer.concat([head, row]));
    const { code, stdout, stderr } = await cli(['goods', 'diff', chinese, '--against', chinese]);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /未变 +1$/m);
  });

  it('names every wrong place by row and column, and ends with 2', async () => {
    const wrong = file('wrong.csv', '税则号列,货品名称\n0403100,酸乳\n04031000,\n');
    const { code, stdout, stderr } = await cli(['goods', 'diff', wrong, '--against', OLD]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /90068/);
    assert.match(stderr, /row 2 column 1/);
    assert.match(stderr, /row 3 column 2/);
  });

  it('names wrong rows of the filed goods', async () => {
    const filed = file('wrongFiled.csv', '商品编码,货号\n33030000,A1\n330300,A2\nx,A3\n');
    const { code, stderr } = await cliInEnglish(['goods', 'diff', NEW, '--against', OLD, '--filed', filed]);
    assert.equal(code, 2);
    assert.match(stderr, /row 3 column 1: 330300/);
    assert.match(stderr, /row 4 column 1: x/);
    assert.doesNotMatch(stderr, /row 2 /);
  });

  const MISTAKES: readonly (readonly [name: string, args: readonly string[], message: RegExp])[] = [
    ['a file that is not there', [join(folder, 'none.csv')], /cannot read/],
    ['a workbook that is none', [file('broken.xlsx', 'PK broken')], /cannot read the workbook/],
    ['an old workbook', [file('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))], /\.xls/],
    ['a day that is none', [NEW, '--date', '2019-02-30'], /no date/],
    ['a day before the first list', [NEW, '--date', '2016-04-07'], /no positive list yet/],
    ['both bases', [NEW, '--date', '2019-01-01', '--against', OLD], /not both/],
    ['filed goods without codes', [NEW, '--against', OLD, '--filed', file('x.csv', 'a,b\n1,2\n')], /commodity code/],
  ];

  for (const [name, args, message] of MISTAKES) {
    it(`refuses ${name} in a sentence`, async () => {
      const { code, stdout, stderr } = await cliInEnglish(['goods', 'diff', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^ {4}at /m, 'no stack');
    });
  }

  it('explains itself', async () => {
    const { code, stdout } = await cli(['goods', 'diff', '--help']);
    assert.equal(code, 0);
    assert.match(stdout, /示例：/);
  });
});

describe('goods check', () => {
  const goods = file(
    'goods.csv',
    '商品编码,货号,商品名称,原产国,品牌,许可证号\n3303000010,A1,香水,305,Example,\n4202210000,A2,手提包,307,,\n9999999900,A3,其他,116,,\n',
  );

  it('tells which goods may come in, which an officer looks at, and why', async () => {
    const { code, stdout, stderr } = await cli(['goods', 'check', goods, '--date', '2019-05-01']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^✓ {2}第2行 {2}3303000010 {2}A1 {2}香水$/m);
    assert.match(stdout, /^\? 转人工 {2}第4行 {2}9999999900/m);
    assert.match(stdout, /^ {4}90017 /m);
    assert.match(stdout, /可：2 {2}转人工：1 {2}不可：0/);
  });

  it('asks for the licence under 1239 and only there', async () => {
    const { stdout } = await cli(['goods', 'check', goods, '--date', '2019-05-01', '--mode', '1239', '--json']);
    const rows: { itemNo: string; decision: string; findings: { code: string }[] }[] = JSON.parse(stdout);
    assert.deepEqual(
      rows.map(({ itemNo, decision, findings }) => [itemNo, decision, ...findings.map(({ code }) => code)].join(' ')),
      ['A1 refuse 90066', 'A2 admit', 'A3 manual 90017'],
    );
  });

  it('with the official list there is a yes or a no', async () => {
    const { code, stdout } = await cli(['goods', 'check', goods, '--mode', '9610', '--list', NEW, '--json']);
    const rows: { itemNo: string; decision: string; findings: { code: string }[] }[] = JSON.parse(stdout);
    assert.equal(code, 1);
    assert.deepEqual(
      rows.map(({ itemNo, findings }) => [itemNo, ...findings.map((finding) => finding.code)].join(' ')),
      ['A1 90067', 'A2 90015', 'A3 90015'],
    );
    const perfume = file('perfume.csv', '商品编码\n3303000010\n');
    assert.equal((await cli(['goods', 'check', perfume, '--mode', '1210', '--list', NEW])).code, 0);
  });

  it('refuses an empty file and an unknown mode', async () => {
    const empty = file('empty.csv', '商品编码\n');
    assert.equal((await cli(['goods', 'check', empty])).code, 2);
    assert.equal((await cli(['goods', 'check', goods, '--mode', '0110'])).code, 2);
  });
});
