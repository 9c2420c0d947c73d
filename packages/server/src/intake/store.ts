import type { DocumentRow } from './rows.ts';

/** What intake needs from the database. Implemented by `store/queries/intake-*.ts`. */
export type IntakeStore = {
  /**
   * Stores documents, their arrivals and the evidence pack in one transaction. Returns, for documents that were there
   * before, the time they were accepted then.
   */
  storeDocuments(
    documents: readonly DocumentRow[],
    pack: { readonly packId: string; readonly atMs: number; readonly sealed: Buffer },
    packItemOf: (row: DocumentRow) => number,
  ): Promise<ReadonlyMap<string, number>>;
  /** Stores a refusal once; returns the answer stored before, if any. */
  storeRefusal(refusal: {
    readonly part: number;
    readonly messageId: string;
    readonly digest: Buffer;
    readonly callerCode: string;
    readonly atMs: number;
    readonly answer: string;
    readonly sealed: Buffer;
    readonly arrivedUs: bigint;
  }): Promise<string | null>;
};

/** Key of the map that `storeDocuments` returns. */
export function rowKey(row: { readonly part: number; readonly messageId: string; readonly item: number }): string {
  return `${row.part}/${row.messageId}/${row.item}`;
}
