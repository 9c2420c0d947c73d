import { createHash, randomUUID } from 'node:crypto';
import { type Clock, done, type EpochMs, maskStrayNumbers, type Outcome, refused } from '@tongguan/kernel';
import { dayOf, fourEyesProposalHours, secondPersonFor, valueOn } from '@tongguan/policy';
import type { Actor } from '../../office/types.ts';
import type { RegistryHolder } from '../holder.ts';
import { expiringWithin } from '../records/overview.ts';
import type { RegistryRows, Expiring } from '../records/records.ts';
import type { Profile } from '../types.ts';
import { CHANGE_KINDS } from './kinds.ts';
import { type Registrant, registerAll } from './register.ts';
import type {
  Applied,
  ChangeBody,
  ChangeFacts,
  ChangeKind,
  DecideChange,
  JournalEntry,
  JournalFilter,
  Judged,
  ProposedChange,
} from './types.ts';
import type { RegistryStore } from '../store.ts';

/** The registry's service for the office: changes with actor and reason, and the records. */
export type RegistryDoor = {
  /** Recorded, or asked of a second person where it weighs (K-03). */
  change(request: ChangeRequest): Promise<Outcome<Applied>>;
  register(request: RegisterRequest): Promise<Outcome<Applied>>;
  /** The second person's answer (K-03). */
  agree(request: AgreeRequest): Promise<Outcome<Applied>>;
  /** As new as the call. */
  rows(): Promise<RegistryRows>;
  /** Records that end within so many days, soonest first. */
  expiring(days: number): Promise<readonly Expiring[]>;
  journal(filter: JournalFilter): Promise<readonly JournalEntry[]>;
};

type Asked = { readonly actor: Actor; readonly reason: string; readonly entryId?: string };
export type ChangeRequest = Asked & { readonly kind: ChangeKind; readonly code: string; readonly body: ChangeBody };
export type RegisterRequest = Asked & { readonly participants: readonly Registrant[]; readonly dryRun: boolean };

export type AgreeRequest = {
  readonly proposalId: string;
  readonly approve: boolean;
  readonly actor: Actor;
  readonly reason: string;
};

export type RegistryDoorDeps = {
  readonly store: RegistryStore;
  readonly holder: Pick<RegistryHolder, 'refresh' | 'rows'>;
  readonly clock: Clock;
  readonly profile: Profile;
};

export function createRegistryDoor({ store, holder, clock, profile }: RegistryDoorDeps): RegistryDoor {
  const sandbox = profile === 'sandbox';
  /**
   * Judged by the rows inside the transaction; this process sees the change at once, the others within seconds. The firm
   * can read the reason of a record: identity numbers are masked in it, as lanes do.
   */
  const apply = async (asked: Asked, kind: string, code: string, body: ChangeBody, decide: DecideChange) => {
    const { actor, reason, entryId = randomUUID() } = asked;
    const nowMs = clock.now();
    const entry = { entryId, kind, participantCode: code, actor, reason, atMs: nowMs, facts: factsOf(body) };
    const outcome = await store.apply(entry, hashOf(kind, code, actor.code, reason, body), (rows) => {
      const decided = decide({ rows, code, body, reason: maskStrayNumbers(reason), nowMs, sandbox });
      if (!decided.ok) return decided;
      if (needsSecond(kind, nowMs)) return done({ askUntilMs: expiryOf(nowMs), body });
      const registered = decided.value.flatMap((one) => (one.write === 'participant' ? [one.row] : []));
      const lines = registered.map((row) => ({
        ...entry,
        entryId: derivedId(entryId, row.code),
        participantCode: row.code,
        facts: { request: entryId, creditCode: row.creditCode, name: row.name, roles: row.roles },
      }));
      return done({ writes: decided.value, lines: [entry, ...lines] });
    });
    if (outcome.ok && outcome.value.writes > 0) await holder.refresh();
    return outcome;
  };
  return {
    change: (request) => apply(request, request.kind.name, request.code, request.body, request.kind.decide),
    register: async (request) => {
      const body = { participants: request.participants };
      if (!request.dryRun) return apply(request, 'participant.register', '', body, registerAll);
      const { reason, entryId = randomUUID() } = request;
      const nowMs = clock.now();
      const decided = registerAll({ rows: await store.read(), code: '', body, reason, nowMs, sandbox });
      return decided.ok ? done({ entryId, atMs: nowMs, writes: decided.value.length }) : decided;
    },
    agree: async ({ proposalId, approve, actor, reason }) => {
      const nowMs = clock.now();
      const decision = { approve, actor, reason, atMs: nowMs };
      const outcome = await store.agree(proposalId, decision, (rows, proposed) =>
        judgeAgreed(proposed, { rows, nowMs, sandbox, second: actor.code }),
      );
      if (outcome.ok && outcome.value.writes > 0) await holder.refresh();
      return outcome;
    },
    rows: async () => {
      await holder.refresh();
      return holder.rows();
    },
    expiring: async (days) => {
      const nowMs = clock.now();
      await holder.refresh();
      return expiringWithin(holder.rows(), nowMs, days, await store.endingGuarantees(nowMs, days));
    },
    journal: (filter) => store.journal(filter),
  };
}

/** Judged once more, by the rows of now; the line of the journal names both persons. */
function judgeAgreed(
  proposed: ProposedChange,
  now: Pick<ChangeFacts, 'rows' | 'nowMs' | 'sandbox'> & { readonly second: string },
): Outcome<Judged> {
  const { second, ...facts } = now;
  const { body, requestHash: _, expiresMs: __, decision: ___, ...first } = proposed;
  const change = CHANGE_KINDS.find(({ name }) => name === first.kind);
  // An unknown kind was written by hand or by a later version: it is not our proposal.
  if (change === undefined) {
    return refused({ code: '90042', path: 'proposalId', found: first.kind, allowed: '待复核的操作 a proposal' });
  }
  const reason = maskStrayNumbers(first.reason);
  const decided = change.decide({ ...facts, code: first.participantCode, body, reason });
  if (!decided.ok) return decided;
  return done({ writes: decided.value, lines: [{ ...first, facts: { ...factsOf(body), second } }] });
}

/** K-03: what one person asks for and another one agrees to; the table is the installation's. */
function needsSecond(kind: string, nowMs: EpochMs): boolean {
  return secondPersonFor(kind, dayOf(nowMs)) !== 'never';
}

function expiryOf(nowMs: EpochMs): EpochMs {
  return nowMs + valueOn(fourEyesProposalHours, dayOf(nowMs)) * 60 * 60 * 1000;
}

/** The journal's copy of a request: everything except keys; of long lists only the count. */
function factsOf(body: ChangeBody): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'certificate')
      .map(([name, value]) => [name, name === 'participants' && Array.isArray(value) ? value.length : value]),
  );
}

function hashOf(...parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** A line for each firm of one request, with an id that a repetition would give it again. */
function derivedId(entryId: string, code: string): string {
  const hex = hashOf(entryId, code).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
