import { type Decimal5, type EpochMs, shanghaiDate } from '@tongguan/kernel';
import type { AdmitLine } from './admitLine.ts';
import { conditionsOf } from './listNote.ts';
import { noteOn } from './listing.ts';
import { inUnit } from './noteCaps.ts';
import type { PositiveList } from './positiveList.ts';

/** What a declaration takes of the quantity that the list's remark gives a person for a calendar year. */
export type YearlyQuantity = {
  /** Tariff line and unit, `10063010/035`: what one remark is about. */
  readonly kind: string;
  readonly gcode: string;
  /** 1/100,000 of the unit. */
  readonly limit5: Decimal5;
  /** Kilogram (035) or litre (095). */
  readonly unit: string;
  readonly note: string;
  /** The lines of the declaration, by index, and how much of the limit each takes. */
  readonly lines: readonly { readonly index: number; readonly quantity5: Decimal5 }[];
};

/** Whether the remark of a commodity limits what a person may buy in a year, in words that can be counted (H-01). */
export function hasYearlyLimit(gcode: string, date: string, official: PositiveList | null): boolean {
  const note = noteOn(gcode, date, official);
  return note !== null && conditionsOf(note).yearly !== null;
}

/**
 * H-01: the goods of a declaration whose remark of the day has a quantity a person and year, with what they take of it. A remark
 * stands in the row of its tariff line, so the line is what is counted together (our reading; the notices do not say).
 * Left out is what nobody can count: an officer has seen it (90120).
 */
export function yearlyQuantities(
  facts: { readonly acceptedAtMs: EpochMs; readonly lines: readonly Pick<AdmitLine, 'gcode' | 'legal'>[] },
  official: PositiveList | null,
): readonly YearlyQuantity[] {
  const date = shanghaiDate(facts.acceptedAtMs);
  const groups = new Map<string, YearlyQuantity>();
  const uncounted = new Set<string>();
  for (const [index, { gcode, legal }] of facts.lines.entries()) {
    const note = noteOn(gcode, date, official);
    const { yearly } = conditionsOf(note);
    if (note === null || yearly === null) continue;
    const kind = kindOf(gcode, yearly.unit);
    const quantity5 = legal === null ? null : inUnit(legal.first, yearly.unit);
    if (quantity5 === null || quantity5 <= 0n) uncounted.add(kind);
    else {
      const { quantity5: limit5, unit } = yearly;
      const known = groups.get(kind)?.lines ?? [];
      groups.set(kind, { kind, gcode, limit5, unit, note, lines: [...known, { index, quantity5 }] });
    }
  }
  return [...groups.values()].filter(({ kind }) => !uncounted.has(kind));
}

/** Every kind that a commodity may be counted under. */
export function yearlyKinds(gcode: string): readonly string[] {
  return ['035', '095'].map((unit) => kindOf(gcode, unit));
}

function kindOf(gcode: string, unit: string): string {
  return `${gcode.slice(0, 8)}/${unit}`;
}
