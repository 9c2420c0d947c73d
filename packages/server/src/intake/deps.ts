import type { DocumentKind } from '@tongguan/ceb';
import type { Clock } from '@tongguan/kernel';
import type { Profile, Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import type { IntakeStore } from './store.ts';

export type IntakeDeps = {
  readonly store: IntakeStore;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly profile: Profile;
  /** Message types that the rooms take; every other one is refused. */
  readonly takes: readonly DocumentKind[];
  /** More has been taken than the lanes can decide soon: the door waits for them. */
  readonly isBehind?: () => boolean;
};
