import { FIRMS } from '../../support/purchase.ts';
import type { Dice } from './dice.ts';
import { unratedLines } from '../byHand.ts';
import { BookTeller } from './bookTeller.ts';
import { isHeldUp } from '../aside.ts';
import { BUYERS, GUARANTORS, ITEMS } from './shopping.ts';
import { UNRATED } from '../clear.ts';
import type { Model } from '../model.ts';
import type { Declaration, Order } from '../orders.ts';
import { waitingFor } from '../wait.ts';
import type { DocumentStep, Found, HeldResult, DeclarationStep, Step } from '../types.ts';

/** What is told one after the other may arrive together. */
export const CHAPTERS = [
  'documents',
  'inspections',
  'later',
  'decisions',
  'reviews',
  'byHand',
  'payments',
  'books',
  'later',
  'decisions',
] as const;
export type Chapter = (typeof CHAPTERS)[number];
export const HAPPENINGS = {
  documents: 10,
  later: 24,
  decisions: 24,
  inspections: 40,
  reviews: 8,
  byHand: 16,
  payments: 16,
  books: 18,
} as const;

const DAY_MS = 86_400_000;
/** So little one person may give back alone (K-03). */
const SMALL = 200_000n;
/** More the act does not take. */
const DEPOSIT_MAX = 100_000_000_000_000n;

/** Chooses what happens next, with the model at hand, from one seed. */
export class Teller {
  readonly #dice: Dice;
  readonly #books: BookTeller;
  #id = 0;
  #time = 0;
  #copNo = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#books = new BookTeller(dice);
  }

  beginning(): Step[] {
    return [
      { do: 'deposit', id: ++this.#id, guarantor: FIRMS.seller, fen: 4_000_000n },
      { do: 'deposit', id: ++this.#id, guarantor: FIRMS.logistics, fen: 400_000n },
      { do: 'book', kind: 'enter', items: ITEMS.map((item, index) => [item, [2_000, 200, 60][index] ?? 1] as const) },
    ];
  }

  /** The four documents of a purchase in any order, some late, some wrong, some twice, some changed. */
  documents(orderNo: string): (DocumentStep | DeclarationStep)[] {
    const variant = this.#dice.chance(0.1) ? 1 : 0;
    const other = (): number => (this.#dice.chance(0.03) ? 1 - variant : variant);
    const declares = !this.#dice.chance(0.05);
    const steps: (DocumentStep | DeclarationStep)[] = [
      {
        do: 'declaration',
        id: ++this.#id,
        orderNo,
        appType: 1,
        time: ++this.#time,
        variant: other(),
        declares,
        item: null,
      },
      ...(['order', 'payment', 'waybill'] as const).map((kind) => this.#document(orderNo, kind, 1, other())),
    ];
    const kept = steps.filter(() => !this.#dice.chance(0.03));
    return kept
      .map((step) => ({ step, at: this.#dice.draw() }))
      .sort((a, b) => a.at - b.at)
      .map(({ step }) => step);
  }

  /** Documents nobody looks at for hours, or days. */
  unwatched(orderNo: string): Step {
    const forwardMs = this.#dice.one([1, 3_600_000, DAY_MS, 4 * DAY_MS, 31 * DAY_MS]);
    return { do: 'unwatched', orderNo, documents: this.documents(orderNo), forwardMs };
  }

  #document(orderNo: string, kind: 'order' | 'payment' | 'waybill', appType: 1 | 2 | 3, variant: number): DocumentStep {
    const time = this.#dice.chance(0.1) ? Math.max(1, this.#time - 50) : ++this.#time;
    const wrongPayer = kind === 'payment' && this.#dice.chance(0.03);
    return { do: kind, id: ++this.#id, orderNo, appType, time, variant, wrongPayer };
  }

  /** Mixed, each in its own order. */
  together(rows: readonly (readonly Step[])[]): Step[] {
    const left = rows.map((row) => [...row]);
    const mixed: Step[] = [];
    for (let open = left; open.length > 0; open = left.filter((row) => row.length > 0)) {
      const next = this.#dice.one(open).shift();
      if (next !== undefined) mixed.push(next);
    }
    return mixed;
  }

  happening(chapter: Chapter, model: Model, living: readonly string[]): Step | null {
    const concerned = living.filter((orderNo) => concerns(chapter, model.orders.get(orderNo)?.declarations.at(-1)));
    const among = concerned.length > 0 && this.#dice.chance(0.8) ? concerned : living;
    const order = model.orders.get(this.#dice.one(among) ?? '');
    if (chapter === 'payments') return this.#money(model);
    if (chapter === 'books') return this.#books.tell(model);
    if (order === undefined) return null;
    const { orderNo } = order.purchase;
    const declaration = order.declarations.at(-1);
    switch (chapter) {
      case 'documents': {
        if (declaration === undefined || declaration.state === 1 || declaration.state === 100 || this.#dice.chance(0.2))
          return this.#declaration(orderNo);
        if (declaration.state === 800 && this.#dice.chance(0.6)) return this.#declaration(orderNo);
        const kind = this.#dice.one(['order', 'payment', 'waybill'] as const);
        return this.#document(orderNo, kind, this.#dice.one([1, 2, 2, 3] as const), this.#dice.chance(0.1) ? 1 : 0);
      }
      case 'later':
        if (this.#dice.chance(0.1))
          return {
            do: 'deliver',
            id: ++this.#id,
            orderNo,
            appType: this.#dice.one([1, 1, 3] as const),
            time: ++this.#time,
          };
        return declaration === undefined ? null : this.#ask(order, declaration);
      case 'decisions':
        return declaration === undefined ? null : this.#decide(order, declaration);
      case 'inspections':
        return declaration === undefined ? null : this.#inspect(order, declaration);
      case 'byHand':
        return declaration === undefined ? null : this.#byHand(order, declaration);
      case 'reviews':
        return declaration === undefined ? null : this.#review(order, declaration);
    }
  }

  #declaration(orderNo: string): Step {
    const time = this.#dice.chance(0.15) ? Math.max(1, this.#time - 80) : ++this.#time;
    const appType = this.#dice.one([1, 2, 2, 2, 3] as const);
    const item = this.#dice.chance(0.3) ? this.#dice.one(ITEMS) : null;
    const variant = this.#dice.chance(0.1) ? 1 : 0;
    return {
      do: 'declaration',
      id: ++this.#id,
      orderNo,
      appType,
      time,
      variant,
      declares: !this.#dice.chance(0.2),
      item,
    };
  }

  #ask({ purchase: { orderNo, lines } }: Order, declaration: Declaration): Step | null {
    // Most is asked about what was released.
    if (declaration.state !== 800 && declaration.waiting === null && this.#dice.chance(0.9)) return null;
    const copNo = `B${++this.#copNo}`;
    if (this.#dice.chance(0.3)) return { do: 'cancel', orderNo, copNo };
    const isWhole = this.#dice.chance(0.3);
    const pieces = lines.map(({ pieces: count }) => (isWhole ? count : Math.min(count, this.#dice.upTo(3))));
    return { do: 'return', orderNo, copNo, pieces };
  }

  #decide({ purchase: { orderNo } }: Order, declaration: Declaration): Step | null {
    const open = declaration.back.filter(({ state }) => state === 300);
    const back = this.#dice.one(open.length > 0 && !this.#dice.chance(0.05) ? open : declaration.back);
    if (back === undefined) return null;
    const { copNo } = back;
    if (back.kind === 'amendment') return { do: 'decideAmendment', orderNo, approve: this.#dice.chance(0.7) };
    if (back.kind === 'cancellation')
      return { do: 'decideCancellation', orderNo, copNo, approve: this.#dice.chance(0.6) };
    if (back.granted !== this.#dice.chance(0.03)) {
      const found = this.#dice.one<Found>(['good', 'good', 'good', 'good', 'altered', 'not fit', 'elsewhere']);
      return { do: 'arrive', orderNo, copNo, found };
    }
    return { do: 'decideReturn', orderNo, copNo, approve: this.#dice.chance(0.75) };
  }

  #inspect({ purchase: { orderNo } }: Order, declaration: Declaration): Step | null {
    if (declaration.held === null && this.#dice.chance(0.98)) return null;
    if (declaration.held === null || (declaration.state === 500 && !declaration.held.begun && this.#dice.chance(0.9)))
      return { do: 'openInspection', orderNo };
    if (declaration.state === 500) {
      const result = this.#dice.one<HeldResult>([
        'pass',
        'pass',
        'pass',
        'pass',
        'refer',
        'reject',
        'reexport',
        'detain-clearance',
        'detain-smuggling',
      ]);
      return { do: 'concludeInspection', orderNo, result };
    }
    if (declaration.state === 300) {
      const taxFen = this.#dice.chance(0.1) ? 1n : null;
      return { do: 'review', orderNo, approve: this.#dice.chance(0.6), taxFen };
    }
    const result = this.#dice.one<HeldResult>([
      'release',
      'release',
      'inspect',
      'reexport',
      'detain-clearance',
      'detain-legal',
      'detain-other',
    ]);
    return { do: 'decideDetention', orderNo, result };
  }

  /** K-03: mostly what has not been let go; once it is, mostly what its reconciliation needs. */
  #byHand(order: Order, declaration: Declaration): Step | null {
    const { orderNo } = order.purchase;
    const mayGo = declaration.state === 3 || declaration.state === 300 || declaration.state === 500;
    if (declaration.byHand !== 'open' && (!mayGo || this.#dice.chance(0.6))) {
      if (this.#dice.chance(0.97)) return null;
      return { do: 'reconcile', orderNo, withoutDocuments: false, gnums: [], taxFen: 0n };
    }
    if (declaration.byHand !== 'open') return { do: 'byHand', orderNo };
    const gnums = this.#dice.chance(0.1) ? [] : unratedLines(order, declaration);
    return {
      do: 'reconcile',
      orderNo,
      withoutDocuments: this.#dice.chance(0.6),
      gnums,
      taxFen: BigInt(this.#dice.upTo(999)),
    };
  }

  #review({ purchase: { orderNo, lines } }: Order, declaration: Declaration): Step | null {
    if (declaration.state !== 300 && this.#dice.chance(0.97)) return null;
    const unrated = lines.some(({ gcode }) => gcode === UNRATED) !== this.#dice.chance(0.1);
    return {
      do: 'review',
      orderNo,
      approve: this.#dice.chance(0.7),
      taxFen: unrated ? BigInt(this.#dice.upTo(999)) : null,
    };
  }

  #money(model: Model): Step | null {
    const unpaid = [...model.accounts.demands].filter(([, { paid }]) => !paid);
    if (unpaid.length > 0 && this.#dice.chance(0.8)) {
      const [dutyNo, demand] = this.#dice.one(unpaid);
      const lessFen = demand.taxFen > 0n && this.#dice.chance(0.05) ? 1n : 0n;
      return { do: 'pay', guarantor: demand.guarantor, dutyNo, lessFen };
    }
    const guarantor = this.#dice.one(GUARANTORS);
    if (this.#dice.chance(0.25)) return this.#lastFen(model, guarantor);
    const fen = BigInt(1 + this.#dice.upTo(this.#dice.chance(0.1) ? 500_000 : 20_000));
    return this.#dice.chance(0.2)
      ? { do: 'withdraw', guarantor, fen }
      : { do: 'deposit', id: ++this.#id, guarantor, fen };
  }

  /** Down to nothing, or a fen more than there is; or as much as an act can say (G-01). */
  #lastFen(model: Model, guarantor: string): Step {
    const { accounts } = model;
    const free = accounts.freeGuarantee(guarantor) ?? 0n;
    const [first] = waitingFor(model, guarantor);
    const missing = (first?.waiting?.due.taxFen ?? 0n) - free;
    // What the first that waits is short of, or a fen less (G-04).
    if (missing > 1n && missing < SMALL)
      return { do: 'deposit', id: ++this.#id, guarantor, fen: missing - this.#dice.one([0n, 1n]) };
    if (free > 0n && free < SMALL) return { do: 'withdraw', guarantor, fen: free + this.#dice.one([0n, 0n, 1n]) };
    const fen = this.#dice.chance(0.1) ? DEPOSIT_MAX : 1n;
    return { do: 'deposit', id: ++this.#id, guarantor: fen === 1n ? guarantor : (GUARANTORS.at(-1) ?? guarantor), fen };
  }

  /** Now and then the lanes fault at a document (B-07). */
  fault(step: Step): Step | null {
    const isDocument =
      step.do === 'order' || step.do === 'payment' || step.do === 'waybill' || step.do === 'declaration';
    if (!isDocument || !this.#dice.chance(0.02)) return null;
    return { do: 'fault', orderNo: step.orderNo, passes: this.#dice.chance(0.4) };
  }

  /** What is set aside is tried again – also before it is mended – or given up, each with this chance. */
  repair({ orders }: Model, chance: number): Step[] {
    const held = [...orders.values()].filter(isHeldUp);
    return held.flatMap(({ purchase: { orderNo } }): Step[] => {
      if (!this.#dice.chance(chance)) return [];
      const again: Step[] = this.#dice.chance(0.2) ? [{ do: 'handBack', orderNo, mended: false }] : [];
      const last: Step = this.#dice.chance(0.3) ? { do: 'giveUp', orderNo } : { do: 'handBack', orderNo, mended: true };
      return [...again, last];
    });
  }

  freeze(): Step {
    return { do: 'freeze', buyer: this.#dice.upTo(BUYERS), frozen: this.#dice.chance(0.4) };
  }
}

/** Declarations that wait for what a chapter tells. */
function concerns(chapter: Chapter, declaration: Declaration | undefined): boolean {
  switch (chapter) {
    case 'inspections':
      return declaration !== undefined && declaration.held !== null;
    case 'byHand':
      return declaration?.byHand === 'open' || declaration?.state === 3 || declaration?.state === 300;
    case 'reviews':
      return declaration?.state === 300;
    case 'decisions':
      return declaration?.back.some(({ state }) => state === 300) ?? false;
    case 'later':
      return declaration?.state === 800 || (declaration !== undefined && declaration.waiting !== null);
    default:
      return true;
  }
}
