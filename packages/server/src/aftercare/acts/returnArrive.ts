import { assert } from '@tongguan/kernel';
import { judgeReturn, returnLines } from '@tongguan/policy';
import { Type } from 'typebox';
import { closed, defineAct, type PublicAct } from '../../office/defineAct.ts';
import { type Life, inventoryOf, releasedLines } from '../../clearance/index.ts';
import { doneReturn, openReturn, refuseFor, wrongState } from '../openReturn.ts';
import { isConcluded, releasedMsOf } from '../returns.ts';
import { grantReversal, reversedLine } from '../reversal.ts';
import type { Reversal } from '../../clearance/later/types.ts';
import type { CentreContext } from '../returnCentre.ts';
import type { Amounts } from '../types.ts';

/** The site records what came back, and in what state; then tax, quota, guarantee and stock follow. */
export const recordArrival: PublicAct<CentreContext> = defineAct({
  name: 'return.arrive',
  subject: 'reversal',
  path: 'returns/:number/arrival',
  roles: ['officer', 'operator'],
  district: 'subject',
  zh: '登记退货运抵：场所、是否原状、可否再售',
  en: 'record that returned goods have arrived: site, original state, fit to be sold again',
  rules: ['I-02'],
  body: closed({
    site: Type.String({ minLength: 4, maxLength: 18 }),
    originalState: Type.Boolean(),
    fitForResale: Type.Boolean(),
  }),
  async run(act, context) {
    const found = openReturn(context, act.subject);
    if ('result' in found) return found.result;
    const { life, reversal } = found;
    if (reversal.approvedMs === null) return wrongState('300 未审核 not decided yet', '已同意的退货 a granted return');
    const head = inventoryOf(life).InventoryHead;
    const site = head.areaCode || head.customsCode;
    // Goods sorted in a return-centre warehouse are in the area they left (I-04).
    const parcels = await context.store.returnParcels(life.declaration);
    const isCentre = parcels.some(
      ({ centreNo, reversalPreNo }) => centreNo === act.body.site && reversalPreNo === reversal.preNo,
    );
    const standing = judgeReturn({
      releasedMs: releasedMsOf(life),
      appliedMs: reversal.appliedMs,
      arrivedMs: act.atMs,
      asOfMs: act.atMs,
      originalSite: act.body.site === site || isCentre,
      originalState: act.body.originalState,
      fitForResale: act.body.fitForResale,
    });
    const arrived = context.book.note(reversal, { arrivedMs: act.atMs });
    if (!standing.ok) return refuseFor(context, arrived, standing.refusals, act.atMs);
    grantReversal(context, life, arrived, shareOf(life, arrived));
    return doneReturn(arrived);
  },
});

/**
 * The amounts that the arrived goods give back: the share after earlier returns. It is computed again, because the amounts
 * of the application counted other applications that may have been refused since.
 */
function shareOf(life: Life, { lines }: Reversal): Amounts {
  const released = releasedLines(life);
  const units = new Map(released.map(({ gnum, unit }) => [gnum, unit]));
  const given = returnLines({
    released,
    quotaFen: life.declaration.quotaFen ?? 0n,
    before: life.reversals.filter(isConcluded).flatMap((one) => one.lines),
    asked: lines.map(({ gnum, gcode, quantity5 }) => ({ gnum, gcode, unit: units.get(gnum) ?? '', quantity5 })),
  });
  assert(given.ok, 'what was granted fits what was released');
  return { lines: given.value.lines.map(reversedLine), quotaFen: given.value.quotaFen };
}
