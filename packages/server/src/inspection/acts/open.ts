import { assert } from '@tongguan/kernel';
import { dayOf, freeOfCommodityInspection } from '@tongguan/policy';
import { Type } from 'typebox';
import type { Declaration } from '../../clearance/types.ts';
import { type ActResult, closed, defineAct, NAME, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { doneOn, openOne } from '../open.ts';
import type { InspectionContext } from '../store.ts';
import { PURPOSES } from '../types.ts';

/** An officer begins the inspection at a site. Only one officer can; a second one gets the name of the first. */
export const openInspection: PublicAct<InspectionContext> = defineAct({
  name: 'inspection.open',
  subject: 'declaration',
  path: 'inspections/:number/start',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '开始查验：查验地点、目的（缺省为查验）',
  en: 'begin an inspection: where, and what for (an examination when left out)',
  rules: ['K-01', 'K-04'],
  body: closed({ site: NAME, purpose: Type.Optional(oneOf(...PURPOSES)) }),
  async run(act, context) {
    const found = await openOne(act, context);
    if ('result' in found) return found.result;
    const { inspection, life } = found;
    const { purpose = 'examination' } = act.body;
    if (inspection.officer !== null) {
      return refusedAct(
        '90220',
        `${inspection.officer} ${inspection.site ?? ''}`.trim(),
        '尚未开始的查验 not begun yet',
      );
    }
    const lifted = purpose === 'commodity-inspection' ? liftedFor(life.declaration) : null;
    if (lifted !== null) return lifted;
    const changes = { officer: act.actor.code, site: act.body.site, purpose, begunMs: act.atMs };
    context.state.inspections.change(inspection, changes);
    return doneOn(inspection, { site: changes.site, purpose });
  },
});

/** K-04: goods of the list that are supervised as personal articles are not put to it. `null`: these may be. */
function liftedFor({ tradeMode, acceptedMs }: Pick<Declaration, 'tradeMode' | 'acceptedMs'>): ActResult | null {
  assert(acceptedMs !== null, 'what is inspected was accepted');
  const free = freeOfCommodityInspection(tradeMode, dayOf(acceptedMs));
  if (free === null) return null;
  const others = PURPOSES.filter((one) => one !== 'commodity-inspection').join(' | ');
  return refusedAct('90372', `commodity-inspection, ${tradeMode}`, `${others} (${free.law})`);
}
