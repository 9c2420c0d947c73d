import type pg from 'pg';
import type { Dossier } from '../../cases/types.ts';
import type { DeliveryStop, DossierStore, QuotaUsed } from '../../cases/batchStore.ts';
import { texts } from '../arrays.ts';
import { accountsOfDeclaration } from '../consumer/accounts.ts';
import { DOSSIER_COLUMNS, type DossierRow, toDossier } from './read.ts';

/** Dossiers, stops and disputes, within the transaction of `client`. */
export function dossierStore(client: pg.PoolClient): DossierStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  return {
    async dossier(part, dossierNo) {
      const [row] = await rows<DossierRow>('clearance-dossier', DOSSIER, [part, dossierNo]);
      return row === undefined ? null : toDossier(row);
    },

    async insertDossier(dossier) {
      await rows('clearance-insert-dossier', INSERT, valuesOf(dossier));
    },

    async updateDossier({ part, serial, assignedTo, outcome, restoredFen, concludedMs, concludedBy }) {
      const values = [part, serial, assignedTo, outcome, restoredFen, concludedMs, concludedBy];
      await rows('clearance-update-dossier', UPDATE, values);
    },

    async isOfficer(code, customsCode) {
      return (await rows('clearance-is-officer', IS_OFFICER, [code, customsCode])).length > 0;
    },

    async parcelStop(part, logisticsCode, logisticsNo) {
      const found = await rows<Omit<DeliveryStop, 'stoppedMs'> & { stoppedMs: bigint }>('clearance-parcel-stop', STOP, [
        part,
        logisticsCode,
        logisticsNo,
      ]);
      return found[0] ? { ...found[0], stoppedMs: Number(found[0].stoppedMs) } : null;
    },

    async insertParcelStop({ part, logisticsCode, logisticsNo, actId, dossierNo, stoppedMs }) {
      const values = [part, logisticsCode, logisticsNo, actId, dossierNo, stoppedMs];
      await rows('clearance-insert-parcel-stop', INSERT_STOP, values);
    },

    async liftParcelStop({ part, logisticsCode, logisticsNo, actId }, liftedAct, atMs) {
      await rows('clearance-lift-stop', LIFT, [part, logisticsCode, logisticsNo, actId, liftedAct, atMs]);
    },

    quotaUsed: (part, personHex, preNo) =>
      rows<QuotaUsed>('clearance-quota-used', QUOTA_USED, [
        part,
        texts(accountsOfDeclaration(personHex, preNo)),
        preNo,
      ]),

    async disputeOf(part, person, preNo) {
      const [row] = await rows<{ dossierNo: string | null }>('clearance-dispute', DISPUTE, [part, person, preNo]);
      return row?.dossierNo ?? null;
    },

    async insertDispute({ part, person, preNo, dossierNo, statement, openedMs }) {
      const values = [part, person, preNo, openedMs, statement, dossierNo];
      await rows('clearance-insert-dispute', INSERT_DISPUTE, values);
    },
  };
}

const DOSSIER = `SELECT ${DOSSIER_COLUMNS} FROM dossier WHERE part = $1 AND dossier_no = $2`;

const INSERT = `
  INSERT INTO dossier (part, serial, dossier_no, kind, subject, pre_no, against, person_key, opened_ms, opened_act, opened_by,
                       opened_role, customs_code)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const UPDATE = `
  UPDATE dossier SET assigned_to = $3, outcome = $4, restored_fen = $5, concluded_ms = $6, concluded_by = $7
  WHERE part = $1 AND serial = $2`;

const IS_OFFICER = `
  SELECT code FROM staff WHERE code = $1 AND role IN ('officer', 'supervisor') AND revoked_ms IS NULL
    AND (customs_code = '' OR customs_code = $2)`;

const STOP = `
  SELECT part, logistics_code AS "logisticsCode", logistics_no AS "logisticsNo", act_id AS "actId",
         dossier_no AS "dossierNo", stopped_ms AS "stoppedMs"
  FROM delivery_stop WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3 AND lifted_ms IS NULL`;

const INSERT_STOP = `
  INSERT INTO delivery_stop (part, logistics_code, logistics_no, act_id, dossier_no, stopped_ms)
  VALUES ($1, $2, $3, $4, $5, $6)`;

const LIFT = `
  UPDATE delivery_stop SET lifted_act = $5, lifted_ms = $6
  WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3 AND act_id = $4`;

/** Of each account the declaration was tried on: what it posted there, less what was given back. */
const QUOTA_USED = `
  SELECT account, coalesce(sum(CASE kind WHEN 3 THEN amount WHEN 6 THEN -amount END), 0)::bigint AS "postedFen"
  FROM ledger_entry WHERE part = $1 AND book = 1 AND account = ANY($2::text[]) AND reference = $3 GROUP BY account`;

const DISPUTE =
  'SELECT dossier_no AS "dossierNo" FROM quota_dispute WHERE part = $1 AND person_key = $2 AND pre_no = $3';

/** A dispute of the time before dossiers gets its own with the next word about it. */
const INSERT_DISPUTE = `
  INSERT INTO quota_dispute (part, person_key, pre_no, opened_ms, statement, dossier_no) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (part, person_key, pre_no) DO UPDATE SET dossier_no = EXCLUDED.dossier_no`;

function valuesOf(dossier: Dossier): unknown[] {
  const { part, serial, dossierNo, kind, subject, preNo, against, personKey, openedMs, openedAct, openedBy } = dossier;
  const who = [openedBy.code, openedBy.role, dossier.customsCode];
  return [part, serial, dossierNo, kind, subject, preNo, against, personKey, openedMs, openedAct, ...who];
}
