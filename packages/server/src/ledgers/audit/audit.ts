import { ACT_CHECKS } from './checks/acts.ts';
import { BONDED_CHECKS } from './checks/bonded.ts';
import { CASE_CHECKS } from './checks/cases.ts';
import { auditChain, CHAIN_NAMES } from './chain.ts';
import { auditDecisions, DECISION_NAMES } from './decisions.ts';
import { COLUMN_CHECKS } from './checks/columns.ts';
import { DOCUMENT_CHECKS } from './checks/documents.ts';
import { auditEvidence, EVIDENCE_NAMES, type EvidenceAudit } from './evidence.ts';
import { GUARANTEE_CHECKS } from './checks/guarantee.ts';
import { auditHeads, HEADS_NAME, type Heads } from './heads.ts';
import { LOST_CHECKS } from './checks/lost.ts';
import { QUANTITY_CHECKS } from './checks/quantities.ts';
import { RECEIPT_CHECKS } from './checks/receipts.ts';
import { RELEASE_CHECKS } from './checks/releases.ts';
import { dayChecks, SETTLEMENT_CHECKS } from './checks/settlement.ts';
import { type AuditClient, type AuditPool, inSnapshot } from './snapshot.ts';
import { STOCK_CHECKS } from './checks/stock.ts';
import { DIFFERENCES_SHOWN_MAX } from './tally.ts';
import { chineseOf } from './words.ts';
import { QUEUE_CHECKS } from './checks/queue.ts';
import { ONCE_CHECKS } from './checks/once.ts';
import { SECOND_PERSON_CHECKS } from './checks/secondPerson.ts';
import type { AuditCheck, AuditReport } from './types.ts';

export type AuditOptions = {
  /** Heads of the chain that were kept elsewhere: today's chain must continue them. */
  readonly against?: Heads;
  /** Opens evidence packs; without it the bytes are not looked at. */
  readonly evidence?: EvidenceAudit;
  /** The day by the platform's clock: nothing may be done ahead of it. */
  readonly today?: string;
  /** Only checks whose sentence matches: what a test is about. */
  readonly only?: RegExp;
};

/**
 * Recomputes everything that is stored twice, with SQL alone and without any code of the platform: balances from the
 * journal, holds from declarations, bills from declarations, receipts from states. Each query returns rows
 * `(what, expected, found)` for differences and one row `('', count, '')` with the number of things compared. Then the
 * chain of the journal is computed again, row by row (ADR 0025). All of it reads one snapshot, so the platform may run
 * meanwhile; nothing is held in memory but what is shown.
 */
export function audit(pool: AuditPool, options: AuditOptions = {}): Promise<AuditReport> {
  return inSnapshot(pool, async (client) => {
    const isAsked = (name: string): boolean => options.only?.test(name) ?? true;
    const checks: AuditCheck[] = [];
    const days = options.today === undefined ? {} : dayChecks(options.today);
    for (const [name, sql] of Object.entries({ ...CHECKS, ...days })) {
      if (isAsked(name)) checks.push(await compared(client, name, sql));
    }
    if (CHAIN_NAMES.some(isAsked)) checks.push(...(await auditChain(client)));
    if (options.against && isAsked(HEADS_NAME)) checks.push(await auditHeads(client, options.against));
    if (DECISION_NAMES.some(isAsked)) checks.push(...(await auditDecisions(client)));
    if (options.evidence && EVIDENCE_NAMES.some(isAsked))
      checks.push(...(await auditEvidence(client, options.evidence)));
    return { ok: checks.every((check) => check.found === 0), checks: checks.filter(({ name }) => isAsked(name)) };
  });
}

/** Checks that need SQL alone, by subject. */
const CHECKS: Readonly<Record<string, string>> = {
  ...GUARANTEE_CHECKS,
  ...RELEASE_CHECKS,
  ...QUANTITY_CHECKS,
  ...BONDED_CHECKS,
  ...CASE_CHECKS,
  ...LOST_CHECKS,
  ...COLUMN_CHECKS,
  ...STOCK_CHECKS,
  ...SETTLEMENT_CHECKS,
  ...RECEIPT_CHECKS,
  ...DOCUMENT_CHECKS,
  ...ACT_CHECKS,
  ...QUEUE_CHECKS,
  ...ONCE_CHECKS,
  ...SECOND_PERSON_CHECKS,
};

/**
 * The database counts the differences and sends the first: there may be as many as rows. A value that no statement can read
 * – a text that is no JSON – is a difference as well, and stops this check alone.
 */
async function compared(client: AuditClient, name: string, sql: string): Promise<AuditCheck> {
  await client.query('SAVEPOINT compared');
  try {
    const { rows } = await client.query(`
      WITH told AS (${sql})
      SELECT what, expected, found, (SELECT count(*) FROM told WHERE what <> '') AS n FROM told
      ORDER BY what = '' DESC LIMIT ${DIFFERENCES_SHOWN_MAX + 1}`);
    const counted = rows.find((row) => row['what'] === '');
    const differences = rows
      .filter((row) => row['what'] !== '')
      .map((row) => ({ what: String(row['what']), expected: String(row['expected']), found: String(row['found']) }));
    const found = Number(rows[0]?.['n'] ?? 0);
    return { name, zh: chineseOf(name), rows: Number(counted?.['expected'] ?? 0), found, differences };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!UNREADABLE.test(code)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT compared');
    const difference = { what: 'a value', expected: 'can be read', found: `SQLSTATE ${code}` };
    return { name, zh: chineseOf(name), rows: 0, found: 1, differences: [difference] };
  }
}

/** Data exceptions: no JSON, no number, out of range. */
const UNREADABLE = /^22/;

/** Every sentence of the audit, for translation. */
export const AUDIT_NAMES: readonly string[] = [
  ...Object.keys({ ...CHECKS, ...dayChecks('') }),
  ...CHAIN_NAMES,
  ...DECISION_NAMES,
  HEADS_NAME,
  ...EVIDENCE_NAMES,
];
