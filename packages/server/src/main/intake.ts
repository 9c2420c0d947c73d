import type { Clock } from '@tongguan/kernel';
import type { LogEntry } from '../gateway/index.ts';
import { createIntake, createIntakeBySize, type Intake, withEnvelopesOff } from '../intake/index.ts';
import type { Profile, Registry, RegistryHolder } from '../registry/index.ts';
import type { Store } from '../store/pool.ts';
import { intakeStore } from '../store/intake/intake.ts';
import { keysText, type Vault, type VaultKeys } from '../vault/index.ts';
import { openIntakeThread } from './intakeThread.ts';
import { TAKES } from './takes.ts';

export type IntakeSetup = {
  readonly databaseUrl: string;
  readonly keys: VaultKeys;
  readonly profile: Profile;
  readonly log: (entry: LogEntry) => void;
  readonly writing: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly holder: RegistryHolder;
  readonly isBehind: () => boolean;
};

/** Small messages on this loop, large ones in a thread of their own. */
export function openIntake(options: IntakeSetup): Intake {
  const { databaseUrl, keys, profile, log, writing, vault, clock, holder, isBehind } = options;
  const registry = (): Registry => holder.current();
  const near = createIntake({ store: intakeStore(writing), vault, registry, clock, profile, takes: TAKES, isBehind });
  const far = (): Intake =>
    openIntakeThread({
      setup: { databaseUrl, keys: keysText(keys), profile },
      clock,
      registryVersion: () => holder.rows().version,
      onLost: ({ name }) => log({ at: clock.now(), level: 'error', event: 'intake-thread-lost', code: name }),
    });
  return createIntakeBySize({ near: withEnvelopesOff(near), far, isBehind });
}
