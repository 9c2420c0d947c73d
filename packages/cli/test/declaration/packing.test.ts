import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, cliInEnglish, temporaryFolder } from '../support/cli.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../../examples/messages/', import.meta.url));
const PARCEL = 'EXAMPLE-WAYBILL-0001';

// Proves the three commands of packing as a warehouse uses them (C-09): tables, JSON, exit codes, both languages, and that a name is
// shown only to who asks for it.
describe('packing', () => {
  it('pick: the sum of each item', async () => {
    const { code, stdout } = await cli(['packing', 'pick', EXAMPLES]);
    assert.equal(code, 0);
    assert.match(stdout, /^T3301W000001 +T000001 +SKU-PERFUME-50 +- +1 +142 +1 +3303000000 +测试牌香水50ml$/m);
    const json = JSON.parse((await cli(['packing', 'pick', EXAMPLES, '--json'])).stdout) as {
      readonly parcels: number;
      readonly items: readonly { readonly quantity: string; readonly parcels: readonly unknown[] }[];
    };
    assert.equal(json.parcels, 1);
    assert.deepEqual(json.items[0]?.parcels, [{ parcelNo: PARCEL, quantity: '1' }]);
  });

  it('label: personal data only when asked', async () => {
    for (const form of [[], ['--json']]) {
      const masked = await cli(['packing', 'label', EXAMPLES, ...form]);
      assert.equal(masked.code, 0);
      assert.ok(masked.stdout.includes('130****0000') && masked.stdout.includes(PARCEL), masked.stdout);
      for (const personal of ['13000000000', '测试订购人', '测试路1号']) {
        assert.ok(!masked.stdout.includes(personal), personal);
        const shown = await cli(['packing', 'label', EXAMPLES, '--show-values', ...form]);
        assert.ok(shown.stdout.includes(personal), personal);
      }
    }
  });

  const check = (rows: string, run = cli, ...more: string[]) => {
    const file = join(temporaryFolder(), 'counted.csv');
    writeFileSync(file, rows);
    return run(['packing', 'check', EXAMPLES, '--counted', file, ...more]);
  };

  it('check: 0 as declared, by quantity or scan by scan', async () => {
    for (const rows of [`运单,料号,数量\n${PARCEL},T000001,1\n`, `parcel,itemNo\n${PARCEL},SKU-PERFUME-50\n`]) {
      const { code, stdout, stderr } = await check(rows);
      assert.equal(code, 0, stdout);
      assert.match(stderr, /1 个包裹，实数 1 行：0 处不符/);
    }
  });

  it('check: 1 with every difference, in one language', async () => {
    const rows = `运单,料号,数量\n${PARCEL},T000001,2\n${PARCEL},T9,1\nNOBODY,T000001,x\n`;
    const zh = await check(rows);
    assert.equal(zh.code, 1);
    assert.match(zh.stdout, /T000001 测试牌香水50ml：申报 1，实数 2，多装（第 2 行）/);
    assert.match(zh.stdout, /T9：申报 0，实数 1，此运单未申报该商品（第 3 行）/);
    const en = await check(rows, cliInEnglish);
    assert.match(en.stdout, /T9: declared 0, counted 1, not declared in this parcel \(row 3\)/);
    assert.match(
      en.stdout,
      /NOBODY {2}T000001: counted x, a number from zero up is needed, at most five decimals \(row 4\)/,
    );
    const { differences } = JSON.parse((await check(rows, cli, '--json')).stdout) as {
      readonly differences: readonly { readonly kind: string }[];
    };
    assert.deepEqual(
      differences.map(({ kind }) => kind),
      ['unreadable', 'not-declared', 'over'],
    );
  });

  it('files that contradict each other: 1, and no list', async () => {
    const torn = join(temporaryFolder(), 'torn.xml');
    writeFileSync(torn, '<ceb:CEB621Message');
    for (const form of [[], ['--json']]) {
      const { code, stdout, stderr } = await cli(['packing', 'pick', EXAMPLES, torn, ...form]);
      assert.equal(code, 1);
      assert.match(stderr, /torn\.xml：不能读作报文（-9\d+）/);
      assert.ok(!stdout.includes('T000001'), stdout);
    }
  });

  for (const [name, rows, wanted] of [
    ['no column for the parcel', '料号,数量\nT000001,1\n', /缺少列：parcelNo/],
    ['rows that name no article', `运单,料号\n${PARCEL},T000001\n${PARCEL},\n,T000001\n`, /第 3、4 行：缺运单/],
  ] as const) {
    it(`${name}: 2`, async () => {
      const { code, stderr } = await check(rows);
      assert.equal(code, 2);
      assert.match(stderr, wanted);
    });
  }

  it('no declaration among the files, and no count: 2', async () => {
    assert.equal((await cli(['packing', 'pick', join(EXAMPLES, 'CEB411Message.xml')])).code, 2);
    assert.equal((await cli(['packing', 'check', EXAMPLES])).code, 2);
  });
});
