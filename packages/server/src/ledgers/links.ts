import { createHash } from 'node:crypto';
import type { EpochMs } from '@tongguan/kernel';
import type { JournalEntry } from './store.ts';

/**
 * How the rows of one link of the journal's chain become a digest. Lanes write links, the audit computes them again:
 * both through these functions. A text is written with its length before it, so that no two rows read the same; lines
 * without a number of their own are sorted by UTF-16 code unit.
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
  readonly reason: string;
  readonly actMs: EpochMs;
  readonly arrivedUs: bigint;
  readonly requestHash: Buffer;
  /** As stored: sealed. */
  readonly body: Buffer;
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

/** Gathers the lines of one link. Receipts come in the order of their numbers, everything else in any order. */
export class LinkText {
  entries = 0;
  receipts = 0;
  acts = 0;
  outcomes = 0;
  readonly #lines: string[] = [];
  #receiptText = '';
  #body: string | null = null;

  entry({ book, account, key, kind, amount, requestHash, reference, atMs }: Omit<JournalEntry, 'part'>): void {
    this.entries++;
    const hash = requestHash.toString('hex');
    this.#lines.push(`e${book},${kind},${amount},${atMs},${hash},${sized(account)}${sized(key)}${sized(reference)}\n`);
  }

  receipt({ recipient, seq, steps, kind, serial, document, atMs, body }: LinkedReceipt): void {
    this.receipts++;
    // One body goes to several recipients, one after the other: it is hashed once.
    const text = body === this.#body ? '=' : sized(body);
    this.#body = body;
    const about = document === null ? '' : `${document.messageId}/${document.item}`;
    this.#receiptText += `r${seq},${steps},${kind},${serial ?? ''},${about},${atMs},${sized(recipient)}${text}\n`;
  }

  act(act: LinkedAct): void {
    this.acts++;
    const { actId, kind, subject, actorCode, actorRole, reason, actMs, arrivedUs, requestHash, body } = act;
    const asked = [kind, subject, actorCode, actorRole, reason].map(sized).join('');
    const sealed = createHash('sha256').update(body).digest('hex');
    const came = `${act.done ? 1 : 0},${sized(act.code)}${sized(act.facts)},${act.atMs}`;
    this.#lines.push(`a${actId},${asked},${actMs},${arrivedUs},${requestHash.toString('hex')},${sealed},${came}\n`);
  }

  outcome({ messageId, item, outcome, code, atMs }: LinkedOutcome): void {
    this.outcomes++;
    this.#lines.push(`o${messageId}/${item},${outcome},${sized(code)},${atMs}\n`);
  }

  /** The digest of the link with these lines. */
  digest(head: Pick<Link, 'part' | 'link' | 'previous' | 'seqFrom' | 'seqTo' | 'atMs'>): Buffer {
    const { part, link, previous, seqFrom, seqTo, atMs } = head;
    const begin = `${FORMAT},${part},${link},${previous.toString('hex')},${seqFrom},${seqTo},${atMs}\n`;
    const counts = `${this.entries},${this.receipts},${this.acts},${this.outcomes}\n`;
    const text = begin + counts + this.#lines.sort().join('') + this.#receiptText;
    return createHash('sha256').update(text, 'utf8').digest();
  }
}

/** Changes with the encoding, so that a digest says what it covers. */
const FORMAT = 'tongguan journal 1';

function sized(text: string): string {
  return `${text.length}:${text}`;
}
