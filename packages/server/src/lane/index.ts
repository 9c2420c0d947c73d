export { Chain } from './chain.ts';
export { Claims, comparedKey, numbersOf, refOf, writeClaims } from './claims.ts';
export { faultText, isPassing } from './fault.ts';
export { LeaseLost, passFence } from './fence.ts';
export { createLeaseKeeper, type LeaseKeeper } from './leaseKeeper.ts';
export { Outbox } from './outbox.ts';
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
export { createWay } from './ways.ts';
export type { ChainStore, ClaimStore, FenceStore, LeaseStore, LinkOf } from './store.ts';
