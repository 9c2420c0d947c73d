export { CONTINGENCY_ACTS } from './acts/index.ts';
export { endOrReport, releaseOrReconcile } from './ends.ts';
