import type { RoomDoor } from '../../gateway/index.ts';
import { Case, CaseFile, Cases, ConsumerCase, ConsumerCases } from './answers.ts';
import { caseRoutes } from './routes.ts';

/** What the room adds to the API. */
export const CASES_DOOR: RoomDoor = {
  routes: [caseRoutes],
  schemas: [Case, Cases, CaseFile, ConsumerCase, ConsumerCases],
};
