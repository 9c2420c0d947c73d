// Proves that in acts, aftercare, inspections and contingency no day or moment of law is the lane's clock (I-02, G-02, H-02, K-03):
// a lane may look late, and what was said at 23:59:50 is of that day. The lane's clock records when something was told or
// moved; every such use stands below with its reason. A use that is not there is a moment of law until somebody says why not.

import { houseRule } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';

const ROOMS = [
  ...['aftercare', 'clearance/later', 'inspection', 'contingency'],
  ...['bonded', 'cases/acts', 'consumer/acts', 'goods/acts', 'guarantee/acts'],
].map((room) => `packages/server/src/${room}`);

const TOLD = 'of a receipt or an outcome: when it was told';
const BOOKED = 'when it was written into a book of account; nothing is counted from it';
const CALENDAR = 'an act of the calendar: it is of the moment it is told';
const ASKED = 'a balance as of now, for who reads';

/** Fields that may take the lane's clock. */
const RECORDED = {
  'bonded/acts/inboundDecide.ts endedMs': BOOKED,
  'bonded/acts/inboundQuarantine.ts endedMs': BOOKED,
  'bonded/acts/inboundRegister.ts registeredMs': BOOKED,
  'bonded/acts/inboundTally.ts endedMs': BOOKED,
  'bonded/acts/olderTransfers.ts sentMs': BOOKED,
  'bonded/acts/stocktakeOpen.ts openedMs': BOOKED,
  'bonded/acts/transferOut.ts sentMs': BOOKED,
  'bonded/stocktake.ts endedMs': BOOKED,
  'cases/acts/elsewhere.ts stoppedMs': 'since when reports of delivery are refused; those before were taken',
  'aftercare/amendment.ts endedMs':
    'the way through several lanes ends here; an earlier end would bill on a day that is over',
  'aftercare/amendmentBill.ts atMs': TOLD,
  'aftercare/amendmentReceipts.ts atMs': TOLD,
  'clearance/later/book.ts atMs': TOLD,
  'clearance/later/decisionRecord.ts atMs': 'when the record was written; the moment of its law stands in it',
  'aftercare/cancellation.ts approvedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/cancellation.ts decidedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/cancellation.ts endedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/delivery.ts atMs': TOLD,
  'bonded/inboundDetail.ts atMs': TOLD,
  'bonded/jobs/expiringBatches.ts atMs': CALENDAR,
  'aftercare/reversal.ts atMs': TOLD,
  'aftercare/reversal.ts endedMs':
    'the way back through several lanes ends here; an earlier end would bill on a day that is over',
  'contingency/acts/release.ts atMs': TOLD,
  'contingency/ends.ts atMs': TOLD,
  'inspection/hold.ts selectedMs': 'the platform selects, and says so now',
  'guarantee/acts/payment.ts paidMs': 'when it was booked; the day of payment is paidDay',
  'guarantee/acts/refundPay.ts decidedMs': 'when it was booked; the day of the refund is day',
  'guarantee/acts/refundRefuse.ts decidedMs': 'when it was booked; the day of the refund is day',
};

/** Calls that may be given the lane's clock, beside those of a ledger session. */
const CALLED = {
  'aftercare/jobs/lapsedReturns.ts Math.min': 'by its own day, however late the run, and never later than now',
  'bonded/items.ts store.putUnits': BOOKED,
  'bonded/jobs/expiringBatches.ts dayOf': CALENDAR,
  'bonded/jobs/expiringBatches.ts toTell': CALENDAR,
  'bonded/jobs/expiringBatches.ts actOf': CALENDAR,
  'bonded/jobs/expiringBatches.ts BigInt': CALENDAR,
  'bonded/service.ts balancesCsv': ASKED,
  'bonded/service.ts instantOf': ASKED,
  'bonded/transferUnits.ts store.putUnits': BOOKED,
  'aftercare/ways/amendedQuantity.ts reserveLimited':
    'when it was booked; the quantity and its year are those of the acceptance',
  'aftercare/ways/amendment.ts isOverdue': 'of work recorded before its moment was kept',
  'aftercare/amendment.ts endApplication': 'undone after its way through several lanes',
  'guarantee/acts/deposit.ts instrumentIn': 'when it was booked; the days of an instrument are from and until',
};

/** A field, a name or a sum that is given the lane's clock, however it is reached. */
const FIELD = /(\w+)\s*(?::|=(?![>=]))\s*([^,;{}()\n]*\bnowMs\b)/g;
const SUM = /\bnowMs\s*(?:[-+*/%<>]|[!=]==)|(?:[-+*/%<]|[^=]>|[!=]==)=?\s*[\w.#]*\bnowMs\b/g;

const sources = typescript(...ROOMS).map(({ path, code }) => ({
  file: path.replace('packages/server/src/', ''),
  code,
}));

houseRule(
  'a moment of law is not the clock of a lane',
  'Use act.atMs (with a second person: of the agreement), document.acceptedMs, or what the row has. A time that is only recorded gets its line and its reason in this file.',
  () => {
    const found = sources.flatMap(usesIn);
    const known = new Set([...Object.keys(RECORDED), ...Object.keys(CALLED)]);
    const breaches = found.filter((use) => !known.has(use)).map((use) => `${use} takes the clock of the lane`);
    const idle = [...known]
      .filter((use) => !found.includes(use))
      .map((use) => `${use} stands here and is used no more`);
    return { scanned: found.length, breaches: [...new Set([...breaches, ...idle])] };
  },
);

houseRule('the rule about moments sees what it is about', 'Mend the patterns of this file.', () => {
  const seen = [
    ['store.insertStop({ stopId: act.subject, fromMs: nowMs, ...what });', 'x fromMs'],
    ['const today = dayOf(context.nowMs);', 'x dayOf'],
    ['quotaYear: declaration.quotaYear ?? shanghaiYear(nowMs),', 'x shanghaiYear'],
    ['const acceptedMs = declaration.acceptedMs ?? nowMs;', 'x acceptedMs'],
    ['await store.endStop(act.subject, nowMs, act.reason, act.actId);', 'x store.endStop'],
    ['const expiresMs = nowMs + hours * HOUR_MS;', 'x expiresMs'],
    ['if (deadlineMs < state.nowMs) return late;', 'x a sum'],
    ['session.deposit(ref(act, dayOf(act.atMs)), amount, context.nowMs);', null],
    ['function pass({ session, nowMs }: Context, run: (work: Work, nowMs: number) => void): void {', null],
  ];
  const wrong = seen.filter(([code, use]) => (usesIn({ file: 'x', code })[0] ?? null) !== use);
  return { scanned: seen.length, breaches: wrong.map(([code]) => code) };
});

function usesIn({ file, code }) {
  const fields = [...code.matchAll(FIELD)].map(([, name]) => name).filter((name) => name !== 'nowMs');
  const calls = [...code.matchAll(/\bnowMs\b(?!\s*:)/g)].map(({ index }) => calleeAt(code, index));
  const given = calls.filter((name) => name !== '' && !/(^|\.)session\.\w+$/.test(name));
  const sums = [...code.matchAll(SUM)].map(() => 'a sum');
  return [...fields, ...given, ...sums].map((name) => `${file} ${name}`);
}

/** What is called with the argument at this place; '' inside an object, a pattern or the parameters of a function. */
function calleeAt(code, at) {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (/[)\]}]/.test(code[i])) depth += 1;
    else if (/[([{]/.test(code[i]) && depth > 0) depth -= 1;
    else if (code[i] === '(') return nameBefore(code.slice(0, i));
    else if (/[[{;]/.test(code[i])) return '';
  }
  return '';
}

function nameBefore(code) {
  const name = /([\w.#]+)$/.exec(code)?.[1] ?? '';
  const isDeclared = /\b(function|async)\s+[\w.#]+$/.test(code);
  return isDeclared || ['if', 'while', 'return', 'for'].includes(name) ? '' : name.replace(/^context\./, '');
}
