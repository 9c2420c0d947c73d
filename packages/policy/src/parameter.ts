import { Fault } from '@tongguan/kernel';

/** `verified`: the legal text itself was read. `unverified`: taken from a secondary source or our reading of silence. */
export type Confidence = 'verified' | 'unverified';

/** Why a value is read into a text that does not say it, and what speaks against reading it so. */
export type Reading = { readonly for: Ground; readonly against: Ground };
export type Ground = { readonly zh: string; readonly en: string };

/** One value of a parameter from a date on, with its own citation. Effective and published dates are two facts. */
export type DatedValue<T> = {
  /** First day of effect, Asia/Shanghai. */
  readonly from: string;
  readonly value: T;
  /** The value as the data file writes it. */
  readonly text: string;
  /** Document number and article. */
  readonly law: string;
  readonly published: string | null;
  /** How the value was learned. */
  readonly reference: string;
  readonly confidence: Confidence;
  /** The day somebody last compared the value with its source. */
  readonly checked: string;
  /** There when the text leaves it open and the value is our reading; always `unverified`. */
  readonly reading?: Reading;
};

/** A number or a choice that a notice makes, with its history, oldest first. */
export type Parameter<T> = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly rules: readonly string[];
  /** The data file below `policy-data/`. */
  readonly file: string;
  readonly values: readonly DatedValue<T>[];
};

/** A value that was chosen for a day and remembers which parameter it belongs to. */
export type Cited<T> = DatedValue<T> & { readonly parameter: string };

/** The first day of effect of its oldest value: before it there was no such law. */
export function firstDayOf(parameter: Parameter<unknown>): string {
  const [first] = parameter.values;
  if (first === undefined) throw new Fault(`parameter ${parameter.id} has no value`);
  return first.from;
}

/** The value in force on a date (`2019-01-01`). Fails loudly before the first date: there is no law to apply. */
export function valueOn<T>(parameter: Parameter<T>, date: string): T {
  return entryOn(parameter, date).value;
}

/** The value in force on a date together with its citation. */
export function entryOn<T>(parameter: Parameter<T>, date: string): Cited<T> {
  let found: DatedValue<T> | undefined;
  for (const entry of parameter.values) {
    if (entry.from > date) break;
    found = entry;
  }
  if (found === undefined) throw new Fault(`parameter ${parameter.id} has no value on ${date}`);
  return { ...found, parameter: parameter.id };
}
