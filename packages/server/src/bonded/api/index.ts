import type { RoomDoor } from '../../gateway/index.ts';
import {
  BookBalances,
  BookBatches,
  BookInbounds,
  BookMovements,
  BookTransfers,
  StockTake,
  WaitingDetails,
} from './answers.ts';
import { bookRoutes, type BookServices } from './routes.ts';

/** What the room adds to the API. */
export const BONDED_DOOR: RoomDoor<BookServices> = {
  routes: [bookRoutes],
  schemas: [BookMovements, BookBalances, BookTransfers, StockTake, BookInbounds, BookBatches, WaitingDetails],
};
