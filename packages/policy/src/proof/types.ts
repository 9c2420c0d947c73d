/**
 * The record of one decision about tax and limits: evidence that stands by itself. Every amount, quantity and rate is a
 * text, so that it survives JSON to the last digit and is read by people.
 *
 * Facts – what was looked at. Cited – each parameter and table row that was used, with the day it began, its value and its
 * article. Sums – what was compared with the limits, written out. Lines – the taxes of each goods line, one line of
 * arithmetic a tax. `checker/` recomputes all of it from the facts and the cited rows alone.
 */
export type DecisionRecord = {
  readonly version: 1;
  /** `customs`: an officer said the amounts of the lines that are marked `given`, where the law's tables have no rate. */
  readonly by: 'law' | 'customs';
  readonly facts: RecordedFacts;
  readonly cited: readonly Citation[];
  readonly sums: RecordedSums;
  readonly outcome: RecordedOutcome;
  readonly lines: readonly RecordedLine[];
  readonly total: RecordedTaxes & { readonly tax: string };
  /** SHA-256, hex, of the JSON text of its `RecordCore`. */
  readonly digest: string;
};

export type RecordedFacts = {
  /** `2019-05-01T10:00:00.250+08:00`: the moment whose law applies (C-03); tables loaded later do not count. */
  readonly acceptedAt: string;
  readonly mode: string;
  /** Yuan, used in the year before this order, read where quota is kept at the moment it was held; null where it did not come to that. */
  readonly annualUsed: string | null;
  readonly freight: string;
  readonly insurance: string;
  readonly lines: readonly RecordedGoods[];
};

export type RecordedGoods = {
  readonly gcode: string;
  readonly quantity: string;
  /** Of the whole line, yuan. */
  readonly price: string;
  /** Quantity and unit, as declared. */
  readonly measures: readonly (readonly [quantity: string, unit: string])[];
  /** Of origin, three digits, where it was known. */
  readonly country?: string;
  /**
   * Of cosmetics: what was read from code, name and quantities about sheets (E-06). `count`: so many; `perhaps`: so many, and
   * nothing says that they are sheets; `unknown`: it comes in sheets, and how many is not declared. Absent: no sheets.
   */
  readonly sheets?: readonly [kind: 'count' | 'perhaps' | 'unknown', quantity: string];
  /** Rates that the caller gave instead of the tariff's. */
  readonly rates?: {
    readonly duty: string;
    readonly vat: string;
    readonly consumption: string;
    readonly specific: string;
  };
};

/** `from` is empty where the fact has no date. */
export type CitedFact = readonly [rule: string, parameter: string, from: string, value: string, law: string];

/** `line` is the goods line from 1, 0 for the whole order. */
export type Citation = readonly [...CitedFact, line: number];

/**
 * What the order, or one line, cites: JSON of its facts, found by the first half of the SHA-256 of this text. Orders of a day share them, so
 * that they are kept once, and a record names the addresses: first that of the order, then one a line.
 */
export type CitationSet = { readonly address: string; readonly text: string };

/**
 * A record as it is kept: addresses for what it cites, and no sums, arithmetic and totals, which are its own numbers written out.
 * `assembleRecord` puts it together.
 */
export type RecordCore = Pick<DecisionRecord, 'version' | 'by' | 'facts' | 'outcome'> & {
  readonly cited: readonly string[];
  readonly lines: readonly Omit<RecordedLine, 'arithmetic'>[];
};

/** `text`: JSON of the core, and its digest. */
export type WrittenRecord = { readonly text: string; readonly sets: readonly CitationSet[] };

export type RecordedSums = {
  /** Prices, freight and insurance, and their sum to the fen. */
  readonly value: string;
  readonly single: string;
  readonly annual: string;
  readonly items: string;
};

export type RecordedOutcome = {
  readonly route: 'reduced' | 'full' | 'refused' | 'manual';
  /** What counts against the year, yuan. */
  readonly quota: string;
  readonly dutiable: string;
  readonly codes: readonly string[];
};

export type RecordedTaxes = { readonly duty: string; readonly consumption: string; readonly vat: string };

export type RecordedLine = RecordedTaxes & {
  readonly dutiable: string;
  /** Consumption tax by quantity, of the whole line, before any factor; absent where there is none. */
  readonly specific?: string;
  /** One a tax, duty, consumption tax, VAT; empty where no rate is known, or an officer said the amount. */
  readonly arithmetic: readonly [string, string, string];
  readonly given?: true;
};

/** SHA-256 of a text in hex: given, so that a browser can check as well. */
export type Sha256 = (text: string) => string;

/** A place of the record that does not follow from its facts and the cited rows. */
export type Wrong = { readonly path: string; readonly found: string; readonly expected: string };
