import type { Inventory } from '@tongguan/ceb';
import type { FilingRow, HeldDeclaration, ListRow, StopRow } from './types.ts';

/** A declaration not released yet, with its content opened; null when it does not open. */
export type OpenDeclaration = Omit<HeldDeclaration, 'gnums'> & { readonly inventory: Inventory | null };

/** What the room needs from the database. Implemented by `store/goods/desk.ts`. */
export type GoodsStore = {
  stops(): Promise<readonly StopRow[]>;
  lists(): Promise<readonly Omit<ListRow, 'content'>[]>;
  list(edition: string): Promise<ListRow | null>;
  /** Accepted and not released, oldest first; bounded. */
  openDeclarations(): Promise<readonly OpenDeclaration[]>;
  /** The newest version of each article: of one enterprise, or of all. */
  newest(participantCode: string | null): Promise<readonly FilingRow[]>;
  waiting(limit: number): Promise<readonly FilingRow[]>;
  /** False when somebody else has stored this version meanwhile. */
  insert(row: FilingRow): Promise<boolean>;
};
