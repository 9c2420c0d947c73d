import { matchDocuments } from '@tongguan/matching';
import { BONDED_ACTS } from '../bonded/acts/index.ts';
import { CASE_ACTS } from '../cases/acts/index.ts';
import { CLEARANCE_ACTS } from '../clearance/acts/index.ts';
import { AFTERCARE_ACTS } from '../clearance/aftercare/acts/index.ts';
import type { AftercareContext } from '../clearance/aftercare/context.ts';
import { CONTINGENCY_ACTS } from '../clearance/contingency/acts/index.ts';
import { INSPECTION_ACTS } from '../clearance/inspection/acts/index.ts';
import { QUEUE_ACTS } from '../clearance/setAside/acts/index.ts';
import { CONSUMER_ACTS } from '../consumer/acts/index.ts';
import { GOODS_ACTS } from '../goods/acts/index.ts';
import { GUARANTEE_ACTS } from '../guarantee/acts/index.ts';
import { type ActDefinition, kindsOf } from '../office/defineAct.ts';
import type { ActKind } from '../office/types.ts';
import { CHANGE_KINDS } from '../registry/index.ts';

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

/** What people may ask lanes for. */
export const ACT_KINDS: readonly ActKind[] = kindsOf(ACTS);

/** All that staff may ask for: the registry carries out changes of a firm's record itself. */
export const OFFICE_KINDS: readonly ActKind[] = [...ACT_KINDS, ...CHANGE_KINDS];

/** What the lanes of this platform know of the trade: how documents are matched, and the acts. */
export const TRADE = { matchDocuments, acts: ACTS } as const;
