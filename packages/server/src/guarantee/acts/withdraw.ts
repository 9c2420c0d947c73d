import { formatFen, parseFen } from '@tongguan/kernel';
import { guaranteeAccount } from '../../ledgers/index.ts';
import {
  type ActResult,
  AMOUNT,
  closed,
  defineAct,
  doneAct,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { GuaranteeContext } from '../context.ts';
import { givenBack, shortFor, takeBack, takeFrom, type Taken } from '../instruments.ts';

/** Cash that is free is given back, oldest first (G-01); instruments with an end are released. */
export const withdrawGuarantee: PublicAct<GuaranteeContext> = defineAct({
  name: 'guarantee.withdraw',
  subject: 'guarantee',
  path: 'guarantees/:number/withdrawals',
  roles: ['supervisor'],
  district: 'national',
  zh: '退还未占用的现金担保',
  en: 'give back cash that is free',
  rules: ['G-01'],
  body: closed({ amount: AMOUNT }),
  secondPerson: {
    rule: 'given-back',
    leaving: async (act) => givenBack(act, act.subject, parseFen(act.body.amount)),
  },
  async judge(act, context) {
    const amountFen = parseFen(act.body.amount);
    if (amountFen === null || amountFen <= 0n) return refusedAct('-900206', act.body.amount, '> 0.00');
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
      return doneAct({ amount: formatFen(amountFen) });
    };
    return { carryOut };
  },
});
