import { openServices, type ServiceParts, type Services } from '../../src/main/doors.ts';
import type { Store } from '../../src/store/pool.ts';

/**
 * The services of all rooms, each of whose functions is this one. They are those that `main/doors.ts` opens, so that a room which
 * comes later is here as well.
 */
export function servicesThat(answer: () => never | Promise<never>): Services {
  const real: Readonly<Record<string, unknown>> = openServices(anything() as ServiceParts);
  const told = Object.entries(real).map(([name, service]) => [
    name,
    typeof service === 'object' && service !== null
      ? Object.fromEntries(Object.keys(service).map((one) => [one, answer]))
      : answer,
  ]);
  return Object.fromEntries(told) as Services;
}

/** The services of all rooms over this database, as far as they need nothing beside it. */
export function servicesOn(store: Store): Services {
  const parts = { registry: anything(), records: anything(), holder: anything(), act: anything(), vault: anything() };
  return openServices({ ...parts, store, clock: anything() } as ServiceParts);
}

/** Takes part in being put together, and is never asked. */
function anything(): unknown {
  return new Proxy(() => undefined, { get: anything, apply: anything });
}
