import type { RoomDoor } from '../../gateway/index.ts';
import { Evidence, Inspections, ToldInspection } from './answers.ts';
import { inspectionRoutes, type InspectionServices } from './routes.ts';

/** What the room adds to the API. */
export const INSPECTION_DOOR: RoomDoor<InspectionServices> = {
  routes: [inspectionRoutes],
  schemas: [ToldInspection, Evidence, Inspections],
};
