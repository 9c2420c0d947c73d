import { ACCESS_CODES } from './codes/access.ts';
import { ADMISSION_CODES } from './codes/admission.ts';
import { AFTERCARE_CODES } from './codes/aftercare.ts';
import { RETURN_CENTRE_CODES } from './codes/returnCentre.ts';
import { BONDED_CODES } from './codes/bonded.ts';
import { FOOD_CODES } from './codes/food.ts';
import { CLEARANCE_CODES } from './codes/clearance.ts';
import { DELIVERY_CODES } from './codes/delivery.ts';
import { DOOR_CODES } from './codes/door.ts';
import { GUARANTEE_CODES } from './codes/guarantee.ts';
import { INSPECTION_CODES } from './codes/inspection.ts';
import { INTAKE_CODES } from './codes/intake.ts';
import { LAW_CODES } from './codes/law.ts';
import { MATCH_CODES } from './codes/match.ts';
import { QUEUE_CODES } from './codes/queue.ts';
import { ONCE_CODES } from './codes/once.ts';
import { REGISTRY_CATALOGUE } from './codes/registry.ts';
import { SUPPLEMENT_CODES } from './codes/supplement.ts';
import type { CatalogueEntry } from './types.ts';

/**
 * Every code that is ours and not of the official list. The ranges: −900101…−900199 bytes, −900201…−900299
 * message, −900301…−900399 signature, 90001…90999 business: used inside `[Code:n;Desc:…]` where neither the
 * official list nor practice has a code (B-06). A number, once given, keeps its meaning. A room that needs a
 * new code adds its row to a file of codes/, so that one place knows them all; which number is free there
 * test/codes.test.mjs says.
 */
export const OWN_CODES: readonly CatalogueEntry[] = [
  ...DOOR_CODES,
  ...MATCH_CODES,
  ...CLEARANCE_CODES,
  ...AFTERCARE_CODES,
  ...RETURN_CENTRE_CODES,
  ...DELIVERY_CODES,
  ...BONDED_CODES,
  ...FOOD_CODES,
  ...ADMISSION_CODES,
  ...GUARANTEE_CODES,
  ...LAW_CODES,
  ...REGISTRY_CATALOGUE,
  ...INSPECTION_CODES,
  ...INTAKE_CODES,
  ...QUEUE_CODES,
  ...ONCE_CODES,
  ...ACCESS_CODES,
  ...SUPPLEMENT_CODES,
];
