import { matchDocuments } from '@tongguan/matching';
import { BONDED_ACTS } from '../bonded/acts/index.ts';
import { BONDED_DOCUMENTS } from '../bonded/handlers.ts';
import { BONDED_WAYS } from '../bonded/ways/index.ts';
import { CASE_ACTS } from '../cases/acts/index.ts';
import { AFTERCARE_ACTS, AFTERCARE_DOCUMENTS, AFTERCARE_WAYS, LAPSED_RETURNS } from '../aftercare/index.ts';
import { CONTINGENCY_ACTS, endOrReport, releaseOrReconcile } from '../contingency/index.ts';
import { createControls } from '../inspection/controls.ts';
import { holdForInspection } from '../inspection/hold.ts';
import { drawInspection } from '../inspection/select.ts';
import { GUARANTEE_ALERTS } from '../guarantee/jobs/alerts.ts';
import { CLOSING } from '../clearance/jobs/closing.ts';
import { SETTLEMENT } from '../guarantee/jobs/settlement.ts';
import type { Rooms } from '../clearance/rooms.ts';
import type { AftercareContext } from '../clearance/later/context.ts';
import { INSPECTION_ACTS } from '../inspection/acts/index.ts';
import { QUEUE_ACTS } from '../clearance/setAside/acts/index.ts';
import { CONSUMER_ACTS } from '../consumer/acts/index.ts';
import { GOODS_ACTS } from '../goods/acts/index.ts';
import { GUARANTEE_ACTS } from '../guarantee/acts/index.ts';
import { type ActDefinition, kindsOf } from '../office/defineAct.ts';
import type { ActKind } from '../office/types.ts';
import type { LaneTransaction } from '../store/lane/transaction.ts';
import { CHANGE_KINDS } from '../registry/index.ts';

/** The acts of all rooms: lanes carry them out, and the door makes its routes of those that people may ask for. */
export const ACTS: readonly ActDefinition<AftercareContext<LaneTransaction>>[] = [
  ...AFTERCARE_ACTS,
  ...BONDED_ACTS,
  ...GUARANTEE_ACTS,
  ...INSPECTION_ACTS,
  ...GOODS_ACTS,
  ...CONTINGENCY_ACTS,
  ...CASE_ACTS,
  ...CONSUMER_ACTS,
  ...QUEUE_ACTS,
];

/** What people may ask lanes for. */
export const ACT_KINDS: readonly ActKind[] = kindsOf(ACTS);

/** All that staff may ask for: the registry carries out changes of a firm's record itself. */
export const OFFICE_KINDS: readonly ActKind[] = [...ACT_KINDS, ...CHANGE_KINDS];

/** What the rooms add to a declaration. */
const ROOMS: Rooms<LaneTransaction> = {
  documents: { ...AFTERCARE_DOCUMENTS, ...BONDED_DOCUMENTS },
  ways: [...AFTERCARE_WAYS, ...BONDED_WAYS],
  inspection: { controlsOf: createControls, draw: drawInspection, hold: holdForInspection },
  contingency: { release: releaseOrReconcile, end: endOrReport },
  // What has lapsed today is billed tomorrow; what is billed is not closed.
  days: [LAPSED_RETURNS, SETTLEMENT, CLOSING],
  hours: [GUARANTEE_ALERTS],
};

/** What the lanes of this platform know of the trade: how documents are matched, the rooms and their acts. */
export const TRADE = { matchDocuments, acts: ACTS, rooms: ROOMS } as const;
