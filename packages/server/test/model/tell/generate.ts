import { random } from '../../support/processes/mortal.ts';
import { Dice } from './dice.ts';
import { Model } from '../model.ts';
import { orderNoOf, purchaseOf } from './shopping.ts';
import { CHAPTERS, HAPPENINGS, Teller } from './teller.ts';
import type { Purchase, Step, Story } from '../types.ts';

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
  const dice = new Dice(draw);
  const teller = new Teller(dice);
  const startMs = Date.parse(`${dice.one(STARTS)}T10:00:00+08:00`);
  const known = new Map<string, Purchase>();
  const inspects = draw() < 0.3;
  const model = new Model({ startMs, purchases: known, inspects });
  const steps: Step[] = [];
  const tell = (step: Step | null): void => {
    const fault = step === null ? null : teller.fault(step);
    for (const one of fault === null ? [step] : [fault, step]) {
      if (one !== null && model.apply(one) !== null) steps.push(one);
    }
  };
  for (const step of teller.beginning()) tell(step);
  let living: string[] = [];
  while (known.size < purchases) {
    const count = Math.min(purchases - known.size, 4 + Math.floor(draw() * 12));
    const fresh = Array.from({ length: count }, () => {
      const purchase = purchaseOf(dice, orderNoOf(dice, known.size), model);
      known.set(purchase.orderNo, purchase);
      model.know(purchase);
      return purchase.orderNo;
    });
    const late = fresh.filter(() => dice.chance(0.06));
    for (const orderNo of late) tell(teller.unwatched(orderNo));
    const others = fresh.filter((orderNo) => !late.includes(orderNo));
    for (const step of teller.together(others.map((orderNo) => teller.documents(orderNo)))) tell(step);
    living = [...living, ...fresh].slice(-LIVING);
    for (const chapter of CHAPTERS) {
      const happenings = Math.floor(draw() * HAPPENINGS[chapter]);
      for (let n = 0; n < happenings; n++) tell(teller.happening(chapter, model, living));
    }
    if (draw() < 0.2) tell(teller.freeze());
    for (const step of teller.repair(model, 0.6)) tell(step);
    if (draw() < 0.6) tell(clock(dice, model));
  }
  for (let n = 0; n < 3; n++) {
    for (const step of teller.repair(model, 1)) tell(step);
    tell({ do: 'clock', forwardMs: 31 * DAY_MS });
    for (let payments = 0; payments < 5; payments++) tell(teller.happening('payments', model, living));
  }
  return { startMs, inspects, purchases: known, steps };
}

/** Minutes, days, the time of a return, a year; and to the last moments of the year. */
function clock(dice: Dice, model: Model): Step {
  const day = (count: number): number => count * DAY_MS;
  const year = new Date(model.nowMs + 8 * 3_600_000).getUTCFullYear();
  const lastInstant = Date.parse(`${year}-12-31T23:59:58.000+08:00`) - model.nowMs;
  if (dice.chance(0.15) && lastInstant > 0 && lastInstant < day(60)) return { do: 'clock', forwardMs: lastInstant };
  const forwardMs = dice.one([
    1,
    60_000,
    3_600_000,
    day(1),
    day(1),
    day(4),
    day(11),
    day(15),
    day(29),
    day(30),
    day(31),
  ]);
  if (dice.chance(0.03)) return { do: 'clock', forwardMs: day(dice.one([46, 61, 366])) };
  return { do: 'clock', forwardMs };
}
