import type { Desk } from './desk.ts';
import { REFUSALS, RELEASES, type Scenario } from './scenarios.ts';
import type { Play } from './types.ts';

/** Of the releases: how many in a hundred are flown in (9610), and how many pay full tax on one dear item. */
const DIRECT_PERCENT = 20;
const FULL_TAX_PERCENT = 4;
/** In longer demonstrations each kind of refusal comes again once in so many declarations. */
const REFUSALS_EVERY = 150;

/** Makes up all declarations of a demonstration, shuffled; each kind of refusal is there at least once. */
export function planDemo(desk: Desk, declarations: number): readonly Play[] {
  const rounds = Math.max(1, Math.floor(declarations / REFUSALS_EVERY));
  const plays: Play[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of REFUSALS) {
      if (plays.length + scenario.declarations <= declarations) plays.push(...scenario.play(desk));
    }
  }
  while (plays.length < declarations) plays.push(...releaseScenario(desk).play(desk));
  return desk.random.shuffle(plays);
}

function releaseScenario(desk: Desk): Scenario {
  const dice = desk.random.below(100);
  if (dice < DIRECT_PERCENT) return RELEASES.direct;
  return dice < DIRECT_PERCENT + FULL_TAX_PERCENT ? RELEASES.fullTax : RELEASES.bonded;
}
