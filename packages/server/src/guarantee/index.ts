export { createGuarantee } from './service.ts';
export type { GuaranteeViews } from './store.ts';
export type { AccountView, DemandView, FileRefused, GuaranteeDoor, RefundView } from './types.ts';
