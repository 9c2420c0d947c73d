import { type Clock, done, partOf, refused } from '@tongguan/kernel';
import { lawAt } from '@tongguan/policy';
import { quotaAccount } from '../ledgers/index.ts';
import type { Vault } from '../vault/types.ts';
import type { ConsumerStore } from './store.ts';
import { openToken } from './token.ts';
import type { ConsumerDoor, PersonAct } from './types.ts';

/** A person who buys every day of a year stays below it. */
const USES_MAX = 1_000;
/** The person is known only from the act's subject, by keyed hash. */
const CONSUMER = { code: 'consumer', role: 'consumer' } as const;

export function createConsumer(deps: {
  readonly store: ConsumerStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly act: PersonAct;
  /** Whether a token was ended before its day was over. */
  readonly isEnded: (tokenId: string) => boolean;
}): ConsumerDoor {
  const { store, vault, clock, act, isEnded } = deps;
  const placeOf = (person: Buffer): number => partOf('person', person.toString('hex'));
  return {
    personOf(token) {
      const opened = openToken(vault, token, clock.now());
      return opened === null || isEnded(opened.tokenId) ? null : opened.person;
    },

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
      const body = { preNo, statement };
      const submitted = await act('quota.dispute', person.toString('hex'), CONSUMER, '“不是我买的” not mine', body);
      if (!submitted.ok) return submitted;
      const { outcome } = submitted.value;
      if (outcome === null) return done({ caseNo: null });
      if (outcome.done) return done({ caseNo: outcome.facts['caseNo'] ?? null });
      const { found = '', allowed = '' } = outcome.facts;
      return refused({ code: outcome.code, path: 'preNo', found, allowed });
    },

    owns: (person, preNo) => store.used(placeOf(person), person, preNo),

    async bills(person, year) {
      return store.bills(await store.declarationsOf(quotaAccount(person.toString('hex'), year), USES_MAX));
    },

    async bill(preNo) {
      return (await store.bills([preNo]))[0] ?? null;
    },

    freeze: (person, frozen) => store.setFrozen(placeOf(person), person, frozen, clock.now()),
  };
}

/** The annual limit of a year in which nothing was bought yet: that of its last day. */
function limitOf(year: number): bigint {
  return lawAt(Date.parse(`${year}-12-31T12:00:00+08:00`)).annualLimit.value;
}
