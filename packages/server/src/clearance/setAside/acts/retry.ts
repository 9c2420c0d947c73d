import { closed, defineAct, doneAct, type PublicAct } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../later/context.ts';
import { STATES } from '../../states.ts';
import { openRow } from '../openRow.ts';
import { ASIDE_KINDS, type AsideRow } from '../types.ts';

/** Retries an item that was set aside and its successors of the same order, in their original order. */
export const retryAside: PublicAct<AftercareContext> = defineAct({
  name: 'queue.retry',
  subject: 'aside',
  path: 'queue/:number/retry',
  roles: ['operator', 'officer', 'supervisor'],
  district: 'subject',
  zh: '搁置项重新处理，同一订单随之搁置的一并处理',
  en: 'try again what was set aside, with what followed it of the same order',
  rules: ['B-07', 'K-03'],
  body: closed({}),
  async run(act, context) {
    const found = await openRow(act.subject, context);
    if ('result' in found) return found.result;
    const rows = await context.store.asideWith(found.row);
    for (const row of rows) if (row.kind === ASIDE_KINDS.work) await resume(row, context);
    await context.store.handBack(rows, context.nowMs);
    return doneAct({ items: String(rows.length), tries: String(found.row.tries) });
  },
});

/** Examined by an officer: the enterprise may not amend it while it goes on. */
async function resume(row: AsideRow, { store, state }: AftercareContext): Promise<void> {
  const [stored] =
    row.serial === null ? [] : await store.declarationsBySerial([{ part: row.part, serial: row.serial }]);
  if (stored === undefined) return;
  const declaration = state.latest(stored);
  if (declaration.state !== STATES.manual) return;
  const reasons = declaration.reasons.filter(({ code }) => code !== '-621017');
  state.transition(declaration, STATES.concluded, { reasons });
}
