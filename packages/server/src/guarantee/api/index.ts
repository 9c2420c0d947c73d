import type { RoomDoor } from '../../gateway/index.ts';
import { Demands, GuaranteeAccount, GuaranteeForecast, Refunds } from './answers.ts';
import { guaranteeRoutes, type GuaranteeServices } from './routes.ts';

/** What the room adds to the API. */
export const GUARANTEE_DOOR: RoomDoor<GuaranteeServices> = {
  routes: [guaranteeRoutes],
  schemas: [GuaranteeAccount, GuaranteeForecast, Demands, Refunds],
};
