import { stockAccount } from '../ledgers/index.ts';
import { refusedAct, type RefusedAct } from '../office/defineAct.ts';
import type { Act } from '../office/types.ts';
import type { BondedContext } from './context.ts';
import { type Inbound, INBOUND_STATES, type InboundLine, type InboundState } from './types.ts';

/**
 * Goods of a bill of lading on their way into an account book (J-02): declared, quarantined at the port, counted, entered.
 * What was counted as declared enters at once; a difference waits for an officer.
 */

/** The inbound the act names, in this state; or why not. */
export async function inState(
  act: Pick<Act, 'part' | 'subject'> & { readonly body: { readonly billNo: string } },
  context: BondedContext,
  state: InboundState,
): Promise<{ readonly inbound: Inbound } | { readonly result: RefusedAct }> {
  const { billNo } = act.body;
  const inbound = await context.store.inbound(act.part, act.subject, billNo);
  if (inbound?.state === state) return { inbound };
  const found = inbound === null ? billNo : stateText(inbound);
  const isEarly = inbound?.state === INBOUND_STATES.declared;
  return { result: refusedAct(isEarly ? '90250' : '90251', found, STATE_TEXTS[state]) };
}

/** What was counted is in the book. */
export async function enterInbound(
  act: Pick<Act, 'actId' | 'subject'>,
  context: BondedContext,
  inbound: Inbound,
  lines: readonly InboundLine[],
): Promise<void> {
  const items = lines.map((line) => ({
    ref: stockAccount(act.subject, line.itemRecordNo),
    name: line.itemRecordNo,
    quantity5: line.counted5 ?? 0n,
  }));
  await context.session.load(items.map(({ ref }) => ref));
  const reference = `bill ${act.subject}/${inbound.billNo} ${inbound.document}`;
  for (const { ref, name, quantity5 } of items) {
    if (quantity5 === 0n) continue;
    context.session.deposit(ref, quantity5, `${act.actId}/${name}`, reference, context.nowMs);
  }
}

export const STATE_TEXTS: Readonly<Record<InboundState, string>> = {
  1: '已登记 declared',
  2: '已检疫 quarantined',
  3: '理货有差异 counted, different',
  4: '已入账 entered',
  5: '不予入账 refused',
};

export function stateText(inbound: Inbound): string {
  return STATE_TEXTS[inbound.state];
}
