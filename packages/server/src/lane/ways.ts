import { assert } from '@tongguan/kernel';
import type { WorkRow } from './types.ts';
import { DONE, type OnWay, type WayContext, type WayPlan } from './way.ts';
import { layOut } from './wayMap.ts';

export type Way<Work extends OnWay, Context extends WayContext> = {
  readonly name: Work['way'];
  readonly steps: WayPlan<Work, Context>['steps'];
  /** To the first step at which there is something to do. */
  readonly begin: (work: Work) => void;
  readonly moveTo: (work: Work, step: Work['step']) => void;
  /** Whether a work at this step can still end without effect. */
  readonly mayGoBack: (work: Work, step: string) => boolean;
  /** Undoes the holds, from the last to the first. `from`: its step, if it was set aside there. */
  readonly goBack: (work: Work, from?: string) => void;
  readonly isParked: (step: string) => boolean;
  /** Moves works through every step whose partition is held. */
  readonly run: (works: readonly Work[], context: Context) => Promise<void>;
  /** As it is recorded for another lane. */
  readonly pack: (work: Work) => WorkRow;
  readonly unpack: (row: WorkRow) => Work;
};

/** Bound of passes through the steps of a way: a waiting work notifies once, so none needs more. */
const PASSES_MAX = 8;

export function createWay<Work extends OnWay, Context extends WayContext>(
  plan: WayPlan<Work, Context>,
): Way<Work, Context> {
  const map = layOut(plan);
  const moveTo = (work: Work, step: string): void => {
    work.step = step;
    work.stepPart = map.partOfStep(work, step);
  };
  const pass = async (works: readonly Work[], context: Context): Promise<void> => {
    const { session, held, fenced } = context;
    for (const { step, accounts, run } of map.ledgerRows) {
      const here = works.filter((work) => work.step === step && held.has(work.stepPart));
      if (here.length === 0) continue;
      await session.load(here.flatMap(accounts));
      for (const work of here) {
        fenced.add(work.stepPart);
        run(work, context);
      }
    }
    for (const work of works) if (held.has(work.part)) map.homeRows.get(work.step)?.(work, context);
  };
  return {
    name: plan.name,
    steps: plan.steps,
    begin: (work) => moveTo(work, map.first(work)),
    moveTo,
    mayGoBack: (work, step) => map.back(work, step) !== null,
    goBack(work, from = work.step) {
      const step = map.back(work, from);
      assert(step !== null, 'nothing of it has moved for good');
      moveTo(work, step);
    },
    isParked: (step) => map.parked.has(step),
    async run(works, context) {
      if (works.length === 0) return;
      await context.session.recall([
        ...works.filter(({ travelled }) => travelled).flatMap(keysOf(plan)),
        ...(plan.recalls === undefined ? [] : works.flatMap(plan.recalls)),
      ]);
      const isHere = ({ step, stepPart }: Work): boolean => step !== DONE && context.held.has(stepPart);
      for (let passes = 0; works.some(isHere); passes += 1) {
        assert(passes < PASSES_MAX, `${plan.name} comes to its end or to another partition`);
        await pass(works, context);
      }
    },
    pack(work) {
      const parked = plan.steps.flatMap((step) =>
        step.kind === 'hold' && step.park?.name === work.step ? [step.park.waitsFor(work)] : [],
      );
      return packWork(work, parked[0]);
    },
    unpack: (row) => ({ ...plan.defaults, ...unpackWork<Work>(row) }),
  };
}

const keysOf =
  <Work extends OnWay, Context extends WayContext>({ steps }: WayPlan<Work, Context>) =>
  (work: Work) =>
    steps.flatMap((step) => (step.kind === 'commit' ? [] : (step.keys?.(work) ?? [])));

/** A whole number in JSON. An object, because a text of that shape may come from a message. */
type Packed = { readonly $n: string };

function packWork(work: OnWay, waitsFor: Pick<WorkRow, 'account' | 'amount'> = { account: '', amount: 0n }): WorkRow {
  const { way, part, serial, step, stepPart, travelled: _, ...rest } = work;
  const payload = JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'bigint' ? ({ $n: value.toString() } satisfies Packed) : value,
  );
  return { way, part, serial, step, stepPart, payload, ...waitsFor };
}

/** The way that wrote the row reads it: what a work carries is its own. */
function unpackWork<Work extends OnWay>({ way, part, serial, step, stepPart, payload }: WorkRow): Work {
  const carried: unknown = JSON.parse(payload, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$n' in value ? BigInt((value as Packed).$n) : value,
  );
  return { ...(carried as Work), way, part, serial, step, stepPart, travelled: true };
}
