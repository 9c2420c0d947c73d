import type { Model } from './model.ts';
import { type Order, sendDocument, sendDeclaration } from './orders.ts';
import type { DocumentStep, Expected, DeclarationStep, Step } from './types.ts';

/** A document that waits with its order, and when the door took it. */
export type Kept = { readonly step: DocumentStep | DeclarationStep; readonly atMs: number };

/**
 * B-07: what the lanes fault at for good is set aside, and everything that comes later of its order goes after it; no
 * other order notices. A fault that passes changes nothing. Returns what is expected of a step about an order that is
 * held up so, or `undefined` where the step is one like any other.
 */
export function heldUp(model: Model, order: Order, step: Step): Expected | null | undefined {
  switch (step.do) {
    case 'fault':
      if (order.aside !== null || order.faults !== null) return null;
      order.faults = step.passes ? 'pass' : 'stay';
      return { company: 'any' };
    case 'handBack':
      return order.aside === null ? null : handBack(model, order, step.mended);
    case 'giveUp':
      return order.aside === null ? null : giveUp(model, order);
    case 'order':
    case 'payment':
    case 'waybill':
    case 'declaration':
      return meet(model, order, step);
    default:
      // What people do to an order that is held up has tests of its own (test/lane/setAside*.test.ts).
      return order.aside === null && order.faults === null ? undefined : null;
  }
}

/** While something is held up nobody's time runs: those days have tests of their own (G-02, B-07). */
export function isAnythingHeldUp({ orders }: Model): boolean {
  return [...orders.values()].some((order) => isHeldUp(order) || order.faults !== null);
}

export function isHeldUp({ aside }: Order): boolean {
  return aside !== null;
}

function meet(model: Model, order: Order, step: DocumentStep | DeclarationStep): Expected | null | undefined {
  const { faults } = order;
  order.faults = null;
  if (order.aside === null && faults !== 'stay') return undefined;
  order.aside = [...(order.aside ?? []), { step, atMs: model.tick() }];
  return { company: 'any' };
}

/** Somebody has it tried again. Not mended, it is set aside again, with what follows it. */
function handBack(model: Model, order: Order, mended: boolean): Expected {
  if (!mended) return { company: 'alone', outcome: '' };
  const kept = order.aside ?? [];
  return workOn(model, order, kept);
}

/** Two persons give it up: it counts as refused, and what followed it is worked on. */
function giveUp(model: Model, order: Order): Expected {
  const [, ...followers] = order.aside ?? [];
  return workOn(model, order, followers);
}

/** In their old order, as if they had been looked at when they came. */
function workOn(model: Model, order: Order, kept: readonly Kept[]): Expected {
  order.aside = null;
  order.handedBackMs = model.nowMs;
  const answers = kept.flatMap(({ step, atMs }) => {
    const { answer } =
      step.do === 'declaration' ? sendDeclaration(model, order, step, atMs) : sendDocument(model, order, step, atMs);
    return answer === undefined ? [] : [{ id: step.id, answer }];
  });
  return { company: 'alone', outcome: '', answers };
}
