import type { ActDefinition } from '../../../office/defineAct.ts';
import type { AftercareContext } from '../../later/context.ts';
import { giveUpAside } from './giveUp.ts';
import { retryAside } from './retry.ts';

/** Acts about items set aside after a fault: retry or give up (B-07, K-03). */
export const QUEUE_ACTS: readonly ActDefinition<AftercareContext>[] = [retryAside, giveUpAside];
