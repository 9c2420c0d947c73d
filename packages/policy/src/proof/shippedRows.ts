import { PARAMETERS } from '../generated/parameters.ts';
import { REGIME_FROM } from '../law.ts';
import { modeInForce } from '../modes.ts';
import { entryOn, type Parameter } from '../parameter.ts';
import { ruleOn } from '../rules/register.ts';
import { originDutiesOn } from '../tariff/origin.ts';
import { type FactOfDay, SHIPPED_TARIFF, type Tariff } from '../tariff/tariff.ts';
import type { CitedRow, CitedRows, TariffFactRow } from './rows.ts';

/** The tables for the checker of records, with the rows of a tariff: looked up, nothing computed. */
export function citedRowsOf(tariff: Tariff): CitedRows {
  return {
    regimeFrom: REGIME_FROM,
    parameter(id, date) {
      const parameter = BY_ID.get(id);
      if (parameter === undefined) throw new Error(`no parameter is called ${id}`);
      const { from, text, law } = entryOn(parameter, date);
      return { from, value: text, law };
    },
    mode(code, date) {
      const mode = modeInForce(code, date);
      return mode.ok ? { from: mode.value.from, value: code, law: mode.value.law } : null;
    },
    goods(gcode, date) {
      const goods = tariff.goodsOn(gcode, date);
      if (goods === null) return null;
      const { hs8, nameZh, consumptionClass } = goods;
      return {
        name: { from: '', value: nameZh, law: goodsLaw(hs8) },
        mfn: rowOf(goods.mfnDuty),
        provisional: rowOf(goods.provisionalDuty),
        vatClass: rowOf(goods.vatClass),
        consumptionClass: consumptionClass === 'none' ? 'none' : rowOf(consumptionClass),
      };
    },
    origin(country, date) {
      const [origin] = originDutiesOn(country, date);
      return origin === undefined
        ? null
        : { from: origin.from, value: `${origin.country} ${origin.kind}`, law: origin.law };
    },
    formula(date) {
      const { from, name, law } = ruleOn(date);
      return { from, value: name, law };
    },
  };
}

/** The tables that ship. */
export const SHIPPED_ROWS: CitedRows = citedRowsOf(SHIPPED_TARIFF);

const BY_ID: ReadonlyMap<string, Parameter<unknown>> = new Map(PARAMETERS.map((one) => [one.id, one]));

function rowOf(fact: FactOfDay<unknown> | null): TariffFactRow | null {
  if (fact === null) return null;
  const { from, value, law, hs8, confidence } = fact.row;
  return { from, value, law: `${law}，税则号列 ${hs8}`, isSure: confidence !== 'L' };
}

const goodsLaw = (hs8: string): CitedRow['law'] =>
  `进出口税则 ${hs8}（摘录，未核实）/ import tariff, curated excerpt, unverified`;
