import { type Clock, partOf } from '@tongguan/kernel';
import { lawAt } from '@tongguan/policy';
import { quotaAccount } from '../ledgers/index.ts';
import type { Vault } from '../vault/types.ts';
import type { ConsumerStore } from './store.ts';
import { issueToken, openToken } from './token.ts';
import type { ConsumerDoor } from './types.ts';

/** A person who buys every day of a year stays below it. */
const USES_MAX = 1_000;

export function createConsumer(deps: {
  readonly store: ConsumerStore;
  readonly vault: Vault;
  readonly clock: Clock;
}): ConsumerDoor {
  const { store, vault, clock } = deps;
  const placeOf = (person: Buffer): number => partOf('person', person.toString('hex'));
  return {
    issue: (idType, idNumber) => issueToken(vault, vault.personKey(idType, idNumber), clock.now()),
    personOf: (token) => openToken(vault, token, clock.now()),

    async quota(person, year) {
      const account = quotaAccount(person.toString('hex'), year);
      const [balance, uses, frozen] = await Promise.all([
        store.balance(account),
        store.uses(account, person, USES_MAX),
        store.isFrozen(account.part, person),
      ]);
      return {
        year,
        limitFen: balance?.granted ?? limitOf(year),
        reservedFen: balance?.reserved ?? 0n,
        usedFen: balance?.posted ?? 0n,
        frozen,
        uses,
      };
    },

    async dispute(person, preNo, statement) {
      const part = placeOf(person);
      if (!(await store.used(part, person, preNo))) return false;
      const sealed = vault.seal(Buffer.from(statement), `dispute/${part}/${preNo}`);
      await store.addDispute(part, person, preNo, sealed, clock.now());
      return true;
    },

    freeze: (person, frozen) => store.setFrozen(placeOf(person), person, frozen, clock.now()),
  };
}

/** The annual limit of a year in which nothing was bought yet: that of its last day. */
function limitOf(year: number): bigint {
  return lawAt(Date.parse(`${year}-12-31T12:00:00+08:00`)).annualLimit.value;
}
