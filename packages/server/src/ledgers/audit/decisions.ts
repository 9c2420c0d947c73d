import { hash } from 'node:crypto';
import { formatFen, toldOr } from '@tongguan/kernel';
import {
  assembleRecord,
  checkRecord,
  citedAddresses,
  type DecisionRecord,
  type LoadedEdition,
  rowsOfMoments,
} from '@tongguan/policy';
import { type AuditClient, Rows } from './snapshot.ts';
import { Tally } from './tally.ts';
import type { AuditCheck } from './types.ts';

const FOLLOWS = 'a recorded decision follows from its facts and the rows it cites, to the fen (E-08)';
const STANDS = 'a declaration states the taxes and the use of the year of its last decision (E-08, F-01)';

const NAMED = 'what decisions cite is found by the digest of what it says (E-08)';

export const DECISION_NAMES: readonly string[] = [FOLLOWS, STANDS, NAMED];

/** About so many records are recomputed, spread over all there are; few are all of them. */
const SAMPLE = 2_000;

/** Recomputes records of decisions with the checker, which knows nothing of this platform, and holds them against the declarations. */
export async function auditDecisions(client: AuditClient): Promise<readonly AuditCheck[]> {
  const follows = new Tally(FOLLOWS);
  const stands = new Tally(STANDS);
  const { rows } = await client.query('SELECT count(*)::text AS count FROM decision_record');
  const every = BigInt((rows[0] as { count: string } | undefined)?.count ?? '0') / BigInt(SAMPLE) + 1n;
  const rowsOf = rowsOfMoments(await loadedEditions(client));
  const sets = new CitationSets(client);
  const records = await Rows.of<Row>(client, 'audit_decisions', sampleOf(every));
  for (let row = await records.next(); row !== null; row = await records.next()) {
    const { record, preNo } = row;
    const parsed = assembleRecord(record, await sets.of(citedAddresses(record)));
    follows.rows++;
    for (const wrong of checkRecord(parsed, rowsOf(parsed), (text) => hash('sha256', text, 'hex')).slice(0, 1)) {
      follows.differ(`${preNo} ${wrong.path}`, wrong.expected, wrong.found);
    }
    // Refused, or changed since: the declaration states another decision, or none.
    if (row.kind === 'refusal' || !row.isLast || row.dutyFen === null) continue;
    stands.rows++;
    const told = toldOr<string, string>(
      () => factsOf(parsed as DecisionRecord),
      (found) => found,
    );
    const stated = statedBy(row);
    if (told !== stated) stands.differ(preNo, told, stated);
  }
  return [follows.check(), stands.check(), await named(client)];
}

/** The editions of the tariff as they were loaded; one that cannot be read has no rows, and what cites it does not follow. */
async function loadedEditions(client: AuditClient): Promise<readonly LoadedEdition[]> {
  const { rows } = await client.query(EDITIONS);
  return (rows as EditionRow[]).map(({ edition, fromDay, loadedMs, content }) => {
    const { rows: facts, names } = toldOr<EditionContent, EditionContent>(
      () => JSON.parse(content) as EditionContent,
      () => ({ rows: [], names: [] }),
    );
    return { edition, fromDay, loadedMs: Number(loadedMs), rows: facts, names: new Map(names) };
  });
}

/** What records cite, by its address; the sets of a day serve many records. */
class CitationSets {
  readonly #client: AuditClient;
  readonly #known = new Map<string, string>();

  constructor(client: AuditClient) {
    this.#client = client;
  }

  async of(addresses: readonly string[]): Promise<(address: string) => string | undefined> {
    // What is no address finds nothing, and no text of a row reaches the statement.
    const asked = addresses.filter((one) => /^[0-9a-f]{32}$/.test(one) && !this.#known.has(one));
    if (asked.length > 0) {
      if (this.#known.size > SETS_KEPT) this.#known.clear();
      const among = [...new Set([...asked, ...addresses])].filter((one) => /^[0-9a-f]{32}$/.test(one));
      const { rows } = await this.#client.query(
        `SELECT address, cited FROM citation_set WHERE address IN ('${among.join("','")}')`,
      );
      for (const { address, cited } of rows as SetRow[]) this.#known.set(address, cited);
    }
    return (address) => this.#known.get(address);
  }
}

const SETS_KEPT = 10_000;

/** Every set, since a falsified one serves many records. */
async function named(client: AuditClient): Promise<AuditCheck> {
  const tally = new Tally(NAMED);
  const { rows } = await client.query(SETS);
  tally.rows = Number((rows[0] as { count: string } | undefined)?.count ?? 0);
  for (const { address, found } of (await client.query(MISNAMED)).rows as { address: string; found: string }[]) {
    tally.differ(address.slice(0, 16), address.slice(0, 16), found.slice(0, 16));
  }
  return tally.check();
}

type SetRow = { readonly address: string; readonly cited: string };
type EditionContent = Pick<LoadedEdition, 'rows'> & { readonly names: readonly (readonly [string, string])[] };
type EditionRow = {
  readonly edition: string;
  readonly fromDay: string;
  readonly loadedMs: bigint;
  readonly content: string;
};

type Row = {
  readonly preNo: string;
  readonly kind: string;
  readonly record: string;
  readonly isLast: boolean;
  readonly dutyFen: bigint | null;
  readonly consumptionFen: bigint | null;
  readonly vatFen: bigint | null;
  readonly usedFen: bigint | null;
};

function factsOf({ total, facts }: DecisionRecord): string {
  return [total.duty, total.consumption, total.vat, facts.annualUsed ?? '—'].join(' ');
}

function statedBy({ dutyFen, consumptionFen, vatFen, usedFen }: Row): string {
  const taxes = [dutyFen, consumptionFen, vatFen].map((fen) => formatFen(fen ?? 0n));
  return [...taxes, usedFen === null ? '—' : formatFen(usedFen)].join(' ');
}

const EDITIONS = `
  SELECT edition, from_day AS "fromDay", loaded_ms AS "loadedMs", content FROM tariff_edition ORDER BY loaded_ms, edition`;

const SETS = 'SELECT count(*)::text AS count FROM citation_set';
const MISNAMED = `
  SELECT address, digest AS found FROM (
    SELECT address, left(encode(sha256(convert_to(cited, 'UTF8')), 'hex'), 32) AS digest FROM citation_set) s
  WHERE address <> digest ORDER BY address LIMIT 200`;

const sampleOf = (every: bigint): string => `
  SELECT d.pre_no AS "preNo", r.kind, r.record,
         NOT EXISTS (SELECT 1 FROM decision_record n WHERE n.part = r.part AND n.serial = r.serial
                       AND (n.at_ms, n.about) > (r.at_ms, r.about)) AS "isLast",
         d.customs_duty_fen AS "dutyFen", d.consumption_tax_fen AS "consumptionFen", d.value_added_tax_fen AS "vatFen",
         d.annual_used_fen AS "usedFen"
  FROM decision_record r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
  WHERE (r.serial * 31 + r.part) % ${every} = 0 ORDER BY r.part, r.serial, r.kind, r.about`;
