import assert from 'node:assert/strict';
import type { GatewayDeps } from '../../src/gateway/index.ts';
import { DOORS } from '../../src/main/doors.ts';
import { OFFICE_KINDS } from '../../src/main/rooms.ts';
import { TAKES } from '../../src/main/takes.ts';
import type { Registry } from '../../src/registry/index.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('not asked for in this test'));

/** A gateway with nothing behind it; a test puts in what it asks for. */
export const NOTHING_BEHIND: GatewayDeps = {
  intake: { submit: nobody, close: () => Promise.resolve() },
  rooms: DOORS,
  takes: TAKES,
  registry: () => ({ participantByToken: () => null }) as unknown as Registry,
  clock: { now: () => 0 },
  receipts: { read: nobody, toXml: () => '' },
  history: () => Promise.resolve(null),
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
  books: {
    movements: nobody,
    balances: nobody,
    movementsCsv: () => assert.fail('not asked for in this test'),
    balancesCsv: () => assert.fail('not asked for in this test'),
    transfers: nobody,
    stockTake: nobody,
    inbounds: nobody,
    waitingDetails: nobody,
  },
  consumerTokens: { issue: nobody, end: nobody, list: nobody },
  identities: { record: nobody },
  tokens: { list: nobody, issue: nobody, end: nobody },
  consumer: {
    personOf: () => null,
    quota: nobody,
    dispute: nobody,
    freeze: nobody,
    owns: nobody,
    bills: nobody,
    bill: nobody,
  },
  inspections: { list: nobody, file: nobody, draw: () => 0 },
  cases: { list: nobody, read: nobody, ofPerson: nobody },
  tracking: { record: nobody, ofWaybill: nobody, ofDeclaration: nobody },
  goods: {
    stops: nobody,
    heldBy: nobody,
    lists: nobody,
    diff: nobody,
    filings: nobody,
    waiting: nobody,
    file: nobody,
  },
  records: { agree: nobody, change: nobody, register: nobody, rows: nobody, expiring: nobody, journal: nobody },
  guarantee: { account: nobody, demands: nobody, refunds: nobody, forecast: nobody, reconciliation: nobody },
  moveClock: null,
  health: () => Promise.resolve({ ok: true, profile: 'sandbox', database: 'ok', setAside: 0 }),
  wrote: () => undefined,
  log: () => undefined,
  everydayBytesMax: 32 * 1024,
  version: '0.0.0',
};
