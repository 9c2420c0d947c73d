import { isAnythingHeldUp } from '../aside.ts';
import type { Model } from '../model.ts';
import { type Order, sendDocument, sendDeclaration } from '../orders.ts';
import type { Expected, OtherStep } from '../types.ts';

/**
 * The door takes documents of one order, and the lanes look long after. What was said counts from the door's moment – the
 * law, the year of quota, how long a declaration waits (C-01, E-05) – and what comes of it from theirs: release, bill, returns.
 */
export function unwatched(
  model: Model,
  order: Order,
  { documents, forwardMs }: Extract<OtherStep, { do: 'unwatched' }>,
): Expected | null {
  // What waits for guarantee has a time of its own, and would be in the way.
  const isAnyoneWaiting = [...model.orders.values()].some(({ declarations }) =>
    declarations.some(({ waiting }) => waiting !== null),
  );
  if (isAnyoneWaiting || isAnythingHeldUp(model)) return null;
  const taken = documents.map((step) => ({ step, atMs: model.tick() }));
  model.nowMs += forwardMs;
  const answers = taken.flatMap(({ step, atMs }) => {
    const { answer } =
      step.do === 'declaration' ? sendDeclaration(model, order, step, atMs) : sendDocument(model, order, step, atMs);
    return answer === undefined ? [] : [{ id: step.id, answer }];
  });
  // What arrived before a day began comes before that day's work.
  model.dayPasses();
  return { company: 'alone', answers };
}
