import type { Inventory } from '@tongguan/ceb';
import { assert, type EpochMs } from '@tongguan/kernel';
import { RECEIPT_KINDS, type ReceiptBody, type ReceiptStep } from '../receipts/types.ts';
import type { ReconciliationRow } from '../contingency/types.ts';
import { isStanding } from './decide/standing.ts';
import { InspectionBook } from './later/inspectionRows.ts';
import { declarationOf } from './cases/declarationOf.ts';
import { NO_PRE_NO } from './numbers.ts';
import { STATES, type DeclarationState, mayFollow } from './states.ts';
import type { BatchProofs } from './later/decisionRecord.ts';
import { bareReason, declarationHoles, noted, reasonsInfo, refusedStatus, stateInfo } from './texts.ts';
import { type CaseDocument, type ClearanceParameters, type Declaration, OUTCOMES } from './types.ts';
import type { DocumentRef, Lease, OutcomeRow, ReceiptRow } from '../lane/types.ts';
import type { TaxBillRow } from './rows.ts';
import { Chain, Claims, type OpenOutbox, Outbox } from '../lane/index.ts';

type Tracked = { declaration: Declaration; isNew: boolean; changed: boolean; steps: ReceiptStep[] };

/**
 * What one batch is about to write. Decisions go in, rows come out; nothing here reads the database or the clock.
 */
export class BatchState {
  readonly nowMs: EpochMs;
  /** Numbers of receipts. Receipts are given through `answer`. */
  readonly out: OpenOutbox;
  readonly #out: Outbox;
  /** The chain over all append-only rows (ADR 0025). */
  readonly chain: Chain;
  /** Set once the arrivals of the batch are known. */
  claims = new Claims([]);
  readonly inspections = new InspectionBook();
  /** Of goods released under contingency: what came of each attempt (K-03). */
  readonly reconciliations: ReconciliationRow[] = [];
  /** What was decided by what (E-08); null where nothing is decided by law. */
  proofs: BatchProofs | null = null;
  readonly #parameters: ClearanceParameters;
  readonly #declarations = new Map<string, Tracked>();
  readonly #outcomes: OutcomeRow[] = [];
  readonly #taxBills: TaxBillRow[] = [];
  /** Declarations with steps that no receipt tells yet. */
  readonly #untold = new Set<Tracked>();

  constructor(leases: ReadonlyMap<number, Lease>, parameters: ClearanceParameters, nowMs: EpochMs) {
    this.#out = new Outbox(leases, nowMs);
    this.out = this.#out;
    this.chain = new Chain(leases);
    this.#parameters = parameters;
    this.nowMs = nowMs;
  }

  /** Whether it is the declaration of its order (B-06, I-01). */
  isStanding(declaration: Declaration): boolean {
    return isStanding(declaration, this.#parameters.returnedMayBeDeclared);
  }

  outcome(document: DocumentRef & { readonly part: number }, outcome: number, code: string): void {
    const { part, messageId, item } = document;
    this.#outcomes.push({ part, messageId, item, outcome, code, atMs: this.nowMs });
  }

  /** An arriving declaration that changes nothing: the receipt names the stored one, if any, and gives the reason. */
  refuseArriving(
    document: CaseDocument,
    latest: Declaration | null,
    code: string,
    reasons: Declaration['reasons'] = [bareReason(code, declarationHoles(document.content as Inventory))],
  ): void {
    const head = (document.content as Inventory).InventoryHead;
    const subject = {
      customsCode: head.customsCode,
      ebpCode: head.ebpCode,
      ebcCode: head.ebcCode,
      agentCode: head.agentCode,
      copNo: head.copNo ?? '',
      preNo: latest?.preNo ?? NO_PRE_NO,
      ...(latest?.invtNo ? { invtNo: latest.invtNo } : {}),
    };
    const steps = [{ status: refusedStatus(code), info: reasonsInfo(reasons), atMs: this.nowMs }];
    const recipients = [document.callerCode, head.agentCode];
    const serial = latest?.serial ?? null;
    this.answer(document.part, recipients, RECEIPT_KINDS.declaration, { subject, steps }, serial, document);
  }

  /** Begins a declaration, or gives the one that is there new content: stored (1), or declared (2, 3). */
  declare(document: CaseDocument, latest: Declaration | null): Declaration {
    const head = (document.content as Inventory).InventoryHead;
    const serial = latest?.serial ?? this.out.nextSerial(document.part);
    const fresh = declarationOf(document, latest, serial);
    this.#track(fresh, latest === null);
    const declares = head.appStatus !== String(STATES.stored);
    if (!declares) {
      const tracked = this.#track(fresh, false);
      tracked.changed = true;
      this.#tell(tracked, fresh.state, stateInfo(fresh.state));
      return fresh;
    }
    this.transition(fresh, STATES.declaring);
    return this.transition(fresh, STATES.sent, {
      deadlineMs: document.acceptedMs + this.#parameters.waitingLimitMs,
    });
  }

  withdraw(latest: Declaration, document: CaseDocument): Declaration {
    this.outcome(document, OUTCOMES.deleted, '');
    this.#track(latest, false);
    const reason = noted('90029', '企业已删除暂存清单');
    const changes = { reasons: [reason], decidedMs: this.nowMs };
    return this.transition(latest, STATES.rejected, changes, reasonsInfo([reason]));
  }

  /** One step of the state table, with its receipt (C-02). */
  transition(
    declaration: Declaration,
    to: DeclarationState,
    changes: Partial<Declaration> = {},
    info: string = stateInfo(to),
  ): Declaration {
    const tracked = this.#track(declaration, false);
    const from = tracked.declaration.state;
    assert(mayFollow(from, to), 'a declaration moves along the state table');
    tracked.declaration = { ...tracked.declaration, ...changes, state: to };
    tracked.changed = true;
    this.#tell(tracked, to, info);
    // It is over: what its order declares next does not open it again (B-06).
    if (to === STATES.rejected) {
      const { part, document, reasons } = tracked.declaration;
      this.outcome({ part, ...document }, OUTCOMES.refused, reasons[0]?.code ?? '');
    }
    return tracked.declaration;
  }

  /** A receipt that is no transition: the state it is in, and something its parties should know. */
  say(declaration: Declaration, info: string): void {
    const tracked = this.#track(declaration, false);
    this.#tell(tracked, tracked.declaration.state, info);
  }

  /** Changes that are no transition: a decision's amounts. */
  note(declaration: Declaration, changes: Partial<Declaration>): Declaration {
    const tracked = this.#track(declaration, false);
    tracked.declaration = { ...tracked.declaration, ...changes };
    tracked.changed = true;
    return tracked.declaration;
  }

  /** A tax bill of this batch, not stored yet. */
  billOf(declaration: Declaration): TaxBillRow | null {
    return this.#taxBills.find((row) => idOf(row) === idOf(declaration)) ?? null;
  }

  latest(declaration: Declaration): Declaration {
    return this.#declarations.get(idOf(declaration))?.declaration ?? declaration;
  }

  taxBill(row: TaxBillRow, recipients: readonly string[], body: ReceiptBody): void {
    this.#taxBills.push(row);
    this.#pendingTaxReceipts.push({ row, recipients, body });
  }

  readonly #pendingTaxReceipts: { row: TaxBillRow; recipients: readonly string[]; body: ReceiptBody }[] = [];

  /** Everything to write. Receipts of declarations come after all steps of the batch are known: one row per recipient. */
  finish(): {
    inserts: Declaration[];
    updates: Declaration[];
    outcomes: OutcomeRow[];
    receipts: ReceiptRow[];
    taxBills: TaxBillRow[];
  } {
    const inserts: Declaration[] = [];
    const updates: Declaration[] = [];
    for (const tracked of this.#declarations.values()) {
      if (tracked.isNew) inserts.push(tracked.declaration);
      else if (tracked.changed) updates.push(tracked.declaration);
      this.#answerDeclaration(tracked);
    }
    this.#answerTaxBills();
    return {
      inserts,
      updates,
      outcomes: this.#outcomes,
      receipts: this.#out.receipts,
      taxBills: this.#taxBills,
    };
  }

  /** The steps since the last answer. */
  #answerDeclaration(tracked: Tracked): void {
    const { declaration, steps } = tracked;
    if (!this.#untold.delete(tracked)) return;
    tracked.steps = [];
    const { customsCode, ebpCode, ebcCode, agentCode, copNo, preNo, invtNo, part, serial } = declaration;
    const subject = { customsCode, ebpCode, ebcCode, agentCode, copNo, preNo, ...(invtNo ? { invtNo } : {}) };
    // C-01: receipts go to declarant and platform; the owner of the goods and the transmitter read them too.
    const recipients = [declaration.callerCode, agentCode, ebpCode, ebcCode];
    this.#out.emit(part, recipients, RECEIPT_KINDS.declaration, { subject, steps }, serial, null);
  }

  /** Receipts so far come before those of acts and later documents. */
  answerSoFar(): void {
    for (const tracked of this.#untold) this.#answerDeclaration(tracked);
    this.#answerTaxBills();
  }

  /**
   * A receipt of its own: about a document, a reversal, a tax bill. The steps of its declaration up to now come before it,
   * as they happened; `null` where it is about none.
   */
  answer(...receipt: Parameters<Outbox['emit']>): void {
    const [part, , , , serial] = receipt;
    if (serial !== null) {
      const id = idOf({ part, serial });
      const tracked = this.#declarations.get(id);
      if (tracked) this.#answerDeclaration(tracked);
      this.#answerTaxBills(id);
    }
    this.#out.emit(...receipt);
  }

  /** Of one declaration, or all. */
  #answerTaxBills(only: string | null = null): void {
    for (const one of this.#pendingTaxReceipts.splice(0)) {
      const { row, recipients, body } = one;
      if (only !== null && idOf(row) !== only) this.#pendingTaxReceipts.push(one);
      else this.#out.emit(row.part, recipients, RECEIPT_KINDS.taxBill, body, row.serial, null);
    }
  }

  #tell(tracked: Tracked, state: DeclarationState, info: string): void {
    tracked.steps.push({ status: String(state), info, atMs: this.nowMs });
    this.#untold.add(tracked);
  }

  #track(declaration: Declaration, isNew: boolean): Tracked {
    const id = idOf(declaration);
    const known = this.#declarations.get(id);
    if (known) {
      if (!isNew && known.declaration !== declaration && declaration.document !== known.declaration.document) {
        known.declaration = declaration;
        known.changed = true;
      }
      return known;
    }
    const tracked: Tracked = { declaration, isNew, changed: isNew, steps: [] };
    this.#declarations.set(id, tracked);
    return tracked;
  }
}

const idOf = (ref: { readonly part: number; readonly serial: bigint }): string => `${ref.part}/${ref.serial}`;
