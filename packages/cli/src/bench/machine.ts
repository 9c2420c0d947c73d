import { cpus, release, totalmem, type } from 'node:os';
import type { BenchReport } from './types.ts';

const GIGABYTE = 1024 ** 3;

/** The facts about the machine that every figure needs. */
export function machineFacts(postgres: string, workers: number | null): BenchReport['machine'] {
  const processors = cpus();
  return {
    cores: processors.length,
    cpu: processors[0]?.model.trim() ?? '',
    memoryGb: Math.round(totalmem() / GIGABYTE),
    node: process.versions.node,
    postgres,
    system: `${type()} ${release()}`,
    workers,
  };
}
