import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, type Clock, systemClock } from '@tongguan/kernel';
import { createLane } from '../clearance/index.ts';
import type { LogEntry } from '../gateway/index.ts';
import { confirmVault, createRegistryHolder, unsoundKeys } from '../registry/index.ts';
import type { Store } from '../store/pool.ts';
import { clearanceStore } from '../store/lane/transaction.ts';
import { registryStore } from '../store/registry/records.ts';
import { createVault, isOpenToOthers, keysText, loadKeys, type Vault, type VaultKeys } from '../vault/index.ts';
import { startCleanUp } from './host/cleanUp.ts';
import { type Closers, createClosers } from './host/closers.ts';
import { asStartFailure, openDatabase } from './database.ts';
import { type EmbeddedDatabase, openDataFolder, startEmbedded } from './embedded.ts';
import { openGatewayRoom } from './gatewayRoom.ts';
import { type Log, openLog, rotateLog } from './host/log.ts';
import type { Platform, PlatformOptions } from './options.ts';
import { freePortFor, listenFailure, nameOfHost } from './host/port.ts';
import { refuseSandboxFolder } from './host/production.ts';
import { confirmRing } from './rekey.ts';
import { clockOf, startSandboxClock } from './sandboxClock.ts';
import { TRADE } from './rooms.ts';
import { seedSandbox } from './sandbox.ts';
import { errorCode, fileFailure } from './host/startFailure.ts';
import { startWorkers } from './workers.ts';

const HOST_DEFAULT = '127.0.0.1';
/** A lane uses one connection at a time; beside them the registry and renewals. */
const CONNECTIONS_BESIDE_LANES = 3;

/**
 * The whole platform: data folder, database, keys, participants, lanes and the HTTP door. Throws `StartFailure` with
 * a sentence when it cannot run like this; then everything begun is undone and nothing is damaged.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const closers = createClosers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.run().catch(() => undefined);
    throw error;
  }
}

async function start(options: PlatformOptions, closers: Closers): Promise<Platform> {
  assert(options.clock === undefined || options.workers === 0, 'a moved clock stays within one process');
  assert(options.clockStartMs === undefined || options.profile === 'sandbox', 'production has the machine’s time');
  const { profile } = options;
  const base = options.clock ?? systemClock;
  const host = options.host ?? HOST_DEFAULT;
  const port = await freePortFor(host, options.port);
  const folder = await openDataFolder(options.dataDir, toldOf(options));
  closers.add(() => folder.release());
  if (profile === 'production') refuseSandboxFolder(folder.path);
  rotateLog(folder.path);
  const log = openLog(folder.path, options.logToOutput);
  closers.add(() => log.close());

  const keyFile = options.vaultKeyFile ?? process.env['TONGGUAN_VAULT_KEY_FILE'] ?? null;
  const keys = await asStartFailure('keys', () => loadKeys(folder.path, profile, keyFile));
  if (keyFile !== null && (await isOpenToOthers(keyFile))) {
    options.onNotice?.(
      `密钥文件 ${keyFile} 可被其他用户读写；生产环境将拒绝启动。`,
      `the vault key file ${keyFile} can be read or written by others; production would not start on it.`,
    );
  }
  const embedded = options.databaseUrl === undefined ? await openEmbedded(options, folder.path, closers) : null;
  const databaseUrl = options.databaseUrl ?? embedded?.platformUrl ?? '';
  const lanes = options.lanes ?? 1;
  const store = await openDatabase(databaseUrl, profile, lanes + CONNECTIONS_BESIDE_LANES, embedded?.ownerUrl ?? null);
  closers.add(() => store.close());
  if (options.clockStartMs !== undefined) await startSandboxClock(store, options.clockStartMs, base);
  const sandboxClock = await clockOf(profile, store, base);
  closers.add(() => sandboxClock?.close());
  const clock = sandboxClock ?? base;
  const vault = createVault(keys);
  await asStartFailure('keys', async () => {
    await confirmVault(registryStore(store), vault);
    await confirmRing(store, keys, clock.now());
    await seedSandbox({ store, vault, dataDir: folder.path, clock, profile });
  });
  await startLanes({ options, store, vault, clock, lanes, log, owner: instanceName(folder.path) }, closers);
  const tell = (level: 'info' | 'warn', event: string, code: string): void =>
    log.write({ at: clock.now(), level, event, code });
  const cleanUp = startCleanUp({
    ...{ store, clock },
    onRemoved: (messages) => tell('info', 'refused-removed', String(messages)),
    onFault: (fault) => tell('warn', 'refused-not-removed', errorCode(fault)),
  });
  closers.add(() => cleanUp.stop());
  const setup = { options, databaseUrl, keys, clock: base, host, port, log, dataDir: folder.path };
  const door = await openDoor(setup, closers);
  folder.announce(door.url);
  tell('info', 'started', profile);
  closers.add(() => tell('info', 'stopping', profile));
  return {
    url: door.url,
    databaseUrl: embedded?.url ?? databaseUrl,
    pids: () => ({ primary: process.pid, workers: door.pids(), database: embedded?.pid() ?? null }),
    stop: () => closers.run(),
  };
}

/** Whom to tell what happens to the folder and its database. */
function toldOf({ onNotice, onLost }: PlatformOptions): Pick<PlatformOptions, 'onNotice' | 'onLost'> {
  return { ...(onNotice === undefined ? {} : { onNotice }), ...(onLost === undefined ? {} : { onLost }) };
}

async function openEmbedded(options: PlatformOptions, dataDir: string, closers: Closers): Promise<EmbeddedDatabase> {
  const { throwAway } = options;
  const embedded = await startEmbedded({
    dataDir,
    ...toldOf(options),
    ...(throwAway === undefined ? {} : { throwAway }),
  });
  closers.add(() => embedded.stop());
  return embedded;
}

type LaneSetup = {
  readonly options: PlatformOptions;
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly lanes: number;
  readonly log: Log;
  readonly owner: string;
};

async function startLanes(setup: LaneSetup, closers: Closers): Promise<void> {
  const { options, store, vault, clock, lanes, log } = setup;
  const warn = (event: string, code = ''): void => log.write({ at: clock.now(), level: 'warn', event, code });
  const holder = await asStartFailure('keys', () =>
    createRegistryHolder({
      store: registryStore(store),
      vault,
      onTrouble: () => warn('registry-not-refreshed'),
    }),
  );
  closers.add(() => holder.close());
  for (const key of unsoundKeys(holder)) {
    warn('key-not-sound', key);
    options.onNotice?.(
      `已登记的证书密钥不可信，其签名一律拒绝：${key}`,
      `an enrolled key is not sound and its signatures are refused: ${key}`,
    );
  }
  for (let index = 0; index < lanes; index += 1) {
    const lane = createLane({
      store: clearanceStore(store),
      vault,
      registry: () => holder.current(),
      clock,
      ...TRADE,
      owner: `${setup.owner}/${index + 1}`,
      home: (part) => part % lanes === index,
      // A sandbox inspects nothing by chance, so that what is tried in it can be repeated; rates for goods count (K-01).
      parameters: { ...(options.profile === 'sandbox' ? { inspectionRateBasisPoints: 0 } : {}), ...options.parameters },
      // In our own words: a database error's message may quote a row.
      onFault: (_, { item, text }) => warn('lane-fault', [text, item].filter(Boolean).join(' at ')),
    });
    lane.start();
    closers.add(() => lane.stop());
  }
}

type DoorSetup = {
  readonly options: PlatformOptions;
  readonly databaseUrl: string;
  readonly keys: VaultKeys;
  readonly clock: Clock;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  readonly dataDir: string;
};

async function openDoor(setup: DoorSetup, closers: Closers): Promise<{ url: string; pids(): readonly number[] }> {
  const { options, databaseUrl, keys, clock, host, port, log, dataDir } = setup;
  const { profile, limits = {}, trustedProxies = [], workers: count } = options;
  const url = `http://${nameOfHost(host)}:${port}`;
  if (count === 0) {
    try {
      const write = (entry: LogEntry): void => log.write(entry);
      const own = { databaseUrl, keys, profile, clock, host, port, limits, trustedProxies, log: write };
      const room = await openGatewayRoom(own, options.compilers);
      closers.add(() => room.close());
    } catch (error) {
      throw listenFailure(error, host, port);
    }
    return { url, pids: () => [] };
  }
  const notice = (zh: string, en: string): void => {
    log.write({ at: clock.now(), level: 'warn', event: 'gateway-process-ended' });
    options.onNotice?.(zh, en);
  };
  const shared = { databaseUrl, profile, host, port, dataDir, limits, trustedProxies };
  const gatewaySetup = { ...shared, keys: keysText(keys), logToOutput: options.logToOutput ?? false };
  const workers = await startWorkers(count, gatewaySetup, notice);
  closers.add(() => workers.stop());
  return { url, pids: () => workers.pids() };
}

/** The name under which this folder's lanes hold their leases; after a crash the next start takes them over at once. */
function instanceName(dataDir: string): string {
  const file = join(dataDir, 'instance-name');
  try {
    if (!existsSync(file)) writeFileSync(file, `${randomUUID()}\n`, { mode: 0o600 });
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw fileFailure(error, dataDir);
  }
}
