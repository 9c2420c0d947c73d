import { type AuditClient, Rows } from './snapshot.ts';
import { Tally } from './tally.ts';
import {
  type Link,
  type LinkedAct,
  type LinkedDecision,
  type LinkedOutcome,
  type LinkedReceipt,
  LinkText,
} from '../links.ts';
import type { JournalEntry } from '../store.ts';
import type { AuditCheck } from './types.ts';

const WHOLE =
  'the chain of the journal has every link, each names the one before, and its end lies with the lease (K-03)';
const COVERS =
  'every link of the journal is the digest of what it covers, and nothing names a link that is not there (K-03, F-02)';
const INSIDE = 'what lanes wrote since the chain of their part began is in it (K-03)';

export const CHAIN_NAMES: readonly string[] = [WHOLE, COVERS, INSIDE];

/** The chain as it stands, computed again from the rows it covers; every table is read once, in the order of its links. */
export async function auditChain(client: AuditClient): Promise<readonly AuditCheck[]> {
  const whole = new Tally(WHOLE);
  const covers = new Tally(COVERS);
  const links = await Rows.of<LinkRow>(client, 'audit_links', LINKS);
  const covered = await openCovered(client);
  let before: LinkRow | null = null;
  for (let link = await links.next(); link !== null; link = await links.next()) {
    whole.rows++;
    covers.rows++;
    const last: LinkRow | null = before !== null && before.part === link.part ? before : null;
    follows(whole, last, link);
    const text = new LinkText();
    await covered.take(link, last === null, text, covers);
    compare(covers, link, text);
    before = link;
  }
  await covered.rest(covers);
  for (const row of (await client.query(ENDS)).rows) whole.differ(...(Object.values(row) as [string, string, string]));
  return [whole.check(), covers.check(), await inside(client)];
}

/** Numbered from 1, each with the digest of the one before, receipts without a gap between them. */
function follows(whole: Tally, last: LinkRow | null, link: LinkRow): void {
  const expected = [(last?.link ?? 0n) + 1n, last?.digest.toString('hex') ?? '', last?.seqTo ?? link.seqFrom];
  const found = [link.link, link.previous.toString('hex'), link.seqFrom];
  if (expected.join(' ') !== found.join(' ')) whole.differ(nameOf(link), shown(expected), shown(found));
}

function compare(covers: Tally, link: LinkRow, text: LinkText): void {
  const digest = text.digest({ ...link, atMs: Number(link.atMs) });
  const expected = [link.entries, link.receipts, link.acts, link.outcomes, link.decisions, link.digest.toString('hex')];
  const found = [text.entries, text.receipts, text.acts, text.outcomes, text.decisions, digest.toString('hex')];
  if (expected.join(' ') !== found.join(' ')) covers.differ(nameOf(link), shown(expected), shown(found));
}

type Place = { readonly part: number; readonly link: bigint };

/** Everything that is covered, in the order of part and link. */
async function openCovered(client: AuditClient) {
  const entries = await Rows.of<Place & JournalEntry>(client, 'audit_entries', ENTRIES);
  const acts = await Rows.of<Place & LinkedAct>(client, 'audit_acts', ACTS);
  const outcomes = await Rows.of<Place & LinkedOutcome>(client, 'audit_outcomes', OUTCOMES);
  const decisions = await Rows.of<Place & LinkedDecision>(client, 'audit_decided', DECISIONS);
  const receipts = await Rows.of<ReceiptRow>(client, 'audit_receipts', RECEIPTS);

  /** Takes the rows up to a link: those of it into `use`; those before it name a link that is not there. */
  async function upTo<Row extends Place>(rows: Rows<Row>, link: Place | null, use: (row: Row) => void, covers: Tally) {
    for (;;) {
      const row = rows.ahead ?? (await rows.peek());
      if (row === null || isAfter(row, link)) return;
      if (link !== null && row.part === link.part && row.link === link.link) use(row);
      else covers.differ(nameOf(row), 'a link', 'none');
      rows.skip();
    }
  }

  async function receiptsUpTo(link: LinkRow | null, isFirst: boolean, text: LinkText | null, covers: Tally) {
    for (;;) {
      const row = receipts.ahead ?? (await receipts.peek());
      if (row === null) return;
      if (link !== null && (row.part > link.part || (row.part === link.part && row.seq > link.seqTo))) return;
      const isOwn = link !== null && row.part === link.part;
      // Rows numbered before the first link of a partition were written before the chain began.
      if (isOwn && row.seq > link.seqFrom) text?.receipt(linkedReceipt(row));
      else if (!(isOwn && isFirst) && row.begun !== null)
        covers.differ(`part ${row.part} receipt ${row.seq}`, 'a link', 'none');
      receipts.skip();
    }
  }

  return {
    async take(link: LinkRow, isFirst: boolean, text: LinkText, covers: Tally): Promise<void> {
      await upTo(entries, link, (row) => text.entry({ ...row, atMs: Number(row.atMs) }), covers);
      await upTo(acts, link, (row) => text.act(row), covers);
      await upTo(outcomes, link, (row) => text.outcome(row), covers);
      await upTo(decisions, link, (row) => text.decision(row), covers);
      await receiptsUpTo(link, isFirst, text, covers);
    },
    /** Rows behind the last link. */
    async rest(covers: Tally): Promise<void> {
      await upTo(entries, null, () => undefined, covers);
      await upTo(acts, null, () => undefined, covers);
      await upTo(outcomes, null, () => undefined, covers);
      await upTo(decisions, null, () => undefined, covers);
      await receiptsUpTo(null, false, null, covers);
    },
  };
}

function isAfter(row: Place, link: Place | null): boolean {
  return link !== null && (row.part > link.part || (row.part === link.part && row.link > link.link));
}

async function inside(client: AuditClient): Promise<AuditCheck> {
  const tally = new Tally(INSIDE);
  const { rows } = await client.query(OUTSIDE_SINCE);
  for (const { what, n } of rows) {
    if (what === '') tally.rows = Number(n);
    else tally.differ(String(what), 'a link', 'none');
  }
  return tally.check();
}

type LinkRow = Omit<Link, 'atMs'> & { readonly atMs: bigint };
type ReceiptRow = Omit<LinkedReceipt, 'document' | 'atMs'> & {
  readonly part: number;
  readonly messageId: string | null;
  readonly item: number | null;
  readonly atMs: number;
  /** Whether the part has a link; null: its chain has not begun. */
  readonly begun: bigint | null;
};

function linkedReceipt({ messageId, item, ...row }: ReceiptRow): LinkedReceipt {
  return { ...row, document: messageId === null ? null : { messageId, item: item ?? 0 } };
}

const nameOf = ({ part, link }: Place): string => `part ${part} link ${link}`;
const shown = (values: readonly unknown[]): string => values.map((value) => String(value).slice(0, 16)).join(' ');

/** The primary key gives the order: nothing is sorted. */
const LINKS = `
  SELECT part, link, previous, digest, seq_from AS "seqFrom", seq_to AS "seqTo", entries, receipts, acts, outcomes, decisions, at_ms AS "atMs"
  FROM journal_chain ORDER BY part, link`;

/** Read once each and sorted by the database, on disk where they are many. */
const ENTRIES = `
  SELECT part, link, book, account, entry_key AS key, kind, amount, request_hash AS "requestHash", reference, at_ms AS "atMs"
  FROM ledger_entry WHERE link IS NOT NULL ORDER BY part, link`;

const ACTS = `
  SELECT o.part, o.link, a.act_id AS "actId", a.kind, a.subject, a.actor_code AS "actorCode", a.actor_role AS "actorRole",
         CASE WHEN a.reason LIKE 'sealed:%' THEN '' ELSE a.reason END AS "openReason",
         a.at_ms AS "actMs", a.arrived_us AS "arrivedUs", a.request_hash AS "requestHash", o.done, o.code, o.facts, o.at_ms AS "atMs"
  FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id WHERE o.link IS NOT NULL ORDER BY o.part, o.link`;

const OUTCOMES = `
  SELECT part, link, message_id AS "messageId", item, outcome, code, at_ms AS "atMs"
  FROM document_outcome WHERE link IS NOT NULL ORDER BY part, link`;

const DECISIONS = `
  SELECT part, link, serial, kind, about, at_ms AS "atMs", record FROM decision_record ORDER BY part, link`;

const RECEIPTS = `
  SELECT r.part, r.recipient, r.seq, r.steps, r.kind, r.serial, r.message_id AS "messageId", r.item, r.at_ms AS "atMs", r.body,
         c.link AS begun
  FROM receipt r LEFT JOIN journal_chain c ON c.part = r.part AND c.link = 1 ORDER BY r.part, r.seq`;

/** The lease knows the end: a link that is deleted at the end with all it covers is missed. */
const ENDS = `
  WITH ends AS (SELECT part, max(link) AS link FROM journal_chain GROUP BY part),
  compared AS (
    SELECT coalesce(l.part, e.part) AS part, concat_ws(' ', l.next_link - 1, encode(l.chain_head, 'hex')) AS expected,
           concat_ws(' ', coalesce(e.link, 0), coalesce(encode(c.digest, 'hex'), '')) AS found
    FROM lane_lease l FULL JOIN ends e ON e.part = l.part
    LEFT JOIN journal_chain c ON c.part = e.part AND c.link = e.link
  )
  SELECT 'end of part ' || part AS what, left(expected, 30) AS expected, left(found, 30) AS found FROM compared WHERE expected <> found
  LIMIT 200`;

/** Entries of a sandbox's first start come from no lane; their reference is their key. */
const OUTSIDE_SINCE = `
  WITH begun AS (SELECT part, at_ms FROM journal_chain WHERE link = 1), outside AS (
    SELECT 'entry ' || e.entry_key AS what FROM ledger_entry e JOIN begun b ON b.part = e.part
    WHERE e.link IS NULL AND e.at_ms > b.at_ms AND NOT (e.kind = 1 AND e.entry_key = e.reference)
    UNION ALL SELECT 'act ' || o.act_id FROM act_outcome o JOIN begun b ON b.part = o.part WHERE o.link IS NULL AND o.at_ms > b.at_ms
    UNION ALL SELECT 'document ' || o.message_id || '/' || o.item FROM document_outcome o JOIN begun b ON b.part = o.part
      WHERE o.link IS NULL AND o.at_ms > b.at_ms
  )
  (SELECT what, 1 AS n FROM outside LIMIT 200)
  UNION ALL SELECT '', count(*) FROM begun`;
