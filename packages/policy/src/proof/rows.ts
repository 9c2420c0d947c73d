/** One row as it is cited: the day it began, its value as the data writes it, its article. */
export type CitedRow = { readonly from: string; readonly value: string; readonly law: string };

/** A row of the goods table on one day; null: the table does not say. */
export type GoodsFacts = {
  readonly name: CitedRow;
  readonly duty: CitedRow | null;
  readonly vatClass: CitedRow | null;
  /** Null: no consumption tax. */
  readonly consumptionClass: CitedRow | null;
};

/** The tables a record may cite. All the checker knows of the law beside its own arithmetic. */
export type CitedRows = {
  /** The first day of the regime; before it nothing is assessed. */
  readonly regimeFrom: string;
  parameter(id: string, date: string): CitedRow;
  /** Null: no import mode of the day. */
  mode(code: string, date: string): CitedRow | null;
  goods(gcode: string, date: string): GoodsFacts | null;
  formula(date: string): CitedRow;
};
