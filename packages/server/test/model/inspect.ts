import { nextState } from '@tongguan/policy';
import { type Due, letGo } from './clear.ts';
import type { Model } from './model.ts';
import type { Declaration, Order } from './orders.ts';
import type { Expected, HeldResult } from './types.ts';
import { isAwaited, wake } from './wait.ts';

/** An officer begins the inspection of a declaration that was chosen (K-01). */
export function openInspection(order: Order): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  if (declaration.held === null || declaration.state !== 500) return { company: 'alone', outcome: '90043' };
  if (declaration.held.begun) return { company: 'alone', outcome: '90220' };
  declaration.held.begun = true;
  return { company: 'any', outcome: '' };
}

export function concludeInspection(model: Model, order: Order, result: HeldResult): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  if (declaration.held === null || declaration.state !== 500) return { company: 'alone', outcome: '90043' };
  if (!declaration.held.begun) return { company: 'alone', outcome: '90226' };
  return resolve(model, declaration, result === 'pass' ? 'release' : result);
}

/** Goods that are detained, or in review after an inspection. */
export function decideDetention(model: Model, order: Order, result: HeldResult): Expected | null {
  const declaration = order.declarations.at(-1);
  if (declaration === undefined) return null;
  if (declaration.held === null || declaration.state === 500) return { company: 'alone', outcome: '90043' };
  // What is in review is released by its review.
  if (declaration.state === 300 && result === 'release') return { company: 'alone', outcome: '90225' };
  return resolve(model, declaration, result);
}

/** What becomes of held goods: let go, given up, or kept under another title. */
export function resolve(model: Model, declaration: Declaration, result: HeldResult): Expected {
  const { held } = declaration;
  const detained = {
    'detain-clearance': 'detainClearance',
    'detain-smuggling': 'detainSmuggling',
    'detain-legal': 'detainLegal',
    'detain-other': 'detainOther',
  } as const;
  if (held === null) return { company: 'alone', outcome: '90043' };
  switch (result) {
    case 'pass':
    case 'release':
      // From a review the examination is concluded first; the table leads from there to release.
      if (declaration.state === 300) declaration.step(399);
      giveUp(model, declaration, held.due, false);
      model.accounts.hold(held.due.order.purchase.guarantor, held.due.taxFen);
      letGo(model, declaration, held.due);
      return { company: 'any', outcome: '' };
    case 'reject':
    case 'reexport': {
      const to = nextState(asState(declaration), result);
      if (to === null) return { company: 'alone', outcome: '90225' };
      giveUp(model, declaration, held.due, result === 'reexport');
      declaration.step(to);
      const { guarantor } = held.due.order.purchase;
      const company = isAwaited(model, guarantor) ? 'alone' : 'any';
      wake(model, guarantor);
      return { company, outcome: '' };
    }
    case 'refer':
    case 'inspect':
      return move(declaration, nextState(asState(declaration), result));
    default:
      return move(declaration, nextState(asState(declaration), detained[result]));
  }
}

function move(declaration: Declaration, to: number | null): Expected {
  if (to === null || declaration.held === null) return { company: 'alone', outcome: '90225' };
  declaration.held.begun = false;
  declaration.step(to);
  return { company: 'any', outcome: '' };
}

/** Everything that was kept is free again; ordered out of the country, the goods have left the book. */
function giveUp({ accounts }: Model, declaration: Declaration, due: Due, isOut: boolean): void {
  due.quota.kept -= due.quotaFen;
  accounts.hold(due.order.purchase.guarantor, -due.taxFen);
  for (const { item, pieces } of due.lines) {
    accounts.keep(item, -pieces);
    if (isOut) accounts.enter(item, -pieces);
  }
  declaration.held = null;
}

export function asState(declaration: Declaration): Parameters<typeof nextState>[0] {
  return declaration.state as Parameters<typeof nextState>[0];
}
