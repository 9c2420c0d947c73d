export { assessFactsOf } from './decide/case.ts';
export { createLane, type LaneOptions } from './lane.ts';
export type { Lane } from '../lane/index.ts';
export { readDutyNo } from './overdue.ts';
export { placesOfPreNo } from './numbers.ts';
export type { ClearanceStore } from './store.ts';
export { type ClearanceParameters, defaultParameters } from './types.ts';
export { fileOf as evidenceFileOf } from './inspection/file.ts';
