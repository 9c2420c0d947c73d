import { assert, type EpochMs } from '@tongguan/kernel';
import type { ReceiptBody, ReceiptKind } from '../receipts/types.ts';
import type { DocumentRef, Lease, ReceiptRow } from './types.ts';

/** One receipt, as an outbox takes it. */
type Emitted<Serial> = [
  part: number,
  recipients: readonly string[],
  kind: ReceiptKind,
  body: ReceiptBody,
  serial: Serial,
  document: DocumentRef | null,
];

/**
 * An outbox as it is seen behind a batch that keeps receipts in order: it gives out numbers, and takes receipts that belong to
 * no serial. One that belongs to a serial goes through the batch, behind what is to be told of it before; here it does not compile.
 */
export type OpenOutbox = Pick<Outbox, 'nextSerial' | 'touched'> & {
  emit(...receipt: Emitted<null>): void;
};

/** The receipts of a batch and the numbers it gives out, from the counters of the partitions it holds. */
export class Outbox {
  readonly receipts: ReceiptRow[] = [];
  readonly #leases: ReadonlyMap<number, Lease>;
  readonly #touched = new Set<Lease>();
  readonly #nowMs: EpochMs;

  constructor(leases: ReadonlyMap<number, Lease>, nowMs: EpochMs) {
    this.#leases = leases;
    this.#nowMs = nowMs;
  }

  /** The next number of a partition: all that is numbered there shares one counter. */
  nextSerial(part: number): bigint {
    return this.#lease(part).nextSerial++;
  }

  /** One receipt for each recipient. */
  emit(...[part, recipients, kind, body, serial, document]: Emitted<bigint | null>): void {
    const lease = this.#lease(part);
    const text = JSON.stringify(body);
    const steps = body.steps.length;
    for (const recipient of new Set(recipients)) {
      const seq = lease.nextSeq + BigInt(steps - 1);
      lease.nextSeq = seq + 1n;
      this.receipts.push({ part, recipient, seq, steps, kind, serial, document, atMs: this.#nowMs, body: text });
    }
  }

  /** Leases whose partitions this batch numbers something in. */
  touched(): Lease[] {
    return [...this.#touched];
  }

  #lease(part: number): Lease {
    const lease = this.#leases.get(part);
    assert(lease !== undefined, 'a lane writes only to the partitions it holds');
    this.#touched.add(lease);
    return lease;
  }
}
