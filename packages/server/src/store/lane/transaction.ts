import type pg from 'pg';
import type { LaneStore } from '../../lane/index.ts';
import { inTurn } from '../inTurn.ts';
import type { Store } from '../pool.ts';
import { laterStore } from '../clearance/later.ts';
import { bookUnitStore } from '../bonded/units.ts';
import { foodStore } from '../bonded/food.ts';
import { bookStore } from '../bonded/books.ts';
import { chainStore } from './chain.ts';
import { claimStore } from './claims.ts';
import { alertStore } from '../guarantee/alerts.ts';
import { guaranteeStore } from '../guarantee/instruments.ts';
import { dayStore } from '../clearance/days.ts';
import { controlStore } from '../inspection/controls.ts';
import { inspectionStore } from '../inspection/inspections.ts';
import { leaseStore } from './leases.ts';
import { arrivalStore } from './arrivals.ts';
import { workStore } from './work.ts';
import { batchReads } from '../clearance/read.ts';
import { reversalStore } from '../aftercare/reversals.ts';
import { settlementStore } from '../guarantee/settlement.ts';
import { contingencyStore } from '../contingency/releases.ts';
import { goodsBatchStore } from '../goods/batch.ts';
import { returnParcelStore } from '../aftercare/returnParcels.ts';
import { deliveryStore } from '../aftercare/delivery.ts';
import { setAsideStore } from './setAside.ts';
import { authenticationStore } from '../consumer/authentications.ts';
import { dossierStore } from '../cases/dossiers.ts';
import { disputeStore } from '../consumer/disputes.ts';
import { secondPersonStore } from '../clearance/secondPerson.ts';
import { supplementStore } from '../supplement/requests.ts';
import { batchWrites } from '../clearance/write.ts';
import { ledgerStore } from '../ledgers/session.ts';

/** All statements of a lane within one transaction: the sum of the rooms' interfaces. */
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
    ...laterStore(client),
    ...chainStore(client),
    ...claimStore(client),
    ...arrivalStore(client),
    ...settlementStore(client),
    ...reversalStore(client),
    ...guaranteeStore(client),
    ...alertStore(client),
    ...deliveryStore(client),
    ...returnParcelStore(client),
    ...dayStore(client),
    ...inspectionStore(client),
    ...controlStore(client),
    ...goodsBatchStore(client),
    ...bookStore(client),
    ...bookUnitStore(client),
    ...foodStore(client),
    ...contingencyStore(client),
    ...dossierStore(client),
    ...disputeStore(client),
    ...authenticationStore(client),
    ...setAsideStore(client),
    ...secondPersonStore(client),
    ...supplementStore(client),
    ...workStore(client),
    ...batchWrites(client),
  };
}
