import type { RoomDoor } from '../../gateway/index.ts';
import { Case, CaseFile, Cases, ConsumerCase, ConsumerCases } from './answers.ts';
import { caseRoutes, type CasesServices } from './routes.ts';

/** What the room adds to the API. */
export const CASES_DOOR: RoomDoor<CasesServices> = {
  routes: [caseRoutes],
  schemas: [Case, Cases, CaseFile, ConsumerCase, ConsumerCases],
};
