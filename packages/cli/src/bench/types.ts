/**
 * Words of the bench.
 *
 * Single – each document is its own signed message; batch – a hundred documents a message. Window – from the first
 * request until everything acknowledged has been decided: nothing is left out of the count, and nothing is counted
 * that was prepared before. Spool – a file of finished HTTP requests, signed before the window begins.
 */
export const BENCH_PROFILES = ['rsa-single', 'rsa-batch', 'sm2-single'] as const;
export type BenchProfile = (typeof BENCH_PROFILES)[number];

export type ProfileFacts = {
  readonly algorithm: 'rsa-sha1' | 'sm2-sm3';
  readonly documentsPerMessage: number;
  /** Connections that each wait for their answer before the next request. */
  readonly connections: number;
  /** Declarations prepared for each second of the load; more than the platform is expected to take. */
  readonly preparedPerSecond: number;
};

export const PROFILE_FACTS: Readonly<Record<BenchProfile, ProfileFacts>> = {
  'rsa-single': { algorithm: 'rsa-sha1', documentsPerMessage: 1, connections: 256, preparedPerSecond: 5000 },
  'rsa-batch': { algorithm: 'rsa-sha1', documentsPerMessage: 100, connections: 16, preparedPerSecond: 7000 },
  'sm2-single': { algorithm: 'sm2-sm3', documentsPerMessage: 1, connections: 256, preparedPerSecond: 4000 },
};

/** Where the platform under load is. */
export type Target = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** The platform's first process, when it runs on this machine and is ours to look at. */
  readonly pid: number | null;
  readonly workers: number | null;
  stop(): Promise<void>;
};

export type LoadFacts = {
  readonly startedMs: number;
  /** When the last request was answered. */
  readonly endedMs: number;
  readonly acknowledgedMessages: number;
  readonly acknowledgedDocuments: number;
  readonly busyAnswers: number;
  readonly errors: readonly string[];
  readonly errorCount: number;
  /** The spool was used up before the time was. */
  readonly ranOut: boolean;
};

export type Latency = { readonly p50Ms: number | null; readonly p99Ms: number | null };

export type BenchReport = {
  readonly profile: BenchProfile;
  readonly seconds: number;
  readonly prepared: number;
  readonly ranOut: boolean;
  readonly released: number;
  readonly undecided: number;
  readonly windowSeconds: number;
  readonly drainSeconds: number;
  readonly declarationsPerSecond: number;
  readonly acknowledgedDocuments: number;
  readonly busyAnswers: number;
  readonly errorCount: number;
  readonly errors: readonly string[];
  readonly cpuMicrosPerDeclaration: {
    readonly node: number | null;
    /** Part of `node`: the first process, where the lanes run; the rest are the gateways. */
    readonly lanes: number | null;
    readonly postgres: number | null;
    readonly total: number | null;
    /** Of the bench itself, which shares the machine; not part of the total. */
    readonly loadGenerator: number | null;
  };
  readonly walBytesPerDeclaration: number;
  readonly latency: Latency;
  readonly pgbench: {
    readonly tps: number;
    readonly scale: number;
    readonly clients: number;
    readonly seconds: number;
  } | null;
  /** Declarations released per TPC-B transaction of the same PostgreSQL in the same run. */
  readonly ratioToPgbench: number | null;
  readonly audit: { readonly ok: boolean; readonly differences: number };
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly memoryGb: number;
    readonly node: string;
    readonly postgres: string;
    readonly system: string;
    readonly workers: number | null;
  };
};
