import type { RoomDoor } from '../../gateway/index.ts';
import { GOODS_ANSWERS } from './answers.ts';
import { goodsRoutes } from './routes.ts';

/** What the room adds to the API. */
export const GOODS_DOOR: RoomDoor = {
  routes: [goodsRoutes],
  schemas: GOODS_ANSWERS,
};
