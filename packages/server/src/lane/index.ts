export type { ActContext } from './actContext.ts';
export { Chain } from './chain.ts';
export { Claims, comparedKey, numbersOf, refOf, writeClaims } from './claims.ts';
export { faultText, isPassing } from './fault.ts';
export { LeaseLost, passFence } from './fence.ts';
export { createLeaseKeeper, type LeaseKeeper } from './leaseKeeper.ts';
export { type LedgerRule, passLedgers } from './ledgerPass.ts';
export { Outbox } from './outbox.ts';
export type { ChainStore, ClaimStore, FenceStore, LeaseStore, LinkOf } from './store.ts';
