import { decimal5, type EpochMs, fen, fraction, parseInstant, type Refusal } from '@tongguan/kernel';
import type { AssessFacts, AssessLine, LineRates } from '../src/index.ts';

/** An instant of a test table; a wrong one is the test's mistake. */
export function at(text: string): EpochMs {
  const value = parseInstant(text);
  if (value === null) throw new Error(`${text} is no instant`);
  return value;
}

/** Noon of a Shanghai day. */
export const noon = (date: string): EpochMs => at(`${date}T12:00:00+08:00`);

export function rates(texts: { duty?: string; vat?: string; consumption?: string; specific?: string }): LineRates {
  return {
    duty: fraction(texts.duty ?? '0'),
    vat: fraction(texts.vat ?? '0'),
    consumption: fraction(texts.consumption ?? '0'),
    specific5: decimal5(texts.specific ?? '0'),
  };
}

export function line(total: string, more: Partial<AssessLine> = {}): AssessLine {
  return {
    gcode: '4202210000',
    quantity5: decimal5('1'),
    total5: decimal5(total),
    rates: rates({ vat: '0.13' }),
    ...more,
  };
}

export function facts(
  more: Partial<Omit<AssessFacts, 'annualUsedFen'>> & { readonly used?: string; readonly freight?: string },
): AssessFacts {
  return {
    acceptedAtMs: more.acceptedAtMs ?? noon('2019-05-01'),
    mode: more.mode ?? '9610',
    annualUsedFen: fen(more.used ?? '0'),
    freight5: decimal5(more.freight ?? '0'),
    insurance5: more.insurance5 ?? 0n,
    lines: more.lines ?? [line('100')],
  };
}

/** The days around an effective date: the last of the old law, the first and second of the new. */
export function around(date: string): readonly [before: string, day: string, after: string] {
  const shift = (days: number): string =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return [shift(-1), date, shift(1)];
}

/** A refusal in a line: code, place, what was found, what is allowed. */
export const said = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.map(({ code, path, found, allowed }) => `${code} ${path} | ${found} | ${allowed}`);

/** The refusals of an outcome; none when it is done. */
export const saidBy = (outcome: { readonly ok: boolean; readonly refusals?: readonly Refusal[] }): readonly string[] =>
  said(outcome.refusals ?? []);
