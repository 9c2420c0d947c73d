import { randomUUID } from 'node:crypto';
import {
  assert,
  type Clock,
  damagedText,
  done,
  type EpochMs,
  maskIdNumber,
  type Outcome,
  refused,
  shanghaiIso,
  toldOr,
} from '@tongguan/kernel';
import { checkIdentityNumber, consumerTokensADay, dayOf, valueOn } from '@tongguan/policy';
import type { Actor } from '../office/index.ts';
import type { Vault } from '../vault/types.ts';
import type { ConsumerTokenStore } from './store.ts';
import { issueToken, VALID_MS } from './token.ts';
import type { PersonAct, TokenRow, ConsumerTokenFilter } from './types.ts';

/** A consumer token as auditors see it: the person by masked number, never the token. */
export type ConsumerTokenLine = {
  readonly tokenId: string;
  readonly operator: string;
  /** The subject of the act `consumer.token`, by which the journal is found. */
  readonly personHex: string;
  readonly maskedNumber: string;
  readonly issuedMs: EpochMs;
  readonly untilMs: EpochMs;
  readonly endedMs: EpochMs | null;
};

/** Giving consumers' tokens out, and taking them back (F-03; 个人信息保护法 6, 51, 54). */
export type ConsumerTokens = {
  /**
   * For somebody authenticated elsewhere; valid for a day. Refused: a number that is none (90360), more than an operator
   * gives out in a day (90361). Who issued it, when and why is journaled before the token is returned.
   */
  issue(who: {
    readonly idType: string;
    readonly idNumber: string;
    readonly operator: string;
    readonly reason: string;
  }): Promise<Outcome<{ readonly token: string; readonly tokenId: string; readonly untilMs: EpochMs }>>;
  /** It counts no more, everywhere within seconds. Refused (90362) when there is none of that id. */
  end(request: {
    readonly tokenId: string;
    readonly actor: Actor;
    readonly reason: string;
  }): Promise<Outcome<ConsumerTokenLine>>;
  /** Newest first. */
  list(filter: ConsumerTokenFilter): Promise<readonly ConsumerTokenLine[]>;
};

const DAY_MS = 24 * 60 * 60 * 1000;

export function createConsumerTokens(deps: {
  readonly store: ConsumerTokenStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly act: PersonAct;
  /** A line of the registry's journal. */
  readonly journal: (line: {
    readonly actor: Actor;
    readonly reason: string;
    readonly tokenId: string;
  }) => Promise<void>;
}): ConsumerTokens {
  const { store, vault, clock, act, journal } = deps;
  const lineOf = ({ tokenId, person, personMasked, ...row }: TokenRow): ConsumerTokenLine => ({
    ...row,
    tokenId,
    personHex: person.toString('hex'),
    maskedNumber: toldOr(() => vault.open(personMasked, sealedTo(tokenId)).toString('utf8'), damagedText),
  });
  return {
    async issue({ idType, idNumber, operator, reason }) {
      const nowMs = clock.now();
      const number = idNumber.normalize('NFKC').trim().toUpperCase();
      const today = dayOf(nowMs);
      if (!checkIdentityNumber(number, today)) {
        const allowed = '18 位公民身份号码，校验码正确 an identity number of 18 characters with its check character';
        return refused({ code: '90360', path: 'idNumber', found: maskIdNumber(number), allowed });
      }
      const person = vault.personKey(idType, number);
      const tokenId = randomUUID();
      const personMasked = vault.seal(Buffer.from(maskIdNumber(number)), sealedTo(tokenId));
      const limit = valueOn(consumerTokensADay, today);
      const times = { issuedMs: nowMs, untilMs: nowMs + VALID_MS };
      const row = { tokenId, person, personMasked, operator, ...times };
      const beganMs = Date.parse(`${today}T00:00:00+08:00`);
      if (!(await store.addToken(row, { fromMs: beganMs, untilMs: beganMs + DAY_MS, limit }))) {
        const allowed = `≤ ${limit}，次日 ${shanghaiIso(beganMs + DAY_MS)} 起 from the next day on`;
        return refused({ code: '90361', path: '', found: String(limit), allowed });
      }
      const actor = { code: operator, role: 'operator' } as const;
      const journaled = await act('consumer.token', person.toString('hex'), actor, reason, {});
      assert(journaled.ok, 'an act with an id of its own is taken');
      return done({
        token: issueToken(vault, { person, tokenId, untilMs: times.untilMs }),
        tokenId,
        untilMs: times.untilMs,
      });
    },
    async end({ tokenId, actor, reason }) {
      const found = await store.token(tokenId);
      if (found === null) {
        const allowed = '已签发令牌的编号 the id of a token that was issued';
        return refused({ code: '90362', path: 'tokenId', found: tokenId, allowed });
      }
      if (found.endedMs === null) {
        await journal({ actor, reason, tokenId });
        await store.endToken(tokenId, clock.now());
      }
      return done(lineOf((await store.token(tokenId)) ?? found));
    },
    list: async (filter) => (await store.tokens(filter)).map(lineOf),
  };
}

const sealedTo = (tokenId: string): string => `consumer_token/${tokenId}`;
