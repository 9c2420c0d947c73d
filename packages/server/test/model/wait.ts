import { release } from './clear.ts';
import type { Model } from './model.ts';
import type { List } from './orders.ts';

/** G-04: there is more guarantee; what waits goes on in the order of acceptance, as far as it is enough for. */
export function wake(model: Model, guarantor: string): void {
  for (let again = true; again; ) {
    again = false;
    let rest = model.accounts.freeGuarantee(guarantor) ?? 0n;
    const fitting = waitingFor(model, guarantor).filter((list) => {
      const { taxFen = 0n } = list.waiting?.due ?? {};
      if (taxFen > rest) return false;
      rest -= taxFen;
      return true;
    });
    // One whose goods are gone by now leaves its share to those behind it.
    for (const list of fitting) if (!takeUp(model, list)) again = true;
  }
}

/** What has waited too long is refused, and its quota is free again. */
export function endWaits(model: Model): void {
  for (const order of model.orders.values()) {
    for (const list of order.lists) {
      if (list.waiting !== null && list.waiting.untilMs <= model.nowMs) takeUp(model, list);
    }
  }
}

/** Cancelled while it waits. */
export function stopWaiting(list: List): void {
  if (list.waiting === null) return;
  const { quota, quotaFen } = list.waiting.due;
  quota.kept -= quotaFen;
  list.waiting = null;
}

export function isAwaited(model: Model, guarantor: string): boolean {
  return waitingFor(model, guarantor).length > 0;
}

function takeUp(model: Model, list: List): boolean {
  const due = list.waiting?.due;
  if (due === undefined) return false;
  stopWaiting(list);
  model.touched.add(due.order.purchase.orderNo);
  return release(model, list, due, false);
}

export function waitingFor(model: Model, guarantor: string): readonly List[] {
  return [...model.orders.values()]
    .filter(({ purchase }) => purchase.guarantor === guarantor)
    .flatMap(({ lists }) => lists)
    .filter(({ waiting }) => waiting !== null)
    .sort((a, b) => a.acceptedMs - b.acceptedMs);
}
