import type pg from 'pg';
import { addDays, type Day } from '@tongguan/policy';
import type { RefundClaim } from '../../clearance/later/types.ts';
import type { GuaranteeRows, GuaranteeStore } from '../../guarantee/batchStore.ts';
import type { Instrument, RefundClaimRow } from '../../guarantee/types.ts';
import { ASIDE_KINDS, ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints, texts } from '../arrays.ts';

/** Instruments of guarantors, within the transaction of `client`. */
export function guaranteeStore(client: pg.PoolClient): GuaranteeStore & Omit<GuaranteeRows, 'overdueGuarantors'> {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name, text, values })).rows;
  const instruments = async (name: string, text: string, values: unknown[]): Promise<Instrument[]> =>
    (await rows<InstrumentRow>(name, text, values)).map(toInstrument);
  return {
    async instrument(part, assureCode, number) {
      return (await instruments('clearance-instrument', ONE, [part, assureCode, number]))[0] ?? null;
    },
    coveringInstruments: (part, assureCode) => instruments('clearance-instruments', COVERING, [part, assureCode]),

    async insertInstrument({ part, assureCode, number, kind, issuer, amountFen, leftFen, ...more }) {
      const { fromDay, untilDay, state, actId, madeMs } = more;
      const values = [part, assureCode, number, kind, issuer, amountFen, leftFen, fromDay, untilDay, state, actId];
      await rows('clearance-insert-instrument', INSERT, [...values, madeMs]);
    },

    async changeInstrument({ part, assureCode, number, leftFen, untilDay, state }) {
      await rows('clearance-change-instrument', CHANGE, [part, assureCode, number, leftFen, untilDay, state]);
    },

    dueInstruments: (parts, today) => instruments('clearance-due-instruments', DUE, [smallints(parts), today]),

    async nextInstrumentDay(parts) {
      const [row] = await rows<{ begins: Day | null; ends: Day | null }>('clearance-next-instrument-day', NEXT, [
        smallints(parts),
      ]);
      const days = [row?.begins ?? null, row?.ends ? addDays(row.ends, 1) : null].filter((day) => day !== null);
      return days.sort()[0] ?? null;
    },

    async insertRefundClaims(claims, nowMs) {
      await client.query({
        name: 'clearance-insert-refund-claims',
        text: INSERT_CLAIMS,
        values: [...claimArrays(claims), nowMs],
      });
    },

    async refundClaim(part, serial) {
      return (await rows<RefundClaimRow>('clearance-refund-claim', CLAIM, [part, serial]))[0] ?? null;
    },

    async insertRefundDecision({ part, serial, assureCode, paid, amountFen, day, actId, decidedMs }) {
      const values = [part, serial, assureCode, paid, amountFen, day, actId, decidedMs];
      await rows('clearance-insert-refund-decision', DECIDE, values);
    },
  };
}

export const INSTRUMENT_COLUMNS = `part, assure_code AS "assureCode", number, kind, issuer, amount_fen AS "amountFen",
  left_fen AS "leftFen", from_day AS "fromDay", until_day AS "untilDay", state, act_id AS "actId", made_ms AS "madeMs"`;

const ONE = `
  SELECT ${INSTRUMENT_COLUMNS} FROM guarantee_instrument WHERE part = $1 AND assure_code = $2 AND number = $3`;

const COVERING = `
  SELECT ${INSTRUMENT_COLUMNS} FROM guarantee_instrument WHERE part = $1 AND assure_code = $2 AND state = 1
  ORDER BY made_ms, number`;

const INSERT = `
  INSERT INTO guarantee_instrument (part, assure_code, number, kind, issuer, amount_fen, left_fen, from_day, until_day,
                                    state, act_id, made_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const CHANGE = `
  UPDATE guarantee_instrument SET left_fen = $4, until_day = $5, state = $6
  WHERE part = $1 AND assure_code = $2 AND number = $3`;

const DUE = `
  SELECT ${INSTRUMENT_COLUMNS} FROM guarantee_instrument i
  WHERE i.part = ANY($1::smallint[]) AND ((i.state = 0 AND i.from_day <= $2) OR (i.state = 1 AND i.until_day < $2))
    AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = i.part AND s.kind = ${ASIDE_KINDS.instrument}
                    AND s.subject = i.assure_code || '/' || i.number AND s.state = ${ASIDE_STATES.aside})
  ORDER BY part, assure_code, made_ms, number`;

const NEXT = `
  SELECT min(from_day) FILTER (WHERE state = 0) AS begins, min(until_day) FILTER (WHERE state = 1) AS ends
  FROM guarantee_instrument WHERE part = ANY($1::smallint[]) AND state < 2`;

const INSERT_CLAIMS = `
  INSERT INTO refund_claim (part, serial, list_serial, assure_code, customs_duty_fen, consumption_tax_fen,
  value_added_tax_fen, claimed_ms)
  SELECT w.*, $8::bigint FROM unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[],
  $6::bigint[], $7::bigint[])
  AS w(part, serial, list_serial, assure_code, duty, consumption, vat)`;

const CLAIM = `
  SELECT c.part, c.serial, c.assure_code AS "assureCode", coalesce(b.ent_duty_no, '') AS "dutyNo",
         c.customs_duty_fen + c.consumption_tax_fen + c.value_added_tax_fen AS "taxFen", d.part IS NOT NULL AS decided
  FROM refund_claim c JOIN tax_bill b ON b.part = c.part AND b.serial = c.list_serial
  LEFT JOIN refund_decision d ON d.part = c.part AND d.serial = c.serial
  WHERE c.part = $1 AND c.serial = $2`;

const DECIDE = `
  INSERT INTO refund_decision (part, serial, assure_code, paid, amount_fen, day, act_id, decided_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

export type InstrumentRow = Omit<Instrument, 'madeMs'> & { madeMs: bigint };

export function toInstrument(row: InstrumentRow): Instrument {
  return { ...row, madeMs: Number(row.madeMs) };
}

function claimArrays(claims: readonly RefundClaim[]): Buffer[] {
  const rows = claims.map(({ reversal }) => reversal);
  return [
    smallints(rows.map((row) => row.part)),
    bigints(rows.map((row) => row.serial)),
    bigints(rows.map((row) => row.declarationSerial)),
    texts(claims.map((claim) => claim.assureCode)),
    bigints(rows.map((row) => row.customsDutyFen)),
    bigints(rows.map((row) => row.consumptionTaxFen)),
    bigints(rows.map((row) => row.valueAddedTaxFen)),
  ];
}
