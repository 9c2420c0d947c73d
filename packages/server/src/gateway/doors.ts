import type { StaffRole } from '../office/index.ts';
import type { Caller } from './types.ts';

/** Who may use a route, and what a use of it costs. Every route declares one (see `guardDoors`). */
export type Door = {
  readonly who: 'anybody' | 'firm' | 'staff' | 'consumer';
  /** Of staff. */
  readonly roles: readonly string[];
  /** In everyday messages (see budget.ts); what the body has beyond 4 KB comes on top. 0: not counted. */
  readonly cost: number;
  /** What each 4 KB of the body cost; default 1. */
  readonly blockCost?: number;
  /** The answer concerns nobody in particular: proxies may cache it. */
  readonly cacheable?: true;
};

/** For the `config` of a route. */
type Declared = { readonly door: Door };

export function anybody(cost: number, more: Pick<Door, 'blockCost' | 'cacheable'> = {}): Declared {
  return { door: { who: 'anybody', roles: [], cost, ...more } };
}

export function firm(cost: number): Declared {
  return { door: { who: 'firm', roles: [], cost } };
}

export function consumer(cost: number): Declared {
  return { door: { who: 'consumer', roles: [], cost } };
}

export function staff(roles: readonly string[], cost: number = ACT_COST): Declared {
  return { door: { who: 'staff', roles, cost } };
}

/** An act or a form: a reason, some numbers, texts. Routes that need more set their own limit. */
export const FORM_BYTES_MAX = 32 * 1024;
/** A form with a list: a count of thousands of articles, an official list. */
export const LIST_BYTES_MAX = 1024 * 1024;

/** Values in a JSON body: 500 tracking events are 3,000, 64 KB of assessments 5,000. They are read in one piece. */
export const JSON_VALUES_MAX = 8_192;
/** Of a form with a list: an official list of 20,000 rows in 1 MB. Staff alone may send as much. */
export const LIST_VALUES_MAX = 131_072;

/** Staff who may read what the customs side keeps. */
export const READERS: readonly StaffRole[] = ['officer', 'supervisor', 'auditor', 'operator'];
/** An officer's screen asks a few times a second; a script that gets into a circle must not fill the lanes. */
const ACT_COST = 50;

declare module 'fastify' {
  interface FastifyContextConfig {
    door?: Door;
    /** Values a JSON body may have; default `JSON_VALUES_MAX`. */
    jsonValuesMax?: number;
  }
  interface FastifyRequest {
    /** The caller; null for public routes. */
    caller: Caller | null;
    /** The capacity the request occupies; null where nothing is counted. */
    visit: Visit | null;
  }
}

/** A request inside the house. */
export type Visit = {
  /** The caller whose budget and turns are used. */
  readonly key: string;
  readonly caller: Caller | null;
  cost: number;
  /** The most work the body may cost. */
  readonly bytes: number;
  atWork: boolean;
};
