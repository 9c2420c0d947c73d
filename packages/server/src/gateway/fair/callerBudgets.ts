import type { FastifyRequest } from 'fastify';
import { addressKey } from './address.ts';
import { createBudget } from './budget.ts';
import { Problem, type ProblemCode } from '../problems.ts';
import type { Caller, GatewayContext } from '../types.ts';

/** Longest an answer that says "too often" is held back: who asks again at once is slowed down by it. */
const HELD_MS_MAX = 500;
const HELD_MAX = 1_000;

export type Budgets = {
  take(caller: Caller | null, key: string, cost: number): number;
  charge(caller: Caller | null, key: string, cost: number): void;
  /** Answers to unknown callers: no such token or route, or, too often, to wait. */
  ofStranger(request: FastifyRequest, error: unknown): Error;
};

const STRANGERS: ReadonlySet<ProblemCode> = new Set(['token-missing', 'token-unknown', 'not-found', 'method-wrong']);

/** Strangers are counted by address, and only they: who has a token is not touched by what comes from beside them. */
export function createBudgets({ limits, clock }: Pick<GatewayContext, 'limits' | 'clock'>): Budgets {
  const known = createBudget(limits.costPerSecond);
  const address = createBudget(limits.openCostPerSecond);
  const of = (caller: Caller | null): typeof known => (caller === null ? address : known);
  return {
    take: (caller, key, cost) => of(caller).take(key, cost, clock.now()),
    charge: (caller, key, cost) => of(caller).charge(key, cost, clock.now()),
    ofStranger(request, error) {
      if (!(error instanceof Problem) || !STRANGERS.has(error.code)) return error as Error;
      const waitMs = address.take(addressKey(request.ip), 1, clock.now());
      return waitMs > 0 ? tooOften(waitMs) : error;
    },
  };
}

/** Holds back the answers that say "too often", so that who asks again at once is slowed down. */
export function createHolding(): (problem: Error, answer: () => void) => void {
  let held = 0;
  return (problem, answer) => {
    const waitMs = problem instanceof Problem && problem.code === 'too-many-requests' ? problem.retryAfterMs : null;
    if (waitMs === null || held >= HELD_MAX) return answer();
    held += 1;
    const tell = (): void => {
      held -= 1;
      answer();
    };
    setTimeout(tell, Math.min(waitMs, HELD_MS_MAX));
  };
}

export function tooOften(waitMs: number): Problem {
  return new Problem('too-many-requests', {}, waitMs);
}
