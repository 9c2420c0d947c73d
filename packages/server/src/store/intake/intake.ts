import { partOf } from '@tongguan/kernel';
import type { DocumentRow, PreparedMessage } from '../../intake/rows.ts';
import type { IntakeStore } from '../../intake/store.ts';
import { bigints, byteas, integers, smallints, texts, uuids } from '../arrays.ts';
import { retry, type Store } from '../pool.ts';

/** Intake's two statements. Each is one transaction by itself: one round trip, nothing half done. */
export function intakeStore(store: Store): IntakeStore {
  return {
    async storeDocuments(messages, pack) {
      const { rows } = await retry(() =>
        store.pool.query<{ message_id: string | null; accepted_ms: bigint }>({
          name: 'intake-store-documents',
          text: STORE_DOCUMENTS,
          values: [...documentArrays(messages), pack.packId, pack.atMs, pack.sealed, packPart(pack.packId)],
        }),
      );
      const known = new Map<string, number>();
      let told = 0;
      for (const { message_id: messageId, accepted_ms: acceptedMs } of rows) {
        told += messageId === null ? Number(acceptedMs) : 1;
        if (messageId !== null) known.set(messageId, Number(acceptedMs));
      }
      const given = messages.reduce((sum, { documents }) => sum + documents.length, 0);
      return told === given ? known : new Map([...known, ...(await racedTimes(store, messages, pack.packId))]);
    },

    async storeRefusal(refusal) {
      const { within, beyond, quota } = refusal;
      const { rows } = await retry(() =>
        store.pool.query<{ answer: string | null; beyond: boolean | null }>({
          name: 'intake-store-refusal',
          text: STORE_REFUSAL,
          values: [
            refusal.part,
            refusal.messageId,
            refusal.digest,
            refusal.callerCode,
            refusal.atMs,
            refusal.arrivedUs,
            refusal.bytes,
            ...[within, beyond].flatMap(({ answer, sealed, kept }) => [answer, sealed, kept]),
            quota.part,
            quota.day,
            within.answer.length + within.sealed.length,
            quota.bytes,
          ],
        }),
      );
      return { before: rows[0]?.answer ?? null, beyondQuota: rows[0]?.beyond ?? false };
    },
  };
}

/**
 * Times of documents that raced: another gateway committed them while this one stored them, or the batch has them twice. Of
 * equal bytes every sender is told the time of the copy that is stored.
 */
async function racedTimes(
  store: Store,
  messages: readonly PreparedMessage[],
  packId: string,
): Promise<readonly (readonly [messageId: string, acceptedMs: number])[]> {
  const documents = messages.flatMap(({ messageId, documents: own }) => own.map((row) => ({ messageId, ...row })));
  const { rows } = await retry(() =>
    store.pool.query<{ message_id: string; accepted_ms: bigint; is_own: boolean }>({
      name: 'intake-raced-documents',
      text: RACED_DOCUMENTS,
      values: [
        smallints(documents.map(({ part }) => part)),
        uuids(documents.map(({ messageId }) => messageId)),
        smallints(documents.map(({ item }) => item)),
        packId,
      ],
    }),
  );
  const isTwice = (id: string): boolean => messages.filter(({ messageId }) => messageId === id).length > 1;
  return rows
    .filter((row) => !row.is_own || isTwice(row.message_id))
    .map((row) => [row.message_id, Number(row.accepted_ms)] as const);
}

const RACED_DOCUMENTS = `
  SELECT d.message_id, d.accepted_ms, d.pack_id = $4::uuid AS is_own
  FROM (SELECT DISTINCT * FROM unnest($1::smallint[], $2::uuid[], $3::smallint[]) AS g(part, message_id, item)) AS given
       JOIN document d ON d.part = given.part AND d.message_id = given.message_id AND d.item = given.item`;

/**
 * Documents not inserted were there already. The join at the end reads the state before this statement, so it returns
 * exactly these documents; the last row says how many were inserted. A document that another gateway commits at the same moment
 * hits ON CONFLICT and is in neither: then the numbers do not add up, and `racedTimes` looks. The pack is kept only where a document of it is: bytes that come again, or a batch whose answer was lost, leave no second
 * copy.
 */
const STORE_DOCUMENTS = `
  WITH given AS (
    SELECT * FROM unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::smallint[], $5::text[], $6::text[], $7::smallint[],
                         $8::text[], $9::bytea[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                         $15::bigint[], $16::bigint[], $17::integer[], $18::bytea[])
      AS g(part, message_id, item, kind, order_no, doc_key, app_type, app_time, digest, message_type, message_guid,
           signer_code, signer_key, caller_code, accepted_ms, arrived_us, pack_item, body)
  ), stored AS (
    INSERT INTO document (part, message_id, item, kind, order_no, doc_key, app_type, app_time, digest, message_type,
                          message_guid, signer_code, signer_key, caller_code, accepted_ms, arrived_us, pack_id, pack_item, body)
    SELECT part, message_id, item, kind, order_no, doc_key, app_type, app_time, digest, message_type, message_guid,
           signer_code, signer_key, caller_code, accepted_ms, arrived_us, $19::uuid, pack_item, body
    FROM given ORDER BY part, message_id, item
    ON CONFLICT (part, message_id, item) DO NOTHING
    RETURNING part, arrived_us, message_id, item, order_no
  ), arrived AS (
    INSERT INTO arrival (part, arrived_us, message_id, item, order_no) SELECT * FROM stored
  ), pack AS (
    INSERT INTO evidence (part, pack_id, at_ms, sealed)
    SELECT $22::smallint, $19::uuid, $20::bigint, $21::bytea WHERE EXISTS (SELECT 1 FROM stored)
  )
  SELECT d.message_id, d.accepted_ms
  FROM (SELECT part, message_id, item FROM given EXCEPT ALL SELECT part, message_id, item FROM stored) AS before
       JOIN document d ON d.part = before.part AND d.message_id = before.message_id AND d.item = before.item
  UNION ALL SELECT NULL, count(*) FROM stored`;

/**
 * The row of the caller's day is locked until the statement ends: two gateways cannot both take the last of the quota.
 * Existing messages are not counted again.
 */
const STORE_REFUSAL = `
  WITH day AS (
    INSERT INTO refused_evidence AS e (part, caller_code, day, bytes)
    SELECT $14::smallint, $4::text, $15::text, $16::bigint
    WHERE NOT EXISTS (SELECT 1 FROM refused_message WHERE part = $1 AND message_id = $2)
    ON CONFLICT (part, caller_code, day) DO UPDATE SET bytes = e.bytes + EXCLUDED.bytes
    RETURNING bytes > $17::bigint AS beyond
  ), stored AS (
    INSERT INTO refused_message (part, message_id, digest, caller_code, at_ms, bytes, answer, sealed, kept)
    SELECT $1::smallint, $2::uuid, $3::bytea, $4::text, $5::bigint, $7::integer,
           CASE WHEN beyond THEN $11::text ELSE $8::text END,
           CASE WHEN beyond THEN $12::bytea ELSE $9::bytea END,
           CASE WHEN beyond THEN $13::text ELSE $10::text END
    FROM day
    ON CONFLICT (part, message_id) DO NOTHING
    RETURNING part, message_id
  ), arrived AS (
    INSERT INTO arrival (part, arrived_us, message_id, item, order_no)
    SELECT part, $6::bigint, message_id, -1, '' FROM stored
  )
  SELECT (SELECT beyond FROM day) AS beyond,
         (SELECT answer FROM refused_message WHERE part = $1 AND message_id = $2 AND caller_code = $4) AS answer`;

/** Where the pack of a document lies; the document keeps the pack's id. */
function packPart(packId: string): number {
  return partOf('message', packId);
}

type Stored = { readonly message: PreparedMessage; readonly packItem: number; readonly row: DocumentRow };

function documentArrays(messages: readonly PreparedMessage[]): Buffer[] {
  const rows: Stored[] = [];
  messages.forEach((message, packItem) => {
    for (const row of message.documents) rows.push({ message, packItem, row });
  });
  return [
    smallints(rows.map(({ row }) => row.part)),
    uuids(rows.map(({ message }) => message.messageId)),
    smallints(rows.map(({ row }) => row.item)),
    smallints(rows.map(({ row }) => row.kind)),
    texts(rows.map(({ row }) => row.orderNo)),
    texts(rows.map(({ row }) => row.docKey)),
    smallints(rows.map(({ row }) => row.appType)),
    texts(rows.map(({ row }) => row.appTime)),
    byteas(rows.map(({ message }) => message.digest)),
    texts(rows.map(({ message }) => message.type)),
    texts(rows.map(({ message }) => message.guid)),
    texts(rows.map(({ message }) => message.signerCode)),
    texts(rows.map(({ message }) => message.signerKey)),
    texts(rows.map(({ message }) => message.callerCode)),
    bigints(rows.map(({ message }) => message.acceptedMs)),
    bigints(rows.map(({ message }) => message.arrivedUs)),
    integers(rows.map(({ packItem }) => packItem)),
    byteas(rows.map(({ row }) => row.body)),
  ];
}
