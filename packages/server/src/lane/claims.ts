import { partOf, comparisonKey } from '@tongguan/kernel';
import type { ClaimStore } from './store.ts';
import type { NumberRef, Claim, Numbered } from './types.ts';

/**
 * Which order an order, payment, waybill or declaration number belongs to (B-06), as the batch knows it: what is recorded, and
 * what its own decisions add. Numbers that differ in their spelling alone are one number: see `comparisonKey`.
 */
export class Claims {
  readonly #owners = new Map<string, Claim>();
  readonly #taken = new Map<string, Claim>();
  readonly #givenBack = new Map<string, Claim>();

  constructor(recorded: readonly Claim[]) {
    this.learn(recorded);
  }

  /** Adds recorded claims; decisions of this batch take precedence. */
  learn(recorded: readonly Claim[]): void {
    for (const claim of recorded) {
      const id = idOf(claim);
      if (!this.#owners.has(id) && !this.#givenBack.has(id)) this.#owners.set(id, claim);
    }
  }

  /** Another order uses it, or an order spelled in another way. */
  isTaken(document: Numbered): boolean {
    const owner = this.#owners.get(idOf(refOf(document)));
    return owner !== undefined && owner.orderNo !== document.orderNo;
  }

  /** How the number is written where it is claimed; null when it is free. */
  spellingOf(number: Pick<Numbered, 'kind' | 'docKey'>): string | null {
    return this.#owners.get(idOf(refOf(number)))?.spelled ?? null;
  }

  take(document: Numbered): void {
    const claim = { ...refOf(document), orderNo: document.orderNo, spelled: document.docKey };
    const id = idOf(claim);
    if (this.#owners.has(id)) return;
    // Claims given back in this batch are deleted first: their next owner may be another order.
    this.#owners.set(id, claim);
    this.#taken.set(id, claim);
  }

  /** Gives back what the document's own order holds, recorded or of this batch; what another holds stays. */
  giveBack(document: Numbered): void {
    if (this.isTaken(document)) return;
    const claim = { ...refOf(document), orderNo: document.orderNo, spelled: document.docKey };
    const id = idOf(claim);
    this.#owners.delete(id);
    if (!this.#taken.delete(id)) this.#givenBack.set(id, claim);
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
    const ref = refOf(document);
    numbers.set(idOf(ref), ref);
  }
  return [...numbers.values()];
}

/** Where the claim of a number lies, however the number is spelled. */
export function refOf({ kind, docKey }: Pick<Numbered, 'kind' | 'docKey'>): NumberRef {
  const key = comparedKey(docKey);
  return { part: partOf('number', `${kind}|${key}`), kind, docKey: key };
}

/** Company and number as they are compared. */
export function comparedKey(docKey: string): string {
  const at = docKey.indexOf('|');
  return `${comparisonKey(docKey.slice(0, at))}|${comparisonKey(docKey.slice(at + 1))}`;
}

function idOf(number: { readonly kind: number; readonly docKey: string }): string {
  return `${number.kind}/${number.docKey}`;
}

function compare(a: NumberRef, b: NumberRef): number {
  return a.part - b.part || a.kind - b.kind || (a.docKey < b.docKey ? -1 : a.docKey > b.docKey ? 1 : 0);
}

/** Gives back before it takes: the next owner of a number may be another order of this batch. */
export async function writeClaims(store: ClaimStore, claims: Claims): Promise<void> {
  const { taken, givenBack } = claims.finish();
  if (givenBack.length > 0) await store.deleteClaims(givenBack);
  if (taken.length === 0) return;
  const written = await store.insertClaims(taken);
  if (written !== taken.length) throw new NumberTaken('another lane took the same number');
}
