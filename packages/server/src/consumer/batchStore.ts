import type { EpochMs } from '@tongguan/kernel';
import type { IdentityAuthentication, QuantityUsed, QuotaUsed } from './types.ts';

/** Disputes, and the quota they are about. Implemented by `store/consumer/disputes.ts`. */
export type DisputeStore = {
  /** The accounts of a person's quota that the journal names with this declaration. */
  quotaUsed(part: number, personHex: string, preNo: string): Promise<QuotaUsed[]>;
  quantitiesUsed(part: number, personHex: string, preNo: string): Promise<QuantityUsed[]>;
  /** The dossier of a dispute; null when there is none. */
  disputeOf(part: number, person: Buffer, preNo: string): Promise<string | null>;
  insertDispute(dispute: {
    readonly part: number;
    readonly person: Buffer;
    readonly preNo: string;
    readonly dossierNo: string;
    readonly statement: Buffer;
    readonly openedMs: EpochMs;
  }): Promise<void>;
};

/** What every batch asks of this room. Implemented by `store/consumer/disputes.ts`. */
export type FreezeRows = {
  /** Those of these persons whose quota is frozen. */
  frozenAmong(persons: readonly { readonly part: number; readonly person: string }[]): Promise<ReadonlySet<string>>;
};

/** Records of authentication. Implemented by `store/consumer/authentications.ts`. */
export type AuthenticationStore = {
  insertAuthentication(row: IdentityAuthentication & { readonly part: number; readonly actId: string }): Promise<void>;
  /** Of these persons, in the order in which they were recorded. */
  authenticationsOf(
    persons: readonly { readonly part: number; readonly person: Buffer }[],
  ): Promise<IdentityAuthentication[]>;
};
