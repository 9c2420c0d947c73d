import { type Clock, done, maskIdNumber, type Outcome, refused } from '@tongguan/kernel';
import { checkIdentityNumber, dayOf } from '@tongguan/policy';
import type { Vault } from '../vault/types.ts';
import { nameContent, type PersonAct } from './types.ts';

export type AuthenticationRequest = {
  /** As buyerIdType of the messages: 1 identity card, 2 other. */
  readonly idType: '1' | '2';
  readonly idNumber: string;
  readonly name: string;
  readonly result: 'authenticated' | 'withdrawn';
  readonly authority: string;
  readonly authorisation: string;
  readonly evidence: string;
  readonly on: string;
  readonly until?: string;
  readonly operator: string;
  readonly reason: string;
};

/** Recording who authenticated whom and when (D-05a). Number and name end here: what is kept are their keyed hashes. */
export type Identities = {
  /**
   * Refused: a number of an identity card that is none (90360); days that are none, to come or in the wrong order (90363).
   * `recorded` false: no lane has looked at it yet.
   */
  record(request: AuthenticationRequest): Promise<Outcome<{ readonly recorded: boolean }>>;
};

export function createIdentities(deps: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly act: PersonAct;
}): Identities {
  const { vault, clock, act } = deps;
  return {
    async record({ idType, idNumber, name, operator, reason, ...said }) {
      const number = idNumber.normalize('NFKC').trim().toUpperCase();
      if (idType === '1' && !checkIdentityNumber(number, dayOf(clock.now()))) {
        const allowed = '18 位公民身份号码，校验码正确 an identity number of 18 characters with its check character';
        return refused({ code: '90360', path: 'idNumber', found: maskIdNumber(number), allowed });
      }
      const person = vault.personKey(idType, number).toString('hex');
      const nameKey = vault.contentKey(nameContent(name)).toString('hex');
      const actor = { code: operator, role: 'operator' } as const;
      const submitted = await act('identity.authenticate', person, actor, reason, { ...said, nameKey });
      if (!submitted.ok) return submitted;
      const { outcome } = submitted.value;
      if (outcome === null || outcome.done) return done({ recorded: outcome !== null });
      const { found = '', allowed = '' } = outcome.facts;
      return refused({ code: outcome.code, path: 'on', found, allowed });
    },
  };
}
