export type { DeliveryStop, DossierStore } from './batchStore.ts';
export { createCases } from './service.ts';
export type { CaseReader, ConcernedList, DossierOpening } from './types.ts';
