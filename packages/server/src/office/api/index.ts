import type { RoomDoor } from '../../gateway/index.ts';
import type { HistoryServices } from '../../history/api/routes.ts';
import { ActAnswer, Journal, Proposal, Proposals } from './answers.ts';
import { proposalRoutes } from './proposals.ts';
import { queueRoutes } from './queue.ts';
import { officeRoutes } from './routes.ts';

/** What the room adds to the API. */
export const OFFICE_DOOR: RoomDoor<HistoryServices> = {
  routes: [officeRoutes, proposalRoutes, queueRoutes],
  schemas: [ActAnswer, Journal, Proposal, Proposals],
};
