/** One row as it is cited: the day it began, its value as the data writes it, its article. */
export type CitedRow = { readonly from: string; readonly value: string; readonly law: string };

/** A dated row of the tariff; one that is not sure makes no number. */
export type TariffFactRow = CitedRow & { readonly isSure: boolean };

/** What the tariff says of a line on one day; null: it does not say. */
export type GoodsFacts = {
  readonly name: CitedRow;
  readonly mfn: TariffFactRow | null;
  /** In force that day: it goes before the one of the most favoured nation. */
  readonly provisional: TariffFactRow | null;
  readonly vatClass: TariffFactRow | null;
  readonly consumptionClass: TariffFactRow | 'none' | null;
};

/** The tables a record may cite. All the checker knows of the law beside its own arithmetic. */
export type CitedRows = {
  /** The first day of the regime; before it nothing is assessed. */
  readonly regimeFrom: string;
  parameter(id: string, date: string): CitedRow;
  /** Null: no import mode of the day. */
  mode(code: string, date: string): CitedRow | null;
  goods(gcode: string, date: string): GoodsFacts | null;
  /** Null: goods of this origin bear no other duty; its value is `116 agreement` or `502 additional`. */
  origin(country: string, date: string): CitedRow | null;
  formula(date: string): CitedRow;
};
