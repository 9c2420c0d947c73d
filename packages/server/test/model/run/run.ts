import { assertNever } from '@tongguan/kernel';
import { BOOKS_MORE } from '../../support/books.ts';
import { withDatabase } from '../../support/database.ts';
import { random } from '../../support/processes/mortal.ts';
import { clean } from '../../support/readings.ts';
import { openWorld, type World } from '../../support/world.ts';
import { compare } from './compare.ts';
import { Model } from '../model.ts';
import { openPlatform, type Weather } from './platform.ts';
import { restOf } from '../transfers.ts';
import { WAIT_MS } from '../clear.ts';
import type { Step, Story } from '../types.ts';

const WEATHERS: readonly Weather[] = ['one lane', 'one lane', 'two lanes', 'two lanes', 'handed over', 'handed over'];
/** Deaths cost time: each is mended by leases that run out and batches that run again. */
const MORTAL = 0.08;
const GROUP_MAX = 40;

/** What a story came to, for the report. */
export type Told = {
  readonly steps: number;
  readonly released: number;
  readonly reversed: number;
  readonly billed: number;
  /** Stock-takes that were agreed to. */
  readonly counted: number;
  /** Transfers that arrived, went back or are lost, to the last piece. */
  readonly transferred: number;
  /** Documents that were set aside, with those that followed them. */
  readonly aside: number;
  /** Years, guarantees and items of which nothing was left at some moment: to the fen, to the piece. */
  readonly spent: number;
  /** Let go by hand, and reconciled (K-03). */
  readonly byHand: number;
  readonly reconciled: number;
};

/** Tells a story to the model and to a platform on a database of its own; throws at the first difference. */
export async function tellStory(story: Story, seed: number): Promise<Told> {
  let told: Told | undefined;
  await withDatabase(`lives ${seed}`, async ({ store }) => {
    // Everything that is granted is granted by the story.
    const world = await openWorld(store, {
      guarantee: '0',
      stock: '0',
      books: BOOKS_MORE.slice(0, 2),
      parameters: { guaranteeWaitMs: WAIT_MS, inspectionRateBasisPoints: story.inspects ? 10_000 : 0 },
    });
    told = await tellIn(world, story, seed);
    await clean(world);
  });
  if (told === undefined) throw new Error('a story was told');
  return told;
}

async function tellIn(world: World, story: Story, seed: number): Promise<Told> {
  const draw = random(seed);
  world.clock.nowMs = story.startMs;
  const model = new Model(story);
  model.accounts.deposit('3301960002', 0n);
  model.accounts.enter('ITEM01', 0n);
  const platform = openPlatform(world, model, story, draw);
  await platform.settle('one lane');

  let group = new Group();
  let at: Step | undefined;
  const settle = async (): Promise<void> => {
    group = new Group();
    const calm = WEATHERS[Math.floor(draw() * WEATHERS.length)] ?? 'one lane';
    await platform.settle(draw() < MORTAL ? 'mortal lanes' : calm);
  };
  const settleAndCompare = async (): Promise<void> => {
    await settle();
    await compare(world, model, platform);
  };
  let steps = 0;
  const spent = new Set<string>();
  try {
    for (const step of story.steps) {
      // Before the model goes on it is compared, unless only the step itself tells that it stands alone.
      if (!group.mayTake(step)) await settleAndCompare();
      at = step;
      const expected = model.apply(step);
      if (expected === null) continue;
      steps++;
      for (const name of model.accounts.spent()) spent.add(name);
      if (group.size > 0 && expected.company === 'alone') await settle();
      await platform.tell(step, expected, draw() < 0.1);
      group.add(step);
      if (expected.company === 'alone' || group.size >= GROUP_MAX) await settleAndCompare();
    }
    await settleAndCompare();
  } catch (error) {
    throw new Error(`at ${steps}: ${(error as Error).message}\n${say(at)}`, { cause: error });
  }
  const declarations = [...model.orders.values()].flatMap((order) => order.declarations);
  return {
    steps,
    released: declarations.filter(({ bill }) => bill !== null).length,
    reversed: declarations.flatMap(({ back }) => back).filter(({ state }) => state === 399).length,
    billed: declarations.filter(({ bill }) => bill?.status === 2).length,
    counted: [...model.takes.values()].filter(({ state }) => state === 'approved').length,
    transferred: [...model.transfers.values()].filter(({ lines }) =>
      [...lines.values()].every((line) => restOf(line) === 0n),
    ).length,
    aside: (await world.rows('SELECT 1 FROM set_aside')).length,
    spent: spent.size,
    byHand: declarations.filter(({ byHand, attempts }) => byHand !== null || attempts.length > 0).length,
    reconciled: declarations.filter(({ attempts }) => attempts.includes(true)).length,
  };
}

/** Steps that may share a batch, or be done by different lanes, without a change of what comes of them. */
class Group {
  size = 0;
  #company: string | null = null;
  readonly #orders = new Set<string>();

  mayTake(step: Step): boolean {
    if (this.size === 0) return true;
    // What is to blame comes before what follows it, in its order.
    if (step.do === 'fault' && this.#orders.has(step.orderNo)) return false;
    const company = companyOf(step);
    if (company !== this.#company) return false;
    // Acts have no order among themselves within a millisecond.
    const isApart = company === 'takes' || company === 'gives';
    return !(isApart && 'orderNo' in step && this.#orders.has(step.orderNo));
  }

  add(step: Step): void {
    this.size++;
    this.#company = companyOf(step);
    if ('orderNo' in step && step.do !== 'fault') this.#orders.add(step.orderNo);
  }
}

function companyOf(step: Step): string {
  switch (step.do) {
    case 'order':
    case 'payment':
    case 'waybill':
    case 'declaration':
    case 'fault':
      return 'documents';
    case 'cancel':
    case 'return':
    case 'deliver':
      return 'later';
    case 'withdraw':
    case 'transferOut':
    case 'review':
      return 'takes';
    case 'book':
      return step.kind === 'enter' ? 'gives' : 'takes';
    case 'decideCancellation':
    case 'decideAmendment':
    case 'openInspection':
    case 'concludeInspection':
    case 'decideDetention':
    case 'decideReturn':
    case 'arrive':
    case 'deposit':
    case 'transferIn':
    case 'pay':
      return 'gives';
    case 'clock':
    case 'unwatched':
    case 'freeze':
    case 'transferDecide':
    case 'takeOpen':
    case 'takeCount':
    case 'takeExplain':
    case 'takeApprove':
    case 'takeCancel':
    case 'handBack':
    case 'giveUp':
    case 'byHand':
    case 'reconcile':
      return 'alone';
    default:
      return assertNever(step, 'step of a story');
  }
}

export function say(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));
}
