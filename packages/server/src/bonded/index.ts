export { createBooks } from './service.ts';
export type * from './reading.ts';
export type { BookStore, BookUnitStore } from './store.ts';
export type * from './types.ts';
