export type { Compilers } from './compilers.ts';
export type { InspectionDoor } from './inspections.ts';
export { createGateway } from './server.ts';
export type { Story, StoryReader } from './story/types.ts';
export * from './types.ts';
