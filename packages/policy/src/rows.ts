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

/** Another name of a pilot city, or of a place that lies in it. */
export type CityNameRow = {
  readonly name: string;
  readonly city: string;
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
  /** First day of the stop, or the very minute (`2019-03-15T14:30`, Shanghai) of a stop that holds at once. */
  readonly from: string;
  /** Last day, or the minute from which goods pass again. Null: until further notice. */
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

/** Whether an act of customs staff needs a second person (K-03). */
export type SecondPersonRow = {
  readonly act: string;
  /** First day of the rule. */
  readonly from: string;
  readonly rule: string;
  readonly reasonZh: string;
  readonly reasonEn: string;
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

/** Days of rest by the Regulation itself, of a year whose notice is not in the data. */
export type StatutoryHolidayRow = Omit<HolidayRow, 'kind'>;

/** Goods that need a licence, registration or filing under 1239 (H-03). */
export type LicenceRequirement = {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly hsPrefix: string;
  /** `required` or `officer`: the tariff line holds other articles too. */
  readonly certainty: string;
  readonly goodsZh: string;
  readonly goodsEn: string;
  readonly licenceZh: string;
  readonly licenceEn: string;
  readonly law: string;
  readonly confidence: string;
  readonly provenance: string;
};

/** Articles that may not enter at all (H-04). */
export type ProhibitedGoods = {
  readonly id: string;
  readonly from: string;
  readonly hsPrefix: string;
  readonly reasonZh: string;
  readonly reasonEn: string;
  readonly law: string;
  readonly confidence: string;
};

/** The article behind a refusal, from a day on. */
export type RefusalArticleRow = {
  /** A rule of the regime (`E-05`), or a code whose rows replace those of its rule. */
  readonly subject: string;
  readonly basis: string;
  readonly from: string;
  readonly law: string;
  readonly confidence: string;
  readonly note: string;
};

/** An origin whose goods may bear another duty than the one of the most favoured nation. */
export type OriginDuty = {
  /** Three digits, as on the wire. */
  readonly country: string;
  /** `agreement`: a lower rate may be claimed with proof of origin. `additional`: a duty on top of lines that notices name. */
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly nameZh: string;
  readonly law: string;
  readonly confidence: string;
};
