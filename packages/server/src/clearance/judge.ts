import { type Inventory, say } from '@tongguan/ceb';
import { assertNever, type EpochMs, shanghaiYear } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS } from '@tongguan/policy';
import type { Admission } from './standing/admission.ts';
import { keyOf } from './later/load.ts';
import { type CompleteCase, gather, type OrderCase, postponeFrom } from './cases/cases.ts';
import { limitedGoods } from './decide/limited.ts';
import { decideSafely } from './decide/safely.ts';
import { invtNoOf } from './numbers.ts';
import { keepAssessment, recordDecision } from './later/decisionRecord.ts';
import { refuseDeclaration } from './settle.ts';
import type { BatchState } from './state.ts';
import { STATES } from './states.ts';
import type { BatchStore } from './store.ts';
import { takeIn } from './cases/takeIn.ts';
import { missingDocuments, reasonsInfo, stateInfo } from './texts.ts';
import type { CaseDocument, Declaration, Work } from './types.ts';
import { beginWork } from './ways/work.ts';
import type { BatchDeps } from './deps.ts';
import type { DecisionRooms } from './rooms.ts';
import { Claims, numbersOf } from '../lane/index.ts';

export type JudgeDeps = BatchDeps & {
  readonly rooms: DecisionRooms;
  readonly admissionNow: Admission;
};

/** Answers arrivals and decides complete cases; returns the work that begins. */
export async function judgeCases(
  store: BatchStore,
  deps: JudgeDeps,
  state: BatchState,
  cases: readonly OrderCase[],
  declarations: Map<string, Declaration>,
): Promise<Work[]> {
  const begun: { work: Work; arrivedUs: bigint }[] = [];
  state.claims = new Claims(await store.claimsOf(numbersOf(cases.flatMap((found) => found.arriving))));
  for (const found of cases) {
    // One document after the other, so that the outcome does not depend on which of them share a batch.
    const before = begun.length;
    for (const document of found.arriving) {
      // The outcome of a declaration in progress is known at the end of this batch at the earliest: whether it is amended
      // or asks to be, and whether it locks the documents of its order.
      if (begun.length > before) {
        postponeFrom(found, document);
        break;
      }
      refuseOverdue(state, found, document.acceptedMs);
      takeIn(state, found, document);
      begun.push(...judgeCase(deps, state, found, declarations));
    }
    // Documents that are waiting to be looked at may have come in time.
    if (!found.moreWaits) refuseOverdue(state, found, state.nowMs);
  }
  // Arrival order across partitions, so that a limit is used up by those who came first.
  begun.sort((a, b) => (a.arrivedUs < b.arrivedUs ? -1 : a.arrivedUs > b.arrivedUs ? 1 : 0));
  return begun.map(({ work }) => work);
}

/** Decides the declarations of an order whose four documents are there. */
function judgeCase(
  deps: JudgeDeps,
  state: BatchState,
  found: OrderCase,
  declarations: Map<string, Declaration>,
): { work: Work; arrivedUs: bigint }[] {
  return found.declarations.flatMap((declared) => {
    const declaration = state.latest(declared);
    if (declaration.state !== STATES.sent) return [];
    const gathered = gather(state, found, declaration);
    if (!('order' in gathered)) return [];
    const work = decide(deps, state, declaration, gathered);
    if (!work) return [];
    declarations.set(keyOf(declaration), state.latest(declaration));
    return [{ work, arrivedUs: gathered.declaration.arrivedUs }];
  });
}

/** C-01: declarations that were still waiting at this moment although their time was over. */
function refuseOverdue(state: BatchState, found: OrderCase, atMs: EpochMs): void {
  for (const declared of found.declarations) {
    const declaration = state.latest(declared);
    if (declaration.state !== STATES.sent || declaration.deadlineMs === null) continue;
    if (declaration.deadlineMs > atMs) continue;
    const gathered = gather(state, found, declaration);
    if (!('order' in gathered)) refuseDeclaration(state, declaration, [missingDocuments(gathered)]);
  }
}

function decide(deps: JudgeDeps, state: BatchState, declaration: Declaration, found: CompleteCase): Work | null {
  const inventory = found.declaration.content as Inventory;
  const acceptedMs = acceptableFrom(found);
  const head = inventory.InventoryHead;
  const decision = decideSafely(deps, deps.admissionNow, found, acceptedMs);
  const ref = (document: CaseDocument) => ({ messageId: document.messageId, item: document.item });
  const documents = { order: ref(found.order), payment: ref(found.payment), waybill: ref(found.waybill) };
  if (decision.kind === 'refuse') {
    refuseDeclaration(state, state.note(declaration, documents), decision.reasons);
    if (decision.judged) recordDecision(state, declaration, { kind: 'refusal' }, decision.judged);
    return null;
  }
  const personKey = deps.vault.personKey(head.buyerIdType, head.buyerIdNumber);
  const changes = {
    ...documents,
    acceptedMs,
    personKey,
    invtNo: invtNoOf(declaration.part, declaration.serial, declaration.customsCode, acceptedMs),
    deadlineMs: null,
    quotaYear: shanghaiYear(acceptedMs),
  };
  const notes = decision.kind === 'clear' ? decision.notes : [];
  const info = stateInfo(STATES.accepted, notes);
  const accepted = state.transition(declaration, STATES.accepted, changes, info);
  if (decision.kind === 'manual') {
    const said = reasonsInfo([say('1200'), ...decision.reasons]);
    state.transition(accepted, STATES.manual, { reasons: decision.reasons }, said);
    return null;
  }
  keepAssessment(decision.facts, decision.assessment);
  const person = personKey.toString('hex');
  const limited = limitedGoods(deps, deps.admissionNow, inventory, acceptedMs, person);
  const work = beginWork(accepted, inventory, person, decision.facts, decision.assessment, notes, limited);
  work.inspect = deps.rooms.inspection.draw(deps, accepted, inventory, acceptedMs);
  return work;
}

/**
 * The moment from which customs could accept the declaration: what the parameter asks for was there (C-01, C-03). The law and the
 * year of quota are those of this moment, however late a lane looks, and however late what else belongs to the case comes.
 */
function acceptableFrom({ declaration, order, payment, waybill }: CompleteCase): EpochMs {
  const ordered = Math.max(declaration.acceptedMs, order.acceptedMs, payment.acceptedMs);
  // A declaration from before the regime is judged by the first law there is.
  const asked = lawAt(Math.max(declaration.acceptedMs, REGIME_FROM_MS)).acceptanceDocuments.value;
  switch (asked) {
    case 'declaration':
      return declaration.acceptedMs;
    case 'order-and-payment':
      return ordered;
    case 'all':
      return Math.max(ordered, waybill.acceptedMs);
    default:
      return assertNever(asked, 'documents of an acceptance');
  }
}
