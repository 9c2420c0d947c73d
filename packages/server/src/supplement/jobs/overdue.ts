import { type DayDone, type DayJob, type DayTurn, noted, reasonsInfo, rowItem } from '../../clearance/index.ts';
import type { Item } from '../../lane/index.ts';
import type { SupplementStore } from '../store.ts';
import { type Supplement, SUPPLEMENT_ASIDE } from '../types.ts';

const overdueItem = (one: Supplement): Item => rowItem(['supplement', SUPPLEMENT_ASIDE.supplement], one);

/**
 * Tells the parties, once, that a supplementary declaration was not answered by its last day (E-09). It decides nothing: an
 * officer does, and until then the answer is still taken.
 */
export const OVERDUE_SUPPLEMENTS: DayJob<SupplementStore> = {
  run: tellOverdue,
  itemsOf: async (store, parts, day) => (await store.overdueSupplements(parts, day)).map(overdueItem),
};

async function tellOverdue(turn: DayTurn<SupplementStore>): Promise<DayDone> {
  const { store, state, parts, day, nowMs, pick, declarationsOf } = turn;
  const found = await store.overdueSupplements(parts, day);
  const mine = found.filter((one) => pick.takes(overdueItem(one)));
  const complete = mine.length === found.length;
  if (mine.length === 0) return { done: 0, complete };
  const declarations = await declarationsOf(mine);
  for (const { part, serial, no, dueDay } of mine) {
    const declaration = declarations.find((one) => one.part === part && one.serial === serial);
    if (declaration === undefined) continue;
    state.say(declaration, reasonsInfo([noted('90037', `第${no}次，期限 ${dueDay}`)]));
  }
  await store.insertSupplementEvents(
    mine.map(({ part, serial, no }) => ({
      ...{ part, serial, no, kind: 'overdue' as const, byCode: 'clock', atMs: nowMs, late: false, body: null },
    })),
  );
  return { done: mine.length, complete };
}
