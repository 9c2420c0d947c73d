export { createBooks } from './service.ts';
export type * from './door.ts';
export type * from './reading.ts';
export type * from './types.ts';
