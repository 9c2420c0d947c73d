import type pg from 'pg';
import {
  ASIDE_KINDS,
  ASIDE_STATES,
  type AsideRow,
  type SetAsideStore,
  type UntoldDocument,
  type UntoldRow,
} from '../../clearance/setAside/types.ts';
import type { ReleaseStep } from '../../clearance/types.ts';
import { FAULT, type LaneBatch } from '../../lane/index.ts';
import { ASIDE_COLUMNS, setAside } from './setAsideItems.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';
import type { ArrivalRow, SerialRef } from '../../lane/types.ts';

/** Items set aside, within the transaction of `client`. */
export function setAsideStore(client: pg.PoolClient): SetAsideStore & Pick<LaneBatch, 'setAside'> {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>({ name: `clearance-aside-${name}`, text, values })).rows;
  return {
    setAside: (item, asideId, fault, nowMs) => setAside(client, item, asideId, fault, nowMs),

    async follow(arrivals, asideIds, nowMs) {
      await rows('follow', FOLLOW, [...arrivalArrays(arrivals), uuids([...asideIds]), nowMs]);
    },

    async untold(parts, limit) {
      return (await rows<UntoldColumns>('untold', UNTOLD, [smallints([...parts]), limit])).map(toUntold);
    },

    async markTold(told) {
      await rows('told', TOLD, [smallints(told.map(({ part }) => part)), uuids(told.map(({ asideId }) => asideId))]);
    },

    async asideRow(part, asideId) {
      const [row] = await rows<AsideColumns>('row', ROW, [part, asideId]);
      return row === undefined ? null : toAside(row);
    },

    async asideWith(row) {
      if (row.orderNo === '') return [row];
      return (await rows<AsideColumns>('with', WITH_ORDER, [row.part, row.orderNo])).map(toAside);
    },

    async handBack(back, nowMs) {
      const values = [smallints(back.map(({ part }) => part)), uuids(back.map(({ asideId }) => asideId))];
      await rows('arrivals-back', ARRIVALS_BACK, values);
      await rows('work-back', WORK_BACK, values);
      await rows('handed-back', END, [...values, ASIDE_STATES.handedBack, nowMs]);
    },

    async senderOf({ part, document }) {
      if (document === null) return null;
      const [row] = await rows<UntoldDocument>('sender', SENDER, [part, document.messageId, document.item]);
      return row ?? null;
    },

    async giveUp({ part, asideId }, nowMs) {
      await rows('given-up', END, [smallints([part]), uuids([asideId]), ASIDE_STATES.givenUp, nowMs]);
    },
  };
}

const FOLLOW = `
  INSERT INTO set_aside (${ASIDE_COLUMNS})
  SELECT w.part, w.aside_id, ${ASIDE_KINDS.document}, w.message_id, w.item, w.arrived_us, NULL, w.order_no, '', NULL, NULL, '', true,
         1, 1, false, $7::bigint
  FROM unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::smallint[], $5::text[], $6::uuid[])
    AS w(part, arrived_us, message_id, item, order_no, aside_id)`;

const UNTOLD = `
  SELECT s.*, d.caller_code, d.message_type, d.message_guid FROM set_aside s
  LEFT JOIN document d ON d.part = s.part AND d.message_id = s.message_id AND d.item = s.item
  WHERE s.part = ANY($1::smallint[]) AND NOT s.told ORDER BY s.since_ms, s.part, s.aside_id LIMIT $2`;

const TOLD = `
  UPDATE set_aside s SET told = true FROM unnest($1::smallint[], $2::uuid[]) AS w(part, aside_id)
  WHERE s.part = w.part AND s.aside_id = w.aside_id`;

const ROW = 'SELECT * FROM set_aside WHERE part = $1 AND aside_id = $2';

const SENDER = `
  SELECT caller_code AS "callerCode", message_type AS "messageType", message_guid AS "messageGuid"
  FROM document WHERE part = $1 AND message_id = $2 AND item = $3`;

const WITH_ORDER = `
  SELECT * FROM set_aside WHERE part = $1 AND order_no = $2 AND state = ${ASIDE_STATES.aside} ORDER BY arrived_us, aside_id`;

const ARRIVALS_BACK = `
  INSERT INTO arrival (part, arrived_us, message_id, item, order_no)
  SELECT s.part, s.arrived_us, s.message_id, s.item, s.order_no
  FROM unnest($1::smallint[], $2::uuid[]) AS w(part, aside_id)
  JOIN set_aside s ON s.part = w.part AND s.aside_id = w.aside_id
  WHERE s.arrived_us IS NOT NULL AND s.state = ${ASIDE_STATES.aside}
  ON CONFLICT (part, arrived_us, message_id, item) DO NOTHING`;

const WAITS: ReleaseStep = 'guarantee wait';
const ASKS: ReleaseStep = 'guarantee';

/** Work that waited for guarantee asks again, because nothing else would resume it. */
const WORK_BACK = `
  UPDATE clearing_work c
  SET step = CASE WHEN s.step = '${WAITS}' THEN '${ASKS}' ELSE s.step END,
      step_part = CASE WHEN s.step = '${WAITS}' THEN -1 - s.step_part ELSE s.step_part END
  FROM unnest($1::smallint[], $2::uuid[]) AS w(part, aside_id)
  JOIN set_aside s ON s.part = w.part AND s.aside_id = w.aside_id
  WHERE s.kind = ${ASIDE_KINDS.work} AND s.state = ${ASIDE_STATES.aside}
    AND c.part = s.part AND c.serial = s.serial AND c.step = '${FAULT}'`;

const END = `
  UPDATE set_aside s SET state = $3, ended_ms = $4
  FROM unnest($1::smallint[], $2::uuid[]) AS w(part, aside_id)
  WHERE s.part = w.part AND s.aside_id = w.aside_id AND s.state = ${ASIDE_STATES.aside}`;

function arrivalArrays(arrivals: readonly ArrivalRow[]): Buffer[] {
  return [
    smallints(arrivals.map(({ part }) => part)),
    bigints(arrivals.map(({ arrivedUs }) => arrivedUs)),
    uuids(arrivals.map(({ messageId }) => messageId)),
    smallints(arrivals.map(({ item }) => item)),
    texts(arrivals.map(({ orderNo }) => orderNo)),
  ];
}

type AsideColumns = SerialRef & {
  aside_id: string;
  kind: number;
  message_id: string | null;
  item: number | null;
  serial: bigint | null;
  order_no: string;
  subject: string;
  step: string | null;
  fault: string;
  follows: boolean;
  tries: number;
  state: AsideRow['state'];
  since_ms: bigint;
};
type UntoldColumns = AsideColumns & {
  caller_code: string | null;
  message_type: string | null;
  message_guid: string | null;
};

function toAside(row: AsideColumns): AsideRow {
  const { part, kind, serial, subject, step, fault, follows, tries, state } = row;
  return {
    part,
    asideId: row.aside_id,
    kind,
    document: row.message_id === null ? null : { messageId: row.message_id, item: row.item ?? 0 },
    serial,
    orderNo: row.order_no,
    subject,
    step,
    fault,
    follows,
    tries,
    state,
    sinceMs: Number(row.since_ms),
  };
}

function toUntold(row: UntoldColumns): UntoldRow {
  const { caller_code: callerCode, message_type: messageType, message_guid: messageGuid } = row;
  const sender =
    callerCode === null || messageType === null || messageGuid === null
      ? null
      : { callerCode, messageType, messageGuid };
  return { ...toAside(row), sender };
}
