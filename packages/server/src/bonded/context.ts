import type { ActContext, OnWay, Outbox } from '../lane/index.ts';
import type { Registry } from '../registry/types.ts';
import type { BookStore, BookUnitStore, FoodStore } from './store.ts';

/** What an act on an account book reads and writes. */
export type BondedStore = BookStore & BookUnitStore & FoodStore;

/** What an act on an account book may use of its lane. */
export type BondedContext = ActContext<BondedStore, { readonly registry: Pick<Registry, 'accountBook'> }> & {
  /** Numbers what the act begins, from its partition's counter. */
  readonly state: { readonly out: Pick<Outbox, 'nextSerial'> };
  /** Starts work on a way of this room; it has moved, as far as the lane may, before the next act is looked at. */
  start(work: OnWay): void;
};
