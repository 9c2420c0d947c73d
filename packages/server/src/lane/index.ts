export type { ActContext } from './actContext.ts';
export { Chain } from './chain.ts';
export { Claims, comparedKey, numbersOf, refOf, writeClaims } from './claims.ts';
export { passFence } from './fence.ts';
export { arrivalItem, groupKey, type Item, LANE_ITEMS, workItem } from './isolation/item.ts';
export { arrivalsOf, type Pick } from './isolation/pick.ts';
export type { Faults } from './isolation/sieve.ts';
export type { DailyJob } from './daily.ts';
export { createEngine, type EngineOptions, type Lane } from './lane.ts';
export { type LeaseKeeper, working } from './leaseKeeper.ts';
export { type OpenOutbox, Outbox } from './outbox.ts';
export {
  type Commit,
  DONE,
  FAULT,
  type Hold,
  type KeyRef,
  type OnWay,
  type Post,
  type Turn,
  type WayContext,
} from './way.ts';
export { createWay, type Way } from './ways.ts';
export type { ChainStore, ClaimStore, LaneBatch, LaneStore, LeaseStore, LinkOf } from './store.ts';
export type { LaneParts, LaneSubject, Look } from './subject.ts';
