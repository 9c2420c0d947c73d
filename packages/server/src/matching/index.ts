export { matchDocuments } from './matchDocuments.ts';
export { type MatchRule, PRECEDENCE } from './precedence.ts';
export type { CaseDocuments, Difference, MatchDocuments, Tolerances } from './types.ts';
