import { Type } from 'typebox';
import { closed, defineAct, type PublicAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { inState, stateText } from '../inbound.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { type Inbound, INBOUND_STATES } from '../types.ts';

/** Quarantine at the port comes before anything is counted; what fails it does not come in. */
export const quarantineInbound: PublicAct<BondedContext> = defineAct({
  name: 'inbound.quarantine',
  subject: 'book',
  path: 'books/:number/inbound-quarantines',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '登记口岸检疫结果',
  en: 'quarantine at the port',
  rules: ['J-02'],
  body: closed({ billNo: BOOK_NO, quarantineNo: BOOK_NO, passed: Type.Boolean() }),
  async run(act, context) {
    const found = await inState(act, context, INBOUND_STATES.declared);
    if ('result' in found) return found.result;
    const { inbound } = found;
    const { quarantineNo, passed } = act.body;
    const fresh: Inbound = passed
      ? { ...inbound, quarantineNo, state: INBOUND_STATES.quarantined }
      : { ...inbound, quarantineNo, state: INBOUND_STATES.refused, endedMs: context.nowMs };
    await context.store.putInbound(fresh);
    return doneIn(act, context, [
      ['billNo', inbound.billNo],
      ['state', stateText(fresh)],
    ]);
  },
});
