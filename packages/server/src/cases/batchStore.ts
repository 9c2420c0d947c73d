import type { EpochMs, Fen } from '@tongguan/kernel';
import type { Dossier } from './types.ts';

/** The columns of table `delivery_stop`. */
export type DeliveryStop = {
  readonly part: number;
  readonly logisticsCode: string;
  readonly logisticsNo: string;
  readonly actId: string;
  readonly dossierNo: string;
  readonly stoppedMs: EpochMs;
};

/** Quota a declaration used and has not given back, by account. */
export type QuotaUsed = { readonly account: string; readonly postedFen: Fen };

/** Statements of acts about dossiers and stops. Implemented by `store/cases/dossiers.ts`. */
export type DossierStore = {
  dossier(part: number, dossierNo: string): Promise<Dossier | null>;
  insertDossier(dossier: Dossier): Promise<void>;
  /** Whom it is assigned to and how it ended; the rest never changes. */
  updateDossier(dossier: Dossier): Promise<void>;
  /** Whether staff with this code may be given a dossier of this customs district, or of none. */
  isOfficer(code: string, customsCode: string | null): Promise<boolean>;
  parcelStop(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryStop | null>;
  insertParcelStop(stop: DeliveryStop): Promise<void>;
  liftParcelStop(stop: DeliveryStop, actId: string, atMs: EpochMs): Promise<void>;
  /** The accounts of a person's quota that the journal names with this declaration. */
  quotaUsed(part: number, personHex: string, preNo: string): Promise<QuotaUsed[]>;
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
