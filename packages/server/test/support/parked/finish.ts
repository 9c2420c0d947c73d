import type { World } from '../world.ts';
import { type Ends, endsOf } from './ends.ts';
import { daysPass, lanesAlone, peopleAct } from './people.ts';

/** What is done to a parked world, one after the other, until nothing is left. */
export const PHASES = { lanes: lanesAlone, people: peopleAct, days: daysPass } as const;
export type Phase = keyof typeof PHASES;
export const PHASE_NAMES: readonly Phase[] = ['lanes', 'people', 'days'];

/** Ends everything; `look` is told where it stands after each phase. */
export async function finish(world: World, look: (phase: Phase, ends: Ends) => Promise<void>): Promise<void> {
  for (const phase of PHASE_NAMES) {
    await PHASES[phase](world);
    await look(phase, await endsOf(world));
  }
}
