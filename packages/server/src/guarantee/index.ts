export type { GuaranteeStore, PaymentStore } from './batchStore.ts';
export { createGuarantee } from './service.ts';
export type { GuaranteeViews } from './store.ts';
export type { AccountView, DemandView, FileRefused, ForecastView, GuaranteeDoor, RefundView } from './types.ts';
