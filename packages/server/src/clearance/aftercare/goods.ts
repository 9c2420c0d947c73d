import { isCountry, isDay } from '@tongguan/policy';
import { filingState } from '../../goods/types.ts';
import { contentOfList } from '../admission.ts';
import type { ActHandler, ActJudge, ActResult, Impossible } from './context.ts';

/**
 * Act `goods.stop`: from the minute in which two persons have said so no lane admits a list of such goods (H-02). What was
 * accepted before keeps the law of its acceptance, and what was released before a lane looked stays released; officers find
 * what is not released yet in a list.
 */
export const stopGoods: ActJudge = async (act, { store }) => {
  const [country, hsPrefix, brand, batch] = [
    text(act, 'country'),
    text(act, 'hsPrefix'),
    text(act, 'brand'),
    text(act, 'batch'),
  ];
  if (country === null && hsPrefix === null && brand === null && batch === null) {
    return refused('90302', '', 'country, hsPrefix, brand, batch：至少一项 at least one');
  }
  if (country !== null && !isCountry(country))
    return refused('90302', country, '三位国别代码 a three-digit country code');
  if ((await store.stop(act.subject)) !== null) return refused('90043', act.subject, '新的编号 a fresh number');
  const law = text(act, 'law') ?? '';
  const what = { country, hsPrefix, brand, batch };
  const carryOut = async (): Promise<ActResult> => {
    await store.insertStop({
      stopId: act.subject,
      fromMs: act.atMs,
      ...what,
      law,
      reason: act.reason,
      actId: act.actId,
    });
    const facts = Object.entries(what).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return done({ stop: act.subject, ...(Object.fromEntries(facts) as Record<string, string>) });
  };
  return { carryOut };
};

/** Act `goods.resume`: lists accepted from the minute of the act on are free of the stop again. */
export const resumeGoods: ActJudge = async (act, { store }) => {
  const stop = await store.stop(act.subject);
  if (stop === null) return refused('90042', act.subject, '停止编号 a stop');
  if (stop.endMs !== null) return refused('90043', '已恢复 ended', '未恢复 not ended');
  const carryOut = async (): Promise<ActResult> => {
    await store.endStop(act.subject, act.atMs, act.reason, act.actId);
    return done({ stop: act.subject });
  };
  return { carryOut };
};

/** Act `goods.list`: the whole official list, in use for what is accepted from its date on (H-01). */
export const loadList: ActJudge = async (act, { store }) => {
  const fromDay = text(act, 'from') ?? '';
  if (!isDay(fromDay)) return refused('90303', fromDay, 'from: YYYY-MM-DD');
  if ((await store.list(act.subject)) !== null) return refused('90043', act.subject, '新的版本名 a fresh edition');
  const read = contentOfList(act.body['rows'] as readonly (readonly string[])[]);
  if (!read.ok) {
    const [first] = read.refusals;
    const found = `${first?.path ?? ''} ${first?.found ?? ''}`.trim();
    return refused('90303', found, `${first?.allowed ?? ''} (${read.refusals.length})`);
  }
  const row = { edition: act.subject, fromDay, law: text(act, 'law') ?? '', loadedMs: act.atMs, actId: act.actId };
  const carryOut = async (): Promise<ActResult> => {
    await store.insertList({ ...row, ...read.value });
    return done({ edition: act.subject, from: fromDay, lines: String(read.value.lines) });
  };
  return { carryOut };
};

/** Act `goods.filing`: an officer decides a filing that raised doubts (H-04). Decided once. */
export const decideFiling: ActHandler = async (act, { store }) => {
  const filing = await store.filing(act.subject);
  if (filing === null) return refused('90042', act.subject, '备案编号 a filing');
  const state = filingState(filing);
  if (state !== 'waiting') return refused('90043', state, 'waiting');
  const approve = act.body['decision'] === 'approve';
  const decision = { approve, reason: act.reason, actorCode: act.actor.code, decidedMs: act.atMs, actId: act.actId };
  await store.decideFiling(act.subject, decision);
  return done({ filing: act.subject, state: approve ? 'filed' : 'refused' });
};

function text(act: Parameters<ActJudge>[0], name: string): string | null {
  const value = act.body[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function done(facts: Readonly<Record<string, string>>): ActResult {
  return { done: true, code: '', facts };
}

function refused(code: string, found: string, allowed: string): Exclude<Impossible, 'later'> {
  return { done: false, code, facts: { found, allowed } };
}
