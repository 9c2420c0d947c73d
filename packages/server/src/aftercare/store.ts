import type { EpochMs } from '@tongguan/kernel';
import type { BatchStore } from '../clearance/index.ts';
import type { DeliveryReport, OpenReturn } from './types.ts';

/** Open returns and amended tax bills. Implemented by `store/aftercare/reversals.ts`. */
export type ReversalStore = {
  /** Returns that are not ended, of declarations released before a moment. */
  openReturns(parts: readonly number[], releasedBeforeMs: number): Promise<OpenReturn[]>;
};

/** Reports of parcels. Implemented by `store/aftercare/delivery.ts`. */
export type DeliveryStore = {
  /** The report that counts: the latest by appTime. */
  delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryReport | null>;
  insertDelivery(report: DeliveryReport, receivedMs: EpochMs): Promise<void>;
};

/** Statements of this room's acts and handlers. */
export type AftercareBatch = BatchStore &
  ReversalStore &
  DeliveryStore & {
    /** The act by which the parcel is stopped, if it is. */
    parcelStop(part: number, logisticsCode: string, logisticsNo: string): Promise<object | null>;
  };
