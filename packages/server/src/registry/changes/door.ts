import { createHash, randomUUID } from 'node:crypto';
import { type Clock, done, type EpochMs, maskStrayNumbers, type Outcome, refused } from '@tongguan/kernel';
import { dayOf, fourEyesProposalHours, secondPersonFor, valueOn } from '@tongguan/policy';
import { type Actor, requestHashOf } from '../../office/types.ts';
import type { RegistryHolder } from '../holder.ts';
import { expiringWithin } from '../records/overview.ts';
import type { RegistryRows, Expiring } from '../records/records.ts';
import type { Profile } from '../types.ts';
import { CHANGE_KINDS } from './kinds.ts';
import type {
  Applied,
  ChangeBody,
  ChangeFacts,
  ChangeKind,
  JournalEntry,
  JournalFilter,
  Judged,
  ProposedChange,
  RegistryWrite,
} from './types.ts';
import type { RegistryStore } from '../store.ts';

/** The registry's service for the office: changes with actor and reason, and the records. */
export type RegistryDoor = {
  /** Recorded, or asked of a second person where it weighs (K-03). */
  change(request: ChangeRequest): Promise<Outcome<Applied>>;
  /** What a change would write; nothing is recorded and nobody is asked. */
  judge(request: ChangeRequest): Promise<Outcome<Applied>>;
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
  /** Whether one person is enough for a change (K-03); left out: the table of this installation. */
  readonly secondPerson?: typeof secondPersonFor;
};

export function createRegistryDoor(deps: RegistryDoorDeps): RegistryDoor {
  const { store, holder, clock, secondPerson = secondPersonFor } = deps;
  const sandbox = deps.profile === 'sandbox';
  /**
   * Judged by the rows inside the transaction; this process sees the change at once, the others within seconds. The firm
   * can read the reason of a record: identity numbers are masked in it, as lanes do.
   */
  const apply = async ({ kind, code, body, actor, reason, entryId = randomUUID() }: ChangeRequest) => {
    const nowMs = clock.now();
    const { name } = kind;
    const entry = { entryId, kind: name, participantCode: code, actor, reason, atMs: nowMs, facts: factsOf(body) };
    const outcome = await store.apply(entry, requestHashOf(name, code, actor.code, reason, body), (rows) => {
      const decided = kind.decide({ rows, code, body, reason: maskStrayNumbers(reason), nowMs, sandbox });
      if (!decided.ok) return decided;
      if (secondPerson(name, dayOf(nowMs)) !== 'never') return done({ askUntilMs: expiryOf(nowMs), body });
      return done({ writes: decided.value, lines: linesOf(entry, decided.value) });
    });
    if (outcome.ok && outcome.value.writes > 0) await holder.refresh();
    return outcome;
  };
  return {
    change: apply,
    judge: async ({ kind, code, body, reason, entryId = randomUUID() }) => {
      const nowMs = clock.now();
      const decided = kind.decide({ rows: await store.read(), code, body, reason, nowMs, sandbox });
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
  const entry = { ...first, facts: { ...factsOf(body), second } };
  return done({ writes: decided.value, lines: linesOf(entry, decided.value, { second }) });
}

/** The request, and each firm that it registers: a firm's journal begins with its registration. */
function linesOf(
  entry: JournalEntry,
  writes: readonly RegistryWrite[],
  more: Readonly<Record<string, string>> = {},
): readonly JournalEntry[] {
  const { entryId } = entry;
  const registered = writes.flatMap((one) => (one.write === 'participant' ? [one.row] : []));
  const lines = registered.map(({ code, creditCode, name, roles }) => ({
    ...entry,
    entryId: derivedId(entryId, code),
    participantCode: code,
    facts: { request: entryId, creditCode, name, roles, ...more },
  }));
  return [entry, ...lines];
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

/** A line for each firm of one request, with an id that a repetition would give it again. */
function derivedId(entryId: string, code: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([entryId, code]))
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
