import { availableParallelism } from 'node:os';

/** The lane and the database need a core each; more gateway processes than the rest would only take turns (measured). */
const CORES_FOR_OTHERS = 2;

/** The default number of gateway processes. */
export function defaultWorkers(): number {
  return Math.max(1, availableParallelism() - CORES_FOR_OTHERS);
}
