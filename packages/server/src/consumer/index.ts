export { createConsumer } from './service.ts';
export type { ConsumerStore, ConsumerTokenStore } from './store.ts';
export { type ConsumerTokenLine, type ConsumerTokens, createConsumerTokens } from './tokens.ts';
export type { ConsumerDoor, OwnBill, PersonAct, QuotaView } from './types.ts';
