import type { Clock } from '@tongguan/kernel';
import type { Profile, Registry } from '../registry/types.ts';
import type { Vault } from '../vault/types.ts';
import { createIntake as create } from './service.ts';
import type { IntakeStore } from './store.ts';
import type { Intake } from './types.ts';

export { unpackMessage } from './pack.ts';
export { messageIdOf } from './rows.ts';
export type { IntakeStore } from './store.ts';
export * from './types.ts';

export function createIntake(deps: {
  readonly store: IntakeStore;
  readonly vault: Vault;
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly profile: Profile;
  readonly isBehind?: () => boolean;
}): Intake {
  return create(deps);
}
