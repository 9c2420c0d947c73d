import { totalmem } from 'node:os';

/**
 * Settings of the embedded database, written to `tongguan.conf` at each start. `ALTER SYSTEM` wins over them.
 * `throwAway` is for tests only: their databases need not outlive the machine.
 */
export function settingsText(throwAway: boolean): string {
  const lines = { ...DURABLE, ...QUIET, ...SPEED, ...memory(throwAway), ...(throwAway ? THROW_AWAY : {}) };
  const text = Object.entries(lines).map(([name, value]) => `${name} = '${value}'`);
  return `# Written by Tongguan at each start; change settings with ALTER SYSTEM.\n${text.join('\n')}\n`;
}

/** An acknowledged message survives power loss (B-07): never relax these for real data. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** PostgreSQL puts row values into error details and statements into its log: both may be personal data. */
const QUIET = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
};

const SPEED = {
  // Statements here are short: compiling them costs more than it saves.
  jit: 'off',
  // Six a gateway process, and the lanes'.
  max_connections: '200',
  // Checkpoints by time rather than by volume: every checkpoint makes full page images again.
  max_wal_size: '4GB',
  min_wal_size: '512MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  // Our large values are compressed and sealed before they arrive.
  wal_compression: 'off',
  wal_buffers: '32MB',
  autovacuum_vacuum_cost_limit: '2000',
  timezone: 'UTC',
};

const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  min_wal_size: '64MB',
  max_wal_size: '1GB',
  // Segments in the data folder go with it; those in /dev/shm stay when the server is killed.
  dynamic_shared_memory_type: 'mmap',
};

/** Half a gigabyte of buffers holds the hot pages of a day; on a small machine a quarter of its memory. */
function memory(throwAway: boolean): Readonly<Record<string, string>> {
  const megabytes = throwAway ? 64 : Math.max(32, Math.min(512, Math.floor(totalmem() / 4 / 1024 / 1024)));
  return { shared_buffers: `${megabytes}MB` };
}
