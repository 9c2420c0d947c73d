import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { messagesOf, readPersonaOf, sendMessage, TongguanClient } from '@tongguan/sdk';
import { openDesk, sell } from '../../src/demo/desk.ts';
import { readMarket } from '../../src/demo/market.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { cli, cliInEnglish } from '../support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from '../support/platform.ts';

const dataDir = sandboxFolder();

// Proves food in an account book through the real doors (M-37): an expired batch sends the list of its item to an officer, a
// fresh one lets lists go on, and samples are recorded and read.
describe('batches of food of a running platform', () => {
  let platform: ServedPlatform;
  let desk: ReturnType<typeof openDesk>;
  let ems = '';
  let item = '';
  const where = (): string[] => ['--url', platform.url, '--data', dataDir];
  const act = (kind: string, ...args: string[]) => cli(['act', kind, ems, ...args, '--reason', '食品', ...where()]);
  const enter = (batchNo: string, expires: string) => {
    const batches = [{ batchNo, produced: '2020-01-01', expires, quantity: '5' }];
    return act(
      'book.enter',
      'document=E1',
      `items=${JSON.stringify([{ itemRecordNo: item, quantity: '5', batches }])}`,
    );
  };

  before(async () => {
    platform = await serve(dataDir, ['--workers', '1']);
    const random = seededRandom(37);
    const market = await readMarket(dataDir);
    desk = openDesk({ market, random, people: random, run: 'FOOD', atMs: Date.now() });
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  /** One line of the item, sold and declared; the state it comes to, with what is said about it. */
  async function declared(sold: ReturnType<typeof sell>): Promise<string> {
    const messages = messagesOf([sold]);
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
    const { copNo } = sold.declaration.InventoryHead;
    for (;;) {
      const { receipts } = await client.receipts(null, 1000);
      const last = receipts.find(
        (one) => one['copNo'] === copNo && ['100', '300', '399', '800'].includes(one.returnStatus ?? ''),
      );
      if (last !== undefined) return `${last.returnStatus} ${JSON.stringify(last)}`;
    }
  }

  it('an expired batch sends the list to an officer; a fresh one lets the next go on', async () => {
    const lines = desk.lines(1);
    const first = sell(desk, { lines });
    ems = first.declaration.InventoryHead.emsNo ?? '';
    item = first.declaration.InventoryList[0]?.itemRecordNo ?? '';
    const none = await cli(['book', 'batches', ems, ...where()]);
    assert.equal(none.stdout.trim(), '没有食品批次', none.stderr);
    assert.equal((await enter('B1', '2021-01-01')).code, 0);
    assert.match(await declared(first), /^300 [\s\S]*90382[\s\S]*B1 已过期 2021-01-01/);
    assert.equal((await enter('B2', '2999-12-31')).code, 0);
    assert.match(await declared(sell(desk, { lines })), /^(399|800) /);
  });

  it('samples are recorded, read by the warehouse too, and mistakes are refused with their code', async () => {
    const sample = [`itemRecordNo=${item}`, 'batchNo=B2', 'sampleNo=S1'];
    assert.equal((await act('batch.sample', ...sample, '--as', 'officer1')).code, 0);
    const again = await act('batch.sample', ...sample, '--as', 'officer1');
    assert.deepEqual([again.code, /90384/.test(again.stdout + again.stderr)], [1, true]);
    const failed = await act('batch.result', ...sample, 'result=failed', 'report=R1', '--as', 'officer1');
    assert.equal(failed.code, 0, failed.stderr);
    const decision = [`itemRecordNo=${item}`, 'batchNo=B2', 'decision=refuse'];
    assert.equal((await act('batch.decide', ...decision, '--as', 'officer1')).code, 1, 'the same officer');
    assert.equal((await act('batch.decide', ...decision, '--as', 'supervisor1')).code, 0);
    const shown = await cli(['book', 'batches', ems, '--firm', 'warehouse', ...where()]);
    assert.match(shown.stdout, /B1 +2020-01-01 +2021-01-01 +5 +已过期/, shown.stderr);
    assert.match(shown.stdout, /B2 +2020-01-01 +2999-12-31 +5 +不得销售 +barred/);
    assert.match(shown.stdout, new RegExp(`${item} 最早到期：B1 2021-01-01`));
    const english = await cliInEnglish(['book', 'batches', ems, ...where()]);
    assert.match(english.stdout, /^item +batch +made[\s\S]*expired[\s\S]*expires first: B1 2021-01-01/);
  });
});
