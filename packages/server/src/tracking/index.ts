export { createTracking } from './service.ts';
export type { GivenEvent, TrackingDoor } from './types.ts';
