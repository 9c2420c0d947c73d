import type { ActDefinition } from '../../office/defineAct.ts';
import type { ConsumerContext } from '../context.ts';
import { disputeUse } from './dispute.ts';
import { noteToken } from './token.ts';

/** What a consumer says, and the token an operator gives to one (F-03). Both have doors of their own. */
export const CONSUMER_ACTS: readonly ActDefinition<ConsumerContext>[] = [disputeUse, noteToken];
