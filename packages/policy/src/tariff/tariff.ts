import { assert, type Fraction } from '@tongguan/kernel';
import { TARIFF_ROWS } from '../generated/tariff.ts';
import { goodsOf } from '../goods.ts';
import type { VatClass } from '../law.ts';
import {
  type ConsumptionClass,
  isConsumptionClass,
  isVatClass,
  NONE,
  percentage,
  type RowConfidence,
  type TariffFact,
  type TariffRow,
} from './facts.ts';

/** A fact of a day, with the row that says so and the edition the row came with; null: it ships. */
export type FactOfDay<T> = { readonly value: T; readonly row: TariffRow; readonly edition: string | null };

/** What the tariff says of a line on a day. Null: it does not say, which is never taken for nothing. */
export type GoodsOnDay = {
  readonly hs8: string;
  readonly nameZh: string;
  readonly mfnDuty: FactOfDay<Fraction> | null;
  /** In force that day, and then the rate that applies (进出口关税条例 第十一条). */
  readonly provisionalDuty: FactOfDay<Fraction> | null;
  readonly vatClass: FactOfDay<VatClass> | null;
  /** `none`: a row says that there is no consumption tax, or the line is one of the shipped ones, which name every class. */
  readonly consumptionClass: FactOfDay<ConsumptionClass> | 'none' | null;
  readonly unit1: FactOfDay<string> | null;
  readonly unit2: FactOfDay<string> | null;
};

/** Dated rows that were loaded together, used from a day on. */
export type TariffEdition = {
  readonly edition: string;
  /** First day of use; its rows have days of their own. */
  readonly fromDay: string;
  readonly rows: readonly TariffRow[];
  /** Names of lines that do not ship. */
  readonly names: ReadonlyMap<string, string>;
};

export type Tariff = {
  /** Of a commodity code of 8 or 10 digits; null: nothing is known of the line. */
  readonly goodsOn: (gcode: string, date: string) => GoodsOnDay | null;
  /** Every line there is a row of, in tariff order. */
  readonly lines: () => readonly string[];
};

/**
 * The shipped rows with loaded editions over them, oldest first. Of the rows of a fact that have begun the one that began
 * last counts, and of two of the same day the one loaded last. When it has ended the fact is not known: what it replaced
 * does not come back.
 */
export function tariffOf(editions: readonly TariffEdition[]): Tariff {
  const layers = [SHIPPED_LAYER, ...editions.map(layerOf)];
  const days = new Map<string, Map<string, GoodsOnDay | null>>();
  return {
    goodsOn(gcode, date) {
      const hs8 = gcode.length === 8 ? gcode : gcode.slice(0, 8);
      let day = days.get(date);
      if (day === undefined) {
        if (days.size >= DAYS_KEPT) days.clear();
        day = new Map();
        days.set(date, day);
      }
      const known = day.get(hs8);
      if (known !== undefined) return known;
      const goods = readLine(layers, hs8, date);
      // Codes of hostile messages are not kept.
      if (goods !== null) day.set(hs8, goods);
      return goods;
    },
    lines: () => [...new Set(layers.flatMap(({ rows }) => [...rows.keys()]))].sort(),
  };
}

/** Days looked up at once; a lane lives on one or two. */
const DAYS_KEPT = 512;

type Layer = {
  readonly edition: string | null;
  readonly fromDay: string;
  readonly rows: ReadonlyMap<string, readonly TariffRow[]>;
  readonly names: ReadonlyMap<string, string>;
};

function layerOf({ edition, fromDay, rows, names }: TariffEdition): Layer {
  return { edition, fromDay, rows: byLine(rows), names };
}

function byLine(rows: readonly TariffRow[]): ReadonlyMap<string, readonly TariffRow[]> {
  const lines = new Map<string, TariffRow[]>();
  for (const row of rows) {
    const line = lines.get(row.hs8);
    if (line === undefined) lines.set(row.hs8, [row]);
    else line.push(row);
  }
  return lines;
}

function readLine(layers: readonly Layer[], hs8: string, date: string): GoodsOnDay | null {
  const shipped = goodsOf(hs8);
  const inUse = layers.filter(({ fromDay, rows }) => fromDay <= date && rows.has(hs8));
  if (shipped === null && inUse.length === 0) return null;
  const names = inUse.flatMap(({ names: own }) => own.get(hs8) ?? []);
  const find = <T>(fact: TariffFact, read: (value: string) => T): FactOfDay<T> | 'none' | null => {
    const found = begunLast(inUse, hs8, fact, date);
    if (found === null) return null;
    if (found.row.value === NONE) return 'none';
    return { value: read(found.row.value), ...found };
  };
  const said = <T>(fact: TariffFact, read: (value: string) => T): FactOfDay<T> | null => {
    const found = find(fact, read);
    return found === 'none' ? null : found;
  };
  return {
    hs8,
    nameZh: shipped?.nameZh ?? names.at(-1) ?? '',
    mfnDuty: said('mfn-duty', percentage),
    provisionalDuty: said('provisional-duty', percentage),
    vatClass: said('vat-class', vatClassOf),
    consumptionClass: find('consumption-class', consumptionClassOf) ?? (shipped === null ? null : 'none'),
    unit1: said('unit-1', (unit) => unit),
    unit2: said('unit-2', (unit) => unit),
  };
}

function begunLast(
  layers: readonly Layer[],
  hs8: string,
  fact: TariffFact,
  date: string,
): { readonly row: TariffRow; readonly edition: string | null } | null {
  let best: { row: TariffRow; edition: string | null } | null = null;
  for (const { edition, rows } of layers) {
    for (const row of rows.get(hs8) ?? []) {
      if (row.fact !== fact || row.from > date) continue;
      if (best === null || best.row.from <= row.from) best = { row, edition };
    }
  }
  return best === null || (best.row.to !== null && best.row.to < date) ? null : best;
}

function vatClassOf(text: string): VatClass {
  assert(isVatClass(text), 'a class of value added tax was checked when it was read');
  return text;
}

function consumptionClassOf(text: string): ConsumptionClass {
  assert(isConsumptionClass(text), 'a class of consumption tax was checked when it was read');
  return text;
}

const SHIPPED_LAYER: Layer = {
  edition: null,
  fromDay: '',
  rows: byLine(TARIFF_ROWS.map((cells) => readShipped(cells))),
  names: new Map(),
};

function readShipped(cells: readonly string[]): TariffRow {
  const [hs8 = '', fact = '', value = '', from = '', to = '', law = '', confidence = '', provenance = ''] = cells;
  // The generator refuses any other word in these columns.
  return {
    hs8,
    fact: fact as TariffFact,
    value,
    from,
    to: to === '' ? null : to,
    law,
    confidence: confidence as RowConfidence,
    provenance,
  };
}

/** The rows that ship, and nothing else. */
export const SHIPPED_TARIFF: Tariff = tariffOf([]);

/** What ships of a line on a day; null: nothing (E-05, E-06, H-05). */
export function goodsOn(gcode: string, date: string): GoodsOnDay | null {
  return SHIPPED_TARIFF.goodsOn(gcode, date);
}
