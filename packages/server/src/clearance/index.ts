export { assessFactsOf } from './decide/case.ts';
export { createLane, type Lane, type LaneOptions } from './lane.ts';
export { placesOfPreNo } from './numbers.ts';
export { LIST_STATES, type ListState, STATE_TEXT } from './states.ts';
export type { ClearanceStore } from './store.ts';
export { type ClearanceParameters, type Declaration, defaultParameters, type Reason } from './types.ts';
