import { BOOK } from '../../support/purchase.ts';
import { accountOf } from '../accounts.ts';
import type { Dice } from './dice.ts';
import type { Model } from '../model.ts';
import { ITEMS } from './shopping.ts';
import { openTake, PIECES_MAX, type Take } from '../takes.ts';
import { BOOK_NOS, restOf } from '../transfers.ts';
import type { BookKind, Pieces, Staff, Step } from '../types.ts';

const STAFF = ['supervisor1', 'supervisor2'] as const;

/** Chooses what happens to account books: goods in and out, transfers, stock-takes (J-01, J-03, J-04). */
export class BookTeller {
  readonly #dice: Dice;
  #takes = 0;
  #transfers = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  tell(model: Model): Step | null {
    if (this.#dice.chance(0.4)) return this.#transfer(model);
    const isOpen = openTake(model, BOOK.emsNo) !== undefined;
    return this.#dice.chance(isOpen ? 0.7 : 0.3) ? this.#take(model) : this.#move(model);
  }

  #move(model: Model): Step | null {
    if (this.#dice.chance(0.15)) return this.#lastPiece(model);
    const kind = this.#dice.one<BookKind>([
      'enter',
      'enter',
      'enter',
      'enter',
      'loss',
      'destroy',
      'reexport',
      'adjust',
    ]);
    const items = this.#some(kind === 'enter' ? 150 : 15);
    return items.length === 0 ? null : { do: 'book', kind, items };
  }

  /** All there is of an item, or a piece more; or as much as an act can say, of an item nobody buys (J-01). */
  #lastPiece({ accounts }: Model): Step {
    const item = this.#dice.one(ITEMS);
    const free = accounts.freeStock(item) ?? 0n;
    if (free === 0n || this.#dice.chance(0.2)) {
      return {
        do: 'book',
        kind: 'enter',
        items: [['ITEM04', this.#dice.one([PIECES_MAX, PIECES_MAX, PIECES_MAX + 1])]],
      };
    }
    const pieces = Number(free + this.#dice.one([0n, 0n, 1n]));
    return { do: 'book', kind: this.#dice.one<BookKind>(['loss', 'destroy', 'reexport']), items: [[item, pieces]] };
  }

  /** Mostly the step that comes next; now and then any step, of this stock-take or one that is over. */
  #take(model: Model): Step {
    const book = this.#dice.chance(0.8) ? BOOK.emsNo : this.#dice.one(BOOK_NOS);
    const take = openTake(model, book);
    const takeNo = take === undefined || this.#dice.chance(0.03) ? `P${Math.max(1, this.#takes - 1)}` : take.takeNo;
    if (take === undefined && this.#dice.chance(0.9)) {
      const only = this.#dice.chance(0.5) ? [] : ITEMS.filter(() => this.#dice.chance(0.5));
      return { do: 'takeOpen', book, takeNo: `P${++this.#takes}`, only: this.#dice.chance(0.05) ? ['ITEM99'] : only };
    }
    const known = { book, takeNo };
    const by: Staff = this.#dice.one(STAFF);
    const silent = take === undefined ? undefined : silentIn(take);
    if (this.#dice.chance(0.1)) {
      return this.#dice.one<Step>([
        { do: 'takeOpen', ...known, only: [] },
        { do: 'takeCancel', ...known },
        { do: 'takeApprove', ...known, by },
        { do: 'takeExplain', ...known, item: this.#dice.one(ITEMS) },
        { do: 'takeCount', ...known, by, items: [['ITEM99', 1]] },
        { do: 'book', kind: 'adjust', items: [[this.#dice.one(ITEMS), 5]] },
      ]);
    }
    const items = take === undefined ? this.#some(15) : this.#countOf(model, take);
    if (items.length > 0) return { do: 'takeCount', ...known, by: this.#dice.chance(0.9) ? 'supervisor1' : by, items };
    if (silent !== undefined) return { do: 'takeExplain', ...known, item: silent };
    return { do: 'takeApprove', ...known, by: this.#dice.chance(0.8) ? 'supervisor2' : by };
  }

  /** What was not counted yet and now and then what was, about as much as there is; empty when nothing is to count. */
  #countOf(model: Model, take: Take): Pieces {
    // What the one who is to agree has counted is mostly counted again by the other.
    const again = this.#dice.chance(0.7) ? 'supervisor2' : 'nobody';
    const left = [...take.lines].filter(
      ([, { counted, by }]) => counted === null || by === again || this.#dice.chance(0.08),
    );
    const chosen = left.filter((_, index) => index === 0 || this.#dice.chance(0.7));
    return chosen.map(([item, line]) => {
      const inBook = Number(
        this.#dice.chance(0.5) ? line.book : (model.accounts.freeStock(accountOf(take.book, item)) ?? 0n),
      );
      const count = this.#dice.chance(0.1) ? this.#dice.upTo(inBook) : inBook + this.#dice.upTo(6) - 3;
      return [item, Math.max(0, Math.min(count, PIECES_MAX + 1))] as const;
    });
  }

  #transfer(model: Model): Step | null {
    const open = [...model.transfers].filter(([, { lines }]) => [...lines.values()].some((line) => restOf(line) > 0n));
    const [name, transfer] = this.#dice.one(this.#dice.chance(0.05) ? [...model.transfers] : open) ?? [];
    if (name === undefined || transfer === undefined || this.#dice.chance(0.35)) return this.#send(model);
    const { from, lines } = transfer;
    const to = this.#dice.chance(0.04) ? this.#dice.one(BOOK_NOS) : transfer.to;
    const known = { from, to, transferNo: name.slice(from.length + 1) };
    if (this.#dice.chance(0.25)) {
      return { do: 'transferDecide', ...known, decision: this.#dice.one(['return', 'return', 'loss'] as const) };
    }
    const left = [...lines].filter(([, line]) => restOf(line) > 0n && this.#dice.chance(0.8));
    const arrived = left.map(([item, line]) => {
      const rest = Number(restOf(line));
      return [item, this.#dice.chance(0.04) ? rest + 1 : 1 + this.#dice.upTo(rest - 1)] as const;
    });
    if (arrived.length === 0 || this.#dice.chance(0.02)) arrived.push(['ITEM99', 1]);
    return { do: 'transferIn', ...known, items: arrived };
  }

  /** Mostly what there is, from any book to any other. */
  #send({ accounts }: Model): Step | null {
    const [from = BOOK.emsNo, other = ''] = this.#two();
    const stocked = ITEMS.filter((item) => (accounts.freeStock(accountOf(from, item)) ?? 0n) > 0n);
    const among = this.#dice.chance(0.05) ? ITEMS : stocked;
    const items = among
      .filter(() => this.#dice.chance(0.6))
      .map((item) => {
        const free = Number(accounts.freeStock(accountOf(from, item)) ?? 0n);
        const count = this.#dice.chance(0.05) ? free + 1 : Math.min(free, 1 + this.#dice.upTo(20));
        return [item, Math.max(1, count)] as const;
      });
    if (items.length === 0) return null;
    const to = this.#dice.chance(0.05) ? this.#dice.one([from, 'T0000W000000']) : other;
    // A number is used once by each book that sends.
    const transferNo = this.#dice.chance(0.15) ? `Z${1 + this.#dice.upTo(this.#transfers)}` : `Z${++this.#transfers}`;
    return { do: 'transferOut', from, to, transferNo, toMode: this.#dice.chance(0.03) ? '1239' : '1210', items };
  }

  #two(): readonly string[] {
    const from = this.#dice.chance(0.5) ? BOOK.emsNo : this.#dice.one(BOOK_NOS);
    return [from, this.#dice.one(BOOK_NOS.filter((book) => book !== from))];
  }

  #some(most: number): Pieces {
    return ITEMS.filter(() => this.#dice.chance(0.5)).map((item) => [item, 1 + this.#dice.upTo(most)] as const);
  }
}

function silentIn({ lines }: Take): string | undefined {
  return [...lines].find(([, { book, counted, explained }]) => counted !== null && counted !== book && !explained)?.[0];
}
