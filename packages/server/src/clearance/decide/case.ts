import type { Holes, Inventory, InventoryLine } from '@tongguan/ceb';
import {
  decimal5ToFen,
  type Decimal5,
  type EpochMs,
  formatFen,
  parseDecimal5,
  type Refusal,
  shanghaiDate,
} from '@tongguan/kernel';
import {
  type AdmitFacts,
  admit,
  type AssessFacts,
  type Assessment,
  assess,
  lawAt,
  lawNotCarried,
  type Measure,
  modeAllowed,
  receiptCodeOf,
  type Tariff,
} from '@tongguan/policy';
import type { CaseDocuments, Difference, FieldFacts, Tolerances } from '@tongguan/matching';
import type { AdmissionAt } from '../standing/admission.ts';
import { declarationHoles, reasonOf, reasonOfDifference, reasonsOf } from '../texts.ts';
import { type BatchesNow, batchFindings } from './batches.ts';
import { filedFindings } from './filed.ts';
import type { IdentityAuthentication } from '../../consumer/types.ts';
import type { Reason } from '../types.ts';
import { checkFields } from '@tongguan/matching';

export type CaseFacts = {
  readonly documents: CaseDocuments;
  /** The moment customs accepted the declaration: its law applies (C-03), its year's quota is used (F-01). */
  readonly acceptedMs: EpochMs;
  readonly book: (NonNullable<FieldFacts['book']> & { readonly city: string }) | null;
  readonly tolerances: Tolerances;
  /** Problems of the parties (D-05). */
  readonly parties: readonly Refusal[];
  /** By which the payer may be another than the buyer; null: there is none (D-05a). */
  readonly authentication: IdentityAuthentication | null;
  /** Stops and official lists in force on that day, beside the shipped tables (H-01, H-02). */
  readonly admission: AdmissionAt;
  /** Batches of food in the account book (M-37). */
  readonly batches: BatchesNow;
  /** The rows that ship with the editions loaded before the acceptance (E-05, E-06, H-05). */
  readonly tariff: Tariff;
  readonly matchDocuments: (documents: CaseDocuments, tolerances: Tolerances) => readonly Difference[];
};

export type CaseDecision =
  | {
      readonly kind: 'refuse';
      readonly reasons: readonly Reason[];
      /** What was refused by the limits; absent where it did not come to that. */
      readonly judged?: { readonly facts: AssessFacts; readonly assessment: Assessment };
    }
  | { readonly kind: 'manual'; readonly reasons: readonly Reason[]; readonly assessment: Assessment }
  | {
      readonly kind: 'clear';
      readonly facts: AssessFacts;
      readonly assessment: Assessment;
      /** Remarks that do not prevent release: declared and assessed tax differ (E-08). */
      readonly notes: readonly Reason[];
    };

/**
 * Judges four documents that belong together: fields, mode and place, match, admission, limits and tax. Everything
 * that is wrong is said at once (D-04), in this order; annual quota is judged later, where it is kept.
 */
export function decideCase(facts: CaseFacts): CaseDecision {
  const { declaration } = facts.documents;
  const holes = declarationHoles(declaration);
  const before = lawNotCarried(facts.acceptedMs);
  // There is no law to find anything else wrong by.
  if (before !== null) return { kind: 'refuse', reasons: [reasonOf(onTheWire(before))] };
  const reasons: Reason[] = reasonsOf(checkFields({ declaration, book: facts.book }), holes);
  const mode = declaration.InventoryHead.tradeMode;
  const allowed = modeAllowed(mode, facts.book?.city ?? null, shanghaiDate(facts.acceptedMs));
  if (!allowed.ok) reasons.push(...reasonsOf(allowed.refusals.map(onTheWire), holes));
  reasons.push(...reasonsOf(facts.parties, holes));
  const tolerances = { ...facts.tolerances, payerMayDiffer: facts.authentication !== null };
  reasons.push(...facts.matchDocuments(facts.documents, tolerances).map(reasonOfDifference));

  const { stopped, official, filed, settled } = facts.admission;
  const admission = admit(admitFacts(declaration, facts.acceptedMs, settled), stopped, official, facts.tariff);
  const findings = reasonsOf(admission.findings.map(onTheWire), holes);
  if (admission.decision === 'refuse') reasons.push(...findings);
  const unlikeFiled = reasonsOf(filedFindings(declaration, filed).map(onTheWire), holes);
  if (filed.treatment === 'required') reasons.push(...unlikeFiled);
  else findings.push(...unlikeFiled);
  const noBatch = reasonsOf(batchFindings(declaration, facts.batches, shanghaiDate(facts.acceptedMs)), holes);
  if (facts.batches.treatment === 'refuse') reasons.push(...noBatch);
  else findings.push(...noBatch);
  // Amounts that are no numbers or negative are among the reasons already; there is nothing to tax then.
  if (reasons.length > 0) return { kind: 'refuse', reasons };

  const assessFacts = assessFactsOf(declaration, facts.acceptedMs);
  const assessment = assess(assessFacts, facts.tariff);
  const limit = formatFen(lawAt(facts.acceptedMs).singleLimit.value);
  const taxFindings = assessment.refusals.map(onTheWire).map((refusal) => reasonOfTax(refusal, { ...holes, limit }));
  if (assessment.route === 'refused') {
    return { kind: 'refuse', reasons: taxFindings, judged: { facts: assessFacts, assessment } };
  }
  // Admission and tax may doubt the same line for the same reason: said once.
  const said = new Set(findings.map((finding) => `${finding.code} ${finding.path}`));
  const manual = [...findings, ...taxFindings.filter((finding) => !said.has(`${finding.code} ${finding.path}`))];
  if (assessment.route === 'manual' || manual.length > 0)
    return { kind: 'manual', reasons: [...manual, ...payerNotes(facts)], assessment };
  return {
    kind: 'clear',
    facts: assessFacts,
    assessment,
    notes: [...payerNotes(facts), ...taxNotes(facts.documents, assessment, facts.tolerances)],
  };
}

/** Policy names places in its own words, since it knows no message; a declarant looks for elements. */
function onTheWire(refusal: Refusal): Refusal {
  const line = /^lines\[(\d+)\]\.(\w+)$/.exec(refusal.path);
  if (line) return { ...refusal, path: `InventoryList[${Number(line[1]) + 1}]/${line[2]}` };
  const path = WIRE_PATHS[refusal.path] ?? refusal.path;
  return { ...refusal, path };
}

const WIRE_PATHS: Readonly<Record<string, string>> = {
  dutiableValue: 'InventoryList/totalPrice',
  annualUsed: 'InventoryHead/buyerIdNumber',
  acceptedAt: 'InventoryHead/declTime',
  mode: 'InventoryHead/tradeMode',
  city: 'InventoryHead/emsNo',
};

function reasonOfTax(refusal: Refusal, holes: Holes): Reason {
  return reasonOf({ ...refusal, code: receiptCodeOf(refusal.code) ?? refusal.code }, holes);
}

/** D-05a: whoever reads the decision sees by which record somebody else could pay. */
function payerNotes({ authentication, matchDocuments, documents, tolerances }: CaseFacts): Reason[] {
  if (authentication === null) return [];
  const differs = matchDocuments(documents, tolerances).some(({ code }) => code === '1327');
  if (!differs) return [];
  const { authority, authorisation, onDay, evidence } = authentication;
  const found = `${authority} ${onDay}`;
  return [reasonOf({ code: '90035', path: 'PaymentHead/payerName', found, allowed: `${authorisation} ${evidence}` })];
}

/** E-08. A merchant that pays the tax itself declares 0, which is no difference. */
function taxNotes(documents: CaseDocuments, assessment: Assessment, tolerances: Tolerances): Reason[] {
  const declared5 = parseDecimal5(documents.order.OrderHead.taxTotal) ?? 0n;
  const assessedFen = assessment.total.taxFen;
  const difference5 = declared5 - assessedFen * 1000n;
  const within = (difference5 < 0n ? -difference5 : difference5) <= tolerances.amount5;
  if (declared5 === 0n || within) return [];
  const found = formatFen(decimal5ToFen(declared5));
  return [reasonOf({ code: '90018', path: 'OrderHead/taxTotal', found, allowed: formatFen(assessedFen) })];
}

export function admitFacts(declaration: Inventory, acceptedAtMs: EpochMs, settled: AdmissionAt['settled']): AdmitFacts {
  const { ebcCode } = declaration.InventoryHead;
  return {
    acceptedAtMs,
    mode: declaration.InventoryHead.tradeMode,
    licence: declaration.InventoryHead.licenseNo ?? null,
    lines: declaration.InventoryList.map((line) => ({
      gcode: line.gcode,
      country: line.country,
      brand: null,
      batch: null,
      text: `${line.gname} ${line.gmodel}`,
      settledNotes: settled(ebcCode, line.itemNo, line.gcode),
      legal: {
        first: { quantity5: amount(line.qty1), unit: line.unit1 },
        second: line.unit2 && line.qty2 ? { quantity5: amount(line.qty2), unit: line.unit2 } : null,
      },
    })),
  };
}

/** E-01: price, freight and insurance as declared. */
export function assessFactsOf(declaration: Inventory, acceptedAtMs: EpochMs): AssessFacts {
  const { tradeMode, freight, insuredFee } = declaration.InventoryHead;
  return {
    acceptedAtMs,
    mode: tradeMode,
    // Judged where quota is kept, by what the year holds then (F-01): here nobody knows.
    annualUsedFen: null,
    freight5: amount(freight),
    insurance5: amount(insuredFee),
    lines: declaration.InventoryList.map((line) => ({
      gcode: line.gcode,
      quantity5: amount(line.qty),
      total5: amount(line.totalPrice),
      measures: measuresOf(line),
      text: `${line.gname} ${line.gmodel}`,
      country: line.country,
    })),
  };
}

function measuresOf(line: InventoryLine): Measure[] {
  const measures: Measure[] = [
    { quantity5: amount(line.qty), unit: line.unit },
    { quantity5: amount(line.qty1), unit: line.unit1 },
  ];
  if (line.unit2 && line.qty2) measures.push({ quantity5: amount(line.qty2), unit: line.unit2, isSecond: true });
  return measures;
}

function amount(text: string): Decimal5 {
  return parseDecimal5(text) ?? 0n;
}
