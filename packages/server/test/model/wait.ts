import { release } from './clear.ts';
import type { Model } from './model.ts';
import type { Declaration } from './orders.ts';

/** G-04: there is more guarantee; what waits goes on in the order of acceptance, as far as it is enough for. */
export function wake(model: Model, guarantor: string): void {
  for (let again = true; again; ) {
    again = false;
    let rest = model.accounts.freeGuarantee(guarantor) ?? 0n;
    const fitting = waitingFor(model, guarantor).filter((declaration) => {
      const { taxFen = 0n } = declaration.waiting?.due ?? {};
      if (taxFen > rest) return false;
      rest -= taxFen;
      return true;
    });
    // One whose goods are gone by now leaves its share to those behind it.
    for (const declaration of fitting) if (!takeUp(model, declaration)) again = true;
  }
}

/** What has waited too long is refused, and its quota is free again. */
export function endWaits(model: Model): void {
  for (const order of model.orders.values()) {
    for (const declaration of order.declarations) {
      if (declaration.waiting !== null && declaration.waiting.untilMs <= model.nowMs) takeUp(model, declaration);
    }
  }
}

/** Cancelled while it waits. */
export function stopWaiting(declaration: Declaration): void {
  if (declaration.waiting === null) return;
  const { quota, quotaFen } = declaration.waiting.due;
  quota.kept -= quotaFen;
  declaration.waiting = null;
}

export function isAwaited(model: Model, guarantor: string): boolean {
  return waitingFor(model, guarantor).length > 0;
}

function takeUp(model: Model, declaration: Declaration): boolean {
  const due = declaration.waiting?.due;
  if (due === undefined) return false;
  stopWaiting(declaration);
  model.touched.add(due.order.purchase.orderNo);
  return release(model, declaration, due, false);
}

export function waitingFor(model: Model, guarantor: string): readonly Declaration[] {
  return [...model.orders.values()]
    .filter(({ purchase }) => purchase.guarantor === guarantor)
    .flatMap(({ declarations }) => declarations)
    .filter(({ waiting }) => waiting !== null)
    .sort((a, b) => a.acceptedMs - b.acceptedMs);
}
