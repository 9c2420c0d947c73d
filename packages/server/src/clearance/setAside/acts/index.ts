import type { ActDefinition } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../aftercare/context.ts';
import { giveUpAside } from './giveUp.ts';
import { retryAside } from './retry.ts';

/** What was set aside after a fault: people have it tried again, or give it up (B-07, K-03). */
export const QUEUE_ACTS: readonly ActDefinition<AftercareContext>[] = [retryAside, giveUpAside];
