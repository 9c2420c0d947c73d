import type { EpochMs } from '@tongguan/kernel';
import type { Reversal } from '../clearance/later/types.ts';
import type { SerialRef } from '../lane/types.ts';
import type { DeliveryReport, OpenReturn, ReturnParcel } from './types.ts';

/** Cancellations, returns and amendments. Implemented by `store/aftercare/reversals.ts`. */
export type ReversalStore = {
  reversalsOf(declarations: readonly SerialRef[]): Promise<Reversal[]>;
  reversalsBySerial(refs: readonly SerialRef[]): Promise<Reversal[]>;
  /** Returns that are not ended, of declarations released before a moment. */
  openReturns(parts: readonly number[], releasedBeforeMs: number): Promise<OpenReturn[]>;
};

/** What a batch writes of them, as its `book` has collected it. Implemented by `store/aftercare/reversals.ts`. */
export type ReversalRows = {
  insertReversals(rows: readonly Reversal[]): Promise<void>;
  updateReversals(rows: readonly Reversal[]): Promise<void>;
};

/** Reports of parcels. Implemented by `store/aftercare/delivery.ts`. */
export type DeliveryStore = {
  /** The report that counts: the latest by appTime. */
  delivery(part: number, logisticsCode: string, logisticsNo: string): Promise<DeliveryReport | null>;
  insertDelivery(report: DeliveryReport, receivedMs: EpochMs): Promise<void>;
};

/** Parcels at return-centre warehouses (I-04). Implemented by `store/aftercare/returnParcels.ts`. */
export type ReturnParcelStore = {
  returnParcels(declaration: SerialRef): Promise<ReturnParcel[]>;
  /** Adds them, or sets what has become of those that are there. */
  putReturnParcels(parcels: readonly ReturnParcel[]): Promise<void>;
};

/** Statements of this room's handlers and acts. */
export type AftercareBatch = DeliveryStore &
  ReturnParcelStore & {
    /** The act by which the parcel is stopped, if it is. */
    parcelStop(part: number, logisticsCode: string, logisticsNo: string): Promise<object | null>;
  };
