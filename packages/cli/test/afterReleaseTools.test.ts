import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  amendmentMessage,
  type ConsumerQuota,
  inboundDetailMessage,
  messagesOf,
  OfficeClient,
  type OwnRecord,
  type Purchase,
  type Receipt,
  readPersonaOf,
  readStaffOf,
  sendMessage,
  sendSigned,
  TongguanClient,
  type Track,
} from '@tongguan/sdk';
import { openDesk, sell } from '../src/demo/desk.ts';
import { readMarket } from '../src/demo/market.ts';
import { seededRandom } from '../src/demo/random.ts';
import type { PersonaName } from '../src/demo/types.ts';
import { cli, type CliResult, cliWith, program } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const dataDir = sandboxFolder();
const EXAMPLE = fileURLToPath(new URL('../../../../examples/inbound-detail.mjs', import.meta.url));
const WAIT_MS = 30_000;

// Proves that an enterprise, an operator and a consumer reach with the kit what follows a release, through the real doors:
// tracking, the own record, filings, an amendment, an inbound detail, quota and bills (L-01, L-02, A-02, H-04, I-01, J-02, F-03).
describe('the kit after release', () => {
  let platform: ServedPlatform;
  let purchase: Purchase;
  let preNo = '';
  const where = (): string[] => ['--url', platform.url, '--data', dataDir];
  const run = (...args: string[]): Promise<CliResult> => cli([...args, ...where()]);
  const persona = (name: PersonaName) => readPersonaOf(dataDir, name);
  const waybillNo = (): string => purchase.waybill.LogisticsHead.logisticsNo;

  const awaited = async (who: PersonaName, wanted: (receipt: Receipt) => boolean): Promise<Receipt> => {
    const client = new TongguanClient({ url: platform.url, token: (await persona(who)).token });
    for (const untilMs = Date.now() + WAIT_MS; Date.now() < untilMs; ) {
      const found = (await client.receipts(null, 1000)).receipts.findLast(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the receipt did not come');
  };
  const isDeclaration = (status: string, code?: string) => (receipt: Receipt) =>
    receipt.type === 'CEB622Message' &&
    receipt.returnStatus === status &&
    (code === undefined || receipt.codes.some((one) => one.code === code));

  before(async () => {
    platform = await serve(dataDir);
    const random = seededRandom(12);
    const market = await readMarket(dataDir);
    const desk = openDesk({ market, random, people: random, run: 'KIT', atMs: Date.now() });
    purchase = sell(desk, { lines: desk.lines(1) });
    const [order, payment, waybill, declaration] = await Promise.all(
      (['platform', 'payment', 'logistics', 'broker'] as const).map(persona),
    );
    assert.ok(order && payment && waybill && declaration);
    await sendSigned(platform.url, messagesOf([purchase]), { order, payment, waybill, declaration });
    preNo = String((await awaited('broker', isDeclaration('800')))['preNo']);
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('tells events from a table, each judged by itself, and again without harm (L-01)', async () => {
    const file = join(dataDir, '轨迹.csv');
    const row = (number: string, id: string) => `${number},${id},collected,2020-01-01T00:00:00Z,杭州分拨中心`;
    writeFileSync(file, `运单号,事件编号,类型,时间,地点\n${row(waybillNo(), 'E1')}\n${row('NOBODY', 'E2')}\n`);
    const told = await run('track', 'tell', file);
    assert.equal(told.code, 1, told.stderr);
    assert.match(told.stdout, /^NOBODY E2 {2}90290 /);
    assert.match(told.stderr, /受理 1，重复 0，拒 1/);
    assert.match((await run('track', 'tell', file)).stderr, /受理 0，重复 1，拒 1/);
    writeFileSync(file, `运单号,事件编号,类型,时间,地点\n${waybillNo()},E3,landed,2020-01-01T00:00:00Z,杭州\n`);
    const wrong = await run('track', 'tell', file);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /landed\n.*collected/);
    writeFileSync(file, `运单号,事件编号,类型,时间,地点\n${waybillNo()},E4,arrived,,杭州\n`);
    assert.match((await run('track', 'tell', file)).stderr, /第 2 行缺/);
  });

  it('shows the track to the logistics firm, a party and staff, each by their numbers (L-01)', async () => {
    for (const [as, number] of [
      ['logistics', waybillNo()],
      ['platform', preNo],
      ['officer1', preNo],
    ] as const) {
      const shown = await run('track', 'show', number, '--as', as, '--json');
      assert.equal(shown.code, 0, shown.stderr);
      assert.deepEqual(
        (JSON.parse(shown.stdout) as Track).events.map(({ eventId, kind }) => [eventId, kind]),
        [['E1', 'collected']],
      );
    }
    const other = await run('track', 'show', preNo, '--as', 'smallagent');
    assert.notEqual(other.code, 0);
    assert.match(other.stderr, /declaration-unknown/);
  });

  it('shows the own record, and filings (A-02, H-04)', async () => {
    const { stdout } = await run('firm', '--as', 'logistics', '--json');
    const record = JSON.parse(stdout) as OwnRecord;
    assert.deepEqual([record.code, record.roles], [(await persona('logistics')).code, ['logisticsFirm']]);
    const text = await run('firm', '--as', 'logistics');
    assert.equal(text.code, 0, text.stderr);
    assert.match(text.stdout, /courierLicence/);
    const file = join(dataDir, '商品.csv');
    const heads = '货号,商品编码,商品名称,规格型号,原产国,申报单位,法定单位,电子标签';
    writeFileSync(file, `${heads}\nKIT-1,2106909090,测试膳食补充剂,60粒/瓶,502,142,035,https://label.example/1\n`);
    const filed = await run('goods', 'file', file, '--as', 'smallagent', '--json');
    const [line] = JSON.parse(filed.stdout) as { state: string }[];
    assert.ok(line?.state === 'filed' || line?.state === 'waiting', filed.stdout);
    const filings = await run('goods', 'filings', '--as', 'smallagent', '--json');
    const [one] = JSON.parse(filings.stdout) as { itemNo: string; gcode: string; state: string }[];
    assert.deepEqual([one?.itemNo, one?.gcode, one?.state], ['KIT-1', '2106909090', line.state]);
    assert.equal(filings.code, line.state === 'filed' ? 0 : 1);
  });

  it('amends the released declaration with an officer’s consent (I-01)', async () => {
    const broker = await persona('broker');
    const change = { atMs: Date.now() + 1000, head: { wrapType: '4' } };
    await sendMessage(
      platform.url,
      amendmentMessage(purchase.declaration, change, purchase.spec.firms.declarant),
      broker,
    );
    await awaited('broker', isDeclaration('800', '90280'));
    const decided = await run('act', 'amendment.decide', preNo, 'decision=approve', '--reason', '包装种类更正');
    assert.equal(decided.code, 0, decided.stderr);
    await awaited('broker', isDeclaration('800', '90281'));
  });

  it('tells what came under a bill of lading, and a parcel nobody declared waits (J-02)', async () => {
    const warehouse = await persona('warehouse');
    const { customsCode } = purchase.declaration.InventoryHead;
    const detail = {
      operator: { code: warehouse.code, name: warehouse.firm },
      logistics: purchase.spec.firms.logistics,
      ...{ customsCode, copNo: 'IN1', trafNo: 'TEST', voyageNo: 'V1', billNo: 'BL1' },
    };
    const send = (waybills: readonly string[], atMs: number, appType: '1' | '2') =>
      sendMessage(platform.url, inboundDetailMessage({ ...detail, waybills, atMs, appType }), warehouse);
    const answered = (status: string, code: string) => (receipt: Receipt) =>
      receipt.type === 'CEB712Message' &&
      receipt.returnStatus === status &&
      (code === '' || receipt.codes.some((one) => one.code === code));
    await send([waybillNo(), 'NOBODY'], Date.now(), '1');
    await awaited('warehouse', answered('120', '90257'));
    await send([waybillNo()], Date.now() + 2000, '2');
    await awaited('warehouse', answered('399', ''));
    const example = await program(EXAMPLE, [waybillNo(), platform.url, dataDir]);
    assert.equal(example.code, 0, example.stderr);
    assert.match(example.stdout, /^399 /m);
  });

  it('a parcel found elsewhere is stopped, and everybody who may sees it (L-02)', async () => {
    const args = ['track', 'elsewhere', waybillNo(), '--difference', 'address', ...where()];
    const empty = await cli(args, '\n');
    assert.equal(empty.code, 2, 'nothing was said');
    const stopped = await cli(args, '实际送至另一城市\n');
    assert.equal(stopped.code, 0, stopped.stderr);
    const caseNo = stopped.stdout.trim().split(' ').at(-1) ?? '';
    const office = new OfficeClient({ url: platform.url, token: (await readStaffOf(dataDir, 'officer1')).token });
    assert.deepEqual(
      (await office.cases({ state: 'open' })).cases.map((one) => [one.caseNo, one.preNo]),
      [[caseNo, preNo]],
    );
    const shown = await run('track', 'show', waybillNo());
    assert.match(shown.stdout, new RegExp(`已停止派送.*${caseNo}`));
  });

  it('the consumer reads quota, bill, parcel and cases, disputes and freezes; the number is in no output (F-03)', async () => {
    const { buyerIdNumber } = purchase.order.OrderHead;
    const issued = await cli(['consumer', 'token', '--person', '-', ...where()], `${buyerIdNumber}\n`);
    assert.equal(issued.code, 0, issued.stderr);
    const environment = { TONGGUAN_CONSUMER_TOKEN: issued.stdout.trim() };
    const consumer = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await cliWith(environment, ['consumer', ...args, ...where()]);
      assert.equal(code, 0, stderr);
      assert.ok(!`${stdout}${stderr}`.includes(buyerIdNumber));
      return stdout;
    };
    const quota = async (): Promise<ConsumerQuota> => JSON.parse(await consumer('quota', '--json')) as ConsumerQuota;
    const { used, uses } = await quota();
    assert.notEqual(used, '0.00');
    assert.equal(uses[0]?.preNo, preNo);
    assert.match(await consumer('bills'), new RegExp(preNo));
    assert.match(await consumer('bill', preNo), /增值税/);
    assert.match(await consumer('bill', preNo, '--json'), /财关税/);
    assert.match(await consumer('parcel', preNo), /已停止派送/);
    const said = await consumer('dispute', preNo, '--statement', '不是我买的');
    const caseNo = said.trim().split(' ').at(-1) ?? '';
    assert.match(await consumer('cases'), new RegExp(caseNo));
    await consumer('freeze');
    assert.deepEqual([(await quota()).frozen, (await quota()).used], [true, used]);
    await consumer('unfreeze');
    assert.equal((await quota()).frozen, false);
    const unknown = await cliWith(environment, ['consumer', 'bill', 'B1', ...where()]);
    assert.notEqual(unknown.code, 0);
    assert.match(unknown.stderr, /declaration-unknown/);
  });

  it('a number that is none is told without repeating it (F-03)', async () => {
    for (const number of ['33990019900101', '339900199001010011X']) {
      const { code, stdout, stderr } = await cli(['consumer', 'quota', '--person', '-', ...where()], number);
      // Customs refuses it (90360).
      assert.equal(code, 1, stdout);
      assert.ok(!`${stdout}${stderr}`.includes(number), stderr);
    }
  });

  it('and the ledgers agree', async () => {
    const { code, stdout } = await cli(['audit', '--data', dataDir]);
    assert.equal(code, 0, stdout);
  });
});
