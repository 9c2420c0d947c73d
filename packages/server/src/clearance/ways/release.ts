import { formatFen } from '@tongguan/kernel';
import { assess, type Tariff } from '@tongguan/policy';
import type { AccountRef } from '../../ledgers/index.ts';
import { type Commit, createWay, type Hold, type Post, type Turn } from '../../lane/index.ts';
import { turnOnShort, waitsOn } from './guaranteeWait.ts';
import { overAnnual, reason } from './reasons.ts';
import type { Reason, Work } from '../types.ts';
import type { ReleaseContext } from './releaseContext.ts';
import { holdQuantity, keysOfQuantity, postQuantity, undoQuantity } from './releaseQuantity.ts';
import { holdStock, postStock, undoStock } from './releaseStock.ts';
import { keyBase, keysOfAccount, keysOfStock } from './releaseKeys.ts';

/** Quota is reserved at acceptance, up to the year's limit, and confirmed at release (F-01, F-02). */
const QUOTA: Hold<Work, ReleaseContext> = {
  kind: 'hold',
  name: 'quota',
  accounts: (work) => [work.quota],
  keys: (work) => keysOfAccount(work, work.quota),
  isNeeded: (work) => work.quotaFen > 0n,
  // A frozen person takes part in no purchase, and whoever takes part has an account (F-03).
  always: true,
  hold: holdQuota,
  undo(work, { session, nowMs }) {
    session.release(work.quota, work.quotaFen, `${keyBase(work)}/release`, work.preNo, nowMs);
  },
};

/** H-01: beside the quota, at the same partition; goods without such a remark pass it over. */
const QUANTITY: Hold<Work, ReleaseContext> = {
  kind: 'hold',
  name: 'quantity',
  accounts: limitedOf,
  keys: keysOfQuantity,
  isNeeded: (work) => work.limited.length > 0,
  hold: holdQuantity,
  undo: undoQuantity,
};

/**
 * C-05: without enough guarantee there is no release; the declaration waits for more, and is refused when its time is over
 * (G-04).
 */
const GUARANTEE: Hold<Work, ReleaseContext> = {
  kind: 'hold',
  name: 'guarantee',
  accounts: (work) => [work.guarantee],
  keys: (work) => keysOfAccount(work, work.guarantee),
  isNeeded: (work) => work.taxFen > 0n,
  hold: holdGuarantee,
  undo(work, { session, nowMs }) {
    session.release(work.guarantee, work.taxFen, `${keyBase(work)}/release`, work.preNo, nowMs);
  },
  tell: { name: 'tell short', run: (work, { ends }) => ends.tellShort(work) },
  park: {
    name: 'guarantee wait',
    at: (work) => work.guarantee.part,
    waitsFor: (work) => ({ account: work.guarantee.account, amount: work.taxFen }),
  },
};

const STOCK: Hold<Work, ReleaseContext> = {
  kind: 'hold',
  name: 'stock',
  accounts: stockOf,
  keys: keysOfStock,
  isNeeded: (work) => work.stock.length > 0,
  hold: holdStock,
  undo: undoStock,
};

/** 399, 800 and the tax bill; what was chosen for an inspection keeps all it holds until an officer has said what was found. */
const RELEASED: Commit<Work, ReleaseContext> = {
  kind: 'commit',
  name: 'release',
  run(work, { ends }) {
    if (work.inspect !== null) {
      ends.inspect(work);
      return 'park';
    }
    ends.release(work);
    return 'on';
  },
  park: { name: 'inspection' },
};

const POST_QUOTA: Post<Work, ReleaseContext> = {
  kind: 'post',
  name: 'quota',
  accounts: QUOTA.accounts,
  isNeeded: QUOTA.isNeeded,
  post(work, { session, nowMs }) {
    session.post(work.quota, work.quotaFen, `${keyBase(work)}/post`, work.preNo, nowMs);
  },
};

const POST_QUANTITY: Post<Work, ReleaseContext> = {
  kind: 'post',
  name: 'quantity',
  accounts: limitedOf,
  isNeeded: QUANTITY.isNeeded,
  post: postQuantity,
};

const POST_STOCK: Post<Work, ReleaseContext> = {
  kind: 'post',
  name: 'stock',
  accounts: stockOf,
  isNeeded: STOCK.isNeeded,
  post: postStock,
};

/** The way of a clear declaration to its release, or back to its refusal (C-02, C-05, F-01, H-01, J-01). */
export const RELEASE = createWay<Work, ReleaseContext>({
  name: 'release',
  steps: [QUOTA, QUANTITY, GUARANTEE, STOCK, RELEASED, POST_QUOTA, POST_QUANTITY, POST_STOCK],
  failed: {
    kind: 'commit',
    name: 'refuse',
    run(work, { ends }) {
      ends.refuse(work);
      return 'on';
    },
  },
  // Work that was recorded before declarations could wait, be inspected or be counted has no such fields.
  defaults: { limited: [], guaranteeWait: null, inspect: null, ending: 'reject', usedFen: null },
});

function holdQuota(work: Work, context: ReleaseContext): Turn {
  const { session, nowMs, annualLimitFen, taxesExcessInFull } = context;
  const account = work.quota;
  if (context.isFrozen(personOf(account)) && !work.contingency) {
    return back(work, reason('90110', 'InventoryHead/buyerIdNumber', '******', '订购人已解冻额度'));
  }
  const limitFen = annualLimitFen(work);
  session.open(account, limitFen, 'opened', `annual limit ${work.quotaYear}`, nowMs);
  const before = session.balance(account);
  // Met again after its own entry the account holds this order as well: then what was used before it is not known any more.
  if (before !== null && !session.isRecorded(account, `${keyBase(work)}/reserve`)) {
    work.usedFen = before.reserved + before.posted;
  }
  if (work.quotaFen === 0n) return 'on';
  const result = session.reserve(account, work.quotaFen, `${keyBase(work)}/reserve`, work.preNo, nowMs);
  if (result.kind !== 'short') return 'on';
  const usedFen = result.balance.reserved + result.balance.posted;
  const over = overAnnual(usedFen, work.quotaFen, limitFen);
  if (taxesExcessInFull(work)) assessAgain(work, usedFen, context.tariffOf(work));
  else if (work.contingency) forgo(work, over);
  else return back(work, over);
  return 'on';
}

/** The goods are out already (K-03): what exceeds the year is reported and takes no quota, since none is left. */
function forgo(work: Work, why: Reason): void {
  work.reasons = [...work.reasons, why];
  work.quotaFen = 0n;
}

/**
 * Until 2018 an order beyond the annual limit was taxed in full as general trade and did not count (E-04). Where no rate
 * is known the taxes stay those an officer has said (E-09).
 */
function assessAgain(work: Work, annualUsedFen: bigint, tariff: Tariff): void {
  const again = assess({ ...work.facts, annualUsedFen }, tariff);
  work.route = again.route;
  work.quotaFen = 0n;
  work.lines = work.lines.map((line, index) => {
    const { rated, ...taxes } = again.lines[index] ?? { rated: false };
    return rated ? { ...line, ...taxes } : line;
  });
  const taxOf = (line: Work['lines'][number]): bigint =>
    line.customsDutyFen + line.consumptionTaxFen + line.valueAddedTaxFen;
  work.taxFen = work.lines.reduce((total, line) => total + taxOf(line), 0n);
}

function holdGuarantee(work: Work, context: ReleaseContext): Turn {
  const { session, nowMs, isBlocked } = context;
  const account = work.guarantee;
  const path = 'InventoryHead/assureCode';
  if (isBlocked(work) && !work.contingency) {
    if (waitsOn(work, nowMs)) return 'park';
    return back(work, reason('90083', path, account.account, '缴清逾期税款 all that is overdue paid'));
  }
  const wait = work.contingency ? null : turnOnShort(work, context);
  if (wait !== null) return wait;
  const result = session.reserve(account, work.taxFen, `${keyBase(work)}/reserve`, work.preNo, nowMs);
  if (result.kind === 'reserved') return 'on';
  const why =
    result.kind === 'unknown account'
      ? reason('90021', path, account.account, '有担保账户的企业')
      : reason('90002', path, `税款 ${formatFen(work.taxFen)}`, `可用担保 ${formatFen(result.available)}`);
  return back(work, why);
}

/** The keyed hash of the person a quota account belongs to. */
export function personOf(quota: AccountRef): string {
  return quota.account.split('/')[0] ?? '';
}

function limitedOf(work: Work): readonly AccountRef[] {
  return work.limited.map(({ ref }) => ref);
}

function stockOf(work: Work): readonly AccountRef[] {
  return work.stock.map((line) => line.ref);
}

function back(work: Work, why: Reason): Turn {
  work.reasons = [...work.reasons, why];
  return 'back';
}
