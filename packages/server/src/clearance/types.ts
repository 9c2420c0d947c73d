import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Decimal5, EpochMs, Fen } from '@tongguan/kernel';
import {
  type AssessFacts,
  type Day,
  dayOf,
  lawAt,
  REGIME_FROM_MS,
  returnedList,
  type SettlementPeriod,
  settlementPeriodOn,
  tolerancesOf,
  upheldDispute,
  valueOn,
} from '@tongguan/policy';
import type { Tolerances } from '@tongguan/matching';
import type { DocumentKind } from '../intake/types.ts';
import type { AccountRef } from '../ledgers/types.ts';
import type { InspectionOrder } from '../inspection/types.ts';
import { type BatchChoice, batchChoiceOn } from './decide/batches.ts';
import type { FilingTreatment } from './decide/filed.ts';
import type { DeclarationState } from './states.ts';
import type { OnWay } from '../lane/index.ts';
import type { LimitedGoods, ReleaseStep } from './ways/releaseTypes.ts';
import type { DocumentRef } from '../lane/types.ts';

export type { LimitedGoods, ReleaseStep } from './ways/releaseTypes.ts';

/**
 * Words of clearance.
 *
 * Arrival – a stored document that its lane has not looked at. Case – the documents of one order number. Current –
 * the version of a document that counts. Reason – why a declaration is refused or held, one per receipt entry. Work – a
 * declaration on its way to release.
 */
export type CaseDocument = {
  readonly part: number;
  readonly messageId: string;
  readonly item: number;
  readonly kind: DocumentKind;
  readonly orderNo: string;
  readonly docKey: string;
  readonly appType: number;
  readonly appTime: string;
  readonly signerCode: string;
  readonly callerCode: string;
  readonly acceptedMs: EpochMs;
  readonly arrivedUs: bigint;
  /** Not looked at before this batch. */
  readonly arriving: boolean;
  readonly content: Order | Payment | Logistics | Inventory;
};

export type Reason = {
  readonly code: string;
  /** Chinese text as it goes into `[Code:n;Desc:…]`; personal data masked. */
  readonly text: string;
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
};

/** The columns of table `declaration`. */
export type Declaration = {
  readonly part: number;
  readonly serial: bigint;
  readonly preNo: string;
  readonly invtNo: string | null;
  readonly copNo: string;
  readonly orderNo: string;
  readonly agentCode: string;
  readonly ebpCode: string;
  readonly ebcCode: string;
  readonly logisticsCode: string;
  readonly logisticsNo: string;
  readonly assureCode: string;
  readonly customsCode: string;
  readonly tradeMode: string;
  readonly callerCode: string;
  readonly document: DocumentRef;
  /** appTime of its document; null where it was not read. */
  readonly appTime: string | null;
  readonly order: DocumentRef | null;
  readonly payment: DocumentRef | null;
  readonly waybill: DocumentRef | null;
  readonly state: DeclarationState;
  readonly receivedMs: EpochMs;
  readonly acceptedMs: EpochMs | null;
  readonly deadlineMs: EpochMs | null;
  readonly decidedMs: EpochMs | null;
  readonly personKey: Buffer | null;
  readonly quotaYear: number | null;
  /**
   * What the person had used of the year when the quota was held or refused (F-01), on which the decision stands; else null.
   */
  readonly annualUsedFen: Fen | null;
  readonly route: string | null;
  readonly quotaFen: Fen | null;
  readonly dutiableFen: Fen | null;
  readonly customsDutyFen: Fen | null;
  readonly consumptionTaxFen: Fen | null;
  readonly valueAddedTaxFen: Fen | null;
  readonly reasons: readonly Reason[];
  /** 'cancelled' or 'returned': how it ended; the sixteen states have no word for it. */
  readonly ending: string | null;
};

/** Outcome of a document that is not current: a row of `document_outcome`. */
export const OUTCOMES = { refused: 2, superseded: 3, deleted: 4 } as const;

/** A declaration whose content is new: nothing is known of its outcome. */
export const UNDECIDED = {
  acceptedMs: null,
  decidedMs: null,
  personKey: null,
  quotaYear: null,
  annualUsedFen: null,
  route: null,
  quotaFen: null,
  dutiableFen: null,
  customsDutyFen: null,
  consumptionTaxFen: null,
  valueAddedTaxFen: null,
  reasons: [],
  ending: null,
} as const;

export type TaxLine = {
  readonly gnum: string;
  readonly gcode: string;
  /** The quantity that moved the book, where an officer corrected the declaration (K-03); otherwise the declared one. */
  readonly booked5?: Decimal5;
  /** What the line took of the quantity that the list's remark gives its buyer for the year (H-01); most goods have none. */
  readonly limit?: { readonly kind: string; readonly quantity5: Decimal5 };
  readonly dutiableFen: Fen;
  readonly customsDutyFen: Fen;
  readonly consumptionTaxFen: Fen;
  readonly valueAddedTaxFen: Fen;
};

/** The state of a release in progress. Personal data only as a keyed hash. */
export type Work = OnWay & {
  readonly way: 'release';
  readonly preNo: string;
  step: ReleaseStep;
  /** Of the person in the year of acceptance. */
  readonly quota: AccountRef;
  readonly quotaYear: number;
  /** H-01. Of a reconciliation what did not fit is left out, once that is known. */
  limited: readonly LimitedGoods[];
  readonly guarantee: AccountRef;
  readonly stock: readonly {
    readonly ref: AccountRef;
    readonly quantity5: Decimal5;
    readonly gnum: string;
  }[];
  /** For judging again under a law that taxes in full what exceeds the annual limit (E-04). */
  readonly facts: AssessFacts;
  /** What the year held when the quota step looked (F-01); null before it did, and in work of before this was kept. */
  usedFen: Fen | null;
  route: string;
  quotaFen: Fen;
  dutiableFen: Fen;
  lines: readonly TaxLine[];
  taxFen: Fen;
  reasons: Reason[];
  /** Set while the declaration is to be inspected before its release (K-01). */
  inspect: InspectionOrder | null;
  /** The goods were released under contingency: this is the reconciliation, and nothing is refused (K-03). */
  readonly contingency?: { readonly attempt: number; readonly actId: string };
  /** How it ends when what is held is given back. */
  ending: 'reject' | 'reexport';
  /** When an officer let it go on to ask for credit, later than its acceptance (G-02). */
  askedMs?: EpochMs;
  /** Since when the guarantee was too little, and until when it waits for more (G-04). */
  guaranteeWait: { readonly untilMs: EpochMs; readonly availableFen: Fen } | null;
};

/** A row of table `decision_record`: what a decision was decided by, as the policy writes it. */
export type DecisionRow = {
  readonly part: number;
  readonly serial: bigint;
  readonly kind: 'release' | 'refusal' | 'reconciliation' | 'amendment';
  /** The application of an amendment, the attempt of a reconciliation; else 0. */
  readonly about: bigint;
  readonly atMs: EpochMs;
  readonly record: string;
};

export type ClearanceParameters = {
  /** Of ten thousand declarations, instead of the rates by credit level; null: those. Rates for goods count too (K-01). */
  readonly inspectionRateBasisPoints: number | null;
  /** How long a declaration waits for missing documents before it is refused (C-01). Ours, not law. */
  readonly waitingLimitMs: number;
  /** How long a declaration waits for more guarantee; 0: not at all (C-05, G-04). Ours, not law. */
  readonly guaranteeWaitMs: number;
  /** H-04: whether declarations are compared with goods filings. Ours, not law. */
  readonly filingComparison: FilingTreatment;
  /** M-37: food without a batch that may be sold. Ours, not law. */
  readonly foodBatches: BatchChoice;
  /** D-02, D-03. Ours, not law. */
  readonly tolerances: Tolerances;
  /** G-02: the period of a demand, for what falls due for billing on a day. Ours, not law. */
  readonly settlementPeriodOn: (billOnDay: Day) => SettlementPeriod;
  /** F-03: whether a dispute that is upheld gives the person the quota back. Ours, not law. */
  readonly disputeGivesQuotaBack: boolean;
  /** I-02: whether an order whose declaration was returned whole may be declared anew. Ours, not law. */
  readonly returnedMayBeDeclared: boolean;
  /** Arrivals taken per partition and batch. */
  readonly arrivalsPerPart: number;
  /** Declarations that waited for guarantee looked at in one batch; more go on with the next (G-04). */
  readonly wokenPerBatch: number;
  readonly pollBusyMs: number;
  readonly pollIdleMs: number;
};

/** As policy-data has them today, and how this program polls. */
export function defaultParameters(nowMs: EpochMs): ClearanceParameters {
  // A sandbox may begin before the regime: everything is refused there (E-11), with the first parameters there are.
  const atMs = Math.max(nowMs, REGIME_FROM_MS);
  const law = lawAt(atMs);
  return {
    inspectionRateBasisPoints: null,
    waitingLimitMs: law.missingDocumentsWaitHours.value * 60 * 60 * 1000,
    guaranteeWaitMs: law.guaranteeWaitHours.value * 60 * 60 * 1000,
    filingComparison: law.goodsFilingComparison.value,
    foodBatches: batchChoiceOn(dayOf(atMs)),
    tolerances: tolerancesOf(law),
    settlementPeriodOn,
    disputeGivesQuotaBack: valueOn(upheldDispute, dayOf(atMs)) === 'give-back',
    returnedMayBeDeclared: valueOn(returnedList, dayOf(atMs)) === 'declare-anew',
    arrivalsPerPart: 24,
    wokenPerBatch: 2_000,
    pollBusyMs: 2,
    pollIdleMs: 25,
  };
}
