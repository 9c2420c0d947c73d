import { partOfNumber } from '@tongguan/ceb';
import { partOf } from '@tongguan/kernel';
import type { Reversal } from '../../clearance/later/types.ts';
import type { Evidence, Inspection } from '../../inspection/types.ts';
import type { DecisionRow, Declaration } from '../../clearance/types.ts';
import type {
  AccountEntry,
  StoredCase,
  StoredContingency,
  StoredDelivery,
  StoredDocument,
  StoredEntry,
  StoredSettlement,
  StoredTaxBill,
} from '../../history/types.ts';
import type { HistoryStore } from '../../history/store.ts';
import { ASIDE_STATES } from '../../clearance/setAside/types.ts';
import { DOCUMENT_KINDS } from '../../intake/types.ts';
import { bigints, smallints, texts, uuids } from '../arrays.ts';
import type { Store } from '../pool.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, toStoredDocument, versionsOf } from './documents.ts';
import { supplementsOf } from '../supplement/read.ts';
import { readableReversal, type ReversalRow } from '../aftercare/reversals.ts';
import { type EvidenceRow, type InspectionRow, toEvidence, toInspection } from '../inspection/inspections.ts';
import { DECLARATIONS_OF, type DeclarationRow, readableDeclaration } from '../clearance/read.ts';
import type { Ask } from '../office/ask.ts';
import { declarationsAt, numberStore } from '../office/numbers.ts';
import { skippedOf } from '../office/contingency.ts';
import type { DocumentRef } from '../../lane/types.ts';

/** Declarations with one copNo: several agents may use the same number, and each may declare again after a refusal. */
const DECLARATIONS_MAX = 50;
/** Current documents of one order: a firm may have twenty of a kind (90352), and few firms have any. */
const ORDER_DOCUMENTS_MAX = 200;

export function historyStore(
  store: Store,
  placesOfPreNo: (preNo: string) => readonly { readonly part: number; readonly serial: bigint }[],
): HistoryStore {
  const read: Ask = async <Row extends object>(name: string, text: string, values: unknown[]) =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  const numbers = numberStore(read, placesOfPreNo);
  return {
    async declarations(number): Promise<readonly Declaration[]> {
      const places = placesOfPreNo(number);
      const rows = await read<DeclarationRow>('gateway-declarations', DECLARATIONS, [
        number,
        smallints(places.map(({ part }) => part)),
        bigints(places.map(({ serial }) => serial)),
      ]);
      const found = rows.length > 0 ? rows : await declarationsAt(read, await numbers.declarations(number));
      return found.map(readableDeclaration);
    },

    async documents(part, refs): Promise<readonly StoredDocument[]> {
      const rows = await read<DocumentRow>('gateway-documents', DOCUMENTS, [part, ...refArrays(refs)]);
      return rows.map(toStoredDocument);
    },

    async orderCase(part, orderNo): Promise<StoredCase> {
      const [documents, declarations] = await Promise.all([
        read<DocumentRow>('gateway-order-documents', ORDER_DOCUMENTS, [part, orderNo]),
        read<DeclarationRow>('gateway-order-declarations', DECLARATIONS_OF, [smallints([part]), texts([orderNo])]),
      ]);
      return { documents: documents.map(toStoredDocument), declarations: declarations.map(readableDeclaration) };
    },

    ...ledgerQueries(read),

    async taxBill(part, serial): Promise<StoredTaxBill | null> {
      const [row] = await read<BillRow>('gateway-tax-bill', TAX_BILL, [part, serial]);
      return row === undefined ? null : { ...row, releasedMs: Number(row.releasedMs) };
    },

    async reversals(part, declarationSerial): Promise<readonly Reversal[]> {
      return (await read<ReversalRow>('gateway-reversals', REVERSALS, [part, declarationSerial])).map(readableReversal);
    },

    async inspections(part, serial): Promise<readonly Inspection[]> {
      return (await read<InspectionRow>('gateway-inspections-of', INSPECTIONS, [part, serial])).map(toInspection);
    },

    async evidence(part, serial): Promise<readonly Evidence[]> {
      return (await read<EvidenceRow>('gateway-evidence-of', EVIDENCE, [part, serial])).map(toEvidence);
    },

    versions: (part, orderNo, docKey) => versionsOf(store, part, orderNo, docKey),
    supplements: (part, serial) => supplementsOf(store, part, serial),

    async settlement(part, serial, assureCode): Promise<StoredSettlement | null> {
      const own = partOf('guarantee', assureCode);
      const [row] = await read<StoredSettlement>('gateway-settlement', SETTLEMENT, [own, part, serial]);
      return row ?? null;
    },

    contingency: (part, serial) => contingencyOf(store, part, serial),
    delivery: (logisticsCode, logisticsNo) => deliveryOf(store, logisticsCode, logisticsNo),
  };
}

/** What was moved for it and what it was decided by. */
function ledgerQueries(read: Ask): Pick<HistoryStore, 'entries' | 'accountEntries' | 'decisions' | 'citationSets'> {
  return {
    async entries(refs): Promise<readonly StoredEntry[]> {
      const rows = await read<EntryRow>('gateway-entries', ENTRIES, [
        smallints(refs.map((ref) => ref.part)),
        smallints(refs.map((ref) => ref.book)),
        texts(refs.map((ref) => ref.account)),
        texts(refs.map((ref) => ref.key)),
      ]);
      return rows.map((row) => ({ ...row, atMs: Number(row.atMs) }));
    },

    async accountEntries({ part, book, account }): Promise<readonly AccountEntry[]> {
      const rows = await read<Omit<AccountEntry, 'atMs'> & { atMs: bigint }>(
        'gateway-account-entries',
        ACCOUNT_ENTRIES,
        [part, book, account],
      );
      return rows.map((row) => ({ ...row, atMs: Number(row.atMs) }));
    },

    async decisions(part, serial): Promise<readonly DecisionRow[]> {
      const rows = await read<DecidedRow>('gateway-decisions', DECISIONS, [part, serial]);
      return rows.map((row) => ({ ...row, atMs: Number(row.atMs) }));
    },

    async citationSets(addresses): Promise<ReadonlyMap<string, string>> {
      const rows = await read<CitedRow>('gateway-citation-sets', CITATION_SETS, [texts(addresses)]);
      return new Map(rows.map(({ address, cited }) => [address, cited]));
    },
  };
}

async function deliveryOf(store: Store, logisticsCode: string, logisticsNo: string): Promise<StoredDelivery | null> {
  const part = partOfNumber('waybill', `${logisticsCode}|${logisticsNo}`);
  const query = { name: 'gateway-delivery', text: DELIVERY, values: [part, logisticsCode, logisticsNo] };
  const [row] = (await store.pool.query<StoredDelivery>(query)).rows;
  return row ?? null;
}

async function contingencyOf(store: Store, part: number, serial: bigint): Promise<StoredContingency | null> {
  const query = { name: 'gateway-contingency', text: CONTINGENCY, values: [part, serial] };
  const [row] = (await store.pool.query<ContingencyRow>(query)).rows;
  if (row === undefined) return null;
  const reconciledMs = row.reconciledMs === null ? null : Number(row.reconciledMs);
  return { ...row, skipped: skippedOf(row.skipped), releasedMs: Number(row.releasedMs), reconciledMs };
}

/**
 * Three indexes, whichever number was given; a preNo says itself where it lies. Numbers customs gave come first: an
 * agent may choose a copNo that is the preNo of another's declaration.
 */
const DECLARATIONS = `
  SELECT d.* FROM (
    SELECT part, serial FROM declaration WHERE cop_no = $1
    UNION
    SELECT part, serial FROM declaration WHERE invt_no = $1
    UNION
    SELECT p.part, p.serial FROM unnest($2::smallint[], $3::bigint[]) AS p(part, serial)
  ) AS found
  JOIN declaration d ON d.part = found.part AND d.serial = found.serial
  WHERE d.cop_no = $1 OR d.invt_no = $1 OR d.pre_no = $1
  ORDER BY CASE WHEN d.pre_no = $1 OR d.invt_no = $1 THEN 0 ELSE 1 END, d.received_ms DESC, d.part, d.serial DESC
  LIMIT ${DECLARATIONS_MAX}`;

const DOCUMENTS = `
  SELECT ${DOCUMENT_COLUMNS}, o.outcome, o.code AS "outcomeCode"
  FROM unnest($2::uuid[], $3::smallint[]) AS w(message_id, item)
  JOIN document d ON d.part = $1 AND d.message_id = w.message_id AND d.item = w.item
  LEFT JOIN document_outcome o ON o.part = d.part AND o.message_id = d.message_id AND o.item = d.item
  ORDER BY d.kind`;

/** What no lane has looked at is not there yet, as for the lanes; one order has few current documents. */
const ORDER_DOCUMENTS = `
  SELECT ${DOCUMENT_COLUMNS}, o.outcome, o.code AS "outcomeCode"
  FROM document d
  LEFT JOIN document_outcome o ON o.part = d.part AND o.message_id = d.message_id AND o.item = d.item
  LEFT JOIN arrival a ON a.part = d.part AND a.arrived_us = d.arrived_us AND a.message_id = d.message_id AND a.item = d.item
  LEFT JOIN set_aside s ON s.part = d.part AND s.message_id = d.message_id AND s.item = d.item AND s.state = ${ASIDE_STATES.aside}
  WHERE d.part = $1 AND d.order_no = $2 AND o.part IS NULL AND a.part IS NULL AND s.part IS NULL
    AND d.kind IN (${DOCUMENT_KINDS.order}, ${DOCUMENT_KINDS.payment}, ${DOCUMENT_KINDS.waybill})
  ORDER BY d.arrived_us, d.message_id, d.item
  LIMIT ${ORDER_DOCUMENTS_MAX}`;

const ENTRIES = `
  SELECT e.part, e.book, e.account, e.entry_key AS key, e.kind, e.amount, e.at_ms AS "atMs"
  FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[]) AS w(part, book, account, entry_key)
  JOIN ledger_entry e ON e.part = w.part AND e.book = w.book AND e.account = w.account AND e.entry_key = w.entry_key
  ORDER BY e.at_ms, e.book, e.kind, e.account`;

/** A person's year has a few hundred purchases at most; beyond this nothing is claimed to be complete. */
const ACCOUNT_ENTRIES = `
  SELECT entry_key AS key, kind, amount, reference, at_ms AS "atMs" FROM ledger_entry
  WHERE part = $1 AND book = $2 AND account = $3 ORDER BY at_ms, link, turn, entry_key LIMIT 5000`;

const DECISIONS = `
  SELECT part, serial, kind, about, at_ms AS "atMs", record FROM decision_record
  WHERE part = $1 AND serial = $2 ORDER BY at_ms, kind, about`;

const CITATION_SETS = 'SELECT address, cited FROM citation_set WHERE address = ANY($1::text[])';

const TAX_BILL = `
  SELECT tax_no AS "taxNo", status, customs_duty_fen AS "customsDutyFen", consumption_tax_fen AS "consumptionTaxFen",
         value_added_tax_fen AS "valueAddedTaxFen", released_ms AS "releasedMs"
  FROM tax_bill WHERE part = $1 AND serial = $2`;

const REVERSALS = 'SELECT * FROM reversal WHERE part = $1 AND list_serial = $2 ORDER BY serial';

const INSPECTIONS = 'SELECT * FROM inspection WHERE part = $1 AND serial = $2 ORDER BY no';
const EVIDENCE = 'SELECT * FROM inspection_evidence WHERE part = $1 AND serial = $2 ORDER BY at_ms, act_id, number';

const SETTLEMENT = `
  SELECT i.duty_no AS "dutyNo", i.bill_day AS "billDay", i.pay_by_day AS "payByDay", p.paid_day AS "paidDay"
  FROM tax_bill t
  JOIN tax_demand_item i ON i.part = $1 AND i.duty_no = t.ent_duty_no AND i.bill_part = t.part AND i.bill_serial = t.serial
  LEFT JOIN demand_payment p ON p.part = i.part AND p.duty_no = i.duty_no
  WHERE t.part = $2 AND t.serial = $3`;

const CONTINGENCY = `
  SELECT c.incident, c.skipped, c.released_ms AS "releasedMs", r.at_ms AS "reconciledMs"
  FROM contingency_release c
  LEFT JOIN contingency_reconciliation r ON r.part = c.part AND r.serial = c.serial AND r.done
  WHERE c.part = $1 AND c.serial = $2`;

const DELIVERY = `
  SELECT status, happened FROM delivery WHERE part = $1 AND logistics_code = $2 AND logistics_no = $3
  ORDER BY received_ms DESC, app_time DESC LIMIT 1`;

type EntryRow = Omit<StoredEntry, 'atMs'> & { atMs: bigint };
type DecidedRow = Omit<DecisionRow, 'atMs'> & { atMs: bigint };
type CitedRow = { address: string; cited: string };
type ContingencyRow = Omit<StoredContingency, 'skipped' | 'releasedMs' | 'reconciledMs'> & {
  skipped: string;
  releasedMs: bigint;
  reconciledMs: bigint | null;
};
type BillRow = Omit<StoredTaxBill, 'releasedMs'> & { releasedMs: bigint };

function refArrays(refs: readonly DocumentRef[]): Buffer[] {
  return [uuids(refs.map((ref) => ref.messageId)), smallints(refs.map((ref) => ref.item))];
}
