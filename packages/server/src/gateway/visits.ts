import type { FastifyRequest } from 'fastify';
import { addressKey } from './address.ts';
import type { Caller } from './auth.ts';
import { costOfBytes } from './budget.ts';
import { type Budgets, tooOften } from './callerBudgets.ts';
import type { Door, Doors } from './doors.ts';
import { createRoom } from './room.ts';
import { Turns } from './turns.ts';

/** Until some of what a caller has inside is answered. */
const INSIDE_WAIT_MS = 1_000;

/** Requests inside the house: what each takes up, whose turn it is, and when it is out again. */
export type Visits = Doors & {
  /** Lets a caller in who has budget and room; throws the problem of whoever has not. */
  enter(request: FastifyRequest, door: Door, caller: Caller | null): void;
  /** Calls `go` when it is the request's turn; its body is there. */
  begin(request: FastifyRequest, go: () => void): void;
  /** Answered: everything is given back. */
  goOut(request: FastifyRequest): void;
};

export function createVisits(budgets: Budgets): Visits {
  const room = createRoom();
  const turns = new Turns();

  const leave = ({ visit }: FastifyRequest): void => {
    if (visit?.atWork !== true) return;
    visit.atWork = false;
    turns.leave(visit.key);
  };
  const take = ({ visit }: FastifyRequest, cost: number, go: () => void): void => {
    if (visit === null) return go();
    turns.take(visit.key, cost, () => {
      visit.atWork = true;
      go();
    });
  };
  return {
    enter(request, door, caller) {
      if (door.cost === 0) return;
      const key = caller?.key ?? addressKey(request.ip);
      const bytes = mostBytes(request);
      const blockCost = door.blockCost ?? 1;
      const waitMs = budgets.take(caller, key, door.cost + costOfBytes(bytes) * blockCost);
      if (waitMs > 0) throw tooOften(waitMs);
      if (!room.enter(key, bytes)) throw tooOften(INSIDE_WAIT_MS);
      request.visit = { key, cost: door.cost + costOfBytes(bytes) * blockCost, bytes, atWork: false };
    },

    begin(request, go) {
      const { visit, caller, body } = request;
      if (visit === null) return go();
      // A body that did not say how long it is has paid for the longest.
      if (Buffer.isBuffer(body) && body.length < visit.bytes) {
        const less = costOfBytes(visit.bytes) - costOfBytes(body.length);
        if (less > 0) budgets.charge(caller, visit.key, -less);
        visit.cost = Math.max(1, visit.cost - less);
      }
      take(request, visit.cost, go);
    },

    goOut(request) {
      const { visit } = request;
      if (visit === null) return;
      leave(request);
      request.visit = null;
      room.leave(visit.key, visit.bytes);
    },

    leave,

    charge({ visit, caller }, cost) {
      if (visit === null) return;
      turns.charge(visit.key, cost);
      budgets.charge(caller, visit.key, cost);
    },

    pause(request, cost) {
      if (request.visit?.atWork !== true) return Promise.resolve();
      leave(request);
      return new Promise((resolve) => take(request, cost, resolve));
    },
  };
}

/** What the body may come to: as it says, or as much as the route reads. */
function mostBytes({ headers, routeOptions }: FastifyRequest): number {
  const declared = headers['content-length'];
  if (declared !== undefined) return Number(declared);
  return headers['transfer-encoding'] === undefined ? 0 : routeOptions.bodyLimit;
}
