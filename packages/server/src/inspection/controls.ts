import type { Day } from '@tongguan/policy';
import { type CreditLevel, type GoodsRate } from '@tongguan/policy';
import type { ControlRow, Controls, ControlsOfDay } from './types.ts';

/** Rows as they were made, oldest first: of one subject the one that begins last counts, of two of one day the later made. */
export function createControls(rows: readonly ControlRow[]): Controls {
  let known: { readonly day: Day; readonly controls: ControlsOfDay } | null = null;
  return {
    on(day) {
      if (known?.day !== day) known = { day, controls: inForce(rows, day) };
      return known.controls;
    },
  };
}

function inForce(rows: readonly ControlRow[], day: Day): ControlsOfDay {
  const current = new Map<string, ControlRow>();
  for (const row of rows) {
    if (row.fromDay > day) continue;
    // A district's rule never replaces a rule for all districts.
    const key = `${row.kind}/${row.kind === 'goods' ? (row.customsCode ?? '') : ''}/${row.subject}`;
    const before = current.get(key);
    if (before === undefined || before.fromDay <= row.fromDay) current.set(key, row);
  }
  const goods: (GoodsRate & { readonly customsCode: string | null })[] = [];
  const levels = new Map<string, CreditLevel>();
  for (const row of current.values()) {
    if (row.kind === 'credit') levels.set(row.subject, row.level);
    else {
      const { hsPrefix, country, mode, customsCode, rateBasisPoints } = row;
      goods.push({ id: row.subject, hsPrefix, country, mode, customsCode, rateBasisPoints });
    }
  }
  const goodsAt = (at: string): readonly GoodsRate[] =>
    goods.filter(({ customsCode }) => customsCode === null || customsCode === at);
  return { goodsAt, levelOf: (firm) => levels.get(firm) ?? 'general' };
}
