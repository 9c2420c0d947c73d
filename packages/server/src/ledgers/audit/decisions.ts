import { hash } from 'node:crypto';
import { formatFen, toldOr } from '@tongguan/kernel';
import { checkRecord, type DecisionRecord, SHIPPED_ROWS } from '@tongguan/policy';
import { type AuditClient, Rows } from './snapshot.ts';
import { Tally } from './tally.ts';
import type { AuditCheck } from './types.ts';

const FOLLOWS = 'a recorded decision follows from its facts and the rows it cites, to the fen (E-08)';
const STANDS = 'a declaration states the taxes and the use of the year of its last decision (E-08, F-01)';

export const DECISION_NAMES: readonly string[] = [FOLLOWS, STANDS];

/** About so many records are recomputed, spread over all there are; few are all of them. */
const SAMPLE = 2_000;

/** Recomputes records of decisions with the checker, which knows nothing of this platform, and holds them against the declarations. */
export async function auditDecisions(client: AuditClient): Promise<readonly AuditCheck[]> {
  const follows = new Tally(FOLLOWS);
  const stands = new Tally(STANDS);
  const { rows } = await client.query('SELECT count(*)::text AS count FROM decision_record');
  const every = BigInt((rows[0] as { count: string } | undefined)?.count ?? '0') / BigInt(SAMPLE) + 1n;
  const records = await Rows.of<Row>(client, 'audit_decisions', sampleOf(every));
  for (let row = await records.next(); row !== null; row = await records.next()) {
    const { record, preNo } = row;
    const parsed = toldOr<unknown, null>(
      () => JSON.parse(record),
      () => null,
    );
    follows.rows++;
    for (const wrong of checkRecord(parsed, SHIPPED_ROWS, (text) => hash('sha256', text, 'hex')).slice(0, 1)) {
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
  return [follows.check(), stands.check()];
}

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

const sampleOf = (every: bigint): string => `
  SELECT d.pre_no AS "preNo", r.kind, r.record,
         NOT EXISTS (SELECT 1 FROM decision_record n WHERE n.part = r.part AND n.serial = r.serial
                       AND (n.at_ms, n.about) > (r.at_ms, r.about)) AS "isLast",
         d.customs_duty_fen AS "dutyFen", d.consumption_tax_fen AS "consumptionFen", d.value_added_tax_fen AS "vatFen",
         d.annual_used_fen AS "usedFen"
  FROM decision_record r JOIN declaration d ON d.part = r.part AND d.serial = r.serial
  WHERE (r.serial * 31 + r.part) % ${every} = 0 ORDER BY r.part, r.serial, r.kind, r.about`;
