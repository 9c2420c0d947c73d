import type { EpochMs } from '@tongguan/kernel';
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
};
