import { formatFen } from '@tongguan/kernel';
import { type Day, dayOf, isDay } from '@tongguan/policy';
import { Type } from 'typebox';
import { guaranteeAccount } from '../../ledgers/index.ts';
import {
  AMOUNT,
  amountOf,
  closed,
  DAY,
  defineAct,
  doneAct,
  NAME,
  oneOf,
  type PublicAct,
  type RefusedAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { ActOf } from '../../office/types.ts';
import type { GuaranteeContext } from '../context.ts';
import { factsOf } from '../instruments.ts';
import { INSTRUMENT_KINDS, INSTRUMENT_STATES, type Instrument } from '../types.ts';

const BODY = closed({
  amount: AMOUNT,
  kind: oneOf(...INSTRUMENT_KINDS),
  document: Type.Optional(NAME),
  issuer: Type.Optional(NAME),
  from: Type.Optional(DAY),
  until: Type.Optional(DAY),
});
type DepositAct = ActOf<typeof BODY>;

/** An instrument that covers from its first day, today at once (G-01, G-04). */
export const depositGuarantee: PublicAct<GuaranteeContext> = defineAct({
  name: 'guarantee.deposit',
  subject: 'guarantee',
  path: 'guarantees/:number/deposits',
  roles: ['officer', 'supervisor'],
  district: 'national',
  zh: '登记担保：现金、银行保函、保险；保函与保险须有编号、出具人与止日',
  en: 'record a guarantee: cash, bank guarantee, insurance; the latter two with number, issuer and last day',
  rules: ['G-01', 'G-04'],
  body: BODY,
  async run(act, context) {
    // The act's day, however late a lane looks (G-01).
    const today = dayOf(act.atMs);
    const instrument = instrumentIn(act, today, context.nowMs);
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
    return doneAct({ ...factsOf(instrument), amount: formatFen(amountFen) });
  },
});

/** The instrument an act describes, or why it is none. */
function instrumentIn(act: DepositAct, today: Day, madeMs: number): Instrument | RefusedAct {
  const { amount, kind, document = '', issuer = '', until = '' } = act.body;
  const amountFen = amountOf(amount);
  if (amountFen === null || amountFen <= 0n) return refusedAct('-900206', amount, '> 0.00, ≤ 1000000000000.00');
  const number = document || act.actId;
  const fromDay = act.body.from || today;
  const untilDay = until || null;
  const isNamed = document !== '' && issuer !== '' && untilDay !== null;
  if (kind !== 'cash' && !isNamed) {
    const missing = [document === '' && 'document', issuer === '' && 'issuer', untilDay === null && 'until'];
    return refusedAct('90260', missing.filter((name) => name !== false).join(', '), 'document, issuer, until');
  }
  if (!isDay(fromDay)) return refusedAct('-900206', fromDay, 'from: YYYY-MM-DD');
  const latest = fromDay > today ? fromDay : today;
  if (untilDay !== null && (!isDay(untilDay) || untilDay < latest)) {
    return refusedAct('-900206', untilDay, `until: YYYY-MM-DD, ≥ ${latest}`);
  }
  const state = fromDay <= today ? INSTRUMENT_STATES.covers : INSTRUMENT_STATES.waiting;
  const own = { part: act.part, assureCode: act.subject, number, kind, issuer, actId: act.actId, madeMs };
  return { ...own, amountFen, leftFen: amountFen, fromDay, untilDay, state };
}
