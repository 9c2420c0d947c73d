import { done } from '@tongguan/kernel';
import { placesOfPreNo } from '../../src/clearance/index.ts';
import {
  type ConsumerDoor,
  type ConsumerTokens,
  createConsumer,
  createConsumerTokens,
  type PersonAct,
} from '../../src/consumer/index.ts';
import { consumerTokenStore } from '../../src/store/consumer/tokens.ts';
import { consumerStore } from '../../src/store/consumer/quota.ts';
import type { World } from './world.ts';

/** The consumer's own door over a world, whose lane looks at an act at once. */
export function consumerOf(world: World, isEnded: (tokenId: string) => boolean = () => false): ConsumerDoor {
  return createConsumer({
    isEnded,
    store: consumerStore(world.store, placesOfPreNo),
    vault: world.vault,
    clock: world.clock,
    act: actIn(world),
  });
}

/** Its tokens, whose ends nobody journals here. */
export function consumerTokensOf(world: World): ConsumerTokens {
  const { store, vault, clock } = world;
  const deps = { store: consumerTokenStore(store), vault, clock, act: actIn(world) };
  return createConsumerTokens({ ...deps, journal: () => Promise.resolve() });
}

const actIn =
  (world: World): PersonAct =>
  async (kind, personHex, actor, _reason, body) => {
    const outcome = await world.act(kind, personHex, body, actor);
    return done({ part: outcome.part, actId: outcome.actId, outcome });
  };
