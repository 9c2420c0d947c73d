import { ApiError, cancellationMessage, deliveryMessage, type Purchase, returnMessage } from '@tongguan/sdk';
import { copNoOf } from './names.ts';
import { codeOf } from './actors.ts';
import type { Cancel, Return, Supplement } from './types.ts';
import type { Scene } from './scene.ts';

/** 623 or 625, sent by the broker about its own declaration. */
export async function apply(
  scene: Scene,
  what: 'cancel' | 'return',
  wanted: Cancel & Pick<Return, 'lines'>,
  purchase: Purchase,
): Promise<string | null> {
  const { actors, applications } = scene;
  const { declaration, spec } = purchase;
  const copNo = `${what === 'cancel' ? 'X' : 'R'}${String(applications.size + 1).padStart(6, '0')}`;
  applications.set(wanted.as, copNo);
  const { numbers } = await actors.story(copNoOf(scene, wanted.of));
  const invtNo = numbers.invtNo ?? numbers.preNo;
  const application = { invtNo, copNo, reason: wanted.reason ?? '订购人要求', atMs: await scene.now() };
  const lines = (wanted.lines ?? declaration.InventoryList.map(({ gnum, qty }) => ({ gnum, quantity: qty }))).map(
    ({ gnum, quantity }) => ({ gnum, qty: quantity }),
  );
  const { declarant } = spec.firms;
  const message =
    what === 'cancel'
      ? cancellationMessage(declaration, application, declarant)
      : returnMessage(declaration, lines, application, declarant);
  return actors.send('broker', copNo, message);
}

/** The broker, or another firm, answers what customs has asked (E-09). The code of a refusal, `late` or `in time` where it is not as said. */
export async function answerSupplement(scene: Scene, wanted: Supplement): Promise<string | null> {
  const { of, no = '1', by = 'broker', answers, late } = wanted;
  const client = await scene.actors.client(by);
  try {
    const { facts } = await client.answerSupplement(copNoOf(scene, of), { no: Number(no), answers: [...answers] });
    return late === undefined || facts?.['late'] === late ? null : `late=${facts?.['late'] ?? ''}`;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return codeOf(error);
    throw error;
  }
}

/** 513: delivered now. */
export async function deliver(scene: Scene, { waybill, spec }: Purchase): Promise<string | null> {
  const atMs = await scene.now();
  const message = deliveryMessage(waybill, { deliveredMs: atMs, atMs }, spec.firms.logistics);
  return scene.actors.send('logistics', `513/${waybill.LogisticsHead.logisticsNo}`, message);
}
