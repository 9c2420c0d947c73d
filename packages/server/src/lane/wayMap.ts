import { assert } from '@tongguan/kernel';
import { parkedPart } from './types.ts';
import { type Commit, DONE, FAULT, type Hold, type OnWay, type Post, type WayContext, type WayPlan } from './way.ts';

/** The action of a lane at one step of a way. */
export type LedgerRow<Work, Context> = {
  readonly step: string;
  readonly accounts: Hold<Work, Context>['accounts'];
  /** Does the step and moves the work on. */
  readonly run: (work: Work, context: Context) => void;
};

/** A way laid out: where each step lies, what is done there, and what comes after it. */
export type WayMap<Work, Context> = {
  /** In the order of one pass: every step leads to a later row, to the work's own partition or to where it is parked. */
  readonly ledgerRows: readonly LedgerRow<Work, Context>[];
  /** Steps at the work's own partition. */
  readonly homeRows: ReadonlyMap<string, (work: Work, context: Context) => void>;
  readonly parked: ReadonlySet<string>;
  readonly partOfStep: (work: Work, step: string) => number;
  /** The first step there is something to do at. */
  readonly first: (work: Work) => string;
  /** Where a work goes back to from a step; null: it has begun to move what cannot be taken back. */
  readonly back: (work: Work, step: string) => string | null;
};

export function layOut<Work extends OnWay, Context extends WayContext>(
  plan: WayPlan<Work, Context>,
): WayMap<Work, Context> {
  const { steps } = plan;
  const failed = typeof plan.failed === 'object' ? plan.failed : null;
  const failedName = failed?.name ?? (plan.failed as string | undefined);
  const after = (work: Work, index: number): string => {
    const next = steps.slice(index + 1).find((step) => step.kind === 'commit' || isVisited(step, work));
    return next === undefined ? DONE : nameOf(next);
  };
  const before = (work: Work, index: number): string => {
    const held = steps.slice(0, index).findLast((step) => step.kind === 'hold' && step.isNeeded(work));
    assert(held !== undefined || failedName !== undefined, 'a way with holds says where it ends without them');
    return held === undefined ? (failedName ?? DONE) : undoOf(held.name);
  };
  const places = placesOf(plan, failed);
  const moveTo = (work: Work, step: string): void => {
    work.step = step;
    work.stepPart = places.partOf(work, step);
  };
  const indexed = [...steps.entries()];
  const holds = indexed.flatMap(([index, step]) => (step.kind === 'hold' ? [{ index, step }] : []));
  const posts = indexed.flatMap(([index, step]) => (step.kind === 'post' ? [{ index, step }] : []));
  const commits = indexed.flatMap(([index, step]) => (step.kind === 'commit' ? [{ index, step }] : []));
  const firstMove = steps.findIndex(({ kind }) => kind !== 'hold');
  return {
    ledgerRows: [
      ...holds.map(({ index, step }) =>
        holdRow(
          step,
          moveTo,
          (work) => after(work, index),
          (work) => before(work, index),
        ),
      ),
      ...holds.toReversed().map(({ index, step }) => undoRow(step, moveTo, (work) => before(work, index))),
      ...posts.map(({ index, step }) => postRow(step, moveTo, (work) => after(work, index))),
    ],
    homeRows: new Map([
      ...commits.map(({ index, step }) => [step.name, commitRun(step, moveTo, (work) => after(work, index))] as const),
      ...holds.flatMap(({ step }) => tellRow(step, moveTo)),
      ...(failed === null ? [] : [[failed.name, commitRun(failed, moveTo, () => DONE)] as const]),
    ]),
    parked: places.parked,
    partOfStep: places.partOf,
    first: (work) => after(work, -1),
    back(work, step) {
      const index = places.anchors.get(step);
      if (index === undefined || (firstMove >= 0 && index > firstMove)) return null;
      return steps[index]?.kind === 'post' ? null : before(work, index);
    },
  };
}

type MoveTo<Work> = (work: Work, step: string) => void;
type Next<Work> = (work: Work) => string;

function holdRow<Work, Context>(
  step: Hold<Work, Context>,
  moveTo: MoveTo<Work>,
  after: Next<Work>,
  before: Next<Work>,
): LedgerRow<Work, Context> {
  const nextOf = {
    on: after,
    back: before,
    tell: (): string => nameIn(step.tell),
    park: (): string => nameIn(step.park),
  };
  return {
    step: step.name,
    accounts: step.accounts,
    run: (work, context) => moveTo(work, nextOf[step.hold(work, context)](work)),
  };
}

function undoRow<Work, Context>(
  step: Hold<Work, Context>,
  moveTo: MoveTo<Work>,
  before: Next<Work>,
): LedgerRow<Work, Context> {
  return {
    step: undoOf(step.name),
    accounts: step.accounts,
    run(work, context) {
      step.undo(work, context);
      moveTo(work, before(work));
    },
  };
}

function postRow<Work, Context>(
  step: Post<Work, Context>,
  moveTo: MoveTo<Work>,
  after: Next<Work>,
): LedgerRow<Work, Context> {
  return {
    step: nameOf(step),
    accounts: step.accounts,
    run(work, context) {
      step.post(work, context);
      moveTo(work, after(work));
    },
  };
}

function commitRun<Work, Context>(
  step: Commit<Work, Context>,
  moveTo: MoveTo<Work>,
  after: Next<Work>,
): (work: Work, context: Context) => void {
  return (work, context) => moveTo(work, step.run(work, context) === 'park' ? nameIn(step.park) : after(work));
}

/** Told, the hold is tried once more: there may be more by now. */
function tellRow<Work, Context>(
  { name, tell }: Hold<Work, Context>,
  moveTo: MoveTo<Work>,
): readonly (readonly [string, (work: Work, context: Context) => void])[] {
  if (tell === undefined) return [];
  const run = (work: Work, context: Context): void => {
    tell.run(work, context);
    moveTo(work, name);
  };
  return [[tell.name, run]];
}

/** Where each step lies; `anchors`: the step of the plan it belongs to, as far as a work can go back from it. */
function placesOf<Work extends OnWay, Context extends WayContext>(
  { name: way, steps }: WayPlan<Work, Context>,
  failed: Commit<Work, Context> | null,
) {
  const parts = new Map<string, (work: Work) => number>();
  const parked = new Set<string>([FAULT]);
  const anchors = new Map<string, number>();
  const home = (work: Work): number => work.part;
  const put = (name: string, partOf: (work: Work) => number): void => {
    assert(!parts.has(name), 'a step of a way has a name of its own');
    parts.set(name, partOf);
  };
  const park = (name: string, at: (work: Work) => number): void => {
    put(name, (work) => parkedPart(at(work)));
    parked.add(name);
  };
  put(DONE, home);
  put(FAULT, (work) => parkedPart(work.part));
  for (const [index, step] of steps.entries()) {
    const names = [nameOf(step)];
    put(nameOf(step), step.kind === 'commit' ? home : (work) => step.accounts(work)[0]?.part ?? work.part);
    if (step.kind === 'hold') {
      put(undoOf(step.name), (work) => step.accounts(work)[0]?.part ?? work.part);
      if (step.tell) put(step.tell.name, home);
      if (step.park) park(step.park.name, step.park.at);
      names.push(step.tell?.name ?? step.name, step.park?.name ?? step.name);
    }
    if (step.kind === 'commit' && step.park) {
      park(step.park.name, home);
      names.push(step.park.name);
    }
    for (const name of names) anchors.set(name, index);
  }
  if (failed !== null) put(failed.name, home);
  const partOf = (work: Work, step: string): number => {
    const place = parts.get(step);
    assert(place !== undefined, `${way} has the step its work stands at`);
    return place(work);
  };
  return { parked, anchors, partOf };
}

function isVisited<Work, Context>(step: Hold<Work, Context> | Post<Work, Context>, work: Work): boolean {
  return (step.kind === 'hold' && step.always === true) || step.isNeeded(work);
}

function nameOf<Work, Context>(step: Hold<Work, Context> | Post<Work, Context> | Commit<Work, Context>): string {
  return step.kind === 'post' ? `post ${step.name}` : step.name;
}

function undoOf(name: string): string {
  return `undo ${name}`;
}

function nameIn(place: { readonly name: string } | undefined): string {
  assert(place !== undefined, 'a step leads only where its way has a place');
  return place.name;
}
