import type pg from 'pg';
import type { LaneStore } from '../../lane/index.ts';
import { inTurn } from '../inTurn.ts';
import type { Store } from '../pool.ts';
import { aftercareStore } from './clearance-aftercare.ts';
import { bookUnitStore } from './clearance-book-units.ts';
import { bookStore } from './clearance-books.ts';
import { chainStore } from './clearance-chain.ts';
import { claimStore } from './clearance-claims.ts';
import { alertStore } from './clearance-alerts.ts';
import { guaranteeStore } from './clearance-guarantee.ts';
import { closingStore } from './clearance-closing.ts';
import { controlStore } from './clearance-controls.ts';
import { inspectionStore } from './clearance-inspection.ts';
import { leaseStore } from './clearance-leases.ts';
import { arrivalStore } from './clearance-queues.ts';
import { workStore } from './clearance-work.ts';
import { batchReads } from './clearance-read.ts';
import { reversalStore } from './clearance-reversals.ts';
import { settlementStore } from './clearance-settlement.ts';
import { contingencyStore } from './clearance-contingency.ts';
import { goodsBatchStore } from './clearance-goods.ts';
import { deliveryStore } from './clearance-delivery.ts';
import { setAsideStore } from './clearance-set-aside.ts';
import { dossierStore } from './clearance-dossiers.ts';
import { secondPersonStore } from './clearance-second-person.ts';
import { batchWrites } from './clearance-write.ts';
import { ledgerStore } from './ledgers-session.ts';

/** What a lane may read and write within one transaction: the sum of what the rooms ask for. */
export type LaneTransaction = ReturnType<typeof batchStore>;

export type ClearanceStore = LaneStore<LaneTransaction>;

export function clearanceStore(store: Store): ClearanceStore {
  return {
    ...leaseStore(store),
    transaction: (work) => store.transaction((connection) => inTurn(connection, (client) => work(batchStore(client)))),
  };
}

function batchStore(client: pg.PoolClient) {
  return {
    ledgers: ledgerStore(client),
    ...batchReads(client),
    ...aftercareStore(client),
    ...chainStore(client),
    ...claimStore(client),
    ...arrivalStore(client),
    ...settlementStore(client),
    ...reversalStore(client),
    ...guaranteeStore(client),
    ...alertStore(client),
    ...deliveryStore(client),
    ...closingStore(client),
    ...inspectionStore(client),
    ...controlStore(client),
    ...goodsBatchStore(client),
    ...bookStore(client),
    ...bookUnitStore(client),
    ...contingencyStore(client),
    ...dossierStore(client),
    ...setAsideStore(client),
    ...secondPersonStore(client),
    ...workStore(client),
    ...batchWrites(client),
  };
}
