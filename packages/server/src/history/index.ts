export { readHistory } from './read.ts';
export type { DeclarationHistory, HistoryDeps, HistoryReader, WireDocument } from './types.ts';
