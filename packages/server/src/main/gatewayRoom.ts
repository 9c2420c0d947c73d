import { readFileSync } from 'node:fs';
import { assert, type Clock } from '@tongguan/kernel';
import { placesOfPreNo } from '../clearance/index.ts';
import type { PersonAct } from '../consumer/index.ts';
import {
  type Compilers,
  createGateway,
  type GatewayDeps,
  type GatewayLimits,
  type LogEntry,
  type OfficeDoor,
} from '../gateway/index.ts';
import { NEAR_BYTES_MAX } from '../intake/index.ts';
import { decideProposal, type FourEyesDeps, openJournalRow, openProposal, submitAct } from '../office/index.ts';
import { readReceipts, receiptsXml } from '../receipts/index.ts';
import {
  createRegistryDoor,
  withSealedReasons,
  createRegistryHolder,
  createUseNoter,
  type Profile,
  tokenIdOf,
} from '../registry/index.ts';
import { openStore, type Store } from '../store/pool.ts';
import { createBacklogGauge } from '../store/intake/backlog.ts';
import { proposalStore } from '../store/office/proposals.ts';
import { officeStore } from '../store/office/office.ts';
import { receiptStore } from '../store/receipts/after.ts';
import { registryStore } from '../store/registry/records.ts';
import { tokenStore } from '../store/registry/tokens.ts';
import { createVault, type Vault, type VaultKeys } from '../vault/index.ts';
import { type Closers, createClosers } from './host/closers.ts';
import { clockOf } from './sandboxClock.ts';
import { watchHealth } from './host/health.ts';
import { openIntake } from './intake.ts';
import { submitChange, registryProposals } from './wiring/registryActs.ts';
import { ACT_KINDS, asideName, OFFICE_KINDS, placesOf } from './rooms.ts';
import { DOORS, openServices, type Services } from './doors.ts';
import { TAKES } from './takes.ts';

export type GatewayRoomOptions = {
  readonly databaseUrl: string;
  readonly keys: VaultKeys;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  readonly limits: Partial<GatewayLimits>;
  readonly trustedProxies: readonly string[];
  readonly log: (entry: LogEntry) => void;
};

/** For receipts, histories, acts and all other requests. */
const CONNECTIONS = 4;
/** One for the batch of messages, one for refusals and the look whether writing works. */
const INTAKE_CONNECTIONS = 2;

/** HTTP, verification and intake in this process, wired and listening. */
export async function openGatewayRoom(
  options: GatewayRoomOptions,
  compilers?: Compilers,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const closers = createClosers();
  try {
    return { url: await open(options, closers, compilers), close: () => closers.run() };
  } catch (error) {
    await closers.run().catch(() => undefined);
    throw error;
  }
}

async function open(options: GatewayRoomOptions, closers: Closers, compilers?: Compilers): Promise<string> {
  const { profile, log } = options;
  const store = openStore({ url: options.databaseUrl, connectionsMax: CONNECTIONS });
  closers.add(() => store.close());
  const sandboxClock = await clockOf(profile, store, options.clock);
  closers.add(() => sandboxClock?.close());
  const clock = sandboxClock ?? options.clock;
  const vault = createVault(options.keys);
  const trouble = (): void => log({ at: clock.now(), level: 'warn', event: 'registry-not-refreshed' });
  const tokens = tokenStore(store);
  const noteUse = createUseNoter(tokens);
  const takesSandbox = profile === 'sandbox';
  const used = (tokenId: string, atMs: number): void => noteUse('firm', tokenId, atMs);
  const gate = { takesSandbox, now: () => clock.now(), used };
  const holder = await createRegistryHolder({ store: registryStore(store), vault, onTrouble: trouble, gate });
  closers.add(() => holder.close());
  const gauge = createBacklogGauge(store);
  closers.add(() => gauge.close());
  // Connections of its own: whoever reads much does not make those wait who send.
  const writing = openStore({ url: options.databaseUrl, connectionsMax: INTAKE_CONNECTIONS, byKey: true });
  closers.add(() => writing.close());
  const intake = openIntake({ ...options, writing, vault, clock, holder, isBehind: gauge.isBehind });
  closers.add(() => intake.close());
  const health = watchHealth(writing, profile, clock);
  const receipts = receiptStore(store);
  const registryRecords = withSealedReasons(registryStore(store), vault);
  const records = createRegistryDoor({ store: registryRecords, holder, clock, profile });
  const act: PersonAct = (...asked) => personAct(office)(...asked);
  const services = openServices({ store, vault, clock, registry: registryRecords, records, holder, act });
  const office = officeDoor({ store, vault, clock, takesSandbox, noteUse, services });
  const deps: GatewayDeps<Services> = {
    ...services,
    intake,
    rooms: DOORS,
    takes: TAKES,
    registry: () => holder.current(),
    clock,
    receipts: {
      read: (participant, cursor, limit, between) =>
        readReceipts({ store: receipts }, participant, cursor, limit, between),
      toXml: receiptsXml,
    },
    office,
    moveClock: sandboxClock === null ? null : (move) => sandboxClock.forward(move),
    tariff: () => services.goods.tariff(),
    health: () => health.look(),
    wrote: (ok) => health.wrote(ok),
    log,
    everydayBytesMax: NEAR_BYTES_MAX,
    version: programVersion(),
    limits: options.limits,
    trustedProxies: options.trustedProxies,
  };
  const gateway = await createGateway(deps, compilers);
  closers.add(() => gateway.close());
  return gateway.listen({ host: options.host, port: options.port });
}

/** Acts a consumer's own door needs: about one person, never named by the caller. */
function personAct(office: OfficeDoor): PersonAct {
  return (name, personHex, actor, reason, body) => {
    const kind = office.kinds.find((one) => one.name === name);
    assert(kind !== undefined, 'the kind of act is there');
    return office.submit({ kind, number: personHex, actor, reason, body });
  };
}

type OfficeSetup = {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly takesSandbox: boolean;
  readonly noteUse: ReturnType<typeof createUseNoter>;
  readonly services: Services;
};

function officeDoor({ store, vault, clock, takesSandbox, noteUse, services }: OfficeSetup): OfficeDoor {
  const records = officeStore(store, placesOfPreNo);
  const proposals = proposalStore(store);
  const { records: registry } = services;
  const deps: FourEyesDeps = {
    ...{ store: records, proposals, kinds: ACT_KINDS, elsewhere: registryProposals(registry), vault, clock },
    placeOf: placesOf({ ...services, ...records }),
  };
  return {
    kinds: OFFICE_KINDS,
    async staffByToken(token) {
      const [key, nowMs] = [vault.tokenKey(token), clock.now()];
      const found = await records.staffByToken(key, nowMs, takesSandbox);
      if (found !== null) noteUse('staff', tokenIdOf(key), nowMs);
      return found;
    },
    submit: (request) =>
      request.kind.place === 'registry' ? submitChange(registry, request) : submitAct(deps, request),
    decide: (request) => decideProposal(deps, request),
    openClocks: (district) => records.openClocks(district),
    contingencies: (openOnly, limit, district) => records.contingencies(openOnly, limit, district),
    async queue(openOnly, limit, district) {
      const lines = await records.queue(openOnly, limit, district);
      return lines.map(({ kind, ...line }) => ({ ...line, kind: asideName(kind) }));
    },
    districtOf: async (number) => (await records.declaration(number))?.customsCode ?? null,
    districtOfParcel: ({ logisticsCode, logisticsNo }) => records.districtOfWaybill(`${logisticsCode}|${logisticsNo}`),
    async proposals(openOnly, limit, district) {
      const found = await proposals.list({ openOnly, nowMs: clock.now(), limit, district });
      return found.map((proposal) => openProposal(vault, proposal));
    },
    async journal(filter) {
      return (await records.journal(filter)).map((row) => openJournalRow(vault, row));
    },
  };
}

export function programVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '0';
}
