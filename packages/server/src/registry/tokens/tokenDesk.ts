import { type Clock, done, type EpochMs, type Outcome, refused } from '@tongguan/kernel';
import { dayOf, firmTokenDays, valueOn } from '@tongguan/policy';
import type { ActorRole } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import { issueToken } from '../enrol/enrol.ts';
import { REGISTRY_CODES } from '../errors.ts';
import { addJournalLine } from '../records/journalLine.ts';
import type { TokenFilter, TokenLine, TokenStore } from './tokens.ts';
import type { RegistryStore } from '../store.ts';

/** Actor and reason; both are written to the journal of the registry (K-03). */
export type Asking = { readonly by: string; readonly role: ActorRole; readonly reason: string };

export type NewToken = {
  readonly token: string;
  /** `null`: it has no end of its own. */
  readonly untilMs: EpochMs | null;
  /** The holder's other valid tokens: an older one is ended once it is no longer used. */
  readonly others: readonly TokenLine[];
};

/** Access tokens of firms and staff, at the office's door and at the firm's own (A-02, K-03). */
export type TokenDesk = {
  list(filter: TokenFilter): Promise<readonly TokenLine[]>;
  /** Another token for a firm on record; those it has go on, so that its system changes without a gap. */
  issue(
    request: Asking & { readonly participantCode: string; readonly label: string; readonly days?: number },
  ): Promise<Outcome<NewToken>>;
  /** Ends one alone. `holder` where only its own may be ended; `null` for any. */
  end(request: Asking & { readonly tokenId: string; readonly holder: string | null }): Promise<Outcome<TokenLine>>;
};

export function createTokenDesk(deps: {
  readonly tokens: TokenStore;
  readonly registry: RegistryStore;
  readonly vault: Vault;
  readonly clock: Clock;
}): TokenDesk {
  const { tokens, registry, vault, clock } = deps;
  return {
    list: (filter) => tokens.list(filter),
    async issue({ participantCode, label, days, by, role, reason }) {
      const { participants } = await registry.read();
      if (!participants.some(({ code }) => code === participantCode)) {
        const allowed = '已登记的海关编码 a customs code on record';
        return refused({ code: REGISTRY_CODES.unknownParticipant, path: 'code', found: participantCode, allowed });
      }
      const atMs = clock.now();
      const untilMs = atMs + (days ?? valueOn(firmTokenDays, dayOf(atMs))) * DAY_MS;
      const others = await tokens.list({ holder: participantCode, inForceMs: atMs });
      const facts = { label, untilMs };
      await addJournalLine(registry, { kind: 'token.issue', participantCode, by, role, reason, atMs, facts });
      return done({
        token: await issueToken(registry, vault, { participantCode, label, atMs, untilMs }),
        untilMs,
        others,
      });
    },
    end: createTokenEnds(deps),
  };
}

/** The end of one token, which needs no keys. */
export function createTokenEnds(deps: {
  readonly tokens: TokenStore;
  readonly registry: RegistryStore;
  readonly clock: Clock;
}): TokenDesk['end'] {
  const { tokens, registry, clock } = deps;
  return async ({ tokenId, holder, by, role, reason }) => {
    const atMs = clock.now();
    const found = await tokens.find(tokenId);
    // The same answer whether there is none or it is another's.
    if (found === null || (holder !== null && (found.kind !== 'firm' || found.holder !== holder))) {
      const allowed = '在册令牌的编号 the id of a token on record';
      return refused({ code: REGISTRY_CODES.unknownToken, path: 'tokenId', found: tokenId, allowed });
    }
    if (found.endedMs !== null) return done(found);
    const participantCode = found.kind === 'firm' ? found.holder : '';
    const facts = { tokenId, kind: found.kind, holder: found.holder, label: found.label };
    await addJournalLine(registry, { kind: 'token.end', participantCode, by, role, reason, atMs, facts });
    return done((await tokens.end(tokenId, atMs)) ?? found);
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
