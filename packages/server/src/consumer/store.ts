import type { EpochMs } from '@tongguan/kernel';
import type { AccountRef, Balance } from '../ledgers/types.ts';
import type { QuotaUse } from './types.ts';

/** What the room needs from the database. Implemented by `store/queries/consumer-store.ts`. */
export type ConsumerStore = {
  balance(account: AccountRef): Promise<Balance | null>;
  /** Newest first. */
  uses(account: AccountRef, person: Buffer, limit: number): Promise<readonly QuotaUse[]>;
  isFrozen(part: number, person: Buffer): Promise<boolean>;
  setFrozen(part: number, person: Buffer, frozen: boolean, atMs: EpochMs): Promise<void>;
};
