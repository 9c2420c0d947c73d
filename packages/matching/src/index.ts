export { headOf, headProblems } from './head.ts';
export { figureProblems } from './figures.ts';
export { countedAppTime, timeProblems } from './times.ts';
export { checkFields, type FieldFacts } from './import/fields.ts';
export { matchDocuments } from './import/matchDocuments.ts';
export { type MatchRule, PRECEDENCE } from './import/precedence.ts';
export { checkDeclarationSums, checkOrderSums } from './import/sums.ts';
export type { CaseDocuments, MatchDocuments } from './import/types.ts';
export type { Difference, Tolerances, Unlike } from './types.ts';
