import type pg from 'pg';
import type { BatchStore } from '../../clearance/store.ts';
import type { ReleaseStep } from '../../clearance/types.ts';
import { BOOKS } from '../../ledgers/index.ts';
import { bigints, smallints, texts } from '../arrays.ts';
import { type WorkRow, parkedPart } from '../../lane/types.ts';

/** The step at which a declaration waits for guarantee (G-04). */
const GUARANTEE_WAIT: ReleaseStep = 'guarantee wait';
/** Travelled work taken up in one batch. */
const WORK_MAX = 2_000;

type WorkStore = Pick<
  BatchStore,
  | 'workAt'
  | 'waitingFor'
  | 'accountsWaitedFor'
  | 'parkedWork'
  | 'parkedSince'
  | 'claimParked'
  | 'upsertWork'
  | 'deleteWork'
>;

/** Declarations on their way between lanes. */
export function workStore(client: pg.PoolClient): WorkStore {
  const work = async (name: string, text: string, values: unknown[]): Promise<WorkRow[]> =>
    (await client.query<WorkColumns>({ name, text, values })).rows.map(toWork);
  const run = async (name: string, text: string, values: unknown[]): Promise<number> =>
    (await client.query({ name, text, values })).rowCount ?? 0;
  const parked = parkedReads(client, work);
  return {
    ...parked,
    workAt: (parts) => work('clearance-work-at', WORK_AT, [smallints(parts)]),

    async claimParked(refs, step) {
      const values = [smallints(refs.map(({ part }) => part)), bigints(refs.map(({ serial }) => serial)), step];
      const { rows } = await client.query<{ part: number; serial: bigint }>({
        name: 'clearance-claim-parked',
        text: CLAIM_PARKED,
        values,
      });
      return rows;
    },

    async upsertWork(rows, nowMs) {
      await run(
        'clearance-upsert-work',
        `INSERT INTO clearing_work (part, serial, way, step, step_part, payload, since_ms, account, amount)
         SELECT w.part, w.serial, w.way, w.step, w.step_part, w.payload, $6, w.account, w.amount
         FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::smallint[], $5::text[], $7::text[], $8::bigint[],
                     $9::text[])
           AS w(part, serial, step, step_part, payload, account, amount, way)
         ON CONFLICT (part, serial) DO UPDATE
         SET way = EXCLUDED.way, step = EXCLUDED.step, step_part = EXCLUDED.step_part, payload = EXCLUDED.payload,
             account = EXCLUDED.account, amount = EXCLUDED.amount`,
        [
          smallints(rows.map((row) => row.part)),
          bigints(rows.map((row) => row.serial)),
          texts(rows.map((row) => row.step)),
          smallints(rows.map((row) => row.stepPart)),
          texts(rows.map((row) => row.payload)),
          nowMs,
          texts(rows.map((row) => row.account)),
          bigints(rows.map((row) => row.amount)),
          texts(rows.map((row) => row.way)),
        ],
      );
    },

    async deleteWork(refs) {
      await run(
        'clearance-delete-work',
        `DELETE FROM clearing_work c USING unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
         WHERE c.part = w.part AND c.serial = w.serial`,
        [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial))],
      );
    },
  };
}

type ReadWork = (name: string, text: string, values: unknown[]) => Promise<WorkRow[]>;

/** Work that waits for something other than a lane. */
function parkedReads(
  client: pg.PoolClient,
  work: ReadWork,
): Pick<BatchStore, 'waitingFor' | 'accountsWaitedFor' | 'parkedWork' | 'parkedSince'> {
  return {
    waitingFor: ({ part, account }, mostFen, limit) =>
      work('clearance-waiting-for', WAITING_FOR, [parkedPart(part), GUARANTEE_WAIT, account, mostFen, limit]),

    async accountsWaitedFor(parts) {
      const { rows } = await client.query<{ part: number; account: string }>({
        name: 'clearance-accounts-waited-for',
        text: ACCOUNTS_WAITED_FOR,
        values: [smallints(parts.map(parkedPart)), GUARANTEE_WAIT],
      });
      return rows.map((row) => ({ ...row, book: BOOKS.guarantee }));
    },

    parkedWork: (refs) =>
      work('clearance-parked-work', PARKED_WORK, [
        smallints(refs.map(({ part }) => part)),
        bigints(refs.map(({ serial }) => serial)),
      ]),

    parkedSince: (parts, step, beforeMs) =>
      work('clearance-parked-since', PARKED_SINCE, [smallints(parts.map(parkedPart)), step, beforeMs]),
  };
}

/** Parked rows have a partition below zero, which no lane holds: they are not read at all. */
const WORK_AT = `
  SELECT part, serial, way, step, step_part, payload, account, amount FROM clearing_work
  WHERE step_part = ANY($1::smallint[]) ORDER BY since_ms, part, serial LIMIT ${WORK_MAX}`;

/** Of one guarantor, and only amounts that can fit: other declarations must not fill the limit (G-04). */
const WAITING_FOR = `
  SELECT part, serial, way, step, step_part, payload, account, amount FROM clearing_work
  WHERE step_part = $1 AND step = $2 AND account = $3 AND amount <= $4 ORDER BY since_ms, part, serial LIMIT $5`;

const ACCOUNTS_WAITED_FOR = `
  SELECT DISTINCT -1 - step_part AS part, account FROM clearing_work WHERE step_part = ANY($1::smallint[]) AND step = $2`;

const PARKED_WORK = `
  SELECT c.part, c.serial, c.way, c.step, c.step_part, c.payload, c.account, c.amount
  FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN clearing_work c ON c.part = w.part AND c.serial = w.serial WHERE c.step_part < 0`;

const PARKED_SINCE = `
  SELECT part, serial, way, step, step_part, payload, account, amount FROM clearing_work
  WHERE step_part = ANY($1::smallint[]) AND step = $2 AND since_ms <= $3
  ORDER BY since_ms, part, serial LIMIT ${WORK_MAX}`;

/** Two lanes may want the same parked work: the guarantor's to wake it, the declaration's own to cancel it. One gets it. */
const CLAIM_PARKED = `
  SELECT c.part, c.serial FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN clearing_work c ON c.part = w.part AND c.serial = w.serial
  WHERE c.step = $3 ORDER BY c.part, c.serial FOR UPDATE OF c`;

export type WorkColumns = Omit<WorkRow, 'stepPart'> & { readonly step_part: number };

export function toWork({ step_part: stepPart, ...row }: WorkColumns): WorkRow {
  return { ...row, stepPart };
}
