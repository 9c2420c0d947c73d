import type { ActContext, ClaimStore } from '../lane/index.ts';
import type { SerialRef } from '../lane/types.ts';
import type { QuantityUsed, QuotaUsed } from '../consumer/types.ts';
import type { DossierStore } from './batchStore.ts';
import type { ConcernedDeclaration, DossierOpening } from './types.ts';

/** Statements of acts about dossiers and parcels. */
export type CasesStore = DossierStore &
  Pick<ClaimStore, 'claimsOf'> & {
    /** The report of a delivery that counts; `status` is '' when it was taken back. */
    delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<{ readonly status: string } | null>;
    /** The accounts of a person's quota that the journal names with this declaration. */
    quotaUsed(part: number, personHex: string, preNo: string): Promise<QuotaUsed[]>;
    quantitiesUsed(part: number, personHex: string, preNo: string): Promise<QuantityUsed[]>;
  };

/** The context of acts about dossiers and parcels. */
export type CasesContext = ActContext<
  CasesStore,
  { readonly parameters: { readonly disputeGivesQuotaBack: boolean } }
> & {
  /** Opens a dossier in the partition of the act that gives rise to it, and returns its number. */
  openDossier(opening: DossierOpening): Promise<string>;
  /** The declaration with this preNo, in any partition; null when there is none. */
  declarationByPreNo(preNo: string): Promise<ConcernedDeclaration | null>;
  /** The declaration that released a parcel; before release, the last one with its waybill. */
  declarationOfParcel(orderNo: string, waybill: Parcel): Promise<ConcernedDeclaration | null>;
  /** Whether a lane is processing the declaration; its use of quota is not final then. */
  isUnderWay(declaration: SerialRef): Promise<boolean>;
};

export type Parcel = { readonly logisticsCode: string; readonly logisticsNo: string };
