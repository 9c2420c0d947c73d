import { formatFen } from '@tongguan/kernel';
import { addDays, dayOf, isDay } from '@tongguan/policy';
import { guaranteeAccount } from '../../ledgers/index.ts';
import { closed, DAY, defineAct, doneAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { factsOf } from '../instruments.ts';
import { INSTRUMENT_STATES } from '../types.ts';

/** A later last day; what has ended covers again from now. */
export const extendGuarantee: PublicAct<GuaranteeContext> = defineAct({
  name: 'guarantee.extend',
  subject: 'guarantee',
  path: 'guarantees/:number/extensions',
  roles: ['officer', 'supervisor'],
  district: 'national',
  zh: '担保展期；已到期的自此重新有效',
  en: 'extend an instrument; one that has ended covers again from now',
  rules: ['G-01'],
  body: closed({ document: NAME, until: DAY }),
  async run(act, context) {
    const { store, session, nowMs } = context;
    const { document: number, until } = act.body;
    const instrument = await store.instrument(act.part, act.subject, number);
    if (instrument === null) return refusedAct('90042', number, '已登记的担保 an instrument of this guarantor');
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
    return doneAct({ ...factsOf({ ...instrument, untilDay: until }), left: formatFen(leftFen) });
  },
});
