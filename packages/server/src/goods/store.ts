import type { Inventory } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { FilingRow, HeldDeclaration, ListRow, StopRow, TariffEditionRow } from './types.ts';

/** A declaration not released yet, with its content opened; null when it does not open. */
export type OpenDeclaration = Omit<HeldDeclaration, 'gnums'> & { readonly inventory: Inventory | null };

export type ReceivedAsked = {
  readonly part: number;
  /** Received before. */
  readonly beforeMs: EpochMs;
  readonly belowSerial: bigint;
  readonly limit: number;
};

export type ReceivedDeclaration = {
  readonly serial: bigint;
  readonly preNo: string;
  readonly seller: string;
  readonly customsCode: string;
  readonly receivedMs: EpochMs;
  readonly acceptedMs: EpochMs;
  readonly inventory: Inventory | null;
};

/** What the room needs from the database. Implemented by `store/goods/desk.ts`. */
export type GoodsStore = {
  stops(): Promise<readonly StopRow[]>;
  lists(): Promise<readonly Omit<ListRow, 'content'>[]>;
  list(edition: string): Promise<ListRow | null>;
  /** Editions of the tariff, oldest first. */
  tariffs(): Promise<Omit<TariffEditionRow, 'content'>[]>;
  tariff(edition: string): Promise<TariffEditionRow | null>;
  /**
   * Declarations of a partition that came before a moment, were accepted and not refused, newest first, below a serial
   * number; the last page is shorter than `limit`.
   */
  received(asked: ReceivedAsked): Promise<readonly ReceivedDeclaration[]>;
  /** Accepted and not released, oldest first; bounded. */
  openDeclarations(): Promise<readonly OpenDeclaration[]>;
  /** The newest version of each article: of one enterprise, or of all. */
  newest(participantCode: string | null): Promise<readonly FilingRow[]>;
  waiting(limit: number): Promise<readonly FilingRow[]>;
  /** False when somebody else has stored this version meanwhile. */
  insert(row: FilingRow): Promise<boolean>;
};
