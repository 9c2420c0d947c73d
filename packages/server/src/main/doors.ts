import type { RoomDoor } from '../gateway/index.ts';
import { BONDED_DOOR } from '../bonded/api/index.ts';
import { CASES_DOOR } from '../cases/api/index.ts';
import { CONSUMER_DOOR } from '../consumer/api/index.ts';
import { GOODS_DOOR } from '../goods/api/index.ts';
import { GUARANTEE_DOOR } from '../guarantee/api/index.ts';
import { HISTORY_DOOR } from '../history/api/index.ts';
import { INSPECTION_DOOR } from '../inspection/api/index.ts';
import { OFFICE_DOOR } from '../office/api/index.ts';
import { REGISTRY_DOOR } from '../registry/api/index.ts';
import { TRACKING_DOOR } from '../tracking/api/index.ts';

/** What the rooms add to the API, in the order of its description. */
export const DOORS: readonly RoomDoor[] = [
  HISTORY_DOOR,
  OFFICE_DOOR,
  GOODS_DOOR,
  BONDED_DOOR,
  CONSUMER_DOOR,
  GUARANTEE_DOOR,
  TRACKING_DOOR,
  CASES_DOOR,
  INSPECTION_DOOR,
  REGISTRY_DOOR,
];
