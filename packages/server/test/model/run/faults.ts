import { Fault } from '@tongguan/kernel';
import type { ClearanceStore } from '../../../src/store/lane/transaction.ts';

/** Orders at which the lanes fault: how many faults are left. */
export type Faulty = Map<string, number>;

/** A store as a lane has it in which some documents cannot be read. */
export function faultyStore(inner: ClearanceStore, faulty: Faulty): ClearanceStore {
  const meet = (orderNo: string): void => {
    const left = faulty.get(orderNo) ?? 0;
    if (left === 0) return;
    faulty.set(orderNo, left - 1);
    throw new Fault(`injected at ${orderNo}`);
  };
  return {
    acquire: (...values) => inner.acquire(...values),
    renew: (...values) => inner.renew(...values),
    release: (...values) => inner.release(...values),
    transaction: (work) =>
      inner.transaction((batch) =>
        work({
          ...batch,
          documentsOf(orders) {
            for (const { orderNo } of orders) meet(orderNo);
            return batch.documentsOf(orders);
          },
        }),
      ),
  };
}
