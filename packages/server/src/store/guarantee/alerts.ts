import type pg from 'pg';
import type { AccountOfDay, AlertRow, AlertStore } from '../../guarantee/alertStore.ts';
import { GUARANTEE_ASIDE } from '../../guarantee/types.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { overdueOf } from './overdue.ts';
import type { ReadDutyNo } from '../../clearance/rows.ts';

/** Present guarantees and their alerts, within the transaction of `client`. */
export function alertStore(client: pg.PoolClient): AlertStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    guaranteeAccounts: (parts, fromDay, today, dutyNoOf) =>
      accountsOf(client, smallints(parts), fromDay, today, null, dutyNoOf),

    async openAlerts(parts) {
      const found = await rows<Omit<AlertRow, 'raisedMs'> & { raisedMs: bigint }>('clearance-open-alerts', OPEN, [
        smallints(parts),
      ]);
      return found.map((row) => ({ ...row, raisedMs: Number(row.raisedMs) }));
    },

    async insertGuaranteeDays(accounts, day) {
      await rows('clearance-insert-guarantee-days', INSERT_DAYS, [
        smallints(accounts.map(({ part }) => part)),
        texts(accounts.map(({ assureCode }) => assureCode)),
        bigints(accounts.map(({ coverFen }) => coverFen)),
        bigints(accounts.map(({ heldFen }) => heldFen)),
        day,
      ]);
    },

    async insertAlerts(alerts) {
      await rows('clearance-insert-alerts', INSERT_ALERTS, alertArrays(alerts));
    },

    async endAlerts(alerts, nowMs) {
      await rows('clearance-end-alerts', END_ALERTS, [...alertArrays(alerts), nowMs]);
    },
  };
}

/** Accounts of these parts, or the one with this code. */
export async function accountsOf(
  client: pg.Pool | pg.PoolClient,
  parts: Buffer,
  fromDay: string,
  today: string,
  code: string | null,
  dutyNoOf: ReadDutyNo,
): Promise<AccountOfDay[]> {
  const overdue = await overdueOf(client, parts, today, code, dutyNoOf);
  const values = [parts, fromDay, today, code];
  const { rows } = await client.query<AccountRow>({ name: 'clearance-guarantee-accounts', text: ACCOUNTS, values });
  return rows.map(({ instruments, ...row }) => ({
    ...row,
    hasOverdue: overdue.has(row.assureCode),
    instruments: (JSON.parse(instruments) as { n: string; f: string; u: string | null }[]).map(({ n, f, u }) => ({
      number: n,
      leftFen: BigInt(f),
      untilDay: u,
    })),
  }));
}

type AccountRow = Omit<AccountOfDay, 'instruments' | 'hasOverdue'> & { instruments: string };

/** The earliest remembered day of those looked at is what today is compared with. */
const ACCOUNTS = `
  SELECT a.part, a.account AS "assureCode", a.granted AS "coverFen", a.reserved + a.posted AS "heldFen",
         d.day AS "sinceDay", d.held_fen AS "heldBeforeFen",
         coalesce((SELECT json_agg(json_build_object('n', i.number, 'f', i.left_fen::text, 'u', i.until_day) ORDER BY i.number)
                   FROM guarantee_instrument i WHERE i.part = a.part AND i.assure_code = a.account AND i.state = 1)::text, '[]')
           AS instruments
  FROM ledger_account a
  LEFT JOIN LATERAL (SELECT g.day, g.held_fen FROM guarantee_day g
                     WHERE g.part = a.part AND g.assure_code = a.account AND g.day >= $2 AND g.day < $3
                     ORDER BY g.day LIMIT 1) AS d ON true
  WHERE a.part = ANY($1::smallint[]) AND a.book = 2 AND ($4::text IS NULL OR a.account = $4)
    AND ($4::text IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM set_aside s WHERE s.part = a.part AND s.kind = ${GUARANTEE_ASIDE.alert} AND s.subject = a.account
        AND s.state = ${ASIDE_STATES.aside}))
  ORDER BY a.part, a.account`;

const OPEN = `
  SELECT part, assure_code AS "assureCode", kind, number, raised_ms AS "raisedMs" FROM guarantee_alert
  WHERE part = ANY($1::smallint[]) AND ended_ms IS NULL ORDER BY part, assure_code, kind, number`;

const INSERT_DAYS = `
  INSERT INTO guarantee_day (part, assure_code, cover_fen, held_fen, day)
  SELECT w.part, w.code, w.cover, w.held, $5::text
  FROM unnest($1::smallint[], $2::text[], $3::bigint[], $4::bigint[]) AS w(part, code, cover, held)
  ON CONFLICT (part, assure_code, day) DO NOTHING`;

const INSERT_ALERTS = `
  INSERT INTO guarantee_alert (part, assure_code, kind, number, raised_ms)
  SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bigint[])`;

const END_ALERTS = `
  UPDATE guarantee_alert a SET ended_ms = $6
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bigint[]) AS w(part, code, kind, number, raised)
  WHERE a.part = w.part AND a.assure_code = w.code AND a.kind = w.kind AND a.number = w.number AND a.raised_ms = w.raised`;

function alertArrays(alerts: readonly AlertRow[]): Buffer[] {
  return [
    smallints(alerts.map(({ part }) => part)),
    texts(alerts.map(({ assureCode }) => assureCode)),
    texts(alerts.map(({ kind }) => kind)),
    texts(alerts.map(({ number }) => number)),
    bigints(alerts.map(({ raisedMs }) => raisedMs)),
  ];
}
