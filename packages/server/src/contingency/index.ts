export { endOrReport, releaseOrReconcile } from './ends.ts';
export { CONTINGENCY } from './room.ts';
