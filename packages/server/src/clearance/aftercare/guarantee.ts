import { assert, formatFen, parseFen } from '@tongguan/kernel';
import { addDays, type Day, dayOf, isDay } from '@tongguan/policy';
import { guaranteeAccount } from '../../ledgers/index.ts';
import type { Act } from '../../office/types.ts';
import { INSTRUMENT_STATES, type Instrument, type InstrumentKind } from '../guaranteeStore.ts';
import { amountOf, refusedAct, textIn } from './actBody.ts';
import type { ActHandler, ActJudge, ActResult, AftercareContext, Impossible } from './context.ts';

/** Act `guarantee.deposit`: an instrument that covers from its first day, today at once (G-01, G-04). */
export const depositGuarantee: ActHandler = async (act, context) => {
  // The act's day, however late a lane looks (G-01).
  const today = dayOf(act.atMs);
  const instrument = instrumentIn(act, context, today);
  if ('code' in instrument) return instrument;
  const { part, assureCode, number, amountFen, state } = instrument;
  if ((await context.store.instrument(part, assureCode, number)) !== null) {
    return refusedAct('90261', number, '未登记过的编号 a number that is not there yet');
  }
  await context.store.insertInstrument(instrument);
  if (state === INSTRUMENT_STATES.covers) {
    const account = guaranteeAccount(assureCode);
    await context.session.load([account]);
    context.session.deposit(account, amountFen, `deposit/${act.actId}`, number, context.nowMs);
  }
  context.fence(act.part);
  return done({ ...factsOf(instrument), amount: formatFen(amountFen) });
};

/** Act `guarantee.extend`: a later last day; what has ended covers again from now. */
export const extendGuarantee: ActHandler = async (act, context) => {
  const { store, session, nowMs } = context;
  const number = textIn(act, 'document');
  const instrument = await store.instrument(act.part, act.subject, number);
  if (instrument === null) return refusedAct('90042', number, '已登记的担保 an instrument of this guarantor');
  const until = textIn(act, 'until');
  const { untilDay, leftFen } = instrument;
  if (instrument.state === INSTRUMENT_STATES.givenBack || untilDay === null) {
    return refusedAct('90043', untilDay ?? '无止日 without end', '有止日且未解除 one with an end, not given back');
  }
  const earliest = [addDays(untilDay, 1), dayOf(act.atMs)].sort().at(-1) ?? untilDay;
  if (!isDay(until) || until < earliest) return refusedAct('-900206', until, `YYYY-MM-DD, ≥ ${earliest}`);
  let { state } = instrument;
  if (state === INSTRUMENT_STATES.ended) {
    const account = guaranteeAccount(act.subject);
    await session.load([account]);
    session.deposit(account, leftFen, `revive/${act.actId}`, number, nowMs);
    state = INSTRUMENT_STATES.covers;
  }
  await store.changeInstrument({ ...instrument, untilDay: until, state });
  context.fence(act.part);
  return done({ ...factsOf({ ...instrument, untilDay: until }), left: formatFen(leftFen) });
};

/** Act `guarantee.release`: an instrument, or a part of it, is given back; what is in use is not. */
export const releaseGuarantee: ActJudge = async (act, context) => {
  const number = textIn(act, 'document');
  const instrument = await context.store.instrument(act.part, act.subject, number);
  if (instrument === null) return refusedAct('90042', number, '已登记的担保 an instrument of this guarantor');
  const { leftFen, state } = instrument;
  if (state === INSTRUMENT_STATES.givenBack) return refusedAct('90043', '已解除 given back', '未解除 not given back');
  const wanted = textIn(act, 'amount');
  const amountFen = wanted === '' ? leftFen : parseFen(wanted);
  if (amountFen === null || amountFen <= 0n || amountFen > leftFen) {
    return refusedAct('-900206', wanted, `> 0.00, ≤ ${formatFen(leftFen)}`);
  }
  // What waits or has ended is in no balance.
  const parts = state === INSTRUMENT_STATES.covers ? [{ number, amountFen, key: `release/${act.actId}` }] : [];
  const short = await shortFor(context, act, parts);
  if (short !== null) return short;
  const carryOut = async (): Promise<ActResult> => {
    takeBack(context, act, parts);
    await takeFrom(context, instrument, amountFen);
    context.fence(act.part);
    return done({ document: number, amount: formatFen(amountFen), left: formatFen(leftFen - amountFen) });
  };
  return { carryOut };
};

/** Act `guarantee.withdraw`: cash that is free is given back, oldest first (G-01); instruments with an end are released. */
export const withdrawGuarantee: ActJudge = async (act, context) => {
  const amountFen = parseFen(textIn(act, 'amount'));
  if (amountFen === null || amountFen <= 0n) return refusedAct('-900206', textIn(act, 'amount'), '> 0.00');
  const account = guaranteeAccount(act.subject);
  await context.session.load([account]);
  const balance = context.session.balance(account);
  if (balance === null) return refusedAct('90042', act.subject, '有担保账户的企业 a guarantor');
  const instruments = await context.store.coveringInstruments(act.part, act.subject);
  // Deposited before instruments were kept: cash without a number.
  const unnamedFen = instruments.reduce((rest, { leftFen }) => rest - leftFen, balance.granted);
  const cash = instruments.filter(({ untilDay }) => untilDay === null);
  const cashFen = cash.reduce((sum, { leftFen }) => sum + leftFen, unnamedFen);
  const freeFen = balance.granted - balance.reserved - balance.posted;
  if (amountFen <= freeFen && amountFen > cashFen) {
    return refusedAct('90263', formatFen(amountFen), `≤ ${formatFen(cashFen)}`);
  }
  const parts = [{ number: act.actId, leftFen: unnamedFen }, ...cash];
  const taken: Taken[] = [];
  let restFen = amountFen;
  for (const { number, leftFen } of parts) {
    const fen = leftFen < restFen ? leftFen : restFen;
    if (fen > 0n) taken.push({ number, amountFen: fen, key: `withdraw/${act.actId}/${number}` });
    restFen -= fen;
  }
  if (restFen > 0n) return refusedAct('90002', formatFen(amountFen), `≤ ${formatFen(freeFen)}`);
  const short = await shortFor(context, act, taken);
  if (short !== null) return short;
  const carryOut = async (): Promise<ActResult> => {
    takeBack(context, act, taken);
    for (const { number, amountFen: fen } of taken) {
      const instrument = cash.find((one) => one.number === number);
      if (instrument) await takeFrom(context, instrument, fen);
    }
    context.fence(act.part);
    return done({ amount: formatFen(amountFen) });
  };
  return { carryOut };
};

/** A part of what is given back, of the instrument it comes from. */
type Taken = { readonly number: string; readonly amountFen: bigint; readonly key: string };

/** All of it or nothing: the refusal when less is free. */
async function shortFor(
  { session }: AftercareContext,
  act: Act,
  parts: readonly Taken[],
): Promise<Exclude<Impossible, 'later'> | null> {
  if (parts.length === 0) return null;
  const account = guaranteeAccount(act.subject);
  await session.load([account]);
  const balance = session.balance(account);
  const freeFen = balance === null ? 0n : balance.granted - balance.reserved - balance.posted;
  const totalFen = parts.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  return totalFen > freeFen ? refusedAct('90002', formatFen(totalFen), `≤ ${formatFen(freeFen)}`) : null;
}

function takeBack({ session, nowMs }: AftercareContext, act: Act, parts: readonly Taken[]): void {
  const account = guaranteeAccount(act.subject);
  for (const { number, amountFen, key } of parts) {
    assert(session.withdraw(account, amountFen, key, number, nowMs), 'what is free can be taken back');
  }
}

async function takeFrom({ store }: AftercareContext, instrument: Instrument, amountFen: bigint): Promise<void> {
  const leftFen = instrument.leftFen - amountFen;
  const state = leftFen === 0n ? INSTRUMENT_STATES.givenBack : instrument.state;
  await store.changeInstrument({ ...instrument, leftFen, state });
}

/** The instrument an act describes, or why it is none. */
function instrumentIn(act: Act, { nowMs }: AftercareContext, today: Day): Instrument | Exclude<ActResult, 'later'> {
  const amountFen = amountOf(textIn(act, 'amount'));
  if (amountFen === null || amountFen <= 0n)
    return refusedAct('-900206', textIn(act, 'amount'), '> 0.00, ≤ 1000000000000.00');
  const kind = textIn(act, 'kind') as InstrumentKind;
  const number = textIn(act, 'document') || act.actId;
  const issuer = textIn(act, 'issuer');
  const fromDay = textIn(act, 'from') || today;
  const untilDay = textIn(act, 'until') || null;
  const isNamed = textIn(act, 'document') !== '' && issuer !== '' && untilDay !== null;
  if (kind !== 'cash' && !isNamed) {
    const missing = [
      textIn(act, 'document') === '' && 'document',
      issuer === '' && 'issuer',
      untilDay === null && 'until',
    ];
    return refusedAct('90260', missing.filter((name) => name !== false).join(', '), 'document, issuer, until');
  }
  if (!isDay(fromDay)) return refusedAct('-900206', fromDay, 'from: YYYY-MM-DD');
  const latest = fromDay > today ? fromDay : today;
  if (untilDay !== null && (!isDay(untilDay) || untilDay < latest)) {
    return refusedAct('-900206', untilDay, `until: YYYY-MM-DD, ≥ ${latest}`);
  }
  const state = fromDay <= today ? INSTRUMENT_STATES.covers : INSTRUMENT_STATES.waiting;
  const own = { part: act.part, assureCode: act.subject, number, kind, issuer, actId: act.actId, madeMs: nowMs };
  return { ...own, amountFen, leftFen: amountFen, fromDay, untilDay, state };
}

function factsOf({ number, kind, fromDay, untilDay }: Instrument): Record<string, string> {
  return { document: number, kind, from: fromDay, ...(untilDay === null ? {} : { until: untilDay }) };
}

function done(facts: Readonly<Record<string, string>>): ActResult {
  return { done: true, code: '', facts };
}
