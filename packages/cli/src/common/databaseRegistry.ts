import type { RegistryStore, Store } from '@tongguan/server';
import type { Outcome } from '@tongguan/kernel';
import { type DatabaseOptions, withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { print } from './output.ts';
import { refusalLines } from './refusals.ts';

/** The registry of the database a command works on; a running platform sees what is written within seconds. */
export async function withRegistry<T>(
  options: DatabaseOptions,
  work: (registry: RegistryStore, store: Store) => Promise<T>,
): Promise<T> {
  return withDatabase(options, async (store) => {
    const { registryStore } = await import('@tongguan/server');
    return work(registryStore(store), store);
  });
}

/** Tells what was done, or why it was refused. */
export async function told<T>(outcome: Outcome<T>, tell: (value: T) => void): Promise<ExitCode> {
  if (outcome.ok) {
    tell(outcome.value);
    return EXIT.done;
  }
  print(await refusalLines(outcome.refusals));
  return EXIT.refused;
}
