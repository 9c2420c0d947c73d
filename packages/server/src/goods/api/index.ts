import type { RoomDoor } from '../../gateway/index.ts';
import { GOODS_ANSWERS } from './answers.ts';
import { goodsRoutes, type GoodsServices } from './routes.ts';

/** What the room adds to the API. */
export const GOODS_DOOR: RoomDoor<GoodsServices> = {
  routes: [goodsRoutes],
  schemas: GOODS_ANSWERS,
};
