import { placesOfPreNo } from '../../src/clearance/index.ts';
import { placesOf } from '../../src/main/rooms.ts';
import type { OfficeDeps } from '../../src/office/submit.ts';
import { officeStore } from '../../src/store/office/office.ts';
import type { Store } from '../../src/store/pool.ts';
import { servicesOn } from './services.ts';

/** The office's queries, and where subjects lie, as the platform wires them. */
export function officeOf(
  store: Store,
): Pick<OfficeDeps, 'placeOf'> & { readonly store: ReturnType<typeof officeStore> } {
  const records = officeStore(store, placesOfPreNo);
  return { store: records, placeOf: placesOf({ ...servicesOn(store), ...records }) };
}
