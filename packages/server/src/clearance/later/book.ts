import { formatReturnInfo, say, type WithoutHoles } from '@tongguan/ceb';
import { assert, type EpochMs, type Fen } from '@tongguan/kernel';
import type { Act, ActOutcome } from '../../office/types.ts';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import type { BatchState } from '../state.ts';
import { type LaterDocument, REVERSAL_KINDS, type Reversal, type ReversalState } from './types.ts';
import type { TaxBillRow } from '../rows.ts';

/** A change of a tax bill: void, or less after a part was returned, or settled (G-02, G-03). */
export type BillChange = {
  readonly part: number;
  readonly serial: bigint;
  readonly status: number;
  readonly entDutyNo: string | null;
};

/** A tax bill whose declaration was amended: other lines and taxes, before it is on a demand (I-01). */
export type BillAmendment = Pick<TaxBillRow, 'part' | 'serial' | 'lines'> & {
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
};

export type RefundClaim = { readonly reversal: Reversal; readonly assureCode: string };

/** `document_outcome.outcome` of a later document that was looked at: what came of it stands in its own table. */
export const DEALT_WITH = 5;

type Tracked = { reversal: Reversal; isNew: boolean };

/** Changes of one batch that follow a release. Numbers and receipts come from `BatchState`. */
export class AftercareBook {
  readonly #state: BatchState;
  readonly #nowMs: EpochMs;
  readonly #reversals = new Map<string, Tracked>();
  readonly #acts: ActOutcome[] = [];
  readonly #bills = new Map<string, BillChange>();
  readonly #amendedBills: BillAmendment[] = [];
  readonly #dealtWith: LaterDocument[] = [];
  readonly #refunds: RefundClaim[] = [];

  constructor(state: BatchState) {
    this.#state = state;
    this.#nowMs = state.nowMs;
  }

  /** A reversal that begins. */
  open(reversal: Reversal): Reversal {
    this.#reversals.set(idOf(reversal), { reversal, isNew: true });
    return reversal;
  }

  /** One step of a reversal with its receipt, 624 or 626. */
  step(reversal: Reversal, to: ReversalState, changes: Partial<Reversal>, info: string): Reversal {
    const known = this.#reversals.get(idOf(reversal));
    const fresh = { ...(known?.reversal ?? reversal), ...changes, state: to };
    this.#reversals.set(idOf(reversal), { reversal: fresh, isNew: known?.isNew ?? false });
    this.#answer(fresh, String(to), info, [fresh.callerCode, fresh.agentCode, fresh.ebpCode, fresh.ebcCode]);
    return fresh;
  }

  /** Amounts that are known before the end: no step, no receipt. */
  note(reversal: Reversal, changes: Partial<Reversal>): Reversal {
    const known = this.#reversals.get(idOf(reversal));
    const fresh = { ...(known?.reversal ?? reversal), ...changes };
    this.#reversals.set(idOf(reversal), { reversal: fresh, isNew: known?.isNew ?? false });
    return fresh;
  }

  /** An application that never became one: a receipt with an official negative code, and nothing else. */
  refuseAtOnce(reversal: Reversal, code: string, info: string): void {
    this.#answer(reversal, code, info, [reversal.callerCode, reversal.agentCode]);
  }

  latest(reversal: Reversal): Reversal {
    return this.#reversals.get(idOf(reversal))?.reversal ?? reversal;
  }

  /** Reversals of a declaration that began in this batch. */
  opened(part: number, declarationSerial: bigint): readonly Reversal[] {
    return [...this.#reversals.values()]
      .filter(
        ({ reversal, isNew }) => isNew && reversal.part === part && reversal.declarationSerial === declarationSerial,
      )
      .map(({ reversal }) => reversal);
  }

  #answer(reversal: Reversal, status: string, info: string, recipients: readonly string[]): void {
    const { part, customsCode, agentCode, ebpCode, ebcCode, copNo, preNo, invtNo, declarationSerial, document } =
      reversal;
    const subject = { customsCode, agentCode, ebpCode, ebcCode, copNo, preNo, ...(invtNo ? { invtNo } : {}) };
    const kind = reversal.kind === REVERSAL_KINDS.return ? RECEIPT_KINDS.return : RECEIPT_KINDS.cancellation;
    const steps = [{ status, info, atMs: this.#nowMs }];
    this.#state.answer(
      part,
      recipients,
      kind,
      { subject, steps },
      declarationSerial > 0n ? declarationSerial : null,
      document,
    );
  }

  changeBill(change: BillChange): void {
    this.#bills.set(`${change.part}/${change.serial}`, change);
  }

  amendBill(amendment: BillAmendment): void {
    this.#amendedBills.push(amendment);
  }

  /** Tax that was billed and is to be paid back (G-03). */
  claimRefund(reversal: Reversal, assureCode: string): void {
    this.#refunds.push({ reversal, assureCode });
  }

  dealtWith(document: LaterDocument): void {
    this.#dealtWith.push(document);
  }

  outcomeOf(act: Act, result: Pick<ActOutcome, 'done' | 'code' | 'facts'>): void {
    assert(result.done === (result.code === ''), 'what is not done has a code');
    this.#acts.push({ part: act.part, actId: act.actId, ...result, atMs: this.#nowMs });
  }

  finish(): {
    readonly inserts: readonly Reversal[];
    readonly updates: readonly Reversal[];
    readonly acts: readonly ActOutcome[];
    readonly bills: readonly BillChange[];
    readonly amendedBills: readonly BillAmendment[];
    readonly dealtWith: readonly LaterDocument[];
    readonly refunds: readonly RefundClaim[];
  } {
    const tracked = [...this.#reversals.values()];
    return {
      inserts: tracked.filter(({ isNew }) => isNew).map(({ reversal }) => reversal),
      updates: tracked.filter(({ isNew }) => !isNew).map(({ reversal }) => reversal),
      acts: this.#acts,
      bills: [...this.#bills.values()],
      amendedBills: this.#amendedBills,
      dealtWith: this.#dealtWith,
      refunds: this.#refunds,
    };
  }
}

/** returnInfo of one code whose text has no holes, with what was found and what is allowed. */
export function infoOf<Code extends string>(code: WithoutHoles<Code>, found = '', allowed = ''): string {
  return formatReturnInfo([say<string>(code, { found, allowed })]);
}

const idOf = (ref: { readonly part: number; readonly serial: bigint }): string => `${ref.part}/${ref.serial}`;
