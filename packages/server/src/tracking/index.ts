export { createTracking, type TrackingDeps } from './service.ts';
export type { TrackingStore } from './store.ts';
export { EVENT_KINDS, type GivenEvent, type Track, type TrackingDoor } from './types.ts';
