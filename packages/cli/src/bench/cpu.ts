import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds used so far, by group of processes; `null` where the system does not tell. */
export type CpuReading = {
  /** All of the platform's processes. */
  readonly node: number | null;
  /** Of these the first one, where the lanes run. */
  readonly lanes: number | null;
  readonly postgres: number | null;
};

type ProcessStat = {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly waitedTicks: number;
};

/** Linux counts CPU time for /proc in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

/**
 * Reads the CPU time of the platform's processes and of PostgreSQL's. A process that has ended is counted through
 * its parent, which has waited for it.
 */
export function readCpu(platformPid: number | null, postmasterPid: number | null): CpuReading {
  const processes = readProcesses();
  if (processes === null) return { node: null, lanes: null, postgres: null };
  const database = postmasterPid === null ? new Set<number>() : familyOf(postmasterPid, processes, new Set());
  return {
    node: platformPid === null ? null : secondsOf(familyOf(platformPid, processes, database), processes),
    lanes:
      platformPid === null ? null : (processes.find(({ pid }) => pid === platformPid)?.ticks ?? 0) / TICKS_PER_SECOND,
    postgres: postmasterPid === null ? null : secondsOf(database, processes),
  };
}

/** The parent of a process, `null` when it is not on this machine. */
export function parentOf(pid: number): number | null {
  return readStat(String(pid))?.parent ?? null;
}

function familyOf(root: number, processes: readonly ProcessStat[], without: ReadonlySet<number>): Set<number> {
  const family = new Set([root]);
  // Parents come before children often, not always: go on until nobody new is found.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent) && !without.has(pid)) family.add(pid);
  }
  return family;
}

function secondsOf(family: ReadonlySet<number>, processes: readonly ProcessStat[]): number {
  const ticks = processes
    .filter(({ pid }) => family.has(pid))
    .reduce((sum, process) => sum + process.ticks + process.waitedTicks, 0);
  return ticks / TICKS_PER_SECOND;
}

function readProcesses(): readonly ProcessStat[] | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readStat(name) ?? []);
  } catch {
    return null;
  }
}

function readStat(pid: string): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold blanks: fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return { pid: Number(pid), parent: field(4), ticks: field(14) + field(15), waitedTicks: field(16) + field(17) };
  } catch {
    return null;
  }
}
