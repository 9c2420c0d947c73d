import { shanghaiIso } from '@tongguan/kernel';
import type { Receipt } from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import { awaited, type Scene, timeOfScene } from './scene.ts';
import type { Afterwards } from './types.ts';

/** Consolidated on the 31st day after release (G-02). */
const SETTLED_AFTER_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;
const REASON = '演示：汇总征税';

/**
 * A month later: taxes that stand are put on demands. Only where the sandbox's time is behind today's, so that a
 * demonstration ends today and never leaves its time in the future.
 */
export async function playSettlement(scene: Scene): Promise<readonly Afterwards[]> {
  const { office } = scene;
  const thenMs = (await timeOfScene(scene)) + SETTLED_AFTER_DAYS * DAY_MS;
  if (thenMs > Date.now()) return [];
  await office.operator.moveClock({ days: SETTLED_AFTER_DAYS }, REASON);
  const billed = await awaited('broker', isBilled, scene);
  if (!scene.stopped()) await office.operator.moveClock({ to: shanghaiIso(Date.now()) }, REASON);
  const number = billed === null ? '' : fieldOf(billed, 'entDutyNo');
  return [{ what: '第 31 日汇总征税 / taxes consolidated on day 31', number, done: billed !== null }];
}

function isBilled(receipt: Receipt): boolean {
  return receipt.type === 'CEB818Message' && receipt.returnStatus === '2';
}
