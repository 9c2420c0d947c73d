import { formatDecimal5 } from '@tongguan/kernel';
import { stockAccount } from '../../ledgers/index.ts';
import { closed, defineAct, type PublicAct, type RefusedAct, refusedAct } from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { BondedContext } from '../context.ts';
import { BOOK_NO, doneIn, free } from '../items.ts';
import { differenceOf, ended, FACTS_MAX, factOf, noSuchTake, takeOf } from '../stocktake.ts';
import { TAKE_STATES, type TakeLine } from '../types.ts';

/** By a supervisor who counted nothing; every difference is explained and enters the journal. */
export const approveStockTake: PublicAct<BondedContext> = defineAct({
  name: 'stocktake.approve',
  subject: 'book',
  path: 'books/:number/stocktake-approvals',
  roles: ['supervisor'],
  district: 'subject',
  zh: '审批盘点，差异入账；未参与盘点的主管',
  en: 'agree, by a supervisor who did not count',
  rules: ['J-04'],
  body: closed({ takeNo: BOOK_NO }),
  async run(act, context) {
    const take = await takeOf(act, context);
    if (take === null) return noSuchTake(act);
    const lines = await context.store.takeLines(take);
    const different = lines.filter((line) => differenceOf(line) !== 0n);
    const wrong = judgeApproval(act, lines, different);
    if (wrong !== null) return wrong;
    const refs = different.map(({ itemRecordNo }) => stockAccount(act.subject, itemRecordNo));
    await context.session.load(refs);
    const short = different.find(
      (line) => -differenceOf(line) > free(context, stockAccount(act.subject, line.itemRecordNo)),
    );
    if (short) {
      const left = formatDecimal5(free(context, stockAccount(act.subject, short.itemRecordNo)));
      return refusedAct('90091', `${short.itemRecordNo}: ${formatDecimal5(differenceOf(short))}`, `≥ -${left}`);
    }
    const reference = `stock-take ${act.subject}/${take.takeNo}`;
    for (const line of different) {
      const difference5 = differenceOf(line);
      const ref = stockAccount(act.subject, line.itemRecordNo);
      const key = `${act.actId}/${line.itemRecordNo}`;
      if (difference5 > 0n) context.session.deposit(ref, difference5, key, reference, context.nowMs);
      else context.session.withdraw(ref, -difference5, key, reference, context.nowMs);
    }
    await context.store.putStockTake(ended(act, context, take, TAKE_STATES.approved));
    return doneIn(act, context, different.slice(0, FACTS_MAX).map(factOf));
  },
});

function judgeApproval(
  act: Pick<Act, 'actor'>,
  lines: readonly TakeLine[],
  different: readonly TakeLine[],
): RefusedAct | null {
  const missing = lines.find((line) => line.counted5 === null);
  if (missing) return refusedAct('90247', missing.itemRecordNo, '全部料号已盘点 every item counted');
  const silent = different.find((line) => line.explanation === null);
  if (silent) return refusedAct('90248', factOf(silent).join(': '), 'stocktake.explain');
  if (lines.some((line) => line.countedBy === act.actor.code)) {
    return refusedAct('90249', act.actor.code, '未参与盘点的主管 a supervisor who did not count');
  }
  return null;
}
