import { matchDocuments } from '@tongguan/matching';
import { BONDED_ACTS } from '../bonded/acts/index.ts';
import { CASE_ACTS } from '../cases/acts/index.ts';
import { CLEARANCE_ACTS } from '../clearance/acts/index.ts';
import { AFTERCARE_ACTS } from '../clearance/aftercare/acts/index.ts';
import { AFTERCARE_DOCUMENTS } from '../clearance/aftercare/handlers.ts';
import { AFTERCARE_WAYS } from '../clearance/aftercare/ways/index.ts';
import { endOrReport, releaseOrReconcile } from '../clearance/contingency/ends.ts';
import { createControls } from '../clearance/inspection/controls.ts';
import { holdForInspection } from '../clearance/inspection/hold.ts';
import { drawInspection } from '../clearance/inspection/select.ts';
import { guaranteeAlerts } from '../clearance/jobs/alerts.ts';
import { CLOSING } from '../clearance/jobs/closing.ts';
import { LAPSED_RETURNS } from '../clearance/jobs/lapsedReturns.ts';
import { SETTLEMENT } from '../clearance/jobs/settlement.ts';
import type { Rooms } from '../clearance/rooms.ts';
import type { AftercareContext } from '../clearance/aftercare/context.ts';
import { CONTINGENCY_ACTS } from '../clearance/contingency/acts/index.ts';
import { INSPECTION_ACTS } from '../clearance/inspection/acts/index.ts';
import { QUEUE_ACTS } from '../clearance/setAside/acts/index.ts';
import { CONSUMER_ACTS } from '../consumer/acts/index.ts';
import { GOODS_ACTS } from '../goods/acts/index.ts';
import { GUARANTEE_ACTS } from '../guarantee/acts/index.ts';
import { type ActDefinition, kindsOf } from '../office/defineAct.ts';
import type { ActKind } from '../office/types.ts';

/** The acts of all rooms: lanes carry them out, and the door makes its routes of those that people may ask for. */
export const ACTS: readonly ActDefinition<AftercareContext>[] = [
  ...AFTERCARE_ACTS,
  ...CLEARANCE_ACTS,
  ...BONDED_ACTS,
  ...GUARANTEE_ACTS,
  ...INSPECTION_ACTS,
  ...GOODS_ACTS,
  ...CONTINGENCY_ACTS,
  ...CASE_ACTS,
  ...CONSUMER_ACTS,
  ...QUEUE_ACTS,
];

/** What people may ask for. */
export const ACT_KINDS: readonly ActKind[] = kindsOf(ACTS);

/** What the rooms add to a declaration. */
const ROOMS: Rooms = {
  documents: AFTERCARE_DOCUMENTS,
  ways: AFTERCARE_WAYS,
  inspection: { controlsOf: createControls, draw: drawInspection, hold: holdForInspection },
  contingency: { release: releaseOrReconcile, end: endOrReport },
  // What has lapsed today is billed tomorrow; what is billed is not closed.
  days: [LAPSED_RETURNS, SETTLEMENT, CLOSING],
  hours: (deps) => [guaranteeAlerts(deps)],
};

/** What the lanes of this platform know of the trade: how documents are matched, the rooms and their acts. */
export const TRADE = { matchDocuments, acts: ACTS, rooms: ROOMS } as const;
