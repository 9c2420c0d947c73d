import { Fault } from '@tongguan/kernel';
import { taxOnLineFrom20160408 } from './taxOnLine.from20160408.ts';
import type { TaxOnLine } from './types.ts';

/** A version of a formula. When the formula itself changes, a file is added beside the old one and listed here. */
export type RuleVersion = {
  readonly from: string;
  readonly name: string;
  readonly law: string;
  readonly taxOnLine: TaxOnLine;
};

/** Oldest first. */
export const TAX_ON_LINE: readonly RuleVersion[] = [
  {
    from: '2016-04-08',
    name: 'taxOnLine.from20160408',
    law: '财关税〔2016〕18号 一, 三',
    taxOnLine: taxOnLineFrom20160408,
  },
];

export function ruleOn(date: string): RuleVersion {
  const version = TAX_ON_LINE.findLast((candidate) => candidate.from <= date);
  if (version === undefined) throw new Fault(`no tax formula is in force on ${date}`);
  return version;
}
