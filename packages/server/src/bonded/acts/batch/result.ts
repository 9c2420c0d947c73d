import { closed, defineAct, NAME, oneOf, type PublicAct, refusedAct } from '../../../office/defineAct.ts';
import type { BondedContext } from '../../context.ts';
import { BATCH, batchOf, record, SAMPLE_NO } from '../../ofBatch.ts';

/** What a sample showed (M-37), once. One that failed stops the batch until an officer who did not record it decides. */
export const recordSample: PublicAct<BondedContext> = defineAct({
  name: 'batch.result',
  subject: 'book',
  path: 'books/:number/batch-results',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '登记样品的检验结果；不合格的批次即停止',
  en: 'what a sample showed; a batch that failed is stopped',
  rules: ['M-37'],
  body: closed({ ...BATCH, sampleNo: SAMPLE_NO, result: oneOf('passed', 'failed'), report: NAME }),
  async run(act, context) {
    const found = await batchOf(act, context);
    if ('result' in found) return found.result;
    const { sampleNo, result, report } = act.body;
    const ofSample = found.batch.events.filter((one) => one.sampleNo === sampleNo);
    if (ofSample.length !== 1) {
      const last = ofSample.at(-1)?.kind ?? '';
      return refusedAct('90384', `${sampleNo} ${last}`.trim(), '已抽取且未登记结果的样品 / a sample without a result');
    }
    return record(act, context, found.batch, { kind: result, sampleNo, document: report });
  },
});
