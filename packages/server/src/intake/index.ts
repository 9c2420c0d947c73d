export { createIntake } from './service.ts';
export type { IntakeStore } from './store.ts';
export * from './types.ts';
