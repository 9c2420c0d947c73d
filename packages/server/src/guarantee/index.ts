export type { GuaranteeStore } from './batchStore.ts';
export { createGuarantee } from './service.ts';
export type { AccountView, DemandView, ForecastView, GuaranteeDoor, RefundView } from './types.ts';
