import type { Vault } from '../vault/types.ts';
import { drawRegistry, type PreparedKeys, type TokenGate } from './picture.ts';
import type { RegistryRows } from './records/records.ts';
import type { Registry } from './types.ts';
import { confirmVault } from './vaultCheck.ts';
import type { RegistryStore } from './store.ts';

/** Keeps a recent picture of the registry; `current` never waits. */
export type RegistryHolder = {
  current(): Registry;
  /** The rows the picture was drawn from. */
  rows(): RegistryRows;
  /** Looks now; resolves when the picture is at least as new as the call. */
  refresh(): Promise<void>;
  close(): void;
};

export type RegistryHolderOptions = {
  readonly store: RegistryStore;
  readonly vault: Vault;
  readonly refreshMs?: number;
  /** For a process that lets callers in by their tokens. */
  readonly gate?: TokenGate;
  /** A refresh failed; the last picture stays in use and the next refresh is tried in time. */
  readonly onTrouble?: (error: Error) => void;
};

/** A suspension or a new token takes effect everywhere within this time; the question costs one row. */
const REFRESH_MS_DEFAULT = 2_000;

/** One picture of the registry as it is now. */
export async function loadRegistry(store: RegistryStore, vault: Vault): Promise<Registry> {
  return drawRegistry(await store.read(), vault);
}

/** Enrolled keys that are not trusted: serial number, firm and reason (B-05). */
export function unsoundKeys(holder: RegistryHolder): readonly string[] {
  const registry = holder.current();
  return holder.rows().signingKeys.flatMap(({ keyName, participantCode }) => {
    const found = registry.signingKey({ keyName, certificateDer: null })?.key;
    return typeof found === 'string' ? [`${keyName} (${participantCode}): ${found}`] : [];
  });
}

/** Also confirms that vault and database belong together, before anything is sealed or looked up with wrong keys. */
export async function createRegistryHolder(options: RegistryHolderOptions): Promise<RegistryHolder> {
  const { store, vault, refreshMs = REFRESH_MS_DEFAULT, onTrouble = () => undefined, gate } = options;
  await confirmVault(store, vault);
  const prepared: PreparedKeys = new Map();
  let rows = await store.read();
  let registry = drawRegistry(rows, vault, prepared, gate);
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const look = async (): Promise<void> => {
    if ((await store.version()) === rows.version) return;
    rows = await store.read();
    registry = drawRegistry(rows, vault, prepared, gate);
  };
  // One refresh at a time; a call during a refresh waits for it and refreshes again, since it may have missed the change.
  const refresh = async (): Promise<void> => {
    while (running) await running.catch(() => undefined);
    running = look();
    try {
      await running;
    } finally {
      running = null;
    }
  };
  const schedule = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      refresh().catch(onTrouble).finally(schedule);
    }, refreshMs);
    timer.unref();
  };
  schedule();

  return {
    current: () => registry,
    rows: () => rows,
    refresh,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
