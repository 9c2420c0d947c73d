export { createGateway } from './server.ts';
export type { Story } from './story/types.ts';
export * from './types.ts';
