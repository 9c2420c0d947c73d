export { AFTERCARE_ACTS } from './acts/index.ts';
export { AFTERCARE_DOCUMENTS } from './handlers.ts';
export { LAPSED_RETURNS } from './jobs/lapsedReturns.ts';
export { AFTERCARE_WAYS } from './ways/index.ts';
