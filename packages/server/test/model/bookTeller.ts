import { BOOK } from '../support/purchase.ts';
import { accountOf } from './accounts.ts';
import type { Dice } from './dice.ts';
import type { Model } from './model.ts';
import { ITEMS } from './shopping.ts';
import { openTake, type Take } from './takes.ts';
import type { BookKind, Pieces, Staff, Step } from './types.ts';

const STAFF = ['supervisor1', 'supervisor2'] as const;

/** Chooses what happens to account books: goods in and out, stock-takes (J-01, J-04). */
export class BookTeller {
  readonly #dice: Dice;
  #takes = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  tell(model: Model): Step | null {
    const isOpen = openTake(model, BOOK.emsNo) !== undefined;
    return this.#dice.chance(isOpen ? 0.7 : 0.3) ? this.#take(model) : this.#move();
  }

  #move(): Step | null {
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

  /** Mostly the step that comes next; now and then any step, of this stock-take or one that is over. */
  #take(model: Model): Step {
    const book = BOOK.emsNo;
    const take = openTake(model, book);
    const takeNo = `P${Math.max(1, this.#takes - (this.#dice.chance(0.05) ? 1 : 0))}`;
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

  /** What was not counted yet, some of it or all, about as much as there is; empty when all was. */
  #countOf(model: Model, take: Take): Pieces {
    // What the one who is to agree has counted is mostly counted again by the other.
    const again = this.#dice.chance(0.7) ? 'supervisor2' : 'nobody';
    const left = [...take.lines].filter(([, { counted, by }]) => counted === null || by === again);
    const chosen = left.filter((_, index) => index === 0 || this.#dice.chance(0.7));
    return chosen.map(([item, line]) => {
      const inBook = Number(
        this.#dice.chance(0.5) ? line.book : (model.accounts.freeStock(accountOf(take.book, item)) ?? 0n),
      );
      const count = this.#dice.chance(0.1) ? this.#dice.upTo(inBook) : inBook + this.#dice.upTo(6) - 3;
      return [item, Math.max(0, count)] as const;
    });
  }

  #some(most: number): Pieces {
    return ITEMS.filter(() => this.#dice.chance(0.5)).map((item) => [item, 1 + this.#dice.upTo(most)] as const);
  }
}

function silentIn({ lines }: Take): string | undefined {
  return [...lines].find(([, { book, counted, explained }]) => counted !== null && counted !== book && !explained)?.[0];
}
