import type { RoomDoor } from '../../gateway/index.ts';
import {
  Authentication,
  ConsumerBill,
  ConsumerBills,
  ConsumerToken,
  Dispute,
  ExplainedBill,
  Freeze,
  Quota,
} from './answers.ts';
import type { ConsumerServices } from './own.ts';
import { consumerRoutes } from './routes.ts';

/** What the room adds to the API. */
export const CONSUMER_DOOR: RoomDoor<ConsumerServices> = {
  routes: [consumerRoutes],
  schemas: [ConsumerToken, Authentication, Quota, ConsumerBill, ConsumerBills, ExplainedBill, Dispute, Freeze],
};
