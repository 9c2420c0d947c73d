import { closed, DECISION, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { BondedContext } from '../context.ts';
import { papersHold } from '../entryCheck.ts';
import { enterInbound, inState, STATE_TEXTS } from '../inbound.ts';
import { BOOK_NO, doneIn } from '../items.ts';
import { INBOUND_STATES } from '../types.ts';

/** An officer who did not count says what becomes of a difference; what was counted enters, or nothing. */
export const decideInbound: PublicAct<BondedContext> = defineAct({
  name: 'inbound.decide',
  subject: 'book',
  path: 'books/:number/inbound-decisions',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '处理理货差异',
  en: 'decide on what was counted otherwise',
  rules: ['J-02'],
  body: closed({ billNo: BOOK_NO, decision: DECISION }),
  async run(act, context) {
    const found = await inState(act, context, INBOUND_STATES.different);
    if ('result' in found) return found.result;
    const { inbound } = found;
    if (inbound.countedBy === act.actor.code) {
      return refusedAct('90249', act.actor.code, '未参与理货的关员 an officer who did not count');
    }
    const accepts = act.body.decision === 'approve';
    const waits = accepts ? await papersHold(inbound, context, act.atMs) : null;
    if (waits !== null) return waits;
    if (accepts) await enterInbound(act, context, inbound, await context.store.inboundLines(inbound));
    const state = accepts ? INBOUND_STATES.entered : INBOUND_STATES.refused;
    await context.store.putInbound({ ...inbound, state, endedMs: context.nowMs });
    return doneIn(act, context, [['state', STATE_TEXTS[state]]]);
  },
});
