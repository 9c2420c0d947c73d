import { closed, defineAct, NAME, type PublicAct } from '../../office/defineAct.ts';
import { arrivedUpTo, batchesIn, recordBatches } from '../batches.ts';
import type { BondedContext } from '../context.ts';
import { itemsOf, moved, sayUnits } from '../items.ts';

/** Goods enter an account book against a first-line entry declaration (J-01). */
export const enterGoods: PublicAct<BondedContext> = defineAct({
  name: 'book.enter',
  subject: 'book',
  path: 'books/:number/entries',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '一线进境入账册，凭报关单号',
  en: 'goods enter the book, against an entry declaration',
  rules: ['J-01', 'M-37'],
  body: closed({ document: NAME, items: arrivedUpTo(500) }),
  async run(act, context) {
    const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
    if ('result' in read) return read.result;
    const batches = await batchesIn(act, context, read.items, null);
    if ('result' in batches) return batches.result;
    const unlike = await sayUnits(act, context, read.items);
    if (unlike !== null) return unlike;
    await recordBatches(act, context, read.items, batches.arrivals);
    for (const { ref, quantity5, itemRecordNo } of read.items) {
      context.session.deposit(ref, quantity5, `${act.actId}/${itemRecordNo}`, act.body.document, context.nowMs);
    }
    return moved(act, context, read.items);
  },
});
