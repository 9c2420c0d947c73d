import { random } from '../support/mortal.ts';
import { Model } from './model.ts';
import { CHAPTERS, HAPPENINGS, Teller } from './teller.ts';
import type { Purchase, Step, Story } from './types.ts';

const DAY_MS = 86_400_000;
/** Purchases that things still happen to. */
const LIVING = 60;

/** Shortly before the law or the year changes, or in the middle of it. */
const STARTS = ['2018-12-09', '2019-12-10', '2020-03-01', '2023-11-20', '2024-02-10', '2026-06-01'];

/**
 * A story of so many purchases, from a seed. Steps are chosen with the model at hand, so that most of them mean
 * something; told in part, or in another order, they are a story all the same.
 */
export function generate(seed: number, purchases: number): Story {
  const draw = random(seed);
  const teller = new Teller(draw);
  const startMs = Date.parse(`${teller.one(STARTS)}T10:00:00+08:00`);
  const known = new Map<string, Purchase>();
  for (let n = 0; n < purchases; n++) known.set(`L${n}`, teller.purchase(`L${n}`));
  const inspects = draw() < 0.35;
  const model = new Model({ startMs, purchases: known, inspects });
  const steps: Step[] = [];
  const tell = (step: Step | null): void => {
    if (step !== null && model.apply(step) !== null) steps.push(step);
  };
  for (const step of teller.beginning()) tell(step);
  const waiting = [...known.keys()];
  let living: string[] = [];
  while (waiting.length > 0) {
    const fresh = waiting.splice(0, 4 + Math.floor(draw() * 12));
    for (const step of teller.together(fresh.map((orderNo) => teller.documents(orderNo)))) tell(step);
    living = [...living, ...fresh].slice(-LIVING);
    for (const chapter of CHAPTERS) {
      const happenings = Math.floor(draw() * HAPPENINGS[chapter]);
      for (let n = 0; n < happenings; n++) tell(teller.happening(chapter, model, living));
    }
    if (draw() < 0.2) tell(teller.freeze());
    if (draw() < 0.6) tell(teller.clock(model));
  }
  for (let n = 0; n < 3; n++) {
    tell({ do: 'clock', forwardMs: 31 * DAY_MS });
    for (let payments = 0; payments < 5; payments++) tell(teller.happening('payments', model, living));
  }
  return { startMs, inspects, purchases: known, steps };
}
