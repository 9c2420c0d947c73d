import type { Report } from '../compare.ts';
import type { Difference, Tolerances } from '../types.ts';
import { PRECEDENCE } from './precedence.ts';
import type { CaseDocuments } from './types.ts';

/** 三单比对: all differences of one case at once, in the order of `precedence.ts` and of the lines (D-04). */
export function matchDocuments(documents: CaseDocuments, tolerances: Tolerances): readonly Difference[] {
  const differences: Difference[] = [];
  let code = '';
  const report: Report = (leftPath, leftValue, rightPath, rightValue, unlike) => {
    differences.push({ code, leftPath, leftValue, rightPath, rightValue, ...(unlike ? { unlike } : {}) });
  };
  for (const rule of PRECEDENCE) {
    code = rule.code;
    rule.compare(documents, report, tolerances);
  }
  return differences;
}
