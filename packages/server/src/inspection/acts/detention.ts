import { closed, defineAct, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { STATES } from '../../clearance/index.ts';
import { inspectionsOf } from '../open.ts';
import { heldLife, resolve } from '../resolve.ts';
import type { InspectionContext } from '../store.ts';
import { DETAIN } from '../types.ts';

/** Goods that are detained, or in review after an inspection, go on (K-01, I-03). */
export const decideDetention: PublicAct<InspectionContext> = defineAct({
  name: 'detention.decide',
  subject: 'declaration',
  path: 'detentions/:number/decision',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '处理扣留货物：放行、再查验、责令退运、改变扣留种类',
  en: 'decide detained goods: released, inspected again, ordered out of the country, detained otherwise',
  rules: ['I-03', 'K-01'],
  body: closed({ decision: oneOf('release', 'inspect', 'reexport', ...DETAIN) }),
  async run(act, context) {
    const life = heldLife(act, context);
    if ('result' in life) return life.result;
    const { state } = life.declaration;
    if (state === STATES.inspection) return refusedAct('90043', String(state), '300 501 502 503 599');
    const all = await inspectionsOf(life, context);
    return resolve(life, act.body.decision, act, context, all);
  },
});
