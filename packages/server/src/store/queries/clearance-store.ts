import type { ClearanceStore } from '../../clearance/store.ts';
import type { Store } from '../pool.ts';
import { claimStore } from './clearance-claims.ts';
import { arrivalStore, workStore } from './clearance-queues.ts';
import { leaseStore } from './clearance-leases.ts';
import { batchReads } from './clearance-read.ts';
import { batchWrites } from './clearance-write.ts';
import { ledgerStore } from './ledgers-session.ts';

export function clearanceStore(store: Store): ClearanceStore {
  return {
    ...leaseStore(store),
    transaction: (work) =>
      store.transaction((client) =>
        work({
          ledgers: ledgerStore(client),
          ...batchReads(client),
          ...claimStore(client),
          ...arrivalStore(client),
          ...workStore(client),
          ...batchWrites(client),
        }),
      ),
  };
}
