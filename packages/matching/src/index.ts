export { headOf, headProblems } from './head.ts';
export { figureProblems } from './figures.ts';
export { countedAppTime, timeProblems } from './times.ts';
export { checkFields, type FieldFacts } from './fields.ts';
export { matchDocuments } from './matchDocuments.ts';
export { type MatchRule, PRECEDENCE } from './precedence.ts';
export type { CaseDocuments, Difference, MatchDocuments, Tolerances, Unlike } from './types.ts';
export { checkDeclarationSums, checkOrderSums } from './sums.ts';
