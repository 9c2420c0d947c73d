import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import { shanghaiIso, toldOr } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../intake/types.ts';
import { type Difference, matchDocuments, type Tolerances } from '@tongguan/matching';
import { findFor, type Found, type Opened, partiesOf } from './find.ts';
import { kindNameOf } from '../gateway/schemas/index.ts';
import { assessmentHistory } from './assessment.ts';
import { inspectionHistory } from './api/inspections.ts';
import { supplementHistory } from './api/supplements.ts';
import { billHistory, deliveryHistory, endingOf, reversalHistory, settlementHistory } from './later.ts';
import { clockHistory, type ToldStep } from './clock.ts';
import { contingencyHistory } from './contingency.ts';
import { ledgerHistory } from './ledger.ts';
import { reasonsTold } from './reasons.ts';
import { decidedBy } from './decidedBy.ts';
import type { HistoryDeps } from './deps.ts';
import type { DeclarationHistory, HistoryReader, WireDocument } from './types.ts';
import type { DocumentAnswer } from './api/parts.ts';
import { subjectOf } from './subject.ts';

/**
 * The history of the newest declaration with this number that concerns the reader; `null` when there is none. It is put
 * together from stored rows: documents are opened, matched and assessed again by the same rules.
 */
export async function readHistory(
  deps: HistoryDeps,
  number: string,
  reader: HistoryReader,
): Promise<DeclarationHistory | null> {
  const found = await findFor(deps, number, reader);
  return found && tell(deps, found.declaration, found, reader);
}

async function tell(
  deps: HistoryDeps,
  declaration: Declaration,
  { documents, missing, others, damaged }: Found,
  reader: HistoryReader,
): Promise<DeclarationHistory> {
  // A part of the history that cannot be read is named; the others are returned.
  const told = <T>(what: string, tell: () => T): T | null =>
    toldOr<T, null>(tell, (found) => {
      damaged.push({ what, found });
      return null;
    });
  const content = contentOf(documents);
  const subject = subjectOf(declaration, documents, deps.now());
  const { part, serial } = declaration;
  const [receipts, declarantReceipts, bill, reversals, settlement, delivery, inspections, evidence] = await Promise.all(
    [
      deps.receipts(typeof reader === 'string' ? declaration.agentCode : reader.participant, subject),
      deps.receipts(declaration.agentCode, subject),
      deps.store.taxBill(part, serial),
      deps.store.reversals(part, serial),
      deps.store.settlement(part, serial, declaration.assureCode),
      deps.store.delivery(declaration.logisticsCode, declaration.logisticsNo),
      deps.store.inspections(part, serial),
      deps.store.evidence(part, serial),
    ],
  );
  const steps = declarantReceipts.filter(({ type, preNo }) => type === 'CEB622Message' && preNo === declaration.preNo);
  const contingency = await deps.store.contingency(part, serial);
  const tolerancesThen = await tolerancesOf(deps, declaration, content);
  const ledger = await ledgerHistory(deps, declaration, content.declaration, reversals);
  const { decisions, tariffEditions, ...beside } = await decidedBy(deps, declaration, reader, bill, reversals);
  return {
    numbers: numbersOf(declaration),
    state: { code: declaration.state, text: deps.stateText(declaration.state) },
    ending: endingOf(declaration),
    parties: partiesOf(declaration),
    customsCode: declaration.customsCode,
    tradeMode: declaration.tradeMode,
    times: timesOf(declaration),
    clearanceClock: told('clearance clock', () => clockHistory(declaration, steps.map(toldStep), deps.now())),
    contingency: contingency && contingencyHistory(contingency, reader),
    states: steps.map(({ returnStatus, statusText, returnTime, codes }) => ({
      returnStatus,
      statusText,
      returnTime,
      codes,
    })),
    documents: documents.map((document) => documentHistory(deps, document)),
    missing,
    differences: told('differences', () => differencesOf(content, tolerancesThen())) ?? [],
    reasons: told('reasons', () => reasonsTold(declaration)) ?? [],
    assessment: told('assessment', () => assessmentHistory(deps, declaration, content.declaration, beside)),
    decisions,
    tariffEditions,
    inspections: inspectionHistory(deps, inspections, evidence, reader),
    supplements: supplementHistory(deps, await deps.store.supplements(part, serial), declaration, reader),
    ledger,
    taxBill: bill === null ? null : billHistory(bill, beside.remaining),
    settlement: settlementHistory(settlement),
    reversals: reversalHistory(reversals),
    delivery: deliveryHistory(delivery),
    receipts,
    earlier: others.map((other) => ({ ...numbersOf(other), state: other.state })),
    damaged,
  };
}

const toldStep = ({ returnTime, codes }: ToldStep): ToldStep => ({ returnTime, codes });

type Content = {
  readonly order: Order | null;
  readonly payment: Payment | null;
  readonly waybill: Logistics | null;
  readonly declaration: Inventory | null;
};

function contentOf(documents: readonly Opened[]): Content {
  const of = (kind: DocumentKind): WireDocument | null =>
    documents.find((document) => document.kind === kind)?.content ?? null;
  return {
    order: of(DOCUMENT_KINDS.order) as Order | null,
    payment: of(DOCUMENT_KINDS.payment) as Payment | null,
    waybill: of(DOCUMENT_KINDS.waybill) as Logistics | null,
    declaration: of(DOCUMENT_KINDS.declaration) as Inventory | null,
  };
}

const OUTCOMES: Readonly<Record<number, string>> = { 2: 'refused', 3: 'superseded', 4: 'deleted' };

function documentHistory(deps: HistoryDeps, document: Opened): DocumentAnswer {
  const { kind, messageId, item, messageType, messageGuid, signerCode, callerCode } = document;
  return {
    kind: kindNameOf(kind),
    number: document.docKey.slice(document.docKey.indexOf('|') + 1),
    outcome: document.outcome === null ? 'accepted' : (OUTCOMES[document.outcome] ?? String(document.outcome)),
    ...(document.outcomeCode ? { code: document.outcomeCode } : {}),
    acceptedAt: shanghaiIso(document.acceptedMs),
    appTime: document.appTime,
    messageId,
    messageType,
    messageGuid,
    item,
    /** SHA-256 of the received bytes, and the certificate they were verified with. */
    digest: document.digest.toString('hex'),
    signer: { participant: signerCode, certificate: document.signerKey },
    transmitter: callerCode,
    content: document.content === null ? null : deps.mask(kind, document.content),
  };
}

/** D-02 … D-04, with both paths and both values; empty until all four are there. */
function differencesOf(
  { order, payment, waybill, declaration }: Content,
  tolerances: Tolerances,
): readonly Difference[] {
  if (order === null || payment === null || waybill === null || declaration === null) return [];
  return matchDocuments({ order, payment, waybill, declaration }, tolerances);
}

/** Told with the differences: a declaration whose moment is none has a history all the same. */
async function tolerancesOf(deps: HistoryDeps, declaration: Declaration, content: Content): Promise<() => Tolerances> {
  const atMs = declaration.acceptedMs ?? declaration.receivedMs;
  const payerMayDiffer = content.declaration !== null && (await deps.authenticated(content.declaration, atMs));
  return () => ({ ...deps.tolerances(atMs), payerMayDiffer });
}

function numbersOf({ copNo, preNo, invtNo, orderNo, logisticsNo }: Declaration): DeclarationHistory['numbers'] {
  return { copNo, preNo, invtNo, orderNo, logisticsNo };
}

function timesOf(declaration: Declaration): DeclarationHistory['times'] {
  const at = (ms: number | null): string | null => (ms === null ? null : shanghaiIso(ms));
  return {
    receivedAt: at(declaration.receivedMs),
    acceptedAt: at(declaration.acceptedMs),
    decidedAt: at(declaration.decidedMs),
    waitsUntil: at(declaration.deadlineMs),
  };
}
