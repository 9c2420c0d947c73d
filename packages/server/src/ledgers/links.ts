import { hash } from 'node:crypto';
import type { EpochMs } from '@tongguan/kernel';
import type { JournalEntry } from './store.ts';

/**
 * How the rows of one link of the journal's chain become a digest. Lanes write links, the audit computes them again: both
 * through these functions. A text is written with its length before it, so that no two rows read the same; rows without a
 * number of their own are sorted. The request of an entry follows from its kind and amount; another check compares them.
 */
export type Link = {
  readonly part: number;
  /** Counted from 1 within the part. */
  readonly link: bigint;
  /** Digest of the link before; empty in the first. */
  readonly previous: Buffer;
  readonly digest: Buffer;
  /** The receipts after this number … */
  readonly seqFrom: bigint;
  /** … up to this one. */
  readonly seqTo: bigint;
  readonly entries: number;
  readonly receipts: number;
  readonly acts: number;
  readonly outcomes: number;
  readonly decisions: number;
  readonly atMs: EpochMs;
};

export type LinkedReceipt = {
  readonly recipient: string;
  readonly seq: bigint;
  readonly steps: number;
  readonly kind: number;
  readonly serial: bigint | null;
  readonly document: { readonly messageId: string; readonly item: number } | null;
  readonly atMs: EpochMs;
  readonly body: string;
};

/** An act together with what came of it: the pair is one line of the office's journal (K-03). */
export type LinkedAct = {
  readonly part: number;
  readonly actId: string;
  readonly kind: string;
  readonly subject: string;
  readonly actorCode: string;
  readonly actorRole: string;
  /** Empty where it is sealed: then the request's hash covers it, and a change of keys seals it anew. */
  readonly openReason: string;
  readonly actMs: EpochMs;
  readonly arrivedUs: bigint;
  /** Of what was asked for, reason and body opened. */
  readonly requestHash: Buffer;
  readonly done: boolean;
  readonly code: string;
  readonly facts: string;
  readonly atMs: EpochMs;
};

export type LinkedOutcome = {
  readonly messageId: string;
  readonly item: number;
  readonly outcome: number;
  readonly code: string;
  readonly atMs: EpochMs;
};

/** What a declaration was decided by; JSON (E-08). */
export type LinkedDecision = {
  readonly serial: bigint;
  readonly kind: string;
  readonly about: bigint;
  readonly atMs: EpochMs;
  readonly record: string;
};

/**
 * Gathers the rows of one link. Receipts come in the order of their numbers, everything else in any order. A field that
 * says what the row before said, or what the link says, is left out: a release pays for every sign that is hashed.
 */
export class LinkText {
  receipts = 0;
  outcomes = 0;
  readonly #entries: Omit<JournalEntry, 'part'>[] = [];
  readonly #acts: string[] = [];
  readonly #outcomes: string[] = [];
  readonly #decisions: string[] = [];
  #told = '';
  #last: LinkedReceipt | null = null;

  get entries(): number {
    return this.#entries.length;
  }

  get acts(): number {
    return this.#acts.length;
  }

  entry(entry: Omit<JournalEntry, 'part'>): void {
    this.#entries.push(entry);
  }

  receipt(receipt: LinkedReceipt): void {
    this.receipts++;
    const { recipient, seq, steps, kind, serial, document, atMs, body } = receipt;
    const last = this.#last;
    this.#last = receipt;
    // One body goes to several recipients, one after the other.
    const isSame =
      last !== null &&
      last.body === body &&
      last.kind === kind &&
      last.steps === steps &&
      last.serial === serial &&
      last.atMs === atMs &&
      last.document?.messageId === document?.messageId &&
      last.document?.item === document?.item;
    const text = isSame
      ? '='
      : `${steps},${kind},${serial ?? ''},${document?.messageId ?? ''}/${document?.item ?? ''},${atMs},${body.length}:${body}`;
    this.#told += `r${seq},${recipient.length}:${recipient}${text}\n`;
  }

  act(act: LinkedAct): void {
    const { actId, kind, subject, actorCode, actorRole, openReason, actMs, arrivedUs, requestHash } = act;
    const asked = [kind, subject, actorCode, actorRole, openReason].map(sized).join('');
    const came = `${act.done ? 1 : 0},${sized(act.code)}${sized(act.facts)},${act.atMs}`;
    this.#acts.push(`a${actId},${asked},${actMs},${arrivedUs},${requestHash.toString('hex')},${came}\n`);
  }

  outcome({ messageId, item, outcome, code, atMs }: LinkedOutcome): void {
    this.outcomes++;
    this.#outcomes.push(`o${messageId}/${item},${outcome},${sized(code)},${atMs}\n`);
  }

  get decisions(): number {
    return this.#decisions.length;
  }

  decision({ serial, kind, about, atMs, record }: LinkedDecision): void {
    this.#decisions.push(`d${serial},${kind},${about},${atMs},${sized(record)}\n`);
  }

  /** The digest of the link with these rows. */
  digest(head: Pick<Link, 'part' | 'link' | 'previous' | 'seqFrom' | 'seqTo' | 'atMs'>): Buffer {
    const { part, link, previous, seqFrom, seqTo, atMs } = head;
    const entries = this.#entries;
    let text = `${FORMAT},${part},${link},${previous.toString('hex')},${seqFrom},${seqTo},${atMs}\n`;
    text += `${entries.length},${this.receipts},${this.#acts.length},${this.outcomes}\n`;
    if (entries.length > 1) entries.sort(byAccountAndKey);
    for (const entry of entries) {
      const { book, account, key, kind, amount, reference } = entry;
      const moment = entry.atMs === atMs ? '' : entry.atMs;
      text += `e${book},${kind},${amount},${moment},${account.length}:${account}${key.length}:${key}${reference.length}:${reference}\n`;
    }
    if (this.#acts.length > 0) text += this.#acts.sort().join('');
    if (this.outcomes > 0) text += this.#outcomes.sort().join('');
    // Links of before records of decisions were kept have none.
    if (this.decisions > 0) text += this.#decisions.sort().join('');
    return hash('sha256', text + this.#told, 'buffer');
  }
}

/** Changes with the encoding, so that a digest says what it covers. */
const FORMAT = 'tongguan journal 1';

function sized(text: string): string {
  return `${text.length}:${text}`;
}

/** An entry is found by these three; `<` compares UTF-16 code units, here and when it is audited. */
function byAccountAndKey(a: Omit<JournalEntry, 'part'>, b: Omit<JournalEntry, 'part'>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.account !== b.account) return a.account < b.account ? -1 : 1;
  return a.book - b.book;
}
