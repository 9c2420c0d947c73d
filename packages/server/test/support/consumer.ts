import { done } from '@tongguan/kernel';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import { type ConsumerDoor, createConsumer } from '../../src/consumer/index.ts';
import { consumerStore } from '../../src/store/queries/consumer-store.ts';
import type { World } from './world.ts';

/** The consumer's own door over a world, whose lane looks at an act at once. */
export function consumerOf(world: World): ConsumerDoor {
  return createConsumer({
    store: consumerStore(world.store, placesOfPreNo),
    vault: world.vault,
    clock: world.clock,
    act: async (kind, personHex, actor, _reason, body) => {
      const outcome = await world.act(kind, personHex, body, actor);
      return done({ part: outcome.part, actId: outcome.actId, outcome });
    },
  });
}
