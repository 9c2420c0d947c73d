import type { ActContext, ClaimStore } from '../lane/index.ts';
import type { SerialRef } from '../lane/types.ts';
import type { DossierStore } from './batchStore.ts';
import type { ConcernedDeclaration, DossierOpening } from './types.ts';

/** What an act about a dossier or a parcel reads and writes. */
export type CasesStore = DossierStore &
  Pick<ClaimStore, 'claimsOf'> & {
    /** The report of a delivery that counts; `status` is '' when it was taken back. */
    delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<{ readonly status: string } | null>;
  };

/** What an act about a dossier or a parcel may use of its lane. */
export type CasesContext = ActContext<
  CasesStore,
  { readonly parameters: { readonly disputeGivesQuotaBack: boolean } }
> & {
  /** Opens a dossier in the partition of the act that gives rise to it, and returns its number. */
  openDossier(opening: DossierOpening): Promise<string>;
  /** The declaration a person speaks of, wherever it lies; null: there is none. */
  declarationByPreNo(preNo: string): Promise<ConcernedDeclaration | null>;
  /** The declaration a parcel was released with; before its release the last that names it. */
  declarationOfParcel(orderNo: string, waybill: Parcel): Promise<ConcernedDeclaration | null>;
  /** Whether a lane is at work on the declaration: what it uses is not sure yet. */
  isUnderWay(declaration: SerialRef): Promise<boolean>;
};

export type Parcel = { readonly logisticsCode: string; readonly logisticsNo: string };
