import { formatFen, parseFen } from '@tongguan/kernel';
import { Type } from 'typebox';
import {
  type ActResult,
  AMOUNT,
  closed,
  defineAct,
  doneAct,
  NAME,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { givenBack, shortFor, takeBack, takeFrom } from '../instruments.ts';
import { INSTRUMENT_STATES } from '../types.ts';

/** An instrument, or a part of it, is given back; what is in use is not. */
export const releaseGuarantee: PublicAct<GuaranteeContext> = defineAct({
  name: 'guarantee.release',
  subject: 'guarantee',
  path: 'guarantees/:number/releases',
  roles: ['supervisor'],
  district: 'national',
  zh: '解除一项担保的全部或部分，只限未占用的',
  en: 'release an instrument or a part of it, as far as it is free',
  rules: ['G-01'],
  body: closed({ document: NAME, amount: Type.Optional(AMOUNT) }),
  secondPerson: {
    rule: 'given-back',
    async leaving(act, context) {
      const { document, amount = '' } = act.body;
      if (amount !== '') return givenBack(act, act.subject, parseFen(amount));
      // Without an amount all that is left of the instrument is meant.
      const instrument = await context.store.instrument(act.part, act.subject, document);
      return givenBack(act, act.subject, instrument?.leftFen ?? null);
    },
  },
  async judge(act, context) {
    const { document: number, amount: wanted = '' } = act.body;
    const instrument = await context.store.instrument(act.part, act.subject, number);
    if (instrument === null) return refusedAct('90042', number, '已登记的担保 an instrument of this guarantor');
    const { leftFen, state } = instrument;
    if (state === INSTRUMENT_STATES.givenBack) return refusedAct('90043', '已解除 given back', '未解除 not given back');
    const amountFen = wanted === '' ? leftFen : parseFen(wanted);
    if (amountFen === null || amountFen <= 0n || amountFen > leftFen) {
      return refusedAct('-900206', wanted, `> 0.00, ≤ ${formatFen(leftFen)}`);
    }
    // Instruments that wait or have ended are in no balance.
    const parts = state === INSTRUMENT_STATES.covers ? [{ number, amountFen, key: `release/${act.actId}` }] : [];
    const short = await shortFor(context, act, parts);
    if (short !== null) return short;
    const carryOut = async (): Promise<ActResult> => {
      takeBack(context, act, parts);
      await takeFrom(context, instrument, amountFen);
      context.fence(act.part);
      return doneAct({ document: number, amount: formatFen(amountFen), left: formatFen(leftFen - amountFen) });
    };
    return { carryOut };
  },
});
