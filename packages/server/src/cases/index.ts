export { createCases } from './service.ts';
export type { CaseReader } from './types.ts';
