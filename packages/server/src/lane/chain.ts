import { assert, type EpochMs } from '@tongguan/kernel';
import {
  type JournalEntry,
  type LedgerStore,
  type Link,
  type LinkedAct,
  type LinkedDecision,
  type LinkedLedgerStore,
  LinkText,
} from '../ledgers/index.ts';
import type { ActRef, LinkOf } from './store.ts';
import type { Lease, OutcomeRow, ReceiptRow } from './types.ts';

/**
 * The next links of the journal's chain, one for each partition this batch writes down something in: ledger entries,
 * receipts, outcomes of acts and of documents, records of decisions. The end of the chain lies in the lease, so that a batch that is rolled
 * back has linked nothing, and one that was overtaken does not pass the fence.
 */
export class Chain {
  readonly #leases: ReadonlyMap<number, Lease>;
  readonly #texts = new Map<number, LinkText>();
  readonly #acts: ActRef[] = [];

  constructor(leases: ReadonlyMap<number, Lease>) {
    this.#leases = leases;
  }

  /** The link that covers what is written to this partition now. */
  readonly linkOf: LinkOf = (part) => this.#lease(part).nextLink;

  /** A ledger store whose entries are linked. They are hashed while the database is at work. */
  over(store: LinkedLedgerStore): LedgerStore {
    const hash = async (rows: readonly JournalEntry[]): Promise<void> => {
      for (const row of rows) this.#text(row.part).entry(row);
    };
    return {
      ...store,
      insertEntries: async (rows) => {
        await Promise.all([store.insertEntries(rows, this.linkOf), hash(rows)]);
      },
    };
  }

  /** Links what the batch writes. Acts are read back once their outcomes are stored. */
  async take(
    rows: {
      readonly receipts: readonly ReceiptRow[];
      readonly outcomes: readonly OutcomeRow[];
      readonly decisions: readonly (LinkedDecision & { readonly part: number })[];
    },
    acts: readonly ActRef[],
  ): Promise<void> {
    for (const row of rows.receipts) this.#text(row.part).receipt(row);
    for (const row of rows.outcomes) this.#text(row.part).outcome(row);
    for (const row of rows.decisions) this.#text(row.part).decision(row);
    this.acts(acts);
  }

  acts(refs: readonly ActRef[]): void {
    this.#acts.push(...refs);
  }

  /** Turns the written rows into links; the leases then hold the new end of the chain. */
  async finish(
    read: (refs: readonly ActRef[]) => Promise<readonly LinkedAct[]>,
    atMs: EpochMs,
  ): Promise<readonly Link[]> {
    const acts = this.#acts.length === 0 ? [] : await read(this.#acts);
    assert(acts.length === this.#acts.length, 'an act that is linked is stored with its outcome');
    for (const act of acts) this.#text(act.part).act(act);
    const links = [...this.#texts].map(([part, text]) => linkOf(this.#lease(part), text, atMs));
    this.#texts.clear();
    this.#acts.length = 0;
    return links;
  }

  #text(part: number): LinkText {
    const known = this.#texts.get(part);
    if (known) return known;
    const text = new LinkText();
    this.#texts.set(part, text);
    return text;
  }

  #lease(part: number): Lease {
    const lease = this.#leases.get(part);
    assert(lease !== undefined, 'a lane links only what lies in the partitions it holds');
    return lease;
  }
}

function linkOf(lease: Lease, text: LinkText, atMs: EpochMs): Link {
  const { part, nextLink: link, chainHead: previous, seqBefore, nextSeq } = lease;
  const head = { part, link, previous, seqFrom: seqBefore - 1n, seqTo: nextSeq - 1n, atMs };
  const { entries, receipts, acts, outcomes, decisions } = text;
  const digest = text.digest(head);
  lease.nextLink = link + 1n;
  lease.chainHead = digest;
  return { ...head, digest, entries, receipts, acts, outcomes, decisions };
}
