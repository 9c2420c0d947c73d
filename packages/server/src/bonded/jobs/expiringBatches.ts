import { randomUUID } from 'node:crypto';
import { formatDecimal5 } from '@tongguan/kernel';
import { addDays, type Day, dayOf, expiryWarningDays, valueOn } from '@tongguan/policy';
import { type HourJob, namedItem } from '../../clearance/index.ts';
import type { Item } from '../../lane/index.ts';
import { actSeal, type ClockAct } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import type { BatchToTell, FoodStore } from '../store.ts';
import { BONDED_ASIDE } from '../types.ts';

/**
 * M-37: batches of food that expire within the days of the parameter, and those that have expired, are told in the journal
 * once each, as long as their item is in stock. It is looked at by the hour, so that a day that began is told of in its
 * first one.
 */
export const EXPIRING_BATCHES: HourJob<FoodStore> = {
  name: 'batches',
  async run({ store, parts, nowMs, vault, pick }) {
    const today = dayOf(nowMs);
    const found = await toTell(store, parts, nowMs);
    const mine = found.filter((one) => pick.takes(itemOf(one)));
    const told = mine.map((batch) => ({ batch, act: actOf(batch, today, nowMs, vault) }));
    const events = told.map(({ batch: { part, account, batchNo, expiresDay }, act: { actId } }) => {
      const kind = expiresDay < today ? ('expired' as const) : ('expiring' as const);
      const about = { sampleNo: null, document: null };
      return { part, account, batchNo, kind, ...about, actId, byCode: 'clock', atMs: nowMs };
    });
    if (events.length > 0) await store.addBatchEvents(events);
    return { acts: told.map(({ act }) => act), complete: mine.length === found.length };
  },
  itemsOf: async ({ store, parts, nowMs }) => (await toTell(store, parts, nowMs)).map(itemOf),
};

function toTell(store: FoodStore, parts: readonly number[], nowMs: number): Promise<BatchToTell[]> {
  const today = dayOf(nowMs);
  return store.batchesToTell(parts, today, addDays(today, valueOn(expiryWarningDays, today)));
}

function itemOf({ part, account, batchNo }: BatchToTell): Item {
  return namedItem(['batch', BONDED_ASIDE.batch], part, `${account}/${batchNo}`);
}

function actOf(
  { part, account, batchNo, expiresDay, inWarehouse5 }: BatchToTell,
  today: Day,
  nowMs: number,
  vault: Vault,
): ClockAct {
  const actId = randomUUID();
  const slash = account.indexOf('/');
  const isOver = expiresDay < today;
  return {
    part,
    actId,
    kind: isOver ? 'batch.expired' : 'batch.expiring',
    subject: account.slice(0, slash),
    reason: isOver ? '批次已过保质期 the batch has expired' : '批次临近保质期 the batch expires soon',
    atMs: nowMs,
    arrivedUs: BigInt(nowMs) * 1000n,
    body: vault.seal(Buffer.from('{}'), actSeal(part, actId)),
    facts: {
      itemRecordNo: account.slice(slash + 1),
      batchNo,
      expires: expiresDay,
      inWarehouse: formatDecimal5(inWarehouse5),
    },
  };
}
