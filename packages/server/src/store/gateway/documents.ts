import type { StoredDocument } from '../../history/types.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../intake/types.ts';
import type { Store } from '../pool.ts';

/** An agent that changes one list more often has its first versions told (C-11). */
const VERSIONS_MAX = 200;

export const DOCUMENT_COLUMNS = `d.part, d.message_id AS "messageId", d.item, d.kind, d.doc_key AS "docKey",
         d.app_type AS "appType", d.app_time AS "appTime", d.message_type AS "messageType",
         d.message_guid AS "messageGuid", d.digest, d.signer_code AS "signerCode", d.signer_key AS "signerKey",
         d.caller_code AS "callerCode", d.accepted_ms AS "acceptedMs", d.arrived_us AS "arrivedUs", d.body`;

export type DocumentRow = Omit<StoredDocument, 'kind' | 'acceptedMs'> & { kind: number; acceptedMs: bigint };

export function toStoredDocument(row: DocumentRow): StoredDocument {
  return { ...row, kind: row.kind as DocumentKind, acceptedMs: Number(row.acceptedMs) };
}

/** The declaration documents of one declarant's number, in the order in which they came: a number once given stays. */
export async function versionsOf(
  store: Store,
  part: number,
  orderNo: string,
  docKey: string,
): Promise<readonly StoredDocument[]> {
  const query = { name: 'gateway-versions', text: VERSIONS, values: [part, orderNo, docKey] };
  return (await store.pool.query<DocumentRow>(query)).rows.map(toStoredDocument);
}

const VERSIONS = `
  SELECT ${DOCUMENT_COLUMNS}, o.outcome, o.code AS "outcomeCode"
  FROM document d
  LEFT JOIN document_outcome o ON o.part = d.part AND o.message_id = d.message_id AND o.item = d.item
  WHERE d.part = $1 AND d.order_no = $2 AND d.doc_key = $3 AND d.kind = ${DOCUMENT_KINDS.list}
  ORDER BY d.arrived_us, d.message_id, d.item LIMIT ${VERSIONS_MAX}`;
