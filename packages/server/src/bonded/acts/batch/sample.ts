import { Type } from 'typebox';
import { closed, defineAct, NAME, type PublicAct, refusedAct } from '../../../office/defineAct.ts';
import type { BondedContext } from '../../context.ts';
import { BATCH, batchOf, record, SAMPLE_NO } from '../../ofBatch.ts';

/** An officer takes a sample of a batch of food (M-37); the batch is sold on until the result. */
export const sampleBatch: PublicAct<BondedContext> = defineAct({
  name: 'batch.sample',
  subject: 'book',
  path: 'books/:number/batch-samples',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '抽取食品批次的样品',
  en: 'take a sample of a batch of food',
  rules: ['M-37'],
  body: closed({ ...BATCH, sampleNo: SAMPLE_NO, laboratory: Type.Optional(NAME) }),
  async run(act, context) {
    const found = await batchOf(act, context);
    if ('result' in found) return found.result;
    const { sampleNo, laboratory = null } = act.body;
    const isTaken = found.batch.events.some((one) => one.sampleNo === sampleNo);
    if (isTaken) return refusedAct('90384', sampleNo, '该批次未用过的样品编号 / a number no sample of the batch has');
    return record(act, context, found.batch, { kind: 'sampled', sampleNo, document: laboratory });
  },
});
