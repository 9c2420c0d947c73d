import type { ActDefinition } from '../../office/defineAct.ts';
import type { AuthenticationContext, ConsumerContext } from '../context.ts';
import { authenticateIdentity } from './authenticate.ts';
import { disputeUse } from './dispute.ts';
import { noteToken } from './token.ts';

/**
 * Acts of a consumer, issuing a consumer token (F-03), and recording that a buyer was authenticated (D-05a). All have routes
 * of their own.
 */
export const CONSUMER_ACTS: readonly ActDefinition<AuthenticationContext & ConsumerContext>[] = [
  authenticateIdentity,
  disputeUse,
  noteToken,
];
