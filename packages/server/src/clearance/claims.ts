import { partOf } from '@tongguan/kernel';
import { DOCUMENT_KINDS } from '../intake/types.ts';

/** A number and the order it belongs to: a row of table `number_claim`. */
export type Claim = NumberRef & { readonly orderNo: string };
export type NumberRef = { readonly part: number; readonly kind: number; readonly docKey: string };

/** What a claim is about. */
export type Numbered = { readonly kind: number; readonly docKey: string; readonly orderNo: string };

/**
 * Which order a payment, waybill or list number belongs to (B-06), as the batch knows it: what is recorded, and what its
 * own decisions add. An order's number needs no claim: documents of one order number lie together.
 */
export class Claims {
  readonly #orders = new Map<string, string>();
  readonly #taken = new Map<string, Claim>();
  readonly #givenBack = new Map<string, Claim>();

  constructor(recorded: readonly Claim[]) {
    for (const claim of recorded) this.#orders.set(idOf(claim), claim.orderNo);
  }

  isTaken(document: Numbered): boolean {
    const orderNo = this.#orders.get(idOf(document));
    return orderNo !== undefined && orderNo !== document.orderNo;
  }

  take(document: Numbered): void {
    const id = idOf(document);
    if (document.kind === DOCUMENT_KINDS.order || this.#orders.has(id)) return;
    this.#orders.set(id, document.orderNo);
    if (!this.#givenBack.delete(id)) this.#taken.set(id, claimOf(document));
  }

  giveBack(document: Numbered): void {
    const id = idOf(document);
    if (!this.#orders.delete(id)) return;
    if (!this.#taken.delete(id)) this.#givenBack.set(id, claimOf(document));
  }

  /** To write, in the order in which every lane writes them, so that two lanes never wait for each other in a circle. */
  finish(): { readonly taken: readonly Claim[]; readonly givenBack: readonly Claim[] } {
    return { taken: [...this.#taken.values()].sort(compare), givenBack: [...this.#givenBack.values()].sort(compare) };
  }
}

/** Two lanes took the same number at once: the batch runs again and sees the other's claim. */
export class NumberTaken extends Error {
  override readonly name = 'NumberTaken';
  /** As a serialisation failure of the database, which it stands for. */
  readonly code = '40001';
}

export function numbersOf(documents: readonly Numbered[]): NumberRef[] {
  const numbers = new Map<string, NumberRef>();
  for (const document of documents) {
    if (document.kind !== DOCUMENT_KINDS.order) numbers.set(idOf(document), claimOf(document));
  }
  return [...numbers.values()];
}

function claimOf({ kind, docKey, orderNo }: Numbered): Claim {
  return { part: partOf('number', `${kind}|${docKey}`), kind, docKey, orderNo };
}

function idOf(number: { readonly kind: number; readonly docKey: string }): string {
  return `${number.kind}/${number.docKey}`;
}

function compare(a: NumberRef, b: NumberRef): number {
  return a.part - b.part || a.kind - b.kind || (a.docKey < b.docKey ? -1 : a.docKey > b.docKey ? 1 : 0);
}
