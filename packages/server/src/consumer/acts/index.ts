import type { ActDefinition } from '../../office/defineAct.ts';
import type { ConsumerContext } from '../context.ts';
import { disputeUse } from './dispute.ts';
import { noteToken } from './token.ts';

/** Acts of a consumer, and issuing a consumer token (F-03). Both have routes of their own. */
export const CONSUMER_ACTS: readonly ActDefinition<ConsumerContext>[] = [disputeUse, noteToken];
