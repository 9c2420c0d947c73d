import { createHash, randomUUID } from 'node:crypto';
import { assert, done, type EpochMs } from '@tongguan/kernel';
import type { ActorRole } from '../../office/types.ts';
import type { RegistryStore } from '../store.ts';

export type LineRequest = {
  readonly kind: string;
  /** '' when it is not about a firm on record, such as for staff. */
  readonly participantCode: string;
  readonly by: string;
  /** An operator at the machine, where nothing else is said. */
  readonly role?: ActorRole;
  readonly reason: string;
  readonly atMs: EpochMs;
  /** Codes, numbers and dates; never keys or tokens. */
  readonly facts: Readonly<Record<string, unknown>>;
};

/**
 * A line of the journal for what is done beside the changes of the registry: certificates, tokens, staff
 * (A-04, K-03). Access is noted before it is given.
 */
export async function addJournalLine(store: RegistryStore, request: LineRequest): Promise<void> {
  const { kind, participantCode, by, role = 'operator', reason, atMs, facts } = request;
  const entry = {
    ...{ entryId: randomUUID(), kind, participantCode, reason, atMs, facts },
    actor: { code: by, role },
  };
  const hash = createHash('sha256').update(entry.entryId).digest();
  const applied = await store.apply(entry, hash, () => done({ writes: [], lines: [entry] }));
  assert(applied.ok, 'a line of the journal is never refused');
}
