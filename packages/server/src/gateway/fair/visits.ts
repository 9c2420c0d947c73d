import { costOfBytes } from './budget.ts';
import { type Budgets, tooOften } from './callerBudgets.ts';
import type { Visit } from '../doors.ts';
import { createRoom } from './room.ts';
import { Turns } from './turns.ts';
import type { Caller } from '../types.ts';

/** Until some of what a caller has inside is answered. */
const INSIDE_WAIT_MS = 1_000;

export type Asked = {
  /** The caller whose budget and turns are used. */
  readonly key: string;
  readonly caller: Caller | null;
  /** In everyday messages, and for each whole block of the body. */
  readonly cost: number;
  readonly blockCost: number;
  /** The most work the body may cost. */
  readonly bytes: number;
};

/** Requests inside the house: what each takes up, whose turn it is, and when it is out again. */
export type Visits = {
  /** Admits a caller with budget and room; throws a problem otherwise. `goOut` must follow. */
  enter(asked: Asked): Visit;
  /** Calls `go` when it is the visitor's turn; its body is there. */
  begin(visit: Visit, body: Buffer | null, go: () => void): void;
  /** The costly part is over: others come first. */
  leave(visit: Visit): void;
  /** Work whose cost is known only now. */
  charge(visit: Visit, cost: number): void;
  /** Lets others come first between two slices of work. */
  pause(visit: Visit, cost: number): Promise<void>;
  /** Answered: everything is given back. */
  goOut(visit: Visit): void;
};

export function createVisits(budgets: Budgets): Visits {
  const room = createRoom();
  const turns = new Turns();

  const leave = (visit: Visit): void => {
    if (!visit.atWork) return;
    visit.atWork = false;
    turns.leave(visit.key);
  };
  const take = (visit: Visit, cost: number, go: () => void): void => {
    turns.take(visit.key, cost, () => {
      visit.atWork = true;
      go();
    });
  };
  return {
    enter({ key, caller, cost, blockCost, bytes }) {
      const all = cost + costOfBytes(bytes) * blockCost;
      const waitMs = budgets.take(caller, key, all);
      if (waitMs > 0) throw tooOften(waitMs);
      if (!room.enter(key, bytes)) {
        budgets.charge(caller, key, -all);
        throw tooOften(INSIDE_WAIT_MS);
      }
      return { key, caller, cost: all, bytes, atWork: false };
    },

    begin(visit, body, go) {
      // A body that did not say how long it is has paid for the longest.
      if (body !== null && body.length < visit.bytes) {
        const less = costOfBytes(visit.bytes) - costOfBytes(body.length);
        if (less > 0) budgets.charge(visit.caller, visit.key, -less);
        visit.cost = Math.max(1, visit.cost - less);
      }
      take(visit, visit.cost, go);
    },

    leave,

    charge({ key, caller }, cost) {
      turns.charge(key, cost);
      budgets.charge(caller, key, cost);
    },

    pause(visit, cost) {
      if (!visit.atWork) return Promise.resolve();
      leave(visit);
      return new Promise((resolve) => take(visit, cost, resolve));
    },

    goOut(visit) {
      leave(visit);
      room.leave(visit.key, visit.bytes);
    },
  };
}
