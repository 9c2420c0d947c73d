import { createHash, randomUUID } from 'node:crypto';
import { type Clock, done, type Outcome } from '@tongguan/kernel';
import type { Actor } from '../../office/types.ts';
import type { RegistryHolder } from '../holder.ts';
import { type Expiring, expiringWithin } from '../overview.ts';
import type { RegistryRows, RegistryStore } from '../records.ts';
import type { Profile } from '../types.ts';
import { type Registrant, registerAll } from './register.ts';
import type { Applied, ChangeBody, ChangeKind, DecideChange, JournalEntry, JournalFilter } from './types.ts';

/** What the office asks of the registry: changes with who and why, and what is on record. */
export type RegistryDoor = {
  change(request: ChangeRequest): Promise<Outcome<Applied>>;
  register(request: RegisterRequest): Promise<Outcome<Applied>>;
  /** As new as the call. */
  rows(): Promise<RegistryRows>;
  /** What ends within so many days, soonest first. */
  expiring(days: number): Promise<readonly Expiring[]>;
  journal(filter: JournalFilter): Promise<readonly JournalEntry[]>;
};

type Asked = { readonly actor: Actor; readonly reason: string; readonly entryId?: string };
export type ChangeRequest = Asked & { readonly kind: ChangeKind; readonly code: string; readonly body: ChangeBody };
export type RegisterRequest = Asked & { readonly participants: readonly Registrant[]; readonly dryRun: boolean };

export type RegistryDoorDeps = {
  readonly store: RegistryStore;
  readonly holder: Pick<RegistryHolder, 'refresh' | 'rows'>;
  readonly clock: Clock;
  readonly profile: Profile;
};

export function createRegistryDoor({ store, holder, clock, profile }: RegistryDoorDeps): RegistryDoor {
  const sandbox = profile === 'sandbox';
  /** Judged by the rows inside the transaction; this process sees the change at once, the others within seconds. */
  const apply = async (asked: Asked, kind: string, code: string, body: ChangeBody, decide: DecideChange) => {
    const { actor, reason, entryId = randomUUID() } = asked;
    const nowMs = clock.now();
    const entry = { entryId, kind, participantCode: code, actor, reason, atMs: nowMs, facts: factsOf(body) };
    const outcome = await store.apply(entry, hashOf(kind, code, actor.code, reason, body), (rows) => {
      const decided = decide({ rows, code, body, reason, nowMs, sandbox });
      if (!decided.ok) return decided;
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

/** What the journal keeps of a request: all of it, save long lists and keys, of which it keeps how many and none. */
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
