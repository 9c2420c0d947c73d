import { closed, defineAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { declaredUpTo, sayFood } from '../batches.ts';
import type { BondedContext } from '../context.ts';
import { stateText } from '../inbound.ts';
import { BOOK_NO, doneIn, itemsOf, sayUnits } from '../items.ts';
import { type Inbound, INBOUND_STATES } from '../types.ts';

/** What the entry declaration says lies under the bill. */
export const registerInbound: PublicAct<BondedContext> = defineAct({
  name: 'inbound.register',
  subject: 'book',
  path: 'books/:number/inbounds',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '登记提运单项下申报数量',
  en: 'what is declared under a bill',
  rules: ['J-02', 'M-37'],
  body: closed({ billNo: BOOK_NO, document: NAME, items: declaredUpTo(5000) }),
  async run(act, context) {
    const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: false });
    if ('result' in read) return read.result;
    const { billNo, document } = act.body;
    const known = await context.store.inbound(act.part, act.subject, billNo);
    if (known !== null) return refusedAct('90251', stateText(known), '未登记的提运单 a bill not registered yet');
    const inbound: Inbound = {
      part: act.part,
      emsNo: act.subject,
      billNo,
      document,
      state: INBOUND_STATES.declared,
      quarantineNo: null,
      countedBy: null,
      registeredMs: context.nowMs,
      endedMs: null,
    };
    const unlike = await sayUnits(act, context, read.items);
    if (unlike !== null) return unlike;
    await sayFood(act, context, read.items);
    await context.store.putInbound(inbound);
    const lines = read.items.map(({ itemRecordNo, quantity5 }) => ({
      itemRecordNo,
      declared5: quantity5,
      counted5: null,
    }));
    await context.store.putInboundLines(inbound, lines);
    return doneIn(act, context, [['billNo', billNo]]);
  },
});
