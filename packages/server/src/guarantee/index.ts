export { createGuarantee } from './service.ts';
export type { AccountView, DemandView, ForecastView, GuaranteeDoor, RefundView } from './types.ts';
