import { formatDecimal5, formatFen } from '@tongguan/kernel';
import { type AccountRef, isRestored, type LedgerSession, restoredKey } from '../../ledgers/index.ts';
import { isOverdue } from '../overdue.ts';
import { personOf } from '../stages.ts';
import { reasonOf } from '../texts.ts';
import type { Reason } from '../types.ts';
import { AMENDMENT_STAGES as AT, type AmendmentStage, type AmendmentWork } from './types.ts';
import type { Lease } from '../../lane/types.ts';
import type { Overdue } from '../rows.ts';
import { type LedgerRule, passLedgers } from '../../lane/index.ts';

const quotaOf = ({ quota }: AmendmentWork): readonly AccountRef[] => [quota];
const guaranteeOf = ({ guarantee }: AmendmentWork): readonly AccountRef[] => [guarantee];
const stockOf = ({ stock }: AmendmentWork): readonly AccountRef[] => stock.map(({ ref }) => ref);

/** Whose accounts give no more: frozen quotas, guarantors with overdue demands (F-03, G-02). */
export type StoppedAmendments = {
  readonly persons: ReadonlySet<string>;
  readonly guarantors: Overdue;
};

/**
 * First what the new content needs more is held, on every account; only when all of it fits is anything confirmed or
 * given back. What does not fit undoes what was held, and the released list stands as it was (I-01). In the order in
 * which one pass runs them: every way from a stage leads to a later row.
 */
const rulesFor = (stopped: StoppedAmendments): readonly (readonly [AmendmentStage, LedgerRule<AmendmentWork>])[] => [
  [AT.holdQuota, { accounts: quotaOf, run: (work, session, nowMs) => holdQuota(work, session, nowMs, stopped) }],
  [
    AT.holdGuarantee,
    { accounts: guaranteeOf, run: (work, session, nowMs) => holdGuarantee(work, session, nowMs, stopped) },
  ],
  [AT.holdStock, { accounts: stockOf, run: holdStock }],
  [AT.undoGuarantee, { accounts: guaranteeOf, run: undoGuarantee }],
  [AT.undoQuota, { accounts: quotaOf, run: undoQuota }],
  [AT.settleQuota, { accounts: quotaOf, run: settleQuota }],
  [AT.settleGuarantee, { accounts: guaranteeOf, run: settleGuarantee }],
  [AT.settleStock, { accounts: stockOf, run: settleStock }],
];

/** Moves amendments through every stage whose partition is held, in one pass; `end` is the list's own. */
export async function runAmendments(
  session: LedgerSession,
  works: readonly AmendmentWork[],
  held: ReadonlyMap<number, Lease>,
  nowMs: number,
  fenced: Set<number>,
  stopped: StoppedAmendments,
  end: (work: AmendmentWork) => void,
): Promise<void> {
  if (works.length === 0) return;
  const keys = works.filter((work) => work.travelled).flatMap(keysOf);
  await session.recall([...keys, ...works.map((work) => ({ ...work.quota, key: restoredKey(work.preNo) }))]);
  await passLedgers(rulesFor(stopped), session, works, held, nowMs, fenced);
  for (const work of works) {
    if (work.stage !== AT.end || !held.has(work.part)) continue;
    end(work);
    moveTo(work, AT.done);
  }
}

export function firstAmendmentStage(work: AmendmentWork): void {
  moveTo(work, AT.holdQuota);
}

function holdQuota(work: AmendmentWork, session: LedgerSession, nowMs: number, { persons }: StoppedAmendments): void {
  const { quotaDelta } = work;
  if (quotaDelta > 0n && !isRestored(session, work.quota, work.preNo)) {
    if (persons.has(personOf(work.quota))) {
      return fail(work, AT.end, '90110', 'InventoryHead/buyerIdNumber', '******', '订购人已解冻额度');
    }
    const result = session.reserve(work.quota, quotaDelta, key(work, 'hold'), work.preNo, nowMs);
    if (result.kind !== 'reserved') {
      const available = result.kind === 'short' ? result.available : 0n;
      return fail(work, AT.end, '1313', 'InventoryHead/buyerIdNumber', formatFen(quotaDelta), formatFen(available));
    }
  }
  moveTo(work, AT.holdGuarantee);
}

function holdGuarantee(
  work: AmendmentWork,
  session: LedgerSession,
  nowMs: number,
  { guarantors }: StoppedAmendments,
): void {
  const { taxDelta } = work;
  if (taxDelta > 0n) {
    const { account } = work.guarantee;
    if (isOverdue(guarantors, account, work.grantedMs ?? nowMs)) {
      const next = work.quotaDelta > 0n ? AT.undoQuota : AT.end;
      return fail(work, next, '90083', 'InventoryHead/assureCode', account, '缴清逾期税款 all that is overdue paid');
    }
    const result = session.reserve(work.guarantee, taxDelta, key(work, 'hold'), work.preNo, nowMs);
    if (result.kind !== 'reserved') {
      const available = result.kind === 'short' ? result.available : 0n;
      const next = work.quotaDelta > 0n ? AT.undoQuota : AT.end;
      return fail(work, next, '90002', 'InventoryHead/assureCode', formatFen(taxDelta), formatFen(available));
    }
  }
  moveTo(work, AT.holdStock);
}

function holdStock(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  const held: AmendmentWork['stock'][number][] = [];
  for (const line of work.stock.filter(({ delta5 }) => delta5 > 0n)) {
    const result = session.reserve(line.ref, line.delta5, stockKey(work, line.ref, 'hold'), work.preNo, nowMs);
    if (result.kind === 'reserved') {
      held.push(line);
      continue;
    }
    for (const { ref, delta5 } of held) session.release(ref, delta5, stockKey(work, ref, 'undo'), work.preNo, nowMs);
    const available = result.kind === 'short' ? result.available : 0n;
    const next = work.taxDelta > 0n ? AT.undoGuarantee : work.quotaDelta > 0n ? AT.undoQuota : AT.end;
    const found = `${line.ref.account}: ${formatDecimal5(line.delta5)}`;
    return fail(work, next, '90003', 'InventoryList/itemRecordNo', found, `≤ ${formatDecimal5(available)}`);
  }
  moveTo(work, AT.settleQuota);
}

function undoGuarantee(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  session.release(work.guarantee, work.taxDelta, key(work, 'undo'), work.preNo, nowMs);
  moveTo(work, work.quotaDelta > 0n ? AT.undoQuota : AT.end);
}

function undoQuota(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  if (!isRestored(session, work.quota, work.preNo)) {
    session.release(work.quota, work.quotaDelta, key(work, 'undo'), work.preNo, nowMs);
  }
  moveTo(work, AT.end);
}

function settleQuota(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  const { quota, preNo } = work;
  // What a dispute gave back is not the person's any more, however the list is amended (F-03).
  const quotaDelta = isRestored(session, quota, preNo) ? 0n : work.quotaDelta;
  if (quotaDelta > 0n) session.post(quota, quotaDelta, key(work, 'post'), preNo, nowMs);
  if (quotaDelta < 0n) session.reverse(quota, -quotaDelta, key(work, 'back'), preNo, nowMs);
  moveTo(work, AT.settleGuarantee);
}

function settleGuarantee(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  if (work.taxDelta < 0n) session.release(work.guarantee, -work.taxDelta, key(work, 'back'), work.preNo, nowMs);
  moveTo(work, AT.settleStock);
}

function settleStock(work: AmendmentWork, session: LedgerSession, nowMs: number): void {
  for (const { ref, delta5 } of work.stock) {
    if (delta5 > 0n) session.post(ref, delta5, stockKey(work, ref, 'post'), work.preNo, nowMs);
    if (delta5 < 0n) session.reverse(ref, -delta5, stockKey(work, ref, 'back'), work.preNo, nowMs);
  }
  moveTo(work, AT.end);
}

function fail(
  work: AmendmentWork,
  next: AmendmentStage,
  code: string,
  path: string,
  found: string,
  allowed: string,
): void {
  const reason: Reason = reasonOf({ code, path, found, allowed });
  work.failures = [...work.failures, reason];
  moveTo(work, next);
}

/** An amendment that stopped at a stage, on its way back with the reason; null where it has begun to move what is released. */
export function withoutAmendment(work: AmendmentWork, stoppedAt: number, reason: Reason): AmendmentWork | null {
  const heldQuota = work.quotaDelta > 0n ? AT.undoQuota : AT.end;
  const heldAll = work.taxDelta > 0n ? AT.undoGuarantee : heldQuota;
  const undo = new Map<number, AmendmentStage>([
    [AT.holdQuota, AT.end],
    [AT.holdGuarantee, heldQuota],
    [AT.holdStock, heldAll],
  ]).get(stoppedAt);
  if (undo === undefined) return null;
  moveTo(work, undo);
  return { ...work, failures: [...work.failures, reason] };
}

const MOVES = ['hold', 'undo', 'post', 'back'] as const;

/** The keys a stage may have used before, for work that travelled. */
function keysOf(work: AmendmentWork): readonly (AccountRef & { key: string })[] {
  return MOVES.flatMap((move) => [
    { ...work.quota, key: key(work, move) },
    { ...work.guarantee, key: key(work, move) },
    ...work.stock.map(({ ref }) => ({ ...ref, key: stockKey(work, ref, move) })),
  ]);
}

function key(work: AmendmentWork, move: (typeof MOVES)[number]): string {
  return `${work.applicationPreNo}/${move}`;
}

function stockKey(work: AmendmentWork, { account }: AccountRef, move: (typeof MOVES)[number]): string {
  return `${work.applicationPreNo}/${account}/${move}`;
}

function moveTo(work: AmendmentWork, stage: AmendmentStage): void {
  work.stage = stage;
  work.stagePart = partOfStage(work, stage);
}

function partOfStage(work: AmendmentWork, stage: AmendmentStage): number {
  switch (stage) {
    case AT.holdQuota:
    case AT.undoQuota:
    case AT.settleQuota:
      return work.quota.part;
    case AT.holdGuarantee:
    case AT.undoGuarantee:
    case AT.settleGuarantee:
      return work.guarantee.part;
    case AT.holdStock:
    case AT.settleStock:
      return work.stock[0]?.ref.part ?? work.part;
    default:
      return work.part;
  }
}
