import { ACCESS_CODES } from './accessCodes.ts';
import { ADMISSION_CODES } from './admissionCodes.ts';
import { AFTERCARE_CODES } from './aftercareCodes.ts';
import { BONDED_CODES } from './bondedCodes.ts';
import { CLEARANCE_CODES } from './clearanceCodes.ts';
import { DELIVERY_CODES } from './deliveryCodes.ts';
import { DOOR_CODES } from './doorCodes.ts';
import { GUARANTEE_CODES } from './guaranteeCodes.ts';
import { INSPECTION_CODES } from './inspectionCodes.ts';
import { INTAKE_CODES } from './intakeCodes.ts';
import { LAW_CODES } from './lawCodes.ts';
import { MATCH_CODES } from './matchCodes.ts';
import { QUEUE_CODES } from './queueCodes.ts';
import { ONCE_CODES } from './onceCodes.ts';
import { REGISTRY_CATALOGUE } from './registryCodes.ts';
import type { CatalogueEntry } from './types.ts';

/**
 * Every code that is ours and not of the official list. The ranges: −900101…−900199 bytes, −900201…−900299
 * message, −900301…−900399 signature, 90001…90999 business: used inside `[Code:n;Desc:…]` where neither the
 * official list nor practice has a code (B-06). A number, once given, keeps its meaning. A room that needs a
 * new code adds its row to matchCodes.ts, clearanceCodes.ts, aftercareCodes.ts, lawCodes.ts, onceCodes.ts or registryCodes.ts, so that one place knows them all.
 */
export const OWN_CODES: readonly CatalogueEntry[] = [
  ...DOOR_CODES,
  ...MATCH_CODES,
  ...CLEARANCE_CODES,
  ...AFTERCARE_CODES,
  ...DELIVERY_CODES,
  ...BONDED_CODES,
  ...ADMISSION_CODES,
  ...GUARANTEE_CODES,
  ...LAW_CODES,
  ...REGISTRY_CATALOGUE,
  ...INSPECTION_CODES,
  ...INTAKE_CODES,
  ...QUEUE_CODES,
  ...ONCE_CODES,
  ...ACCESS_CODES,
];
