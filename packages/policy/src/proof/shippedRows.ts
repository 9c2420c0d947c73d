import { PARAMETERS } from '../generated/parameters.ts';
import { rateText } from '../explain.ts';
import { dutyOn, goodsOf } from '../goods.ts';
import { REGIME_FROM } from '../law.ts';
import { modeInForce } from '../modes.ts';
import { entryOn, type Parameter } from '../parameter.ts';
import { ruleOn } from '../rules/register.ts';
import type { CitedRow, CitedRows } from './rows.ts';

/** The tables that ship, for the checker of records: looked up, nothing computed. */
export const SHIPPED_ROWS: CitedRows = {
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
    const goods = goodsOf(gcode);
    if (goods === null) return null;
    const row = (value: string): CitedRow => ({ from: '', value, law: goodsLaw(goods.hs8) });
    const duty = dutyOn(goods, date);
    return {
      name: row(goods.nameZh),
      duty: duty && row(rateText(duty)),
      vatClass: goods.vatClass && row(goods.vatClass),
      consumptionClass: goods.consumptionClass && row(goods.consumptionClass),
    };
  },
  formula(date) {
    const { from, name, law } = ruleOn(date);
    return { from, value: name, law };
  },
};

const BY_ID: ReadonlyMap<string, Parameter<unknown>> = new Map(PARAMETERS.map((one) => [one.id, one]));

const goodsLaw = (hs8: string): string =>
  `进出口税则 ${hs8}（摘录，未核实）/ import tariff, curated excerpt, unverified`;
