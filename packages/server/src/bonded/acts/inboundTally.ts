import { formatDecimal5 } from '@tongguan/kernel';
import { closed, defineAct, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { arrivedUpTo, batchesIn, recordBatches } from '../batches.ts';
import type { BondedContext } from '../context.ts';
import { papersHold } from '../entryCheck.ts';
import { enterInbound, inState, STATE_TEXTS } from '../inbound.ts';
import { BOOK_NO, doneIn, itemsOf, sayUnits } from '../items.ts';
import { INBOUND_STATES, type InboundLine } from '../types.ts';

/** What was counted under the bill. */
export const tallyInbound: PublicAct<BondedContext> = defineAct({
  name: 'inbound.tally',
  subject: 'book',
  path: 'books/:number/inbound-tallies',
  roles: ['operator', 'officer', 'supervisor'],
  district: 'subject',
  zh: '理货：实点数量，相符即入账',
  en: 'count what came under a bill',
  rules: ['J-02', 'M-37'],
  body: closed({ billNo: BOOK_NO, items: arrivedUpTo(5000) }),
  async run(act, context) {
    const found = await inState(act, context, INBOUND_STATES.quarantined);
    if ('result' in found) return found.result;
    const waits = await papersHold(found.inbound, context, act.atMs);
    if (waits !== null) return waits;
    const read = await itemsOf(act, context, { mayBeZero: true, mustBeKnown: false });
    if ('result' in read) return read.result;
    const { inbound } = found;
    const declared = await context.store.inboundLines(inbound);
    const counted = new Map(read.items.map(({ itemRecordNo, quantity5 }) => [itemRecordNo, quantity5]));
    const missing = declared.find(({ itemRecordNo }) => !counted.has(itemRecordNo));
    if (missing)
      return refusedAct('90247', missing.itemRecordNo, '提运单下每个料号 every item of the bill, 0 when none is there');
    const batches = await batchesIn(act, context, read.items, inbound.billNo);
    if ('result' in batches) return batches.result;
    const unlike = await sayUnits(act, context, read.items);
    if (unlike !== null) return unlike;
    await recordBatches(act, context, read.items, batches.arrivals);
    const names = new Set(declared.map(({ itemRecordNo }) => itemRecordNo));
    const lines = [
      ...declared.map((line) => ({ ...line, counted5: counted.get(line.itemRecordNo) ?? null })),
      ...read.items
        .filter(({ itemRecordNo }) => !names.has(itemRecordNo))
        .map(({ itemRecordNo, quantity5 }) => ({ itemRecordNo, declared5: 0n, counted5: quantity5 })),
    ];
    const different = lines.filter((line) => line.counted5 !== line.declared5);
    const isSame = different.length === 0;
    if (isSame) await enterInbound(act, context, inbound, lines);
    const state = isSame ? INBOUND_STATES.entered : INBOUND_STATES.different;
    const endedMs = isSame ? context.nowMs : null;
    await context.store.putInbound({ ...inbound, state, countedBy: act.actor.code, endedMs });
    await context.store.putInboundLines(inbound, lines);
    return doneIn(act, context, [['state', STATE_TEXTS[state]], ...different.map(differenceFact)]);
  },
});

function differenceFact(line: InboundLine): readonly [string, string] {
  return [line.itemRecordNo, formatDecimal5((line.counted5 ?? 0n) - line.declared5)];
}
