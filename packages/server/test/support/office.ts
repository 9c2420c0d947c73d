import { placesOfPreNo } from '../../src/clearance/index.ts';
import { placesOf } from '../../src/main/rooms.ts';
import type { OfficeDeps } from '../../src/office/submit.ts';
import { officeStore } from '../../src/store/office/office.ts';
import type { Store } from '../../src/store/pool.ts';
import { NO_SERVICES } from './gatewayDeps.ts';

/** The office's queries, and where subjects lie, as the platform wires them; without services of rooms. */
export function officeOf(
  store: Store,
): Pick<OfficeDeps, 'placeOf'> & { readonly store: ReturnType<typeof officeStore> } {
  const records = officeStore(store, placesOfPreNo);
  return { store: records, placeOf: placesOf({ ...NO_SERVICES, ...records }) };
}
