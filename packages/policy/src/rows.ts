/** The shapes of the tables below `policy-data/`, one line of a table each. Column names as in the CSV files. */

export type ModeRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly direction: string;
  readonly from: string;
  readonly law: string;
  readonly confidence: string;
  readonly provenance: string;
};

export type PilotCityRow = {
  readonly city: string;
  readonly from: string;
  readonly law: string;
  readonly confidence: string;
  readonly provenance: string;
};

export type PositiveListEdition = {
  readonly edition: string;
  readonly from: string;
  /** Last day in force; null while it still is. */
  readonly to: string | null;
  readonly lines: string;
  readonly law: string;
  readonly published: string;
  readonly confidence: string;
  readonly provenance: string;
};

/** Goods stopped at once (H-02). A null field matches everything; the four are never all null. */
export type StoppedGoods = {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  /** Three digits, as on the wire. */
  readonly country: string | null;
  readonly hsPrefix: string | null;
  readonly brand: string | null;
  readonly batch: string | null;
  readonly reasonZh: string;
  readonly reasonEn: string;
  readonly law: string;
  readonly confidence: string;
};

/** Days of rest of a year, or weekend days that are worked instead. */
export type HolidayRow = {
  /** The year whose notice says so; its first days may lie at the end of the year before. */
  readonly year: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly law: string;
  readonly published: string;
  readonly confidence: string;
  readonly provenance: string;
};
