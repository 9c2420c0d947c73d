import { SHIPPED_TARIFF } from '@tongguan/policy';
import type { GatewayDeps } from '../../src/gateway/index.ts';
import { DOORS, type Services } from '../../src/main/doors.ts';
import { OFFICE_KINDS } from '../../src/main/rooms.ts';
import { TAKES } from '../../src/main/takes.ts';
import type { Registry } from '../../src/registry/index.ts';
import { servicesThat } from './services.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('not asked for in this test'));

/** What no test asked for. A declaration is not found, nobody is a consumer, nothing was drawn, and no tariff was loaded. */
const services = servicesThat(nobody);
const NO_SERVICES: Services = {
  ...services,
  history: () => Promise.resolve(null),
  consumer: { ...services.consumer, personOf: () => null },
  inspections: { ...services.inspections, draw: () => 0 },
  goods: { ...services.goods, tariff: () => Promise.resolve(SHIPPED_TARIFF) },
};

/** A gateway with nothing behind it; a test puts in what it asks for. */
export const NOTHING_BEHIND: GatewayDeps<Services> = {
  ...NO_SERVICES,
  intake: { submit: nobody, close: () => Promise.resolve() },
  rooms: DOORS,
  takes: TAKES,
  registry: () => ({ participantByToken: () => null }) as unknown as Registry,
  clock: { now: () => 0 },
  receipts: { read: nobody, toXml: () => '' },
  office: {
    kinds: OFFICE_KINDS,
    staffByToken: () => Promise.resolve(null),
    submit: nobody,
    journal: () => Promise.resolve([]),
    decide: nobody,
    proposals: () => Promise.resolve([]),
    openClocks: () => Promise.resolve([]),
    contingencies: () => Promise.resolve([]),
    queue: () => Promise.resolve([]),
    districtOf: () => Promise.resolve(null),
    districtOfParcel: () => Promise.resolve(null),
  },
  moveClock: null,
  health: () => Promise.resolve({ ok: true, profile: 'sandbox', database: 'ok', setAside: 0 }),
  wrote: () => undefined,
  log: () => undefined,
  everydayBytesMax: 32 * 1024,
  version: '0.0.0',
};
