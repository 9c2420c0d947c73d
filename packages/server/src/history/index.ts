export { readHistory } from './read.ts';
export type { HistoryDeps } from './deps.ts';
export type { DeclarationHistory, HistoryReader, WireDocument } from './types.ts';
