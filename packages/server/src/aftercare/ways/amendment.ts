import type { WithoutHoles } from '@tongguan/ceb';
import { formatDecimal5, formatFen } from '@tongguan/kernel';
import { type AccountRef, isRestored, restoredKey } from '../../ledgers/index.ts';
import { createWay, type Hold, type KeyRef, type Post, type Turn, type WayContext } from '../../lane/index.ts';
import { HOLD_QUANTITY, limitedOf, SETTLE_QUANTITY } from './amendedQuantity.ts';
import { isOverdue, type Overdue, personOf, reasonOf } from '../../clearance/index.ts';
import type { AmendmentWork } from '../types.ts';

export type AmendmentContext = WayContext & {
  /** The person's quota is frozen (F-03). */
  readonly persons: ReadonlySet<string>;
  /** Guarantors with overdue demands give no more (G-02). */
  readonly guarantors: Overdue;
  /** The last step, at the declaration's partition: it gets its new content, or stays unchanged. */
  readonly end: (work: AmendmentWork) => void;
};

const MOVES = ['hold', 'undo', 'post', 'back'] as const;
type Move = (typeof MOVES)[number];

const quotaOf = ({ quota }: AmendmentWork): readonly AccountRef[] => [quota];
const guaranteeOf = ({ guarantee }: AmendmentWork): readonly AccountRef[] => [guarantee];
const stockOf = ({ stock }: AmendmentWork): readonly AccountRef[] => stock.map(({ ref }) => ref);

const HOLD_QUOTA: Hold<AmendmentWork, AmendmentContext> = {
  kind: 'hold',
  name: 'quota',
  accounts: quotaOf,
  keys: (work) => keysOf(work, work.quota),
  isNeeded: ({ quotaDelta }) => quotaDelta > 0n,
  hold(work, { session, nowMs, persons }) {
    const { quota, quotaDelta } = work;
    // Quota that a dispute has given back is not charged again by an amendment (F-03).
    if (quotaDelta <= 0n || isRestored(session, quota, work.preNo)) return 'on';
    if (persons.has(personOf(quota))) {
      return back(work, '90110', 'InventoryHead/buyerIdNumber', '******', '订购人已解冻额度');
    }
    const before = session.balance(quota);
    const result = session.reserve(quota, quotaDelta, key(work, 'hold'), work.preNo, nowMs);
    if (result.kind === 'reserved') {
      // What the year held, without what this declaration had taken itself (F-01).
      if (work.facts && before !== null) {
        const own = work.quotaFen - quotaDelta;
        work.facts = { ...work.facts, annualUsedFen: before.reserved + before.posted - own };
      }
      return 'on';
    }
    const available = result.kind === 'short' ? result.available : 0n;
    return back(work, '1313', 'InventoryHead/buyerIdNumber', formatFen(quotaDelta), formatFen(available));
  },
  undo(work, { session, nowMs }) {
    if (isRestored(session, work.quota, work.preNo)) return;
    session.release(work.quota, work.quotaDelta, key(work, 'undo'), work.preNo, nowMs);
  },
};

const HOLD_GUARANTEE: Hold<AmendmentWork, AmendmentContext> = {
  kind: 'hold',
  name: 'guarantee',
  accounts: guaranteeOf,
  keys: (work) => keysOf(work, work.guarantee),
  isNeeded: ({ taxDelta }) => taxDelta > 0n,
  hold(work, { session, nowMs, guarantors }) {
    const { guarantee, taxDelta } = work;
    const path = 'InventoryHead/assureCode';
    if (taxDelta <= 0n) return 'on';
    if (isOverdue(guarantors, guarantee.account, work.grantedMs ?? nowMs)) {
      return back(work, '90083', path, guarantee.account, '缴清逾期税款 all that is overdue paid');
    }
    const result = session.reserve(guarantee, taxDelta, key(work, 'hold'), work.preNo, nowMs);
    if (result.kind === 'reserved') return 'on';
    const available = result.kind === 'short' ? result.available : 0n;
    return back(work, '90002', path, formatFen(taxDelta), formatFen(available));
  },
  undo(work, { session, nowMs }) {
    session.release(work.guarantee, work.taxDelta, key(work, 'undo'), work.preNo, nowMs);
  },
};

const HOLD_STOCK: Hold<AmendmentWork, AmendmentContext> = {
  kind: 'hold',
  name: 'stock',
  accounts: stockOf,
  keys: (work) => MOVES.flatMap((move) => work.stock.map(({ ref }) => ({ ...ref, key: stockKey(work, ref, move) }))),
  isNeeded: ({ stock }) => stock.some(({ delta5 }) => delta5 > 0n),
  hold(work, { session, nowMs }) {
    const held: AmendmentWork['stock'][number][] = [];
    for (const line of work.stock.filter(({ delta5 }) => delta5 > 0n)) {
      const result = session.reserve(line.ref, line.delta5, stockKey(work, line.ref, 'hold'), work.preNo, nowMs);
      if (result.kind === 'reserved') {
        held.push(line);
        continue;
      }
      for (const { ref, delta5 } of held) session.release(ref, delta5, stockKey(work, ref, 'undo'), work.preNo, nowMs);
      const available = result.kind === 'short' ? result.available : 0n;
      const found = `${line.ref.account}: ${formatDecimal5(line.delta5)}`;
      return back(work, '90003', 'InventoryList/itemRecordNo', found, `≤ ${formatDecimal5(available)}`);
    }
    return 'on';
  },
  undo(work, { session, nowMs }) {
    for (const { ref, delta5 } of work.stock) {
      if (delta5 > 0n) session.release(ref, delta5, stockKey(work, ref, 'undo'), work.preNo, nowMs);
    }
  },
};

const SETTLE_QUOTA: Post<AmendmentWork, AmendmentContext> = {
  kind: 'post',
  name: 'quota',
  accounts: quotaOf,
  isNeeded: ({ quotaDelta }) => quotaDelta !== 0n,
  post(work, { session, nowMs }) {
    const { quota, preNo } = work;
    const quotaDelta = isRestored(session, quota, preNo) ? 0n : work.quotaDelta;
    if (quotaDelta > 0n) session.post(quota, quotaDelta, key(work, 'post'), preNo, nowMs);
    if (quotaDelta < 0n) session.reverse(quota, -quotaDelta, key(work, 'back'), preNo, nowMs);
  },
};

/** The additional guarantee stays held until the tax is paid, as for every released declaration (C-05). */
const SETTLE_GUARANTEE: Post<AmendmentWork, AmendmentContext> = {
  kind: 'post',
  name: 'guarantee',
  accounts: guaranteeOf,
  isNeeded: ({ taxDelta }) => taxDelta < 0n,
  post(work, { session, nowMs }) {
    if (work.taxDelta < 0n) session.release(work.guarantee, -work.taxDelta, key(work, 'back'), work.preNo, nowMs);
  },
};

const SETTLE_STOCK: Post<AmendmentWork, AmendmentContext> = {
  kind: 'post',
  name: 'stock',
  accounts: stockOf,
  isNeeded: ({ stock }) => stock.length > 0,
  post(work, { session, nowMs }) {
    for (const { ref, delta5 } of work.stock) {
      if (delta5 > 0n) session.post(ref, delta5, stockKey(work, ref, 'post'), work.preNo, nowMs);
      if (delta5 < 0n) session.reverse(ref, -delta5, stockKey(work, ref, 'back'), work.preNo, nowMs);
    }
  },
};

/**
 * First the additional amounts are held on every account; only when all fit is anything confirmed or given back. If one
 * does not fit, the holds are undone and the released declaration stays unchanged (I-01).
 */
export const AMENDMENT = createWay<AmendmentWork, AmendmentContext>({
  name: 'amendment',
  steps: [
    ...[HOLD_QUOTA, HOLD_QUANTITY, HOLD_GUARANTEE, HOLD_STOCK],
    ...[SETTLE_QUOTA, SETTLE_QUANTITY, SETTLE_GUARANTEE, SETTLE_STOCK],
    {
      kind: 'commit',
      name: 'end',
      run(work, { end }) {
        end(work);
        return 'on';
      },
    },
  ],
  failed: 'end',
  recalls: (work) => [work.quota, ...limitedOf(work)].map((ref) => ({ ...ref, key: restoredKey(work.preNo) })),
  // Recorded before the moment of the grant, the facts and yearly quantities were kept.
  defaults: { grantedMs: null, facts: null, limited: [] },
});

function back<Code extends string>(
  work: AmendmentWork,
  code: WithoutHoles<Code>,
  path: string,
  found: string,
  allowed: string,
): Turn {
  work.failures = [...work.failures, reasonOf({ code: code as string, path, found, allowed })];
  return 'back';
}

/** The idempotency keys that the steps on one account may have used before. */
function keysOf(work: AmendmentWork, account: AccountRef): readonly KeyRef[] {
  return MOVES.map((move) => ({ ...account, key: key(work, move) }));
}

function key(work: AmendmentWork, move: Move): string {
  return `${work.applicationPreNo}/${move}`;
}

function stockKey(work: AmendmentWork, { account }: AccountRef, move: Move): string {
  return `${work.applicationPreNo}/${account}/${move}`;
}
