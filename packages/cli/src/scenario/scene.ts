import type { EpochMs } from '@tongguan/kernel';
import type { Purchase } from '@tongguan/sdk';
import type { Market } from '../demo/types.ts';
import type { Actors } from './actors.ts';
import type { Stage } from './theatre.ts';
import type { Balances } from './balances.ts';

/** What is known while a scenario is played. */
export type Scene = {
  readonly stage: Stage;
  readonly actors: Actors;
  readonly market: Market;
  /** By the name the scenario gave. */
  readonly purchases: Map<string, Purchase>;
  /** copNo of cancellations and returns. */
  readonly applications: Map<string, string>;
  readonly before: Balances;
  /** How long what is expected is waited for, ms. */
  readonly patienceMs: number;
  /** The sandbox's time. */
  readonly now: () => Promise<EpochMs>;
};
