import type { Clock, EpochMs } from '@tongguan/kernel';
import type { ClearanceParameters } from '../clearance/index.ts';
import type { Compilers, GatewayLimits } from '../gateway/index.ts';
import type { Profile } from '../registry/index.ts';

export type PlatformOptions = {
  /** Keys, personas, logs and the embedded database. Made when missing; one instance at a time. */
  readonly dataDir: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string;
  /** A PostgreSQL of one's own instead of the embedded one. */
  readonly databaseUrl?: string;
  readonly profile: Profile;
  /** Gateway processes; 0 runs everything in this process. */
  readonly workers: number;
  readonly lanes?: number;
  /** Moves the law's time; only without gateway processes, which cannot share it. */
  readonly clock?: Clock;
  /** When the time of a new sandbox begins, in the past. One that has begun goes on as it is. */
  readonly clockStartMs?: EpochMs;
  readonly parameters?: Partial<ClearanceParameters>;
  readonly limits?: Partial<GatewayLimits>;
  /** Addresses and networks (CIDR) of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** File with the vault's keys; default from TONGGUAN_VAULT_KEY_FILE, and in the sandbox made in the data folder. */
  readonly vaultKeyFile?: string;
  /** Log lines go to standard output as well as to `tongguan.log`, for what collects them there. */
  readonly logToOutput?: boolean;
  /** Tests only: an embedded database that need not survive the machine. */
  readonly throwAway?: boolean;
  /** Tests only, without gateway processes: what turns the schemas of routes into functions. */
  readonly compilers?: Compilers;
  /** Messages for people while it starts and runs; never personal data. */
  readonly onNotice?: (zh: string, en: string) => void;
  /** The platform can no longer work and should be stopped. */
  readonly onLost?: (failure: Error) => void;
};

export type Platform = {
  readonly url: string;
  readonly databaseUrl: string;
  /** Process numbers, for measurements and crash tests. */
  pids(): { readonly primary: number; readonly workers: readonly number[]; readonly database: number | null };
  /** Stops taking, finishes what was taken, gives everything back; the database last. */
  stop(): Promise<void>;
};

/** Everything a gateway process needs to know. Travels over IPC, never over the command line or the environment. */
export type GatewaySetup = {
  readonly databaseUrl: string;
  /** As in the key file. */
  readonly keys: string;
  readonly profile: Profile;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly logToOutput: boolean;
  readonly limits: Partial<GatewayLimits>;
  readonly trustedProxies: readonly string[];
};
