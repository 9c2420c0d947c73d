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
  /** What the rooms of the platform take; every other message is refused. */
  readonly takes: readonly DocumentKind[];
  /** More has been taken than the lanes can decide soon: the door waits for them. */
  readonly isBehind?: () => boolean;
};
