import type { RoomDoor } from '../../gateway/index.ts';
import { ConsumerParcel, Track, TrackingRecorded } from './answers.ts';
import { trackingRoutes, type TrackingServices } from './routes.ts';

/** What the room adds to the API. */
export const TRACKING_DOOR: RoomDoor<TrackingServices> = {
  routes: [trackingRoutes],
  schemas: [Track, TrackingRecorded, ConsumerParcel],
};
