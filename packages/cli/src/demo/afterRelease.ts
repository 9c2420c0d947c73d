import { cancellationMessage, deliveryMessage, type Receipt, returnMessage } from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import { doAct } from './offices.ts';
import { awaited, say, type Scene, timeOfScene } from './scene.ts';
import type { Afterwards, Play, Released } from './types.ts';

export type AfterReleaseOptions = Scene & {
  /** Released declarations of the demonstration; the first ones are taken. */
  readonly released: readonly Released[];
};

/**
 * What follows release, one of each through its own door: a declaration is cancelled and an officer consents (I-01), a parcel
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
  const { declaration, spec } = play.purchase;
  const application = applicationOf(play, invtNo, 'X', '订购人取消订单', await timeOfScene(options));
  await say('broker', cancellationMessage(declaration, application, spec.firms.declarant), options);
  const asked = await awaited('broker', answers('CEB624Message', application.copNo, '300'), options);
  if (asked !== null) await decide('cancellation.decide', asked, { decision: 'approve' }, '订单已取消', options);
  const ended = asked && (await awaited('broker', answers('CEB624Message', application.copNo, '399'), options));
  return { what: '撤销清单 / list cancelled', number: invtNo, done: ended !== null };
}

async function takeBack({ play, invtNo }: Released, options: AfterReleaseOptions): Promise<Afterwards> {
  const { declaration, spec } = play.purchase;
  const application = applicationOf(play, invtNo, 'R', '不喜欢', await timeOfScene(options));
  const lines = declaration.InventoryList.map(({ gnum, qty }) => ({ gnum, qty }));
  await say('broker', returnMessage(declaration, lines, application, spec.firms.declarant), options);
  const asked = await awaited('broker', answers('CEB626Message', application.copNo, '300'), options);
  if (asked !== null) {
    await decide('return.decide', asked, { decision: 'approve' }, '符合退货条件', options);
    const seen = { site: declaration.InventoryHead.areaCode ?? '', originalState: true, fitForResale: true };
    await decide('return.arrive', asked, seen, '货物完好，已入原区域', options);
  }
  const ended = asked && (await awaited('broker', answers('CEB626Message', application.copNo, '399'), options));
  return { what: '退货入区 / goods returned', number: invtNo, done: ended !== null };
}

async function deliver({ play, invtNo }: Released, options: AfterReleaseOptions): Promise<Afterwards> {
  const { waybill, spec } = play.purchase;
  const nowMs = await timeOfScene(options);
  await say('logistics', deliveryMessage(waybill, { deliveredMs: nowMs, atMs: nowMs }, spec.firms.logistics), options);
  const { logisticsNo } = waybill.LogisticsHead;
  const taken = (receipt: Receipt): boolean =>
    receipt.type === 'CEB514Message' && fieldOf(receipt, 'logisticsNo') === logisticsNo;
  const ended = await awaited('logistics', taken, options);
  return { what: '妥投 / delivered', number: invtNo, done: ended?.returnStatus === '120' };
}

/** The declaration's copNo with another first letter: as new as the original, and as short. */
function applicationOf(play: Play, invtNo: string, mark: string, reason: string, atMs: number) {
  return { invtNo, copNo: `${mark}${play.copNo.slice(1)}`, reason, atMs };
}

async function decide(kind: string, asked: Receipt, body: object, reason: string, { office }: AfterReleaseOptions) {
  await doAct(office.officer, kind, fieldOf(asked, 'preNo'), reason, body);
}

function answers(type: string, copNo: string, status: string) {
  return (receipt: Receipt): boolean =>
    receipt.type === type && fieldOf(receipt, 'copNo') === copNo && receipt.returnStatus === status;
}
