import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CebMessage } from '@tongguan/ceb';
import {
  cancellationMessage,
  deliveryMessage,
  messagesOf,
  OfficeClient,
  type Purchase,
  type Receipt,
  readPersonaOf,
  readStaffOf,
  returnMessage,
  sendMessage,
  TongguanClient,
} from '@tongguan/sdk';
import { openDesk, sell } from '../src/demo/desk.ts';
import { readMarket } from '../src/demo/market.ts';
import { seededRandom } from '../src/demo/random.ts';
import type { PersonaName } from '../src/demo/types.ts';
import { cli } from './support/cli.ts';
import { sandboxFolder, serve, type ServedPlatform } from './support/platform.ts';

const dataDir = sandboxFolder();
const WAIT_MS = 30_000;

// Proves what follows a release through the real doors: signed messages over HTTP, acts of staff from the sandbox's files, the
// clock moved by the command, receipts read back, and an audit that agrees at the end.
describe('after release', () => {
  let platform: ServedPlatform;
  let desk: ReturnType<typeof openDesk>;
  let officer: OfficeClient;

  const send = async (as: PersonaName, message: CebMessage): Promise<void> => {
    await sendMessage(platform.url, message, await readPersonaOf(dataDir, as));
  };
  const receipts = async (as: PersonaName): Promise<readonly Receipt[]> => {
    const { token } = await readPersonaOf(dataDir, as);
    return (await new TongguanClient({ url: platform.url, token }).receipts(null, 1000)).receipts;
  };
  const awaited = async (as: PersonaName, wanted: (receipt: Receipt) => boolean): Promise<Receipt> => {
    const untilMs = Date.now() + WAIT_MS;
    for (;;) {
      const found = (await receipts(as)).findLast(wanted);
      if (found) return found;
      if (Date.now() > untilMs) throw new Error('the receipt did not come');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const isAnswer = (type: string, copNo: string, status: string) => (receipt: Receipt) =>
    receipt.type === type && receipt['copNo'] === copNo && receipt.returnStatus === status;

  /** A released purchase and the invtNo of its declaration. */
  const release = async (): Promise<{ purchase: Purchase; invtNo: string }> => {
    const purchase = sell(desk, { lines: desk.lines(1) });
    const messages = messagesOf([purchase]);
    await send('platform', messages.order);
    await send('payment', messages.payment);
    await send('logistics', messages.waybill);
    await send('broker', messages.declaration);
    const copNo = purchase.declaration.InventoryHead.copNo ?? '';
    const released = await awaited('broker', isAnswer('CEB622Message', copNo, '800'));
    return { purchase, invtNo: String(released['invtNo']) };
  };
  const act = async (kind: string, number: string, body: object): Promise<void> => {
    const route = (await officer.routes()).find((one) => one.kind === kind);
    assert.ok(route, kind);
    const answer = await officer.act(route, number, '测试', body);
    assert.equal(answer.state, 'done');
  };

  before(async () => {
    platform = await serve(dataDir);
    const random = seededRandom(11);
    desk = openDesk({ market: await readMarket(dataDir), random, people: random, run: 'AFTER', atMs: Date.now() });
    officer = new OfficeClient({ url: platform.url, token: (await readStaffOf(dataDir, 'officer1')).token });
  });
  after(async () => {
    const code = await platform?.stop();
    assert.equal(code, 0, platform?.output());
  });

  it('a declaration is cancelled with an officer’s consent (I-01)', async () => {
    const { purchase, invtNo } = await release();
    const broker = purchase.spec.firms.declarant;
    const application = { invtNo, copNo: 'CANCEL-1', reason: '订购人取消', atMs: Date.now() };
    await send('broker', cancellationMessage(purchase.declaration, application, broker));
    const waiting = await awaited('broker', isAnswer('CEB624Message', 'CANCEL-1', '300'));
    await act('cancellation.decide', String(waiting['preNo']), { decision: 'approve' });
    await awaited('broker', isAnswer('CEB624Message', 'CANCEL-1', '399'));
  });

  it('a return comes back to the site it left (I-02)', async () => {
    const { purchase, invtNo } = await release();
    const broker = purchase.spec.firms.declarant;
    const [line] = purchase.declaration.InventoryList;
    assert.ok(line);
    const application = { invtNo, copNo: 'RETURN-1', reason: '不喜欢', atMs: Date.now() };
    const lines = [{ gnum: line.gnum, qty: line.qty }];
    await send('broker', returnMessage(purchase.declaration, lines, application, broker));
    const waiting = await awaited('broker', isAnswer('CEB626Message', 'RETURN-1', '300'));
    await act('return.decide', String(waiting['preNo']), { decision: 'approve' });
    const site = purchase.declaration.InventoryHead.areaCode ?? '';
    await act('return.arrive', String(waiting['preNo']), { site, originalState: true, fitForResale: true });
    await awaited('broker', isAnswer('CEB626Message', 'RETURN-1', '399'));
    const { token } = await readPersonaOf(dataDir, 'broker');
    const story = await new TongguanClient({ url: platform.url, token }).declaration(invtNo);
    assert.equal(story.ending?.code, 'returned');
    const [back] = story.reversals;
    assert.deepEqual([back?.kind, back?.state.code, back?.times.arrivedAt !== null], ['return', 399, true]);
    const moved = (book: string, move: string): string | undefined =>
      story.ledger.find((entry) => entry.book === book && entry.move === move)?.amount;
    assert.equal(moved('quota', 'reverse'), back?.givenBack?.quota);
    assert.deepEqual(
      [moved('guarantee', 'release'), moved('stock', 'reverse')],
      [moved('guarantee', 'reserve'), line.qty],
    );
  });

  it('a parcel is delivered; nobody else may say so (L-01, A-06)', async () => {
    const { purchase } = await release();
    const { logistics, platform: shop } = purchase.spec.firms;
    const at = { deliveredMs: Date.now(), atMs: Date.now() };
    await send('logistics', deliveryMessage(purchase.waybill, at, logistics));
    const { logisticsNo } = purchase.waybill.LogisticsHead;
    const told = (receipt: Receipt) => receipt.type === 'CEB514Message' && receipt['logisticsNo'] === logisticsNo;
    assert.equal((await awaited('logistics', told)).returnStatus, '120');
    await assert.rejects(send('platform', deliveryMessage(purchase.waybill, at, shop)), /-900310/);
  });

  it('what is left is billed 31 days later and paid (G-02)', async () => {
    const { purchase, invtNo } = await release();
    const moved = await cli(['clock', '--days', '31', '--url', platform.url, '--data', dataDir]);
    assert.equal(moved.code, 0, moved.stderr);
    const billed = await awaited(
      'broker',
      (receipt) => receipt.type === 'CEB818Message' && receipt['invtNo'] === invtNo && receipt.returnStatus === '2',
    );
    const dutyNo = String(billed['entDutyNo']);
    const assureCode = purchase.declaration.InventoryHead.assureCode;
    const bills = (await receipts('broker')).filter((one) => one['entDutyNo'] === dutyNo);
    const invts = new Set(bills.map((one) => one['invtNo']));
    const owed = (await receipts('broker'))
      .filter((one) => one.type === 'CEB816Message' && invts.has(one['invtNo']))
      .flatMap((one) => [one.customsTax, one.consumptionTax, one.valueAddedTax].map(String))
      .reduce((sum, text) => sum + BigInt(text.replace('.', '')), 0n);
    const amount = `${owed / 100n}.${String(owed % 100n).padStart(2, '0')}`;
    const args = ['act', 'settlement.pay', assureCode, `dutyNo=${dutyNo}`, `amount=${amount}`, '--reason', '已到账'];
    const paid = await cli([...args, '--url', platform.url, '--data', dataDir]);
    assert.equal(paid.code, 0, paid.stderr);
  });

  it('and the ledgers agree', async () => {
    const { code, stdout } = await cli(['audit', '--data', dataDir]);
    assert.equal(code, 0, stdout);
  });
});
