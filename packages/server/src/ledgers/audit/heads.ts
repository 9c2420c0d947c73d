import { createHash } from 'node:crypto';
import { type AuditClient, type AuditPool, inSnapshot, Rows } from './snapshot.ts';
import { Tally } from './tally.ts';
import { LinkText } from '../links.ts';
import type { JournalEntry } from '../store.ts';
import type { AuditCheck } from './types.ts';

/**
 * The ends of the chain of every part at a moment, small enough to be printed, signed, or sent to somebody else. Whoever
 * keeps them can prove later that nothing from before that moment was changed (ADR 0025).
 */
export type Heads = {
  readonly format: typeof HEADS_FORMAT;
  readonly takenAt: string;
  readonly parts: readonly { readonly part: number; readonly link: string; readonly digest: string }[];
  /** Rows without a link: written before the chain began. Their number and one digest over all of them. */
  readonly outside: { readonly rows: number; readonly digest: string };
};

const HEADS_FORMAT = 'tongguan heads 1';

export const HEADS_NAME = 'the chain of today continues the heads that were kept elsewhere (K-03)';

/** The heads as they stand; `takenAt` is the caller's clock, as a text. */
export function readHeads(pool: AuditPool, takenAt: string): Promise<Heads> {
  return inSnapshot(pool, async (client) => {
    const { rows } = await client.query(HEADS);
    const parts = rows.map(({ part, link, digest }) => ({
      part: Number(part),
      link: String(link),
      digest: (digest as Buffer).toString('hex'),
    }));
    return { format: HEADS_FORMAT, takenAt, parts, outside: await outsideOf(client) };
  });
}

/** Each head that was kept is a link of today's chain, and what no link covers is what it was. */
export async function auditHeads(client: AuditClient, kept: Heads): Promise<AuditCheck> {
  const tally = new Tally(HEADS_NAME);
  for (const { part, link, digest } of kept.parts) {
    tally.rows++;
    // Numbers of our own file, checked when it was read: no text of it reaches the statement.
    const { rows } = await client.query(
      `SELECT encode(digest, 'hex') AS digest FROM journal_chain WHERE part = ${Number(part)} AND link = ${BigInt(link)}`,
    );
    const { digest: found } = (rows[0] as { digest: string } | undefined) ?? { digest: 'no link' };
    if (found !== digest) tally.differ(`part ${part} link ${link}`, digest.slice(0, 16), found.slice(0, 16));
  }
  const outside = await outsideOf(client);
  tally.rows++;
  if (outside.digest !== kept.outside.digest) {
    const told = ({ rows, digest }: Heads['outside']): string => `${rows} ${digest.slice(0, 16)}`;
    tally.differ('outside the chain', told(kept.outside), told(outside));
  }
  return tally.check();
}

/** Read in the order of their keys, hashed one by one. */
async function outsideOf(client: AuditClient): Promise<Heads['outside']> {
  const hash = createHash('sha256');
  let rows = 0;
  const entries = await Rows.of<JournalEntry>(client, 'audit_outside_entries', OUTSIDE_ENTRIES);
  for (let entry = await entries.next(); entry !== null; entry = await entries.next()) {
    rows++;
    const text = new LinkText();
    text.entry(entry);
    hash.update(text.digest({ part: entry.part, link: 0n, previous: EMPTY, seqFrom: 0n, seqTo: 0n, atMs: 0 }));
  }
  for (const [name, sql] of OUTSIDE) {
    const others = await Rows.of<{ text: string }>(client, name, sql);
    for (let other = await others.next(); other !== null; other = await others.next()) {
      rows++;
      hash.update(`${other.text.length}:${other.text}`);
    }
  }
  return { rows, digest: hash.digest('hex') };
}

const EMPTY = Buffer.alloc(0);

const HEADS = `
  SELECT DISTINCT ON (part) part, link, digest FROM journal_chain ORDER BY part, link DESC`;

const OUTSIDE_ENTRIES = `
  SELECT part, book, account, entry_key AS key, kind, amount, request_hash AS "requestHash", reference, at_ms AS "atMs"
  FROM ledger_entry WHERE link IS NULL ORDER BY part, book, account COLLATE "C", entry_key COLLATE "C"`;

const OUTSIDE: readonly (readonly [name: string, sql: string])[] = [
  [
    'audit_outside_acts',
    `SELECT concat_ws(' ', o.part, o.act_id, a.kind, a.subject, a.actor_code, a.actor_role, a.reason, a.at_ms,
                      encode(a.request_hash, 'hex'), encode(sha256(a.body), 'hex'), o.done, o.code, o.facts, o.at_ms) AS text
     FROM act_outcome o LEFT JOIN act a ON a.part = o.part AND a.act_id = o.act_id WHERE o.link IS NULL ORDER BY o.part, o.act_id`,
  ],
  [
    'audit_outside_outcomes',
    `SELECT concat_ws(' ', part, message_id, item, outcome, code, at_ms) AS text
     FROM document_outcome WHERE link IS NULL ORDER BY part, message_id, item`,
  ],
  [
    'audit_outside_receipts',
    `SELECT concat_ws(' ', r.part, r.recipient, r.seq, r.steps, r.kind, r.serial, r.message_id, r.item, r.at_ms, r.body) AS text
     FROM receipt r LEFT JOIN journal_chain c ON c.part = r.part AND c.link = 1
     WHERE c.part IS NULL OR r.seq <= c.seq_from ORDER BY r.part, r.seq`,
  ],
];
