import { damagedText, storedList, toldOr } from '@tongguan/kernel';
import type { ContingencyLine } from '../../office/rows.ts';
import type { Store } from '../pool.ts';

/** Goods released under contingency, in every part on purpose: few, and officers look at all of them (K-03). */
export async function contingencies(
  store: Store,
  openOnly: boolean,
  limit: number,
  district: string,
): Promise<readonly ContingencyLine[]> {
  const { rows } = await store.pool.query<Columns>({
    name: 'office-contingencies',
    text: LIST,
    values: [openOnly, limit, district],
  });
  return rows.map((row) => ({
    preNo: row.pre_no,
    incident: row.incident,
    fromState: row.from_state,
    skipped: skippedOf(row.skipped),
    releasedMs: Number(row.released_ms),
    attempts: Number(row.attempts),
    reconciledMs: row.reconciled_ms === null ? null : Number(row.reconciled_ms),
    findings: findingsOf(row.findings),
  }));
}

const LIST = `
  SELECT c.pre_no, c.incident, c.from_state, c.skipped, c.released_ms, r.at_ms AS reconciled_ms,
         (SELECT count(a.attempt) FROM contingency_reconciliation a WHERE a.part = c.part AND a.serial = c.serial) AS attempts,
         (SELECT l.findings FROM contingency_reconciliation l
          WHERE l.part = c.part AND l.serial = c.serial ORDER BY l.attempt DESC LIMIT 1) AS findings
  FROM contingency_release c
  LEFT JOIN contingency_reconciliation r ON r.part = c.part AND r.serial = c.serial AND r.done
  JOIN declaration d ON d.part = c.part AND d.serial = c.serial
  WHERE (NOT $1::boolean OR r.part IS NULL) AND ($3 = '' OR d.customs_code = $3)
  ORDER BY c.released_ms, c.part, c.serial LIMIT $2`;

type Columns = {
  pre_no: string;
  incident: string;
  from_state: number;
  skipped: string;
  released_ms: bigint;
  reconciled_ms: bigint | null;
  attempts: bigint;
  findings: string | null;
};

function findingsOf(text: string | null): ContingencyLine['findings'] {
  return toldOr(
    () => {
      const found = storedList<ContingencyLine['findings'][number]>(text ?? '[]');
      return found.map(({ code, text: said }) => ({ code, text: said }));
    },
    (found) => [{ code: '-621017', text: damagedText(found) }],
  );
}

/** Names of checks; one line that was damaged leaves the others to be read. */
export function skippedOf(text: string): readonly string[] {
  return toldOr(
    () => storedList<string>(text),
    (found) => [damagedText(found)],
  );
}
