import { closed, DECISION, defineAct, NAME, type PublicAct, refusedAct } from '../../../office/defineAct.ts';
import { dayOf } from '@tongguan/policy';
import { Type } from 'typebox';
import type { BondedContext } from '../../context.ts';
import { batchStanding } from '../../types.ts';
import { BATCH, batchOf, record } from '../../ofBatch.ts';

/** What becomes of a batch whose sample failed (M-37): it is sold again, or kept out for good and destroyed or re-exported (I-03). */
export const decideBatch: PublicAct<BondedContext> = defineAct({
  name: 'batch.decide',
  subject: 'book',
  path: 'books/:number/batch-decisions',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '处理已停止的食品批次：恢复，或不得销售',
  en: 'decide on a batch that is stopped: sold again, or kept out',
  rules: ['M-37'],
  body: closed({ ...BATCH, decision: DECISION, document: Type.Optional(NAME) }),
  async run(act, context) {
    const found = await batchOf(act, context);
    if ('result' in found) return found.result;
    const { batch } = found;
    const standing = batchStanding(batch, dayOf(act.atMs));
    if (standing !== 'stopped')
      return refusedAct('90384', `${batch.batchNo} ${standing}`, '已停止的批次 / a batch that is stopped');
    const failed = batch.events.filter(({ kind }) => kind === 'failed');
    if (failed.some(({ byCode }) => byCode === act.actor.code)) {
      return refusedAct('90249', act.actor.code, '未登记该结果的关员 an officer who did not record the result');
    }
    const kind = act.body.decision === 'approve' ? 'cleared' : 'barred';
    return record(act, context, batch, { kind, sampleNo: null, document: act.body.document ?? null });
  },
});
