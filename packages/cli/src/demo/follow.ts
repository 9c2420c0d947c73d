import { readMessage, scan } from '@tongguan/ceb';
import { decimal5ToFen, type Fen, parseDecimal5 } from '@tongguan/kernel';
import type { Receipt } from '@tongguan/sdk';
import { fieldOf } from '../common/receiptLine.ts';
import type { Post } from './post.ts';
import type { Count, Outcome, PersonaName, Play } from './types.ts';

/** Findings from the receipts so far. */
export type Findings = {
  /** By copNo: the last state of each declaration and its codes. */
  readonly declarations: ReadonlyMap<string, Outcome>;
  readonly refusedDocuments: readonly Count[];
  readonly tax: { readonly customsDuty: Fen; readonly consumptionTax: Fen; readonly valueAddedTax: Fen };
};

/** Those who get receipts in the demonstration. */
const READERS: readonly PersonaName[] = ['platform', 'payment', 'logistics', 'broker'];
const PAGE = 500;
const IDLE_MS = 200;
/** Without any news for so long something is wrong, and it is better to show what there is. */
const SILENCE_MS = 30_000;

/** Released, refused, manual review, or a negative code. */
const ENDED = /^(800|100|300|-.*)$/;

export type Cursors = Map<PersonaName, string | null>;

/** Every reader's receipt cursor before the demonstration begins. */
export async function cursorsNow(post: Post): Promise<Cursors> {
  const cursors: Cursors = new Map();
  for (const reader of READERS) cursors.set(reader, await post.client(reader).newestCursor());
  return cursors;
}

/**
 * Reads receipts until every play that can end has ended and `documentRefusals` documents were refused, or
 * nothing new has come for half a minute.
 */
export async function followReceipts(
  post: Post,
  cursors: Cursors,
  plays: readonly Play[],
  documentRefusals: number,
  onDecided: (decided: number) => void,
  stopped: () => boolean,
): Promise<Findings> {
  const book = new FindingsBook(plays);
  for (let heardMs = Date.now(); !book.complete(documentRefusals) && !stopped(); ) {
    let heard = 0;
    for (const reader of READERS) {
      const page = await post.client(reader).receipts(cursors.get(reader) ?? null, PAGE);
      cursors.set(reader, page.next);
      for (const receipt of page.receipts) book.note(receipt);
      heard += page.receipts.length;
    }
    if (heard > 0) heardMs = Date.now();
    else if (Date.now() - heardMs > SILENCE_MS) break;
    else await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    onDecided(book.decided());
  }
  return book;
}

class FindingsBook implements Findings {
  readonly declarations = new Map<string, Outcome>();
  readonly refusedDocuments: Count[] = [];
  readonly tax = { customsDuty: 0n, consumptionTax: 0n, valueAddedTax: 0n };
  readonly #mine: ReadonlyMap<string, Play>;
  readonly #open: Set<string>;
  readonly #total: number;

  constructor(plays: readonly Play[]) {
    this.#mine = new Map(plays.map((play) => [play.copNo, play]));
    this.#open = new Set(plays.filter(({ expected }) => expected !== 'waiting').map(({ copNo }) => copNo));
    this.#total = this.#open.size;
  }

  note(receipt: Receipt): void {
    if (receipt.type === 'CEB622Message') this.#noteDeclaration(receipt);
    else if (receipt.type === 'CEB816Message') this.#noteTaxBill(receipt);
    else if (receipt.type !== 'CEB900Message' && receipt.returnStatus.startsWith('-')) this.#noteRefused(receipt);
  }

  complete(documentRefusals: number): boolean {
    return (
      this.#open.size === 0 && this.refusedDocuments.reduce((sum, { count }) => sum + count, 0) >= documentRefusals
    );
  }

  decided(): number {
    return this.#total - this.#open.size;
  }

  #noteDeclaration(receipt: Receipt): void {
    const copNo = fieldOf(receipt, 'copNo');
    if (!this.#mine.has(copNo)) return;
    const ends = ENDED.test(receipt.returnStatus);
    // Platform and broker read the same declaration's receipts, each at its own pace: what one has read as ended stays ended.
    if (!ends && ENDED.test(this.declarations.get(copNo)?.state ?? '')) return;
    this.declarations.set(copNo, {
      state: receipt.returnStatus,
      invtNo: fieldOf(receipt, 'invtNo'),
      codes: receipt.codes,
    });
    if (ends) this.#open.delete(copNo);
  }

  #noteRefused(receipt: Receipt): void {
    const code = receipt.returnStatus;
    const at = this.refusedDocuments.findIndex((known) => known.code === code);
    const text = receipt.codes[0]?.text ?? receipt.statusText;
    const count = (this.refusedDocuments[at]?.count ?? 0) + 1;
    if (at < 0) this.refusedDocuments.push({ code, text, count });
    else this.refusedDocuments[at] = { code, text, count };
  }

  /** 816 is a message to the participants as well; its amounts are read from it, not guessed from the declaration. */
  #noteTaxBill(receipt: Receipt): void {
    const tape = scan(Buffer.from(receipt.xml));
    const message = tape.ok ? readMessage(tape.value) : tape;
    if (!message.ok || message.value.type !== 'CEB816Message') return;
    for (const { TaxHeadRd: head } of message.value.documents) {
      this.tax.customsDuty += fenOf(head.customsTax);
      this.tax.consumptionTax += fenOf(head.consumptionTax);
      this.tax.valueAddedTax += fenOf(head.valueAddedTax);
    }
  }
}

function fenOf(text: string): Fen {
  return decimal5ToFen(parseDecimal5(text) ?? 0n);
}
