import { randomUUID } from 'node:crypto';
import { formatFen } from '@tongguan/kernel';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type Forecast,
  forecastDaysOn,
  forecastGuarantee,
  type GuaranteeAlert,
} from '@tongguan/policy';
import { actSeal, type ClockAct } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import type { AccountOfDay, AlertRow, AlertStore } from '../alertStore.ts';
import { type HourJob, type HourTurn, namedItem, readDutyNo } from '../../clearance/index.ts';
import type { Item } from '../../lane/index.ts';
import { GUARANTEE_ASIDE } from '../types.ts';

/** A guarantee account that is compared with its thresholds. */
const alertItem = (part: number, assureCode: string): Item =>
  namedItem(['alert', GUARANTEE_ASIDE.alert], part, assureCode);

/**
 * G-04: once an hour and part, what each guarantee covers and holds is compared with the thresholds. A threshold that is
 * crossed is an act of the calendar in the journal, once until it is crossed back. The first look of a day is also
 * remembered, for the forecast.
 */
export const GUARANTEE_ALERTS: HourJob<AlertStore> = {
  name: 'alerts',
  run: lookAtGuarantees,
  itemsOf: async ({ store, vault, parts, nowMs }) =>
    (await accountsOf(store, vault, parts, nowMs)).map(({ part, assureCode }) => alertItem(part, assureCode)),
};

async function lookAtGuarantees({
  store,
  vault,
  parts,
  nowMs,
  pick,
}: HourTurn<AlertStore>): ReturnType<HourJob<AlertStore>['run']> {
  const today = dayOf(nowMs);
  const found = await accountsOf(store, vault, parts, nowMs);
  const accounts = found.filter(({ part, assureCode }) => pick.takes(alertItem(part, assureCode)));
  const open = await store.openAlerts(parts);
  const raised: AlertRow[] = [];
  const ended: AlertRow[] = [];
  const acts: ClockAct[] = [];
  for (const account of accounts) {
    const forecast = forecastOf(account, today);
    const own = open.filter(({ part, assureCode }) => part === account.part && assureCode === account.assureCode);
    const fresh = forecast.alerts.filter((alert) => !own.some((one) => isSame(one, alert)));
    for (const alert of fresh) {
      const { part, assureCode } = account;
      raised.push({ part, assureCode, ...alert, raisedMs: nowMs });
      acts.push(actOf(account, alert, forecast, nowMs, vault));
    }
    ended.push(...own.filter((one) => !forecast.alerts.some((alert) => isSame(one, alert))));
  }
  if (accounts.length > 0) await store.insertGuaranteeDays(accounts, today);
  if (raised.length > 0) await store.insertAlerts(raised);
  if (ended.length > 0) await store.endAlerts(ended, nowMs);
  return { acts, complete: accounts.length === found.length };
}

function accountsOf(store: AlertStore, vault: Vault, parts: readonly number[], nowMs: number): Promise<AccountOfDay[]> {
  const today = dayOf(nowMs);
  return store.guaranteeAccounts(parts, addDays(today, -forecastDaysOn(today)), today, readDutyNo(vault));
}

/** The forecast of the present account. */
export function forecastOf(account: AccountOfDay, today: Day): Forecast {
  const { coverFen, heldFen, heldBeforeFen, sinceDay, instruments, hasOverdue } = account;
  const days = sinceDay === null ? 0 : daysBetween(sinceDay, today);
  return forecastGuarantee({
    today,
    coverFen,
    heldFen,
    heldBeforeFen: heldBeforeFen ?? 0n,
    days,
    instruments,
    hasOverdue,
  });
}

const WORDS: Readonly<Record<GuaranteeAlert['kind'], string>> = {
  'over-held': '占用超出有效担保 held beyond what is covered',
  runway: '按近日速度担保即将用完 used up soon at the rate of the last days',
  ending: '担保即将到期 an instrument ends soon',
  overdue: '有逾期未缴税款 taxes are overdue',
};

function actOf(
  account: AccountOfDay,
  alert: GuaranteeAlert,
  forecast: Forecast,
  nowMs: number,
  vault: Vault,
): ClockAct {
  const { part, assureCode } = account;
  const actId = randomUUID();
  const facts = {
    alert: alert.kind,
    ...(alert.number === '' ? {} : { document: alert.number }),
    available: formatFen(forecast.availableFen),
    ...(forecast.runwayDays === null ? {} : { runwayDays: String(forecast.runwayDays) }),
  };
  return {
    part,
    actId,
    kind: 'guarantee.alert',
    subject: assureCode,
    reason: WORDS[alert.kind],
    atMs: nowMs,
    arrivedUs: BigInt(nowMs) * 1000n,
    body: vault.seal(Buffer.from('{}'), actSeal(part, actId)),
    facts,
  };
}

function isSame(one: GuaranteeAlert, other: GuaranteeAlert): boolean {
  return one.kind === other.kind && one.number === other.number;
}
