import { parseFen } from '@tongguan/kernel';
import {
  dayOf,
  fourEyesProposalHours,
  fourEyesStockShare,
  fourEyesWithdrawal,
  secondPersonFor,
  type SecondPersonRule,
  valueOn,
} from '@tongguan/policy';
import { type AccountRef, aloneAccount, guaranteeAccount } from '../../ledgers/index.ts';
import type { Act } from '../../office/types.ts';
import { refusedAct, textIn } from './actBody.ts';
import { inWarehouse, itemsOf } from './bookItems.ts';
import { refundClaimOf } from './refund.ts';
import type { ActHandler, ActResult, AftercareContext, Impossible, JudgedAct, Possible } from './context.ts';

/** `asked`: nothing is done; the act waits for a second person, who has been asked. */
export type SecondPersonResult = ActResult | 'asked';

/** What leaves an account by this act, and from how much on a day one person is not enough. */
type Leaving = { readonly from: AccountRef; readonly amount: bigint; readonly limit: bigint };

/** `null`: needs a second person whatever it is. */
type Judge = (act: Act, context: AftercareContext) => Promise<readonly Leaving[] | null>;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Carries out an act, or asks for a second person (K-03). The lane of the subject decides, one act after the other, by
 * what its ledger says one person has given away on the day: however many requests, parts and ids there are, there
 * is one sum. What two persons agreed on is not in it. An agreement counts when somebody else agreed to this very request
 * in time; anything else leaves the act undone. Nobody is asked to agree to what cannot be done: an act is judged before it
 * is proposed, by what the ledger has now, and once more when it is carried out.
 */
export async function carryOut(
  act: Act,
  handler: ActHandler | JudgedAct,
  context: AftercareContext,
): Promise<SecondPersonResult> {
  const rule = secondPersonFor(act.kind, dayOf(act.atMs));
  if (rule === 'never') return doIt(act, handler, context);
  const asked = await context.store.askedFor(act.part, act.actId);
  if (asked !== null) {
    const { agreement, expiresMs } = asked;
    if (agreement?.approve !== true) return 'asked';
    const isOther = agreement.actor.code !== act.actor.code;
    const isSame = agreement.requestHash?.equals(act.requestHash) === true;
    // What two persons do is done when the second one has said so: its day and minute are the agreement's.
    if (isOther && isSame && agreement.atMs < expiresMs) {
      return doIt({ ...act, atMs: agreement.atMs }, handler, context);
    }
    return refusedAct(
      '90380',
      agreement.actor.code,
      '另一人对同一请求的同意 agreement of another person to this request',
    );
  }
  const judged = 'judge' in handler ? await handler.judge(act, context) : null;
  if (judged !== null && !isPossible(judged)) return judged;
  const leaving = await JUDGES[rule](act, context);
  if (leaving === null || (await isTooMuch(act, leaving, context))) {
    await ask(act, context);
    return 'asked';
  }
  const result = await doIt(act, handler, context, judged);
  if (result !== 'later' && result.done) {
    for (const { from, amount } of leaving) note(act, from, amount, context);
  }
  return result;
}

/** Judged now, unless it just was. */
async function doIt(
  act: Act,
  handler: ActHandler | JudgedAct,
  context: AftercareContext,
  before: Possible | null = null,
): Promise<ActResult> {
  if (!('judge' in handler)) return handler(act, context);
  const judged = before ?? (await handler.judge(act, context));
  return isPossible(judged) ? judged.carryOut() : judged;
}

function isPossible(judged: Impossible | Possible): judged is Possible {
  return judged !== 'later' && 'carryOut' in judged;
}

async function ask(act: Act, context: AftercareContext): Promise<void> {
  // Whoever agrees agrees to what was asked for not long ago, however late a lane has looked.
  const expiresMs = act.atMs + valueOn(fourEyesProposalHours, dayOf(act.atMs)) * HOUR_MS;
  await context.store.askSecond({ ...act, expiresMs });
  context.fence(act.part);
}

async function isTooMuch(act: Act, leaving: readonly Leaving[], { session }: AftercareContext): Promise<boolean> {
  const day = dayOf(act.atMs);
  const sums = leaving.map(({ from }) => aloneAccount(from, day));
  await session.load(sums);
  return leaving.some(({ from, amount, limit }) => {
    const before = session.balance(aloneAccount(from, day))?.granted ?? 0n;
    return before + amount >= limit;
  });
}

function note(act: Act, from: AccountRef, amount: bigint, { session, nowMs }: AftercareContext): void {
  session.deposit(aloneAccount(from, dayOf(act.atMs)), amount, act.actId, act.actor.code, nowMs);
}

const JUDGES: Readonly<Record<Exclude<SecondPersonRule, 'never'>, Judge>> = {
  always: () => Promise.resolve(null),
  'given-back': givenBack,
  'stock-share': shareOfStock,
  upheld: (act) => Promise.resolve(textIn(act, 'outcome') === 'upheld' ? null : []),
};

/** All that goes back to one guarantor: cash, instruments in whole or in parts, tax. What cannot be read is the handler's to refuse. */
async function givenBack(act: Act, context: AftercareContext): Promise<readonly Leaving[]> {
  const limit = valueOn(fourEyesWithdrawal, dayOf(act.atMs));
  const of = (assureCode: string, amount: bigint | null): readonly Leaving[] =>
    amount === null || amount <= 0n ? [] : [{ from: guaranteeAccount(assureCode), amount, limit }];
  if (act.kind === 'refund.pay') {
    const claim = await refundClaimOf(act, context);
    return claim === null ? [] : of(claim.assureCode, claim.taxFen);
  }
  const wanted = textIn(act, 'amount');
  if (act.kind !== 'guarantee.release' || wanted !== '') return of(act.subject, parseFen(wanted));
  // Without an amount all that is left of the instrument is meant.
  const instrument = await context.store.instrument(act.part, act.subject, textIn(act, 'document'));
  return of(act.subject, instrument?.leftFen ?? null);
}

/**
 * Of each item what its book had a day ago of what is there, and what one person has taken today. What came in since then
 * is no base: whoever enters goods, or moves them over from another book, does not raise what they may lose alone, on
 * either side of midnight.
 */
async function shareOfStock(act: Act, context: AftercareContext): Promise<readonly Leaving[]> {
  const read = await itemsOf(act, context, { mayBeZero: false, mustBeKnown: true });
  if ('result' in read) return [];
  const day = dayOf(act.atMs);
  const share = BigInt(valueOn(fourEyesStockShare, day));
  await context.session.load(read.items.map(({ ref }) => aloneAccount(ref, day)));
  const leaving: Leaving[] = [];
  for (const { ref, quantity5 } of read.items) {
    const taken = context.session.balance(aloneAccount(ref, day))?.granted ?? 0n;
    const before = await context.store.cameInSince(ref, act.atMs - DAY_MS);
    const had = inWarehouse(context, ref) + taken - before - context.session.cameIn(ref);
    leaving.push({ from: ref, amount: quantity5, limit: had > 0n ? (had * share + 9_999n) / 10_000n : 0n });
  }
  return leaving;
}
