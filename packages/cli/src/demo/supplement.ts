import { fieldOf } from '../common/shown/receiptLine.ts';
import { say } from '../common/language.ts';
import { type Desk, papersOf, sell } from './desk.ts';
import { doAct } from './offices.ts';
import { awaited, type Scene } from './scene.ts';
import type { Afterwards } from './types.ts';

/** Comes with the receipt that tells the parties what customs asks. */
const ASKED = '90036';
const ABOUT = { gnum: '1', kind: 'classification' } as const;
/** 300.00 × 13 % × 70 %; goods of the retail list bear no duty within the limits. */
const TAXES = { gnum: '1', customsDuty: '0.00', consumptionTax: '0.00', valueAddedTax: '27.30' };

/**
 * Goods whose class nobody knows wait for an officer: they ask the firm for a supplementary declaration, the firm answers, and on
 * the answer the officer determines the taxes and releases (E-09).
 */
export async function playSupplement(scene: Scene, desk: Desk): Promise<Afterwards> {
  const { office, post } = scene;
  const lines = [{ ...desk.unknownGoods(), quantity: '1', price: '300' }];
  const purchase = sell(desk, { mode: '9610', lines, freight: '0' });
  const papers = papersOf(purchase);
  for (const paper of papers) await post.send(paper.by, post.seal([paper]));
  post.counts.documents += papers.length;
  const copNo = purchase.declaration.InventoryHead.copNo ?? '';
  const told = (status: string, code?: string) =>
    awaited(
      'broker',
      (one) =>
        fieldOf(one, 'copNo') === copNo &&
        one.returnStatus === status &&
        (code === undefined || one.codes.some((known) => known.code === code)),
      scene,
    );
  const waiting = await told('300');
  if (waiting === null) return { what: what(), number: copNo, done: false };
  const preNo = fieldOf(waiting, 'preNo');
  const questions = [{ ...ABOUT, text: '请说明材质与用途' }];
  await doAct(office.officer, 'supplement.ask', preNo, '归类存疑', { questions });
  if ((await told('300', ASKED)) === null) return { what: what(), number: copNo, done: false };
  const broker = post.client('broker');
  const [asked] = await broker.supplementsOf(preNo);
  if (asked === undefined) return { what: what(), number: copNo, done: false };
  const answers = [{ ...ABOUT, facts: '铜版画，装饰用' }];
  await broker.answerSupplement(preNo, { no: asked.supplement.no, answers });
  await doAct(office.officer, 'declaration.review', preNo, '据补充申报核定', { decision: 'approve', taxes: [TAXES] });
  const released = await told('800');
  return { what: what(), number: copNo, done: released !== null };
}

const what = (): string => say('补充申报后核定放行', 'supplementary declaration answered and released');
