export { createIdentities, type Identities } from './identities.ts';
export { createConsumer } from './service.ts';
export { type ConsumerTokens, createConsumerTokens } from './tokens.ts';
export type { ConsumerDoor, OwnBill, PersonAct, QuotaView } from './types.ts';
