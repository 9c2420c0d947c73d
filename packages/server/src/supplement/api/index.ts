import type { RoomDoor } from '../../gateway/index.ts';
import { Supplement, Supplements } from './answers.ts';
import { supplementRoutes, type SupplementServices } from './routes.ts';

/** What the room adds to the API. */
export const SUPPLEMENT_DOOR: RoomDoor<SupplementServices> = {
  routes: [supplementRoutes],
  schemas: [Supplement, Supplements],
};
