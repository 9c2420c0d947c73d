import { createHash, randomUUID } from 'node:crypto';
import { done, type EpochMs, type Outcome, type Refusal, refused, shanghaiIso } from '@tongguan/kernel';
import type { ActorRole } from '../../office/types.ts';
import type { JournalEntry, RegistryWrite } from '../changes/types.ts';
import { sameParticipant } from '../enrol/enrol.ts';
import { REGISTRY_CODES } from '../errors.ts';
import type { PlannedRow } from './plan.ts';
import type { ParticipantRow, RegistryRows } from '../records/records.ts';
import type { Qualification } from '../types.ts';
import type { RegistryStore } from '../store.ts';

export type ImportRequest = {
  readonly rows: readonly PlannedRow[];
  /** Judges everything the same way and writes nothing. */
  readonly dryRun: boolean;
  /** For the journal (K-03). */
  readonly by: string;
  readonly role?: ActorRole;
  readonly reason: string;
  readonly atMs: EpochMs;
};

export type ImportReport = {
  readonly rows: number;
  readonly participantsAdded: readonly string[];
  readonly qualificationsAdded: readonly string[];
};

/**
 * Carries a planned file into the registry: all of it or, when one row contradicts what is on record, nothing.
 * Existing records are skipped, so that the same file again changes nothing and is not journaled.
 */
export async function importParticipants(store: RegistryStore, request: ImportRequest): Promise<Outcome<ImportReport>> {
  const { rows, dryRun, by, role = 'operator', reason, atMs } = request;
  if (dryRun) {
    const decided = decide(await store.read(), rows);
    return decided.ok ? done(reportOf(rows, decided.value)) : decided;
  }
  const entry: JournalEntry = {
    ...{
      entryId: randomUUID(),
      kind: 'registry.import',
      participantCode: '',
      reason,
      atMs,
      facts: { rows: rows.length },
    },
    actor: { code: by, role },
  };
  const requestHash = createHash('sha256').update(entry.entryId).digest();
  let report: ImportReport | null = null;
  const applied = await store.apply(entry, requestHash, (current) => {
    const decided = decide(current, rows);
    if (!decided.ok) return decided;
    report = reportOf(rows, decided.value);
    const lines = decided.value.map((write) => lineOf(entry, write));
    return done({ writes: decided.value, lines: lines.length === 0 ? [] : [entry, ...lines] });
  });
  if (!applied.ok) return applied;
  return done(report ?? reportOf(rows, []));
}

type ImportWrite = Extract<RegistryWrite, { write: 'participant' | 'qualification' }>;

function decide(current: RegistryRows, rows: readonly PlannedRow[]): Outcome<readonly ImportWrite[]> {
  const codes = new Map(current.participants.map((row) => [row.code, row]));
  const credits = new Map(current.participants.map((row) => [row.creditCode, row]));
  const papers = new Map(current.qualifications.map((one) => [paperOf(one), one]));
  const problems: Refusal[] = [];
  const writes: ImportWrite[] = [];
  for (const { participant, qualification, placeOf } of rows) {
    const row = rowOf(participant);
    const stands = codes.get(row.code) ?? credits.get(row.creditCode);
    if (stands === undefined) {
      codes.set(row.code, row);
      credits.set(row.creditCode, row);
      writes.push({ write: 'participant', row, registeredMs: participant.registeredMs });
    } else if (!sameParticipant({ ...stands, sandbox: false }, row)) {
      const allowed = `${stands.code} ${stands.creditCode} ${stands.name} (${stands.roles.join(', ')})`;
      problems.push(conflict(placeOf('code'), row.code, allowed));
      continue;
    }
    if (qualification === null) continue;
    const paper = papers.get(paperOf(qualification));
    if (paper === undefined) {
      papers.set(paperOf(qualification), qualification);
      writes.push({ write: 'qualification', row: qualification });
    } else if (!samePaper(paper, qualification)) {
      problems.push(conflict(placeOf('number'), qualification.number, `${paper.issuer} ${paper.scope}`.trim()));
    }
  }
  return problems.length > 0 ? refused(...problems) : done(writes);
}

function rowOf(firm: PlannedRow['participant']): ParticipantRow {
  const { code, creditCode, name, roles, registration = 'customs', sandbox } = firm;
  return { code, creditCode, name, roles: [...new Set(roles)].sort(), registration, sandbox };
}

function samePaper(a: Qualification, b: Qualification): boolean {
  return a.issuer === b.issuer && a.scope === b.scope && a.untilMs === b.untilMs;
}

/** A renewal keeps the number and begins on a day of its own. */
const paperOf = ({ participantCode, kind, number, fromMs }: Qualification): string =>
  `${participantCode} ${kind} ${number} ${shanghaiIso(fromMs)}`;

function reportOf(rows: readonly PlannedRow[], writes: readonly ImportWrite[]): ImportReport {
  return {
    rows: rows.length,
    participantsAdded: writes.flatMap((one) => (one.write === 'participant' ? [one.row.code] : [])),
    qualificationsAdded: writes.flatMap((one) => (one.write === 'qualification' ? [paperOf(one.row)] : [])),
  };
}

/** A journal line for each new record, so that a firm's journal shows who imported it. */
function lineOf(entry: JournalEntry, write: ImportWrite): JournalEntry {
  const request = entry.entryId;
  const id = { entryId: randomUUID(), kind: `import.${write.write}` };
  if (write.write === 'participant') {
    const { code: participantCode, creditCode, name, roles, registration } = write.row;
    return { ...entry, ...id, participantCode, facts: { request, creditCode, name, roles, registration } };
  }
  const { participantCode, kind, number, issuer, scope, fromMs } = write.row;
  const facts = { request, kind, number, issuer, scope, from: shanghaiIso(fromMs) };
  return { ...entry, ...id, participantCode, facts };
}

function conflict(path: string, found: string, allowed: string): Refusal {
  return { code: REGISTRY_CODES.conflict, path, found, allowed };
}
