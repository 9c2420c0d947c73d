import type { EpochMs } from '@tongguan/kernel';
import type { AccountRef, Balance } from '../ledgers/types.ts';
import type { OwnBill, QuotaUse, ConsumerTokenFilter, TokenRow } from './types.ts';

/** Tokens in the database. Implemented by `store/consumer/tokens.ts`. */
export type ConsumerTokenStore = {
  /** `false`: the operator has given out so many in this time already. Two at once are counted one after the other. */
  addToken(
    row: Omit<TokenRow, 'endedMs'>,
    within: { readonly fromMs: EpochMs; readonly untilMs: EpochMs; readonly limit: number },
  ): Promise<boolean>;
  token(tokenId: string): Promise<TokenRow | null>;
  /** The first end stands. */
  endToken(tokenId: string, atMs: EpochMs): Promise<void>;
  tokens(filter: ConsumerTokenFilter): Promise<readonly TokenRow[]>;
};

/** What the room needs from the database. Implemented by `store/consumer/quota.ts`. */
export type ConsumerStore = {
  balance(account: AccountRef): Promise<Balance | null>;
  /** Newest first. */
  uses(account: AccountRef, person: Buffer, limit: number): Promise<readonly QuotaUse[]>;
  isFrozen(part: number, person: Buffer): Promise<boolean>;
  /** Whether the journal of this person's quota names the declaration. */
  used(part: number, person: Buffer, preNo: string): Promise<boolean>;
  /** preNo of every declaration the account's journal names, newest first. */
  declarationsOf(account: AccountRef, limit: number): Promise<readonly string[]>;
  /** Newest first. */
  bills(preNos: readonly string[]): Promise<readonly OwnBill[]>;
  setFrozen(part: number, person: Buffer, frozen: boolean, atMs: EpochMs): Promise<void>;
};
