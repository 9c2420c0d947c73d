import { closed, defineAct, oneOf, type PublicAct } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../aftercare/context.ts';
import { begunByActor } from '../open.ts';
import { resolve } from '../resolve.ts';
import type { InspectionStore } from '../store.ts';
import { DETAIN } from '../types.ts';

/** The officer says what was found, and with it what becomes of the goods (K-01). */
export const concludeInspection: PublicAct<AftercareContext<InspectionStore>> = defineAct({
  name: 'inspection.conclude',
  subject: 'declaration',
  path: 'inspections/:number/result',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '查验结论：放行、转人工审核、退单、责令退运或扣留',
  en: 'the result: released, to manual review, rejected, ordered out of the country, detained',
  rules: ['I-03', 'K-01'],
  body: closed({ result: oneOf('pass', 'refer', 'reject', 'reexport', ...DETAIN) }),
  async run(act, context) {
    const found = await begunByActor(act, context);
    if ('result' in found) return found.result;
    const { life, inspection, all } = found;
    const { result } = act.body;
    const outcome = resolve(life, result === 'pass' ? 'release' : result, act, context, all);
    if (outcome === 'later' || !outcome.done) return outcome;
    const { code: concludedBy } = act.actor;
    const changes = { result, reason: act.reason, concludedBy, concludedMs: act.atMs };
    context.state.inspections.change(inspection, changes);
    return outcome;
  },
});
