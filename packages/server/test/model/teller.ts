import { FIRMS } from '../support/purchase.ts';
import { UNRATED } from './clear.ts';
import type { Model } from './model.ts';
import type { List, Order } from './orders.ts';
import type { BookKind, Found, HeldResult, Line, Purchase, Step } from './types.ts';

const FOOD = '2106909000';
const DAY_MS = 86_400_000;
const BUYERS = 24;
/** Firms of the list that may stand for its taxes; the last has no guarantee until it deposits one. */
const GUARANTORS = [FIRMS.seller, FIRMS.logistics, FIRMS.platform] as const;
const ITEMS = ['ITEM01', 'ITEM02', 'ITEM03'] as const;

/** What is told one after the other may arrive together. */
export const CHAPTERS = [
  'documents',
  'inspections',
  'later',
  'decisions',
  'reviews',
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
  payments: 7,
  books: 4,
} as const;

/** Chooses what happens next, with the model at hand, from one seed. */
export class Teller {
  readonly #draw: () => number;
  #id = 0;
  #time = 0;
  #copNo = 0;

  constructor(draw: () => number) {
    this.#draw = draw;
  }

  one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#draw() * choices.length)] as T;
  }

  #chance(of: number): boolean {
    return this.#draw() < of;
  }

  #upTo(count: number): number {
    return Math.floor(this.#draw() * (count + 1));
  }

  purchase(orderNo: string): Purchase {
    const lines = Array.from({ length: 1 + this.#upTo(2) }, (): Line => this.#line());
    // One dear thing by itself: taxed in full, at the limit of the year, or above everything (E-05).
    if (this.#chance(0.06)) {
      const priceFen = this.one([499_999n, 500_000n, 500_001n, 900_000n, 2_600_000n, 2_600_001n]);
      lines.splice(0, lines.length, { ...this.#line(), gcode: FOOD, priceFen, pieces: 1 });
    }
    const guarantor = this.#chance(0.02) ? '3301960099' : this.#chance(0.6) ? FIRMS.seller : this.one(GUARANTORS);
    // A few persons buy much: their year has an end.
    const buyer = this.#chance(0.4) ? this.#upTo(3) : this.#upTo(BUYERS);
    return { orderNo, buyer, guarantor, lines };
  }

  #line(): Line {
    return {
      item: this.#chance(0.02) ? 'ITEM99' : this.one(ITEMS),
      gcode: this.#chance(0.05) ? UNRATED : FOOD,
      priceFen: this.one([1n, 5n, 999n, 3_333n, 10_000n, 25_001n, 77_777n]),
      pieces: 1 + this.#upTo(6),
    };
  }

  beginning(): Step[] {
    return [
      { do: 'deposit', id: ++this.#id, guarantor: FIRMS.seller, fen: 4_000_000n },
      { do: 'deposit', id: ++this.#id, guarantor: FIRMS.logistics, fen: 400_000n },
      { do: 'book', kind: 'enter', items: ITEMS.map((item, index) => [item, [2_000, 200, 60][index] ?? 1] as const) },
    ];
  }

  /** The four documents of a purchase in any order, some late, some wrong, some twice, some changed. */
  documents(orderNo: string): Step[] {
    const variant = this.#chance(0.1) ? 1 : 0;
    const other = (): number => (this.#chance(0.03) ? 1 - variant : variant);
    const declares = !this.#chance(0.05);
    const steps: Step[] = [
      { do: 'list', id: ++this.#id, orderNo, appType: 1, time: ++this.#time, variant: other(), declares, item: null },
      ...(['order', 'payment', 'waybill'] as const).map((kind) => this.#document(orderNo, kind, 1, other())),
    ];
    const kept = steps.filter(() => !this.#chance(0.03));
    return kept
      .map((step) => ({ step, at: this.#draw() }))
      .sort((a, b) => a.at - b.at)
      .map(({ step }) => step);
  }

  #document(orderNo: string, kind: 'order' | 'payment' | 'waybill', appType: 1 | 2 | 3, variant: number): Step {
    const time = this.#chance(0.1) ? Math.max(1, this.#time - 50) : ++this.#time;
    const wrongPayer = kind === 'payment' && this.#chance(0.03);
    return { do: kind, id: ++this.#id, orderNo, appType, time, variant, wrongPayer };
  }

  /** Mixed, each in its own order. */
  together(rows: readonly (readonly Step[])[]): Step[] {
    const left = rows.map((row) => [...row]);
    const mixed: Step[] = [];
    for (let open = left; open.length > 0; open = left.filter((row) => row.length > 0)) {
      const next = this.one(open).shift();
      if (next !== undefined) mixed.push(next);
    }
    return mixed;
  }

  happening(chapter: Chapter, model: Model, living: readonly string[]): Step | null {
    const order = model.orders.get(this.one(living) ?? '');
    if (chapter === 'payments') return this.#money(model);
    if (chapter === 'books') return this.#book();
    if (order === undefined) return null;
    const { orderNo } = order.purchase;
    const list = order.lists.at(-1);
    switch (chapter) {
      case 'documents': {
        if (list === undefined || list.state === 1 || list.state === 100 || this.#chance(0.2))
          return this.#list(orderNo);
        if (list.state === 800 && this.#chance(0.6)) return this.#list(orderNo);
        const kind = this.one(['order', 'payment', 'waybill'] as const);
        return this.#document(orderNo, kind, this.one([1, 2, 2, 3] as const), this.#chance(0.1) ? 1 : 0);
      }
      case 'later':
        if (this.#chance(0.1))
          return { do: 'deliver', id: ++this.#id, orderNo, appType: this.one([1, 1, 3] as const), time: ++this.#time };
        return list === undefined ? null : this.#ask(order, list);
      case 'decisions':
        return list === undefined ? null : this.#decide(order, list);
      case 'inspections':
        return list === undefined ? null : this.#inspect(order, list);
      case 'reviews':
        return list === undefined ? null : this.#review(order, list);
    }
  }

  #list(orderNo: string): Step {
    const time = this.#chance(0.15) ? Math.max(1, this.#time - 80) : ++this.#time;
    const appType = this.one([1, 2, 2, 2, 3] as const);
    const item = this.#chance(0.3) ? this.one(ITEMS) : null;
    const variant = this.#chance(0.1) ? 1 : 0;
    return { do: 'list', id: ++this.#id, orderNo, appType, time, variant, declares: !this.#chance(0.2), item };
  }

  #ask({ purchase: { orderNo, lines } }: Order, list: List): Step | null {
    // Most is asked about what was released.
    if (list.state !== 800 && list.waiting === null && this.#chance(0.9)) return null;
    const copNo = `B${++this.#copNo}`;
    if (this.#chance(0.3)) return { do: 'cancel', orderNo, copNo };
    const isWhole = this.#chance(0.3);
    const pieces = lines.map(({ pieces: count }) => (isWhole ? count : Math.min(count, this.#upTo(3))));
    return { do: 'return', orderNo, copNo, pieces };
  }

  #decide({ purchase: { orderNo } }: Order, list: List): Step | null {
    const open = list.back.filter(({ state }) => state === 300);
    const back = this.one(open.length > 0 && !this.#chance(0.05) ? open : list.back);
    if (back === undefined) return null;
    const { copNo } = back;
    if (back.kind === 'amendment') return { do: 'decideAmendment', orderNo, approve: this.#chance(0.7) };
    if (back.kind === 'cancellation') return { do: 'decideCancellation', orderNo, copNo, approve: this.#chance(0.6) };
    if (back.granted !== this.#chance(0.03)) {
      const found = this.one<Found>(['good', 'good', 'good', 'good', 'altered', 'not fit', 'elsewhere']);
      return { do: 'arrive', orderNo, copNo, found };
    }
    return { do: 'decideReturn', orderNo, copNo, approve: this.#chance(0.75) };
  }

  #inspect({ purchase: { orderNo } }: Order, list: List): Step | null {
    if (list.held === null && this.#chance(0.98)) return null;
    if (list.held === null || (list.state === 500 && !list.held.begun && this.#chance(0.9)))
      return { do: 'openInspection', orderNo };
    if (list.state === 500) {
      const result = this.one<HeldResult>([
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
    if (list.state === 300) {
      const taxFen = this.#chance(0.1) ? 1n : null;
      return { do: 'review', orderNo, approve: this.#chance(0.6), taxFen };
    }
    const result = this.one<HeldResult>([
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

  #review({ purchase: { orderNo, lines } }: Order, list: List): Step | null {
    if (list.state !== 300 && this.#chance(0.97)) return null;
    const unrated = lines.some(({ gcode }) => gcode === UNRATED) !== this.#chance(0.1);
    return { do: 'review', orderNo, approve: this.#chance(0.7), taxFen: unrated ? BigInt(this.#upTo(999)) : null };
  }

  #money(model: Model): Step | null {
    const unpaid = [...model.accounts.demands].filter(([, { paid }]) => !paid);
    if (unpaid.length > 0 && this.#chance(0.7)) {
      const [dutyNo, demand] = this.one(unpaid);
      const lessFen = demand.taxFen > 0n && this.#chance(0.05) ? 1n : 0n;
      return { do: 'pay', guarantor: demand.guarantor, dutyNo, lessFen };
    }
    const fen = BigInt(1 + this.#upTo(this.#chance(0.1) ? 500_000 : 20_000));
    const guarantor = this.one(GUARANTORS);
    return this.#chance(0.2) ? { do: 'withdraw', guarantor, fen } : { do: 'deposit', id: ++this.#id, guarantor, fen };
  }

  #book(): Step | null {
    const kind = this.one<BookKind>(['enter', 'enter', 'enter', 'enter', 'loss', 'destroy', 'reexport', 'adjust']);
    const items = ITEMS.filter(() => this.#chance(0.5)).map((item) => {
      return [item, 1 + this.#upTo(kind === 'enter' ? 80 : 15)] as const;
    });
    return items.length === 0 ? null : { do: 'book', kind, items };
  }

  freeze(): Step {
    return { do: 'freeze', buyer: this.#upTo(BUYERS), frozen: this.#chance(0.4) };
  }

  clock(model: Model): Step {
    const day = (count: number): number => count * DAY_MS;
    const year = new Date(model.nowMs + 8 * 3_600_000).getUTCFullYear();
    const lastInstant = Date.parse(`${year}-12-31T23:59:58.000+08:00`) - model.nowMs;
    if (this.#chance(0.15) && lastInstant > 0 && lastInstant < day(60)) return { do: 'clock', forwardMs: lastInstant };
    const forwardMs = this.one([
      1,
      60_000,
      3_600_000,
      day(1),
      day(1),
      day(4),
      day(11),
      day(15),
      day(29),
      day(30),
      day(31),
    ]);
    if (this.#chance(0.03)) return { do: 'clock', forwardMs: day(this.one([46, 61, 366])) };
    return { do: 'clock', forwardMs };
  }
}
