import type { Clock } from '@tongguan/kernel';
import { type ConsumerTokens, createConsumerTokens, type PersonAct } from '../../consumer/index.ts';
import { addJournalLine } from '../../registry/index.ts';
import type { RegistryStore } from '../../registry/store.ts';
import { consumerTokenStore } from '../../store/consumer/tokens.ts';
import type { Store } from '../../store/pool.ts';
import type { Vault } from '../../vault/index.ts';

type Parts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly act: PersonAct;
  readonly registry: RegistryStore;
};

/** Wires consumer tokens: issuing one is an act, ending one is a line in the registry's journal. */
export function consumerTokensOf({ store, vault, clock, act, registry }: Parts): ConsumerTokens {
  return createConsumerTokens({
    ...{ store: consumerTokenStore(store), vault, clock, act },
    journal: ({ actor, reason, tokenId }) =>
      addJournalLine(registry, {
        ...{ kind: 'consumer-token.end', participantCode: '', reason, atMs: clock.now(), facts: { tokenId } },
        ...{ by: actor.code, role: actor.role },
      }),
  });
}
