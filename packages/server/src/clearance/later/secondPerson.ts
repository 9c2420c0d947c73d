import { dayOf, fourEyesProposalHours, secondPersonFor, type SecondPersonRule, valueOn } from '@tongguan/policy';
import { type AccountRef, aloneAccount } from '../../ledgers/index.ts';
import {
  type ActDefinition,
  type ActResult,
  type Hand,
  type Impossible,
  type Leaving,
  type Possible,
  refusedAct,
} from '../../office/defineAct.ts';
import type { Act } from '../../office/types.ts';
import type { SecondPersonStore } from './secondPersonStore.ts';
import type { AftercareContext } from './context.ts';

/** `asked`: nothing is done; the act waits for a second person, who has been asked. */
export type SecondPersonResult = ActResult | 'asked';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Carries out an act, or asks for a second person (K-03). The lane of the subject decides, one act after the other, by
 * what its ledger says one person has given away on the day: however many requests, parts and ids there are, there
 * is one sum. What two persons agreed on is not in it. An agreement counts when somebody else agreed to this very request
 * in time; anything else leaves the act undone. Nobody is asked to agree to what cannot be done: an act is judged before it
 * is proposed, by what the ledger has now, and once more when it is carried out. What lanes hand to each other goes on with an
 * act that was weighed: it asks nobody.
 */
export async function carryOut<Store extends SecondPersonStore>(
  act: Act,
  definition: ActDefinition<AftercareContext<Store>>,
  context: AftercareContext<Store>,
): Promise<SecondPersonResult> {
  const { hand } = definition;
  const rule = 'roles' in definition ? secondPersonFor(act.kind, dayOf(act.atMs)) : 'never';
  if (rule === 'never') return doIt(act, hand, context);
  const asked = await context.store.askedFor(act.part, act.actId);
  if (asked !== null) {
    const { agreement, expiresMs } = asked;
    if (agreement?.approve !== true) return 'asked';
    const isOther = agreement.actor.code !== act.actor.code;
    const isSame = agreement.requestHash?.equals(act.requestHash) === true;
    // An act of two persons takes effect when the second one agrees: its time is that of the agreement.
    if (isOther && isSame && agreement.atMs < expiresMs) {
      return doIt({ ...act, atMs: agreement.atMs }, hand, context);
    }
    return refusedAct(
      '90380',
      agreement.actor.code,
      '另一人对同一请求的同意 agreement of another person to this request',
    );
  }
  const judged = 'judge' in hand ? await hand.judge(act, context) : null;
  if (judged !== null && !isPossible(judged)) return judged;
  const leaving = await leavingBy(rule, act, hand, context);
  if (leaving === null || (await isTooMuch(act, leaving, context))) {
    await ask(act, context);
    return 'asked';
  }
  const result = await doIt(act, hand, context, judged);
  if (result !== 'later' && result.done) {
    for (const { from, amount } of leaving) note(act, from, amount, context);
  }
  return result;
}

/** Judged now, unless it just was. */
async function doIt<Store extends SecondPersonStore>(
  act: Act,
  hand: Hand<AftercareContext<Store>>,
  context: AftercareContext<Store>,
  before: Possible | null = null,
): Promise<ActResult> {
  if ('run' in hand) return hand.run(act, context);
  const judged = before ?? (await hand.judge(act, context));
  return isPossible(judged) ? judged.carryOut() : judged;
}

function isPossible(judged: Impossible | Possible): judged is Possible {
  return judged !== 'later' && 'carryOut' in judged;
}

async function ask(act: Act, context: AftercareContext<SecondPersonStore>): Promise<void> {
  // An agreement counts only within a time limit, measured by acceptance and not by the lane.
  const expiresMs = act.atMs + valueOn(fourEyesProposalHours, dayOf(act.atMs)) * HOUR_MS;
  await context.store.askSecond({ ...act, expiresMs });
  context.fence(act.part);
}

async function isTooMuch(
  act: Act,
  leaving: readonly Leaving[],
  { session }: AftercareContext<unknown>,
): Promise<boolean> {
  const day = dayOf(act.atMs);
  const sums = leaving.map(({ from }) => aloneAccount(from, day));
  await session.load(sums);
  return leaving.some(({ from, amount, limit }) => {
    const before = session.balance(aloneAccount(from, day))?.granted ?? 0n;
    return before + amount >= limit;
  });
}

function note(act: Act, from: AccountRef, amount: bigint, { session, nowMs }: AftercareContext<unknown>): void {
  session.deposit(aloneAccount(from, dayOf(act.atMs)), amount, act.actId, act.actor.code, nowMs);
}

/** By the act's own word where the table weighs it; an act that cannot say what leaves an account needs a second person. */
async function leavingBy<Store>(
  rule: SecondPersonRule,
  act: Act,
  hand: Hand<AftercareContext<Store>>,
  context: AftercareContext<Store>,
): Promise<readonly Leaving[] | null> {
  const weighed = 'judge' in hand ? hand.secondPerson : undefined;
  return weighed?.rule === rule ? weighed.leaving(act, context) : null;
}
