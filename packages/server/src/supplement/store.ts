import type { Day } from '@tongguan/policy';
import type { AftercareContext } from '../clearance/index.ts';
import type { SerialRef } from '../lane/types.ts';
import type { Answerable, EventRow, OfficeFilter, RequestRow, Supplement, SupplementLine } from './types.ts';

/** What a lane reads and writes. Implemented by `store/supplement/requests.ts`. */
export type SupplementStore = {
  /** Of one declaration, oldest first. */
  supplementsOf(ref: SerialRef): Promise<Supplement[]>;
  insertSupplement(row: RequestRow): Promise<void>;
  insertSupplementEvents(rows: readonly EventRow[]): Promise<void>;
  /** Open ones of undecided declarations whose last day lies before a day, and that nobody was told of. */
  overdueSupplements(parts: readonly number[], before: Day): Promise<Supplement[]>;
};

/** Of this room's acts. */
export type SupplementContext = AftercareContext<SupplementStore>;

/** What firms and staff read. Implemented by `store/supplement/read.ts`. */
export type SupplementReads = {
  ofFirm(firm: string, all: boolean, limit: number): Promise<readonly SupplementLine[]>;
  ofOffice(filter: OfficeFilter): Promise<readonly SupplementLine[]>;
  ofDeclaration(preNo: string): Promise<readonly SupplementLine[]>;
  /** By copNo, preNo or invtNo, newest first. */
  answerable(number: string): Promise<readonly Answerable[]>;
};
