import { type Clock, partOf } from '@tongguan/kernel';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  forecastDaysOn,
  forecastGuarantee,
  isDay,
  startOfDay,
  surcharge,
} from '@tongguan/policy';
import { reconciliationCsv } from './reconcile.ts';
import type { DemandRow, GuaranteeViews } from './store.ts';
import type { DemandView, GuaranteeDoor } from './types.ts';

/** A file is made in memory and sent as one; a busy guarantor asks for days instead of months. */
const LINES_MAX = 100_000;
const DAYS_MAX = 366;

export function createGuarantee(deps: { readonly store: GuaranteeViews; readonly clock: Clock }): GuaranteeDoor {
  const { store, clock } = deps;
  const known = async <T>(code: string, read: (part: number) => Promise<T>): Promise<T | null> => {
    const part = partOf('guarantee', code);
    return (await store.balance(part, code)) === null ? null : read(part);
  };
  const demandsOf = async (part: number, code: string): Promise<readonly DemandView[]> =>
    (await store.demands(part, code)).map((row) => demandView(row, dayOf(clock.now())));
  return {
    async account(code) {
      const part = partOf('guarantee', code);
      const [balance, instruments, demands, waiting] = await Promise.all([
        store.balance(part, code),
        store.instruments(part, code),
        demandsOf(part, code),
        store.waitingTaxes(part, code),
      ]);
      if (balance === null) return null;
      const heldFen = balance.reserved + balance.posted;
      const freeFen = balance.granted - heldFen;
      const taxOf = (states: readonly DemandView['state'][]): bigint =>
        demands.filter(({ state }) => states.includes(state)).reduce((sum, { taxFen }) => sum + taxFen, 0n);
      return {
        code,
        coverFen: balance.granted,
        heldFen,
        availableFen: freeFen > 0n ? freeFen : 0n,
        overHeldFen: freeFen < 0n ? -freeFen : 0n,
        owedFen: taxOf(['open', 'overdue']),
        overdueFen: taxOf(['overdue']),
        waitingDeclarations: waiting.length,
        waitingFen: waiting.reduce((sum, taxFen) => sum + taxFen, 0n),
        instruments,
      };
    },

    demands: (code) => known(code, (part) => demandsOf(part, code)),
    forecast: (code) =>
      known(code, async (part) => {
        const today = dayOf(clock.now());
        const account = await store.accountOfDay(part, code, addDays(today, -forecastDaysOn(today)), today);
        // Taken away by hand since it was found: as unknown as if it had never been there.
        if (account === null) return null;
        const { coverFen, heldFen, heldBeforeFen, sinceDay } = account;
        const days = sinceDay === null ? 0 : daysBetween(sinceDay, today);
        const forecast = forecastGuarantee({ ...account, today, days, heldBeforeFen: heldBeforeFen ?? 0n });
        return { ...forecast, coverFen, heldFen, sinceDay };
      }),

    refunds: (code) => known(code, () => store.refunds(code)),

    reconciliation: (code, from, to) =>
      known(code, async (part) => {
        const days = periodOf(from, to, dayOf(clock.now()));
        if (days === null) return { why: 'period', allowed: `YYYY-MM-DD, from ≤ to, ≤ ${DAYS_MAX} 日 days` } as const;
        const beforeMs = startOfDay(addDays(days.to, 1));
        const movements = await store.movements(part, code, startOfDay(days.from), beforeMs, LINES_MAX + 1);
        if (movements.length > LINES_MAX + 2) {
          return { why: 'too many lines', allowed: `≤ ${LINES_MAX}: 缩短期间 a shorter period` } as const;
        }
        return reconciliationCsv(movements);
      }),
  };
}

function demandView(row: DemandRow, today: Day): DemandView {
  const { dutyNo, madeOn, payBy, bills, taxFen, paidSurchargeFen, paidOn } = row;
  const own = { dutyNo, madeOn, payBy, bills, taxFen, paidOn };
  if (paidSurchargeFen !== null) return { ...own, surchargeFen: paidSurchargeFen, state: 'paid' };
  const { surchargeFen } = surcharge(taxFen, payBy, today);
  return { ...own, surchargeFen, state: today > payBy ? 'overdue' : 'open' };
}

function periodOf(from: string | null, to: string | null, today: Day): { from: Day; to: Day } | null {
  const last = to ?? today;
  const first = from ?? `${last.slice(0, 8)}01`;
  if (!isDay(first) || !isDay(last) || first > last || daysBetween(first, last) >= DAYS_MAX) return null;
  return { from: first, to: last };
}
