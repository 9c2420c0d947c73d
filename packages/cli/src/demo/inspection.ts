import { assert } from '@tongguan/kernel';
import type { PurchaseLine } from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import { type Desk, papersOf, sell } from './desk.ts';
import { doAct, doTogether } from './offices.ts';
import { awaited, type Scene } from './scene.ts';
import type { Afterwards, Market } from './types.ts';

/** Electric appliances: few declarations of the demonstration have them. */
const CONTROLLED = '8509';
const RULE = 'DEMO';
const ALL = 10_000;
/** One transparent pixel: a photo of nothing. */
const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

/** Goods are controlled, a declaration of them is chosen, an officer looks, and it is released (K-01). */
export async function playInspection(scene: Scene, desk: Desk): Promise<Afterwards> {
  const { office, market, post } = scene;
  const rate = (rateBasisPoints: number, reason: string) =>
    doTogether(office, 'inspection.rate', RULE, reason, { hsPrefix: CONTROLLED, rateBasisPoints });
  await rate(ALL, '演示：布控');
  const purchase = sell(desk, { lines: [lineOf(market)] });
  const papers = papersOf(purchase);
  for (const paper of papers) await post.send(paper.by, post.seal([paper]));
  post.counts.documents += papers.length;
  const copNo = purchase.declaration.InventoryHead.copNo ?? '';
  const told = (status: string) =>
    awaited('broker', (one) => fieldOf(one, 'copNo') === copNo && one.returnStatus === status, scene);
  const chosen = await told('500');
  await rate(0, '演示：解除布控');
  if (chosen === null) return { what: WHAT, number: copNo, done: false };
  const preNo = fieldOf(chosen, 'preNo');
  await doAct(office.officer, 'inspection.open', preNo, '布控命中', { site: '查验平台 1' });
  await doAct(office.officer, 'inspection.photo', preNo, '开箱', {
    fileName: 'open.png',
    mediaType: 'image/png',
    content: PHOTO,
  });
  await doAct(office.officer, 'inspection.conclude', preNo, '单货相符', { result: 'pass' });
  const released = await told('800');
  return { what: WHAT, number: fieldOf(chosen, 'invtNo'), done: released !== null };
}

const WHAT = '布控查验后放行 / inspected and released';

function lineOf({ goods }: Market): PurchaseLine {
  const sale = goods.find((one) => one.goods.gcode.startsWith(CONTROLLED));
  assert(sale !== undefined, 'the catalogue has goods that can be controlled');
  return { goods: sale.goods, quantity: '1', price: sale.price };
}
