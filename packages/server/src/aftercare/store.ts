import type { EpochMs } from '@tongguan/kernel';
import type { BatchStore } from '../clearance/index.ts';
import type { DeliveryReport } from '../clearance/later/types.ts';
import type { SerialRef } from '../lane/types.ts';

/** A return that is not ended; its content is read when it is worked on. */
export type OpenReturn = SerialRef & { readonly releasedMs: number };

/** What waits after release beside settlement. Implemented by `store/queries/clearance-reversals.ts`. */
export type ReversalStore = {
  /** Returns that are not ended, of lists released before a moment. */
  openReturns(parts: readonly number[], releasedBeforeMs: number): Promise<OpenReturn[]>;
};

/** Reports of parcels. Implemented by `store/queries/clearance-delivery.ts`. */
export type DeliveryStore = {
  /** The report that counts: the latest by appTime. */
  delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryReport | null>;
  insertDelivery(report: DeliveryReport, receivedMs: EpochMs): Promise<void>;
};

/** What hands of this room read and write. */
export type AftercareBatch = BatchStore &
  ReversalStore &
  DeliveryStore & {
    /** The act by which the parcel is stopped, if it is. */
    parcelStop(part: number, logisticsCode: string, logisticsNo: string): Promise<object | null>;
  };
