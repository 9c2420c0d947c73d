import { Type } from 'typebox';
import { closed, defineAct, type PublicAct, refusedAct } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../aftercare/context.ts';
import { begunByActor, doneOn, EVIDENCE_MAX, evidenceOf, tooMuch } from '../open.ts';
import type { InspectionStore } from '../store.ts';

const SAMPLE = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9._-]+$' });

/** Numbers of the samples that were taken (K-02). */
export const takeSamples: PublicAct<AftercareContext<InspectionStore>> = defineAct({
  name: 'inspection.sample',
  subject: 'declaration',
  path: 'inspections/:number/samples',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '登记取样',
  en: 'record samples that were taken',
  rules: ['K-01', 'K-02'],
  body: closed({ numbers: Type.Array(SAMPLE, { minItems: 1, maxItems: 50 }) }),
  async run(act, context) {
    const found = await begunByActor(act, context);
    if ('result' in found) return found.result;
    const { inspection, evidence } = found;
    const { numbers } = act.body;
    const isTwice = numbers.some(
      (number, index) => numbers.indexOf(number) !== index || evidence.some((one) => one.number === number),
    );
    if (isTwice) return refusedAct('90228', numbers.join(', '), '每个样品号一次 each number once');
    if (evidence.length + numbers.length > EVIDENCE_MAX) return tooMuch(evidence.length + numbers.length);
    const rows = numbers.map((number) => ({ ...evidenceOf(act, inspection), kind: 'sample' as const, number }));
    context.state.inspections.addEvidence(rows);
    return doneOn(inspection, { samples: numbers.join(', ') });
  },
});
