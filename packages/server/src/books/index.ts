export { createBooks } from './service.ts';
export type * from './types.ts';
