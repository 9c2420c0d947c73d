import {
  cancellationMessage,
  deliveryMessage,
  OfficeClient,
  type Receipt,
  readStaffOf,
  returnMessage,
} from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import type { Cursors } from './follow.ts';
import type { Post } from './post.ts';
import type { Afterwards, PersonaName, Play, Released } from './types.ts';

export type AfterReleaseOptions = {
  readonly post: Post;
  readonly url: string;
  readonly dataDir: string;
  /** Where each reader stands; moved on. */
  readonly cursors: Cursors;
  /** Released lists of the demonstration; the first ones are taken. */
  readonly released: readonly Released[];
  readonly stopped: () => boolean;
};

const OFFICER = 'officer1';
const PAGE = 500;
const IDLE_MS = 100;
/** Without the receipt for so long the story is told as unfinished. */
const SILENCE_MS = 30_000;

/**
 * What follows release, one of each through its own door: a list is cancelled and an officer consents (I-01), a parcel
 * comes back and is taken in (I-02), a parcel is delivered (L-01).
 */
export async function playAfterRelease(options: AfterReleaseOptions): Promise<readonly Afterwards[]> {
  const [toCancel, toReturn, toDeliver] = options.released;
  const told: Afterwards[] = [];
  if (toCancel !== undefined) told.push(await cancel(toCancel, options));
  if (toReturn !== undefined) told.push(await takeBack(toReturn, options));
  if (toDeliver !== undefined) told.push(await deliver(toDeliver, options));
  return told;
}

async function cancel({ play, invtNo }: Released, options: AfterReleaseOptions): Promise<Afterwards> {
  const { list, spec } = play.purchase;
  const application = applicationOf(play, invtNo, 'X', '订购人取消订单');
  await say('broker', cancellationMessage(list, application, spec.firms.declarant), options);
  const asked = await awaited('broker', answers('CEB624Message', application.copNo, '300'), options);
  if (asked !== null) await decide('cancellation.decide', asked, { decision: 'approve' }, '订单已取消', options);
  const ended = asked && (await awaited('broker', answers('CEB624Message', application.copNo, '399'), options));
  return { what: '撤销清单 / list cancelled', invtNo, done: ended !== null };
}

async function takeBack({ play, invtNo }: Released, options: AfterReleaseOptions): Promise<Afterwards> {
  const { list, spec } = play.purchase;
  const application = applicationOf(play, invtNo, 'R', '不喜欢');
  const lines = list.InventoryList.map(({ gnum, qty }) => ({ gnum, qty }));
  await say('broker', returnMessage(list, lines, application, spec.firms.declarant), options);
  const asked = await awaited('broker', answers('CEB626Message', application.copNo, '300'), options);
  if (asked !== null) {
    await decide('return.decide', asked, { decision: 'approve' }, '符合退货条件', options);
    const seen = { site: list.InventoryHead.areaCode ?? '', originalState: true, fitForResale: true };
    await decide('return.arrive', asked, seen, '货物完好，已入原区域', options);
  }
  const ended = asked && (await awaited('broker', answers('CEB626Message', application.copNo, '399'), options));
  return { what: '退货入区 / goods returned', invtNo, done: ended !== null };
}

async function deliver({ play, invtNo }: Released, options: AfterReleaseOptions): Promise<Afterwards> {
  const { waybill, spec } = play.purchase;
  const nowMs = Date.now();
  await say('logistics', deliveryMessage(waybill, { deliveredMs: nowMs, atMs: nowMs }, spec.firms.logistics), options);
  const { logisticsNo } = waybill.LogisticsHead;
  const taken = (receipt: Receipt): boolean =>
    receipt.type === 'CEB514Message' && fieldOf(receipt, 'logisticsNo') === logisticsNo;
  const ended = await awaited('logistics', taken, options);
  return { what: '妥投 / delivered', invtNo, done: ended?.returnStatus === '120' };
}

/** The list's own number under another letter: as new as the list's, and as short. */
function applicationOf(play: Play, invtNo: string, mark: string, reason: string) {
  return { invtNo, copNo: `${mark}${play.copNo.slice(1)}`, reason, atMs: Date.now() };
}

async function say(by: PersonaName, message: Parameters<Post['sign']>[1], { post }: AfterReleaseOptions) {
  await post.send(by, post.sign(by, message));
  post.counts.documents += 1;
}

async function decide(kind: string, asked: Receipt, body: object, reason: string, options: AfterReleaseOptions) {
  const { token } = await readStaffOf(options.dataDir, OFFICER);
  const office = new OfficeClient({ url: options.url, token });
  const route = (await office.routes()).find((one) => one.kind === kind);
  if (route === undefined) throw new Error(`平台没有操作 / the platform has no act ${kind}`);
  await office.act(route, fieldOf(asked, 'preNo'), reason, body);
}

function answers(type: string, copNo: string, status: string) {
  return (receipt: Receipt): boolean =>
    receipt.type === type && fieldOf(receipt, 'copNo') === copNo && receipt.returnStatus === status;
}

/** The next receipt that is wanted; null when told to stop or when it does not come. */
async function awaited(
  by: PersonaName,
  wanted: (receipt: Receipt) => boolean,
  { post, cursors, stopped }: AfterReleaseOptions,
): Promise<Receipt | null> {
  for (const untilMs = Date.now() + SILENCE_MS; Date.now() < untilMs && !stopped(); ) {
    const page = await post.client(by).receipts(cursors.get(by) ?? null, PAGE);
    const found = page.receipts.find(wanted);
    if (found !== undefined) return found;
    cursors.set(by, page.next);
    if (page.receipts.length === 0) await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  }
  return null;
}
