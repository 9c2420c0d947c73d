import { formatDecimal5 } from '@tongguan/kernel';
import type { Act } from '../../office/types.ts';
import { stockAccount } from '../../ledgers/index.ts';
import { type Inbound, INBOUND_STATES, type InboundLine, type InboundState } from '../bookStore.ts';
import { done, itemsOf, refused, sayUnits, textIn } from './bookItems.ts';
import type { ActHandler, ActResult, AftercareContext } from './context.ts';

/**
 * Goods of a bill of lading on their way into an account book (J-02): declared, quarantined at the port, counted, entered.
 * What was counted as declared enters at once; a difference waits for an officer.
 */

/** Act `inbound.register`: what the entry declaration says lies under the bill. */
export const registerInbound: ActHandler = async (act, context) => {
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
  if ('result' in read) return read.result;
  const billNo = textIn(act, 'billNo');
  const known = await context.store.inbound(act.part, act.subject, billNo);
  if (known !== null) return refused('90251', stateText(known), '未登记的提运单 a bill not registered yet');
  const inbound: Inbound = {
    part: act.part,
    emsNo: act.subject,
    billNo,
    document: textIn(act, 'document'),
    state: INBOUND_STATES.declared,
    quarantineNo: null,
    countedBy: null,
    registeredMs: context.nowMs,
    endedMs: null,
  };
  const unlike = await sayUnits(act, context, read.items);
  if (unlike !== null) return unlike;
  await context.store.putInbound(inbound);
  const lines = read.items.map(({ itemRecordNo, quantity5 }) => ({
    itemRecordNo,
    declared5: quantity5,
    counted5: null,
  }));
  await context.store.putInboundLines(inbound, lines);
  return done(act, context, [['billNo', billNo]]);
};

/** Act `inbound.quarantine`: quarantine at the port comes before anything is counted; what fails it does not come in. */
export const quarantineInbound: ActHandler = async (act, context) => {
  const found = await inState(act, context, INBOUND_STATES.declared);
  if ('result' in found) return found.result;
  const { inbound } = found;
  const quarantineNo = textIn(act, 'quarantineNo');
  const fresh: Inbound =
    act.body['passed'] === true
      ? { ...inbound, quarantineNo, state: INBOUND_STATES.quarantined }
      : { ...inbound, quarantineNo, state: INBOUND_STATES.refused, endedMs: context.nowMs };
  await context.store.putInbound(fresh);
  return done(act, context, [
    ['billNo', inbound.billNo],
    ['state', stateText(fresh)],
  ]);
};

/** Act `inbound.tally`: what was counted under the bill. */
export const tallyInbound: ActHandler = async (act, context) => {
  const found = await inState(act, context, INBOUND_STATES.quarantined);
  if ('result' in found) return found.result;
  const read = await itemsOf(act, context, { mayBeZero: true, mustBeKnown: false });
  if ('result' in read) return read.result;
  const { inbound } = found;
  const declared = await context.store.inboundLines(inbound);
  const counted = new Map(read.items.map(({ itemRecordNo, quantity5 }) => [itemRecordNo, quantity5]));
  const missing = declared.find(({ itemRecordNo }) => !counted.has(itemRecordNo));
  if (missing)
    return refused('90247', missing.itemRecordNo, '提运单下每个料号 every item of the bill, 0 when none is there');
  const unlike = await sayUnits(act, context, read.items);
  if (unlike !== null) return unlike;
  const names = new Set(declared.map(({ itemRecordNo }) => itemRecordNo));
  const lines = [
    ...declared.map((line) => ({ ...line, counted5: counted.get(line.itemRecordNo) ?? null })),
    ...read.items
      .filter(({ itemRecordNo }) => !names.has(itemRecordNo))
      .map(({ itemRecordNo, quantity5 }) => ({ itemRecordNo, declared5: 0n, counted5: quantity5 })),
  ];
  const different = lines.filter((line) => line.counted5 !== line.declared5);
  const isSame = different.length === 0;
  if (isSame) await enter(act, context, inbound, lines);
  const state = isSame ? INBOUND_STATES.entered : INBOUND_STATES.different;
  const endedMs = isSame ? context.nowMs : null;
  await context.store.putInbound({ ...inbound, state, countedBy: act.actor.code, endedMs });
  await context.store.putInboundLines(inbound, lines);
  return done(act, context, [['state', STATE_TEXTS[state]], ...different.map(differenceFact)]);
};

/** Act `inbound.decide`: an officer who did not count says what becomes of a difference; what was counted enters, or nothing. */
export const decideInbound: ActHandler = async (act, context) => {
  const found = await inState(act, context, INBOUND_STATES.different);
  if ('result' in found) return found.result;
  const { inbound } = found;
  if (inbound.countedBy === act.actor.code) {
    return refused('90249', act.actor.code, '未参与理货的关员 an officer who did not count');
  }
  const accepts = act.body['decision'] === 'approve';
  if (accepts) await enter(act, context, inbound, await context.store.inboundLines(inbound));
  const state = accepts ? INBOUND_STATES.entered : INBOUND_STATES.refused;
  await context.store.putInbound({ ...inbound, state, endedMs: context.nowMs });
  return done(act, context, [['state', STATE_TEXTS[state]]]);
};

async function enter(
  act: Act,
  context: AftercareContext,
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

async function inState(
  act: Act,
  context: AftercareContext,
  state: InboundState,
): Promise<{ readonly inbound: Inbound } | { readonly result: ActResult }> {
  const billNo = textIn(act, 'billNo');
  const inbound = await context.store.inbound(act.part, act.subject, billNo);
  if (inbound?.state === state) return { inbound };
  const found = inbound === null ? billNo : stateText(inbound);
  const isEarly = inbound?.state === INBOUND_STATES.declared;
  return { result: refused(isEarly ? '90250' : '90251', found, STATE_TEXTS[state]) };
}

const STATE_TEXTS: Readonly<Record<InboundState, string>> = {
  1: '已登记 declared',
  2: '已检疫 quarantined',
  3: '理货有差异 counted, different',
  4: '已入账 entered',
  5: '不予入账 refused',
};

function stateText(inbound: Inbound): string {
  return STATE_TEXTS[inbound.state];
}

function differenceFact(line: InboundLine): readonly [string, string] {
  return [line.itemRecordNo, formatDecimal5((line.counted5 ?? 0n) - line.declared5)];
}
