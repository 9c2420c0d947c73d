// Proves that in aftercare, inspections and contingency no day or moment of law is the lane's clock (I-02, G-02, H-02, K-03):
// a lane may look late, and what was said at 23:59:50 is of that day. The lane's clock records when something was told or
// moved; every such use stands below with its reason. A use that is not there is a moment of law until somebody says why not.

import { houseRule } from './support/house-rule.mjs';
import { typescript } from './support/sources.mjs';

const ROOMS = ['aftercare', 'inspection', 'contingency'].map((room) => `packages/server/src/clearance/${room}`);

const TOLD = 'of a receipt or an outcome: when it was told';
const BOOKED = 'when it was written into a book of account; nothing is counted from it';

/** Fields that may take the lane's clock. */
const RECORDED = {
  'aftercare/amendment.ts endedMs':
    'the way through several lanes ends here; an earlier end would bill on a day that is over',
  'aftercare/amendmentBill.ts atMs': TOLD,
  'aftercare/amendmentReceipts.ts atMs': TOLD,
  'aftercare/book.ts atMs': TOLD,
  'aftercare/cancellation.ts approvedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/cancellation.ts decidedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/cancellation.ts endedMs': 'before release nothing is billed: it ends as it is told',
  'aftercare/delivery.ts atMs': TOLD,
  'aftercare/guarantee.ts madeMs': 'order of entry; the days of an instrument are from and until',
  'aftercare/inbound.ts endedMs': BOOKED,
  'aftercare/inbound.ts registeredMs': BOOKED,
  'aftercare/inboundDetail.ts atMs': TOLD,
  'aftercare/payment.ts paidMs': 'when it was booked; the day of payment is paidDay',
  'aftercare/refund.ts decidedMs': 'when it was booked; the day of the refund is day',
  'aftercare/reversal.ts atMs': TOLD,
  'aftercare/reversal.ts endedMs':
    'the way back through several lanes ends here; an earlier end would bill on a day that is over',
  'aftercare/stocktake.ts endedMs': BOOKED,
  'aftercare/stocktake.ts openedMs': BOOKED,
  'aftercare/stops.ts stoppedMs': 'since when reports of delivery are refused; those before were taken',
  'aftercare/transfer.ts atMs': 'an act of the platform itself, handed from one lane to another',
  'aftercare/transfer.ts sentMs': BOOKED,
  'contingency/ends.ts atMs': TOLD,
  'contingency/release.ts atMs': TOLD,
  'inspection/hold.ts selectedMs': 'the platform selects, and says so now',
};

/** Calls that may be given the lane's clock, beside those of a ledger session. */
const CALLED = {
  'aftercare/amendment.ts endApplication': 'undone after its way through several lanes',
  'aftercare/bookItems.ts store.putUnits': BOOKED,
  'aftercare/transferUnits.ts store.putUnits': BOOKED,
  'aftercare/ways/amendment.ts isOverdue': 'of work recorded before its moment was kept',
};

/** A field, a name or a sum that is given the lane's clock, however it is reached. */
const FIELD = /(\w+)\s*(?::|=(?![>=]))\s*([^,;{}()\n]*\bnowMs\b)/g;
const SUM = /\bnowMs\s*(?:[-+*/%<>]|[!=]==)|(?:[-+*/%<]|[^=]>|[!=]==)=?\s*[\w.#]*\bnowMs\b/g;

const sources = typescript(...ROOMS).map(({ path, code }) => ({ file: path.replace(/^.*\/clearance\//, ''), code }));

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
