import { closed, defineAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { doneOn, openOne } from '../open.ts';
import type { InspectionContext } from '../store.ts';

/** An officer begins the inspection at a site. Only one officer can; a second one gets the name of the first. */
export const openInspection: PublicAct<InspectionContext> = defineAct({
  name: 'inspection.open',
  subject: 'declaration',
  path: 'inspections/:number/start',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '开始查验：查验地点',
  en: 'begin an inspection: where',
  rules: ['K-01'],
  body: closed({ site: NAME }),
  async run(act, context) {
    const found = await openOne(act, context);
    if ('result' in found) return found.result;
    const { inspection } = found;
    if (inspection.officer !== null) {
      return refusedAct(
        '90220',
        `${inspection.officer} ${inspection.site ?? ''}`.trim(),
        '尚未开始的查验 not begun yet',
      );
    }
    const changes = { officer: act.actor.code, site: act.body.site, begunMs: act.atMs };
    context.state.inspections.change(inspection, changes);
    return doneOn(inspection, { site: changes.site });
  },
});
