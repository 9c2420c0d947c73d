import type { Inventory } from '@tongguan/ceb';
import { shanghaiYear } from '@tongguan/kernel';
import { nextState } from '@tongguan/policy';
import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  NAME,
  type PublicAct,
  refusedAct,
} from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import {
  infoOf,
  invtNoOf,
  isUnreconciled,
  type Life,
  STATES,
  inventoryOf,
  takeNumbers,
  usedNumber,
} from '../../clearance/index.ts';
import type { ContingencyContext } from '../store.ts';
import { resolve, whyNot } from '../../inspection/index.ts';
import type { HeldDecision } from '../../inspection/types.ts';
import type { Declaration } from '../../clearance/types.ts';
import type { ContingencyRow, SkippedCheck } from '../types.ts';

/** States in which the table knows the event, in words of an officer. */
const ALLOWED = '3 120 300 500';

/**
 * The goods go by hand, on an incident number (K-03). Nothing is judged, taxed or moved now; the skipped checks are
 * recorded for the reconciliation. Goods held for an inspection have all their holds: they are released with them, and only
 * the inspection was skipped.
 */
export const releaseUnderContingency: PublicAct<ContingencyContext> = defineAct({
  name: 'declaration.contingency',
  subject: 'declaration',
  path: 'declarations/:number/contingency',
  roles: ['supervisor'],
  district: 'subject',
  zh: '应急放行：凭事件编号，双人复核，事后核对',
  en: 'release under contingency: incident number, two persons, reconciled later',
  rules: ['K-03'],
  body: closed({ incident: NAME }),
  async judge(act, context) {
    const life = context.lifeByPreNo(act.subject);
    if (life === null || life.declaration.preNo !== act.subject) {
      return refusedAct('90042', act.subject, '清单编号 a list');
    }
    const { declaration } = life;
    if (nextState(declaration.state, 'releaseUnderContingency') === null || isUnreconciled(declaration)) {
      return refusedAct('90043', String(declaration.state), ALLOWED);
    }
    // Waiting for guarantee is no incident of the site: the declaration continues when there is enough.
    if (life.parked !== null && life.parked.step !== 'inspection') {
      return refusedAct('90043', '等待担保 waiting for guarantee', ALLOWED);
    }
    const used = await usedNumber(life, context);
    if (used !== null) return refusedAct(used.code, used.found, used.allowed);
    const wrong = life.parked === null ? null : whyNot(life, decisionFor(life));
    if (wrong !== null) return wrong;
    return { carryOut: () => letGo(act, act.body.incident, life, context) };
  },
});

/** Goods held for an inspection are released with their holds; during manual review the declaration is approved. */
function decisionFor({ declaration }: Life): HeldDecision {
  return declaration.state === STATES.manual ? 'approve' : 'release';
}

async function letGo(act: Act, incident: string, life: Life, context: ContingencyContext): Promise<ActResult> {
  const { declaration } = life;
  takeNumbers(life, context);
  const row: ContingencyRow = {
    part: declaration.part,
    serial: declaration.serial,
    preNo: declaration.preNo,
    incident,
    fromState: declaration.state,
    skipped: skippedIn(life),
    releasedMs: act.atMs,
    actId: act.actId,
  };
  if (life.parked === null) release(life, row, context);
  else {
    const all = context.state.inspections.latest(await context.store.inspectionsOf(declaration), declaration);
    const outcome = resolve(life, decisionFor(life), act, context, all);
    if (outcome === 'later' || !outcome.done) return outcome;
    const open = all.find(({ concludedMs }) => concludedMs === null);
    const ended = {
      result: 'contingency',
      reason: act.reason,
      concludedBy: act.actor.code,
      concludedMs: act.atMs,
    };
    // An inspection that was not begun ends too, in the name of the officer who released the goods.
    const begun = { officer: open?.officer ?? act.actor.code, begunMs: open?.begunMs ?? act.atMs };
    if (open) context.state.inspections.change(open, { ...begun, ...ended });
    const { part, serial, actId } = row;
    const reconciled = { part, serial, attempt: 1, done: true, findings: [], actId, atMs: context.nowMs };
    context.state.reconciliations.push(reconciled);
  }
  await context.store.insertContingency(row);
  const facts = { preNo: declaration.preNo, incident: row.incident, skipped: row.skipped.join(', ') };
  return doneAct(facts);
}

function release(life: Life, row: ContingencyRow, { state, deps }: ContingencyContext): void {
  const { declaration } = life;
  const head = (inventoryOf(life) satisfies Inventory).InventoryHead;
  // A declaration whose documents had not come was never accepted; by this act it is, in the moment in which the goods left.
  const acceptedMs = declaration.acceptedMs ?? row.releasedMs;
  const changes: Partial<Declaration> = {
    acceptedMs,
    personKey: declaration.personKey ?? deps.vault.personKey(head.buyerIdType, head.buyerIdNumber),
    quotaYear: declaration.quotaYear ?? shanghaiYear(acceptedMs),
    invtNo: declaration.invtNo ?? invtNoOf(row.part, row.serial, declaration.customsCode, acceptedMs),
    deadlineMs: null,
    decidedMs: row.releasedMs,
  };
  state.transition(declaration, STATES.released, changes, infoOf('90304', row.incident));
}

function skippedIn({ declaration, parked }: Life): readonly SkippedCheck[] {
  const ledgers: readonly SkippedCheck[] = ['tax', 'quota', 'guarantee', 'stock'];
  if (parked !== null) return declaration.state === STATES.manual ? ['review'] : ['inspection'];
  if (declaration.state === STATES.manual) return ['review', ...ledgers];
  const missing = declaration.order === null || declaration.payment === null || declaration.waybill === null;
  return [...(missing ? (['documents'] as const) : []), 'match', 'admission', ...ledgers];
}
