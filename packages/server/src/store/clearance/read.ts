import { damagedText, storedList, toldOr } from '@tongguan/kernel';
import type pg from 'pg';
import type { BatchStore } from '../../clearance/store.ts';
import type { DeclarationState } from '../../clearance/states.ts';
import type { Declaration, Reason } from '../../clearance/types.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';
import type { DocumentRef, OrderRef } from '../../lane/types.ts';
import type { StoredDocument } from '../../clearance/rows.ts';

/** Overdue declarations read in one batch. */
const OVERDUE_MAX = 500;

/** Reads of a batch, within the transaction of `client`. */
export function batchReads(
  client: pg.PoolClient,
): Pick<BatchStore, 'documentsOf' | 'documentsByRef' | 'declarationsOf' | 'declarationsBySerial' | 'overdueOrders'> {
  const declarations = async (name: string, text: string, values: Buffer[]): Promise<Declaration[]> => {
    const { rows } = await client.query<DeclarationRow>({ name, text, values });
    return rows.map(toDeclaration);
  };
  return {
    async documentsOf(orders) {
      const { rows } = await client.query<DocumentColumns>({
        name: 'clearance-documents-of',
        text: DOCUMENTS_OF,
        values: [...orderArrays(orders), bigints(orders.map((order) => order.takenUs))],
      });
      return rows.map(toDocument);
    },

    async documentsByRef(arrivals) {
      const { rows } = await client.query<DocumentColumns>({
        name: 'clearance-documents-by-ref',
        text: DOCUMENTS_BY_REF,
        values: [
          smallints(arrivals.map((row) => row.part)),
          uuids(arrivals.map((row) => row.messageId)),
          smallints(arrivals.map((row) => row.item)),
        ],
      });
      return rows.map(toDocument);
    },

    declarationsOf: (orders) => declarations('clearance-declarations-of', DECLARATIONS_OF, orderArrays(orders)),

    async declarationsBySerial(refs) {
      if (refs.length === 0) return [];
      const values = [smallints(refs.map((ref) => ref.part)), bigints(refs.map((ref) => ref.serial))];
      return declarations('clearance-declarations-by-serial', DECLARATIONS_BY_SERIAL, values);
    },

    async overdueOrders(parts, nowMs) {
      const { rows } = await client.query<{ part: number; order_no: string }>({
        name: 'clearance-overdue-orders',
        text: `SELECT DISTINCT d.part, d.order_no FROM declaration d
               WHERE d.part = ANY($1::smallint[]) AND d.deadline_ms <= $2
                 AND NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.part = d.part AND s.order_no = d.order_no
                                 AND s.state = ${ASIDE_STATES.aside})
               LIMIT ${OVERDUE_MAX}`,
        values: [smallints(parts), nowMs],
      });
      return rows.map((row) => ({ part: row.part, orderNo: row.order_no }));
    },
  };
}

/** The newest refused declarations of an order, read with it: a repeated submission refers to one of them (B-06). */
const REFUSED_MAX = 20;

const COLUMNS = `d.part, d.message_id, d.item, d.kind, d.order_no, d.doc_key, d.app_type, d.app_time, d.signer_code,
         d.caller_code, d.accepted_ms, d.arrived_us`;

/**
 * Current and unprocessed documents; refused or replaced ones may be many. Documents that wait behind this batch come
 * without their bodies: only their existence matters.
 */
export const DOCUMENTS_OF = `
  SELECT ${COLUMNS}, CASE WHEN s.part IS NULL AND (a.part IS NULL OR a.arrived_us <= w.taken_us) THEN d.body END AS body,
         a.part IS NOT NULL OR s.part IS NOT NULL AS waiting
  FROM unnest($1::smallint[], $2::text[], $3::bigint[]) AS w(part, order_no, taken_us)
  JOIN document d ON d.part = w.part AND d.order_no = w.order_no
  LEFT JOIN document_outcome o ON o.part = d.part AND o.message_id = d.message_id AND o.item = d.item
  LEFT JOIN arrival a ON a.part = d.part AND a.arrived_us = d.arrived_us AND a.message_id = d.message_id AND a.item = d.item
  LEFT JOIN set_aside s ON s.part = d.part AND s.message_id = d.message_id AND s.item = d.item AND s.state = ${ASIDE_STATES.aside}
  WHERE o.part IS NULL`;

/** Of arrivals, by the key of the table: how many there were before does not matter. */
export const DOCUMENTS_BY_REF = `
  SELECT ${COLUMNS}, d.body, true AS waiting
  FROM unnest($1::smallint[], $2::uuid[], $3::smallint[]) AS w(part, message_id, item)
  JOIN document d ON d.part = w.part AND d.message_id = w.message_id AND d.item = w.item`;

/** Two short walks along an index each: refused declarations of one order may be any number. */
export const DECLARATIONS_OF = `
  SELECT d.*, l.app_time AS list_app_time FROM unnest($1::smallint[], $2::text[]) AS w(part, order_no)
  CROSS JOIN LATERAL (
    SELECT * FROM declaration s WHERE s.part = w.part AND s.order_no = w.order_no AND s.state <> 100
    UNION ALL
    (SELECT * FROM declaration r WHERE r.part = w.part AND r.order_no = w.order_no AND r.state = 100
     ORDER BY r.serial DESC LIMIT ${REFUSED_MAX})
  ) AS d
  LEFT JOIN document l ON l.part = d.part AND l.message_id = d.list_message AND l.item = d.list_item
  ORDER BY d.part, d.serial`;

const DECLARATIONS_BY_SERIAL = `
  SELECT d.* FROM unnest($1::smallint[], $2::bigint[]) AS w(part, serial)
  JOIN declaration d ON d.part = w.part AND d.serial = w.serial`;

function orderArrays(orders: readonly OrderRef[]): Buffer[] {
  return [smallints(orders.map((order) => order.part)), texts(orders.map((order) => order.orderNo))];
}

type ArrivalColumns = { part: number; arrived_us: bigint; message_id: string; item: number; order_no: string };

type DocumentColumns = ArrivalColumns & {
  kind: number;
  doc_key: string;
  app_type: number;
  app_time: string;
  signer_code: string;
  caller_code: string;
  accepted_ms: bigint;
  body: Buffer | null;
  waiting: boolean;
};

function toDocument(row: DocumentColumns): StoredDocument {
  return {
    part: row.part,
    arrivedUs: row.arrived_us,
    messageId: row.message_id,
    item: row.item,
    orderNo: row.order_no,
    kind: row.kind,
    docKey: row.doc_key,
    appType: row.app_type,
    appTime: row.app_time,
    signerCode: row.signer_code,
    callerCode: row.caller_code,
    acceptedMs: Number(row.accepted_ms),
    body: row.body,
    waiting: row.waiting,
  };
}

export type DeclarationRow = {
  [column: string]: unknown;
  part: number;
  serial: bigint;
};

export function toDeclaration(row: DeclarationRow): Declaration {
  const text = (column: string): string => row[column] as string;
  const time = (column: string): number | null => (row[column] === null ? null : Number(row[column]));
  const ref = (name: string): DocumentRef | null =>
    row[`${name}_message`] === null
      ? null
      : { messageId: row[`${name}_message`] as string, item: row[`${name}_item`] as number };
  const fenOf = (column: string): bigint | null => row[column] as bigint | null;
  return {
    part: row.part,
    serial: row.serial,
    preNo: text('pre_no'),
    invtNo: row['invt_no'] as string | null,
    copNo: text('cop_no'),
    orderNo: text('order_no'),
    agentCode: text('agent_code'),
    ebpCode: text('ebp_code'),
    ebcCode: text('ebc_code'),
    logisticsCode: text('logistics_code'),
    logisticsNo: text('logistics_no'),
    assureCode: text('assure_code'),
    customsCode: text('customs_code'),
    tradeMode: text('trade_mode'),
    callerCode: text('caller_code'),
    document: { messageId: text('list_message'), item: row['list_item'] as number },
    appTime: (row['list_app_time'] as string | undefined) ?? null,
    order: ref('order'),
    payment: ref('payment'),
    waybill: ref('waybill'),
    state: row['state'] as DeclarationState,
    receivedMs: Number(row['received_ms']),
    acceptedMs: time('accepted_ms'),
    deadlineMs: time('deadline_ms'),
    decidedMs: time('decided_ms'),
    personKey: row['person_key'] as Buffer | null,
    quotaYear: row['quota_year'] as number | null,
    route: row['route'] as string | null,
    quotaFen: fenOf('quota_fen'),
    dutiableFen: fenOf('dutiable_fen'),
    customsDutyFen: fenOf('customs_duty_fen'),
    consumptionTaxFen: fenOf('consumption_tax_fen'),
    valueAddedTaxFen: fenOf('value_added_tax_fen'),
    reasons: storedList<Reason>((row['reasons'] as string | null) ?? '[]'),
    ending: row['ending'] as string | null,
  };
}

/**
 * A declaration as readers see it: unreadable reasons are shown as damaged. A lane decides by reasons, and sets such a
 * declaration aside (ADR 0027).
 */
export function readableDeclaration(row: DeclarationRow): Declaration {
  return toldOr(
    () => toDeclaration(row),
    (found) => ({ ...toDeclaration({ ...row, reasons: null }), reasons: [damagedReason(found)] }),
  );
}

/** The placeholder for unreadable reasons. */
export function damagedReason(found: string): Reason {
  return { code: '-621017', text: damagedText(found), path: '/', found: '', allowed: '' };
}
