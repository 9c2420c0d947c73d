import { FIRMS } from '../purchase.ts';
import type { World } from '../world.ts';

/** What became of everything, by names that any version of the platform has. */
export type Ends = {
  /** As the fixture names it: by number of order and declaration its state, how it ended, its declarant's receipts, and why. */
  readonly lists: Readonly<Record<string, string>>;
  /** By number of the application: kind, state, reasons. */
  readonly applications: Readonly<Record<string, string>>;
  /** By number of the application: what was answered, in order. */
  readonly answers: Readonly<Record<string, string>>;
  /** By account: granted, reserved, posted; of persons by what their declaration was. */
  readonly accounts: Readonly<Record<string, string>>;
  /** By kind and code: acts that were carried out or refused. */
  readonly acts: Readonly<Record<string, number>>;
  readonly receipts: Readonly<Record<string, number>>;
  /** By declaration: attempts to reconcile what went by hand. */
  readonly reconciled: Readonly<Record<string, string>>;
  readonly bills: Readonly<Record<string, string>>;
  readonly transfers: Readonly<Record<string, string>>;
  /** By kind and state: set aside, handed back, given up. */
  readonly setAside: Readonly<Record<string, number>>;
  /** What is still on its way, or parked: by order. */
  readonly work: readonly string[];
};

type Told = {
  readonly subject: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly status: string; readonly info: string }[];
};
type Counted = { readonly name: string; readonly n: string };

export async function endsOf(world: World): Promise<Ends> {
  return {
    lists: await declarations(world),
    applications: await applications(world),
    answers: await answers(world),
    accounts: await accounts(world),
    acts: counted(
      await world.rows<Counted>(
        `SELECT a.kind || CASE WHEN o.done THEN '' ELSE ' ' || o.code END AS name, count(*)::text AS n
         FROM act_outcome o JOIN act a ON a.part = o.part AND a.act_id = o.act_id GROUP BY 1 ORDER BY 1`,
      ),
    ),
    receipts: counted(
      await world.rows<Counted>('SELECT kind::text AS name, count(*)::text AS n FROM receipt GROUP BY 1 ORDER BY 1'),
    ),
    reconciled: await reconciled(world),
    bills: await bills(world),
    transfers: named(
      await world.rows(
        `SELECT from_book || ' ' || transfer_no || ' ' || item_record_no || ' ' || side AS name,
           quantity5 || ' ' || received5 || ' ' || returned5 || ' ' || lost5 AS said FROM book_transfer ORDER BY 1`,
      ),
    ),
    setAside: counted(
      await world.rows<Counted>(
        `SELECT 'kind ' || kind || ' state ' || state AS name, count(*)::text AS n FROM set_aside GROUP BY 1 ORDER BY 1`,
      ),
    ),
    work: (
      await world.rows<{ order_no: string }>(
        `SELECT d.order_no FROM clearing_work w JOIN declaration d ON d.part = w.part AND d.serial = w.serial ORDER BY 1`,
      )
    ).map(({ order_no }) => order_no),
  };
}

const named = (rows: readonly unknown[]): Record<string, string> =>
  Object.fromEntries((rows as { name: string; said: string }[]).map(({ name, said }) => [name, said]));
const counted = (rows: readonly Counted[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));

const codesIn = (reasons: string | null): string =>
  (JSON.parse(reasons ?? '[]') as { code: string }[]).map(({ code }) => code).join(' ');

/** Each step its declarant was told, with the codes in it: words may become better, codes are the answer. */
async function declarations(world: World): Promise<Record<string, string>> {
  const told = new Map<string, string[]>();
  const receipts = await world.rows<{ declaration: string; body: string }>(
    `SELECT d.part || '/' || d.serial AS declaration, r.body FROM receipt r
     JOIN declaration d ON d.part = r.part AND d.serial = r.serial
     WHERE r.kind = 622 AND r.recipient = d.agent_code ORDER BY r.part, r.seq`,
  );
  for (const { declaration, body } of receipts) {
    const { steps } = JSON.parse(body) as Told;
    const said = steps.map(({ status, info }) => [status, ...codesTold(info)].join(' '));
    told.set(declaration, [...(told.get(declaration) ?? []), ...said]);
  }
  const rows = await world.rows<{
    declaration: string;
    name: string;
    state: number;
    ending: string | null;
    reasons: string | null;
    quota_fen: bigint | null;
  }>(
    `SELECT part || '/' || serial AS declaration, order_no || ' ' || cop_no AS name, state, ending, reasons, quota_fen
     FROM declaration ORDER BY order_no, cop_no, received_ms`,
  );
  return Object.fromEntries(
    rows.map(({ declaration, name, state, ending, reasons, quota_fen }) => [
      name,
      [
        `${state} ${ending ?? ''}`.trim(),
        `quota ${quota_fen ?? 0n}`,
        codesIn(reasons),
        (told.get(declaration) ?? []).join(', '),
      ]
        .filter((part) => part !== '')
        .join('; '),
    ]),
  );
}

function codesTold(info: string): readonly string[] {
  return [...info.matchAll(/\[Code:(-?\d+)/g)].map(([, code]) => code ?? '').filter((code) => code !== '1800');
}

async function applications(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ name: string; state: number; reasons: string | null; quota_fen: bigint }>(
    `SELECT 'kind ' || r.kind || ' ' || d.order_no || ' ' || r.cop_no AS name, r.state, r.reasons, r.quota_fen
     FROM reversal r JOIN declaration d ON d.part = r.part AND d.serial = r.list_serial ORDER BY 1, r.serial`,
  );
  return Object.fromEntries(
    rows.map(({ name, state, reasons, quota_fen }) => [
      name,
      [`${state}; quota ${quota_fen}`, codesIn(reasons)].filter((part) => part !== '').join('; '),
    ]),
  );
}

/** The answers to applications, as whoever applied reads them; those that no declaration is found for as well. */
async function answers(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ kind: number; body: string }>(
    `SELECT kind, body FROM receipt WHERE kind IN (624, 626) AND recipient = $1 ORDER BY part, seq`,
    FIRMS.seller,
  );
  const told = new Map<string, string[]>();
  for (const { kind, body } of rows) {
    const { subject, steps } = JSON.parse(body) as Told;
    const name = `${kind} ${subject['copNo'] ?? ''}`;
    const said = steps.map(({ status, info }) => [status, ...codesTold(info)].join(' '));
    told.set(name, [...(told.get(name) ?? []), ...said]);
  }
  return sorted([...told].map(([name, said]) => [name, said.join(', ')]));
}

function sorted(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Persons are hidden in their accounts: theirs are told by what they have, and how many have it. */
async function accounts(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ name: string; said: string }>(
    `SELECT CASE WHEN book = 1 THEN 'person ' || granted || ' ' || reserved || ' ' || posted ELSE book || ' ' || account END AS name,
       CASE WHEN book = 1 THEN count(*)::text ELSE string_agg(granted || ' ' || reserved || ' ' || posted, '; ') END AS said
     FROM ledger_account WHERE book < 4 GROUP BY book, name ORDER BY 1`,
  );
  return named(rows);
}

async function reconciled(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ order_no: string; done: boolean; findings: string | null }>(
    `SELECT d.order_no, r.done, r.findings FROM contingency_reconciliation r
     JOIN declaration d ON d.part = r.part AND d.serial = r.serial ORDER BY d.order_no, r.attempt`,
  );
  const attempts = new Map<string, string[]>();
  for (const { order_no, done, findings } of rows) {
    const attempt = `${done ? 'done' : 'open'} ${codesIn(findings)}`.trim();
    attempts.set(order_no, [...(attempts.get(order_no) ?? []), attempt]);
  }
  return Object.fromEntries([...attempts].map(([name, said]) => [name, said.join(', ')]));
}

async function bills(world: World): Promise<Record<string, string>> {
  return named(
    await world.rows(
      `SELECT d.order_no AS name, string_agg(b.status || ': '
         || b.customs_duty_fen + b.consumption_tax_fen + b.value_added_tax_fen, ', ' ORDER BY b.status) AS said
       FROM tax_bill b JOIN declaration d ON d.part = b.part AND d.serial = b.serial GROUP BY 1 ORDER BY 1`,
    ),
  );
}

/** Receipts with the same words to the same reader about the same thing: a step that was told twice. */
export async function doubledReceipts(world: World): Promise<readonly string[]> {
  const rows = await world.rows<{ body: string }>(
    `SELECT body FROM receipt WHERE kind IN (622, 624, 626, 816) GROUP BY part, recipient, kind, serial, body HAVING count(*) > 1`,
  );
  return rows.map(({ body }) => body);
}
