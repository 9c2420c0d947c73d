import type { EpochMs } from '@tongguan/kernel';
import type { AccountRef, Balance } from '../ledgers/types.ts';
import type { OwnBill, QuotaUse } from './types.ts';

/** What the room needs from the database. Implemented by `store/queries/consumer-store.ts`. */
export type ConsumerStore = {
  balance(account: AccountRef): Promise<Balance | null>;
  /** Newest first. */
  uses(account: AccountRef, person: Buffer, limit: number): Promise<readonly QuotaUse[]>;
  isFrozen(part: number, person: Buffer): Promise<boolean>;
  /** Whether the journal of this person's quota names the list. */
  used(part: number, person: Buffer, preNo: string): Promise<boolean>;
  /** preNo of every list the account's journal names, newest first. */
  listsOf(account: AccountRef, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  bills(preNos: readonly string[]): Promise<readonly OwnBill[]>;
  setFrozen(part: number, person: Buffer, frozen: boolean, atMs: EpochMs): Promise<void>;
};
