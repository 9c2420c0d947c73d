import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import { dayOf } from '@tongguan/policy';
import type { Admission } from '../standing/admission.ts';
import type { CompleteCase } from '../cases/cases.ts';
import { noted } from '../texts.ts';
import type { Declaration } from '../types.ts';
import { type CaseDecision, type CaseFacts, decideCase } from './case.ts';
import { partyProblems } from './parties.ts';
import type { BatchDeps } from '../deps.ts';

/** A rule that breaks its own invariant must not stop a partition: an officer looks at the declaration instead. */
export function decideSafely(
  deps: BatchDeps,
  admission: Admission,
  found: CompleteCase,
  acceptedMs: EpochMs,
): CaseDecision | { kind: 'manual'; reasons: Declaration['reasons'] } {
  const declaration = found.declaration.content as Inventory;
  const { emsNo } = declaration.InventoryHead;
  try {
    // The selection rules are unavailable, so an officer decides about inspection.
    deps.controls.on(dayOf(acceptedMs));
    const documents = {
      order: found.order.content as Order,
      payment: found.payment.content as Payment,
      waybill: found.waybill.content as Logistics,
      declaration,
    };
    const signers = { order: found.order.signerCode, payment: found.payment.signerCode };
    return decideCase({
      documents,
      acceptedMs,
      authentication: admission.authenticated(declaration, acceptedMs),
      parties: partyProblems(documents, signers),
      book: emsNo ? bookOf(deps, admission, emsNo) : null,
      tolerances: deps.parameters.tolerances,
      matchDocuments: deps.matchDocuments,
      admission: admission.on(acceptedMs),
      batches: { ...deps.parameters.foodBatches, of: admission.batches },
      tariff: deps.tariffs.at(acceptedMs),
    });
  } catch (fault) {
    deps.onFault?.(fault);
    return { kind: 'manual', reasons: [noted('-621017', '转人工')] };
  }
}

/** The book as a declaration is compared with it: where it lies, and the unit of each item, where it is known (J-01). */
function bookOf(deps: BatchDeps, admission: Admission, emsNo: string): CaseFacts['book'] {
  const book = deps.registry.accountBook(emsNo);
  return book && { ...book, unitOf: (itemRecordNo) => admission.units(emsNo, itemRecordNo) };
}
