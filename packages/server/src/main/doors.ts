import type { Clock } from '@tongguan/kernel';
import { BONDED_DOOR } from '../bonded/api/index.ts';
import { createBooks } from '../bonded/index.ts';
import { CASES_DOOR } from '../cases/api/index.ts';
import { createCases } from '../cases/index.ts';
import { placesOfPreNo, readDutyNo } from '../clearance/index.ts';
import { CONSUMER_DOOR } from '../consumer/api/index.ts';
import { createConsumer, createIdentities, type PersonAct } from '../consumer/index.ts';
import type { RoomDoor } from '../gateway/index.ts';
import { GOODS_DOOR } from '../goods/api/index.ts';
import { GUARANTEE_DOOR } from '../guarantee/api/index.ts';
import { createGuarantee } from '../guarantee/index.ts';
import { HISTORY_DOOR } from '../history/api/index.ts';
import { INSPECTION_DOOR } from '../inspection/api/index.ts';
import { OFFICE_DOOR } from '../office/api/index.ts';
import { REGISTRY_DOOR } from '../registry/api/index.ts';
import { createSessions, createTokenDesk, type RegistryDoor, type RegistryHolder } from '../registry/index.ts';
import type { RegistryStore } from '../registry/store.ts';
import { bookReads } from '../store/bonded/read.ts';
import { caseStore } from '../store/cases/read.ts';
import { consumerStore } from '../store/consumer/quota.ts';
import { guaranteeViews } from '../store/guarantee/views.ts';
import type { Store } from '../store/pool.ts';
import { sessionStore } from '../store/registry/sessions.ts';
import { tokenStore } from '../store/registry/tokens.ts';
import { supplementReads } from '../store/supplement/read.ts';
import { trackingStore } from '../store/tracking/events.ts';
import { SUPPLEMENT_DOOR } from '../supplement/api/index.ts';
import { createSupplements } from '../supplement/index.ts';
import { TRACKING_DOOR } from '../tracking/api/index.ts';
import { createTracking } from '../tracking/index.ts';
import type { Vault } from '../vault/index.ts';
import { consumerTokensOf } from './wiring/consumerTokens.ts';
import { openGoods } from './wiring/goods.ts';
import { openHistories, openPrints } from './wiring/histories.ts';
import { openInspections } from './wiring/inspections.ts';

/** What the rooms add to the API, in the order of its description. */
export const DOORS: readonly RoomDoor<Services>[] = [
  HISTORY_DOOR,
  OFFICE_DOOR,
  GOODS_DOOR,
  BONDED_DOOR,
  CONSUMER_DOOR,
  GUARANTEE_DOOR,
  TRACKING_DOOR,
  CASES_DOOR,
  INSPECTION_DOOR,
  SUPPLEMENT_DOOR,
  REGISTRY_DOOR,
];

/** What services are made of. */
export type ServiceParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Records of the registry, with their reasons sealed. */
  readonly registry: RegistryStore;
  readonly records: RegistryDoor;
  readonly holder: Pick<RegistryHolder, 'rows'>;
  /** An act about one person, by that person's own door. */
  readonly act: PersonAct;
};

/** What the routes of all rooms use. Each room's routes name their part (`<room>/api/`), and the compiler sees that it is here. */
export type Services = ReturnType<typeof openServices>;

export function openServices(parts: ServiceParts) {
  const { store, vault, clock, registry, records, holder, act } = parts;
  return {
    history: openHistories({ store, vault, clock }),
    prints: openPrints({ store, vault, clock }),
    goods: openGoods({ store, vault, clock }),
    books: createBooks(bookReads(store)),
    guarantee: createGuarantee({ store: guaranteeViews(store, readDutyNo(vault)), clock }),
    consumer: createConsumer({
      ...{ store: consumerStore(store, placesOfPreNo), vault, clock, act },
      isEnded: (tokenId) => holder.rows().endedConsumerTokens.includes(tokenId),
    }),
    consumerTokens: consumerTokensOf({ store, vault, clock, act, registry }),
    identities: createIdentities({ vault, clock, act }),
    tokens: createTokenDesk({ tokens: tokenStore(store), registry, vault, clock }),
    sessions: createSessions({ sessions: sessionStore(store), vault, clock }),
    cases: createCases({ store: caseStore(store), vault }),
    inspections: openInspections(store, vault),
    supplements: createSupplements({ store: supplementReads(store, placesOfPreNo), vault }),
    tracking: createTracking({ store: trackingStore(store, placesOfPreNo), vault, clock }),
    records,
  };
}
