export { createConsumer } from './service.ts';
export type { ConsumerStore } from './store.ts';
export type { ConsumerDoor, OwnBill, PersonAct, QuotaView } from './types.ts';
