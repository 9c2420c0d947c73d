import type { RoomDoor } from '../../gateway/index.ts';
import { Declaration } from './answers.ts';
import { STORY_PARTS } from './parts.ts';
import { printRoutes, type PrintServices } from './print.ts';
import { declarationRoutes, type HistoryServices } from './routes.ts';
import { Versions } from './versionAnswers.ts';
import { watchRoutes } from './watch.ts';
import { ClearanceClock, Contingencies, Contingency, OpenClocks, Queue } from './watchAnswers.ts';

/** What the room adds to the API. */
export const HISTORY_DOOR: RoomDoor<HistoryServices & PrintServices> = {
  routes: [declarationRoutes, printRoutes, watchRoutes],
  schemas: [Declaration, Versions, ...STORY_PARTS, ClearanceClock, Contingency, Contingencies, OpenClocks, Queue],
};
