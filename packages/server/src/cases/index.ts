export type { DossierStore } from './batchStore.ts';
export { createCases } from './service.ts';
export type { DossierOpening } from './types.ts';
