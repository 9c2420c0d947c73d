export { readHistory } from './read.ts';
export { createPrints } from './versions.ts';
export type { HistoryDeps } from './deps.ts';
export type { DeclarationHistory, HistoryReader, PrintDoor, WireDocument } from './types.ts';
