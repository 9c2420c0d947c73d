export { tellStory } from './tell.ts';
export type { Story, StoryDeps, StoryReader, WireDocument } from './types.ts';
