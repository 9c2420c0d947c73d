import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cli, temporaryFolder } from './support/cli.ts';

// Proves that explain takes what lies in an inbox – several files, a folder, envelopes, foreign documents, sentences – and
// prints every word of it, the invisible characters too.

const GUID = '4CDE1CFD-EDED-46B1-946C-B8022E42FC94';
const receipt = (copNo: string, status: string, info: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CEB622Message xmlns="http://www.chinaport.gov.cn/ceb" guid="${GUID}" version="1.0">` +
  `<InventoryReturn><guid>${GUID}</guid><customsCode>2300</customsCode><copNo>${copNo}</copNo><preNo>B20190101000000001</preNo>` +
  `<returnStatus>${status}</returnStatus><returnTime>20190101120000000</returnTime><returnInfo>${info}</returnInfo>` +
  '</InventoryReturn></CEB622Message>';

describe('explain of an inbox', () => {
  const inbox = join(temporaryFolder(), 'inbox');
  mkdirSync(join(inbox, 'more'), { recursive: true });
  writeFileSync(join(inbox, 'a.xml'), receipt('COP-A', '2', '订单号为[EX-1]支付信息不存在'));
  writeFileSync(
    join(inbox, 'b.json'),
    JSON.stringify({ MessageContent: receipt('COP-B', '800', '[Code:2600;Desc:放行]') }),
  );
  writeFileSync(
    join(inbox, 'more', 'c.txt'),
    Buffer.from(receipt('COP-C', '100', '谁也没见过的话')).toString('base64'),
  );
  writeFileSync(
    join(inbox, 'd.xml'),
    '<Package><DataInfo><INV201><manageResult>2</manageResult></INV201></DataInfo></Package>',
  );

  it('explains every file of a folder, with all that was received', async () => {
    const { code, stdout, stderr } = await cli(['explain', inbox]);
    assert.equal(code, 0, stderr);
    for (const part of [
      'COP-A',
      'COP-B',
      'COP-C',
      '支付信息不存在',
      '谁也没见过的话',
      'manageResult = 2',
      'a.xml',
      'c.txt',
    ]) {
      assert.ok(stdout.includes(part), part);
    }
    assert.match(stdout, /核注清单/);
    assert.match(stdout, /JSON \/MessageContent/);
    assert.match(stdout, /请支付企业核对编号/);
    const waiting = stdout.slice(stdout.indexOf('COP-A'), stdout.indexOf('COP-B'));
    assert.doesNotMatch(waiting, /正常流程|等待下一个回执/);
  });

  it('takes codes, words and files together', async () => {
    const { code, stdout } = await cli(['explain', '1313', '20004', '人工退单', join(inbox, 'b.json')]);
    assert.equal(code, 0);
    for (const part of [/1313/, /验签证书未在服务系统注册/, /由人作出的决定/, /COP-B/]) assert.match(stdout, part);
  });

  it('says what it cannot read, explains the rest, and ends as refused use', async () => {
    writeFileSync(join(inbox, 'more', 'broken.xml'), '<CEB622Message>');
    const { code, stdout } = await cli(['explain', join(inbox, 'more')]);
    assert.equal(code, 2);
    assert.match(stdout, /broken\.xml\n✗ -900101/);
    assert.match(stdout, /COP-C/);
  });

  it('shows characters nobody sees', async () => {
    const file = join(temporaryFolder(), 'tab.xml');
    writeFileSync(file, receipt('COP-1\t\u200b', '100', '[Code:1332;Desc:金额]'));
    const { stdout } = await cli(['explain', file]);
    assert.match(stdout, /COP-1⟨U\+0009⟩⟨U\+200B⟩/);
  });
});
