import type { Item } from './item.ts';
import type { TryItems } from './pick.ts';

/** A fault may pass – a picture that was old, a lock that was held: an item is tried alone again after this time. */
const AGAIN_MS = 500;
/** Faults of one item, alone, after which it is set aside. */
const STRIKES = 2;

type Suspect = { readonly item: Item; readonly tryItems: TryItems; strikes: number; againMs: number };

/** Items at which a batch faulted. Kept in memory: another lane that takes over finds them by itself. */
export class Suspects {
  readonly #known = new Map<string, Suspect>();
  readonly #held = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts a fault of the item alone; `tryItems` tries it again. Returns whether it is time to set it aside. */
  strike(item: Item, tryItems: TryItems): boolean {
    const { key } = item;
    const known = this.#known.get(key) ?? { item, tryItems, strikes: 0, againMs: 0 };
    known.strikes += 1;
    known.againMs = this.#now() + AGAIN_MS;
    this.#known.set(key, known);
    this.#holdAll();
    return known.strikes >= STRIKES;
  }

  /** It could not be tried: no fault of its own. */
  postpone(item: Item): void {
    const known = this.#known.get(item.key);
    if (known) known.againMs = this.#now() + AGAIN_MS;
  }

  /** It went well, or is set aside. */
  forget(item: Item): void {
    if (this.#known.delete(item.key)) this.#holdAll();
  }

  /** Those it is time to try again. */
  due(part: number): Suspect[] {
    const nowMs = this.#now();
    return [...this.#known.values()].filter(({ item, againMs }) => againMs <= nowMs && item.part === part);
  }

  parts(): Set<number> {
    return new Set([...this.#known.values()].map(({ item }) => item.part));
  }

  /** Whether something with this key has to wait: the item itself, or an arrival of its order. */
  holds(key: string): boolean {
    return this.#held.has(key);
  }

  has(item: Item | undefined): boolean {
    return item !== undefined && this.#known.has(item.key);
  }

  /** The item itself is a suspect, or follows one of its order. */
  holdsItem(item: Item): boolean {
    const { key, order } = item;
    return this.holds(key) || (order !== null && this.holds(order));
  }

  /** How many arrivals of a partition may be skipped before others. */
  waiting(part: number): number {
    return [...this.#known.values()].filter(({ item }) => item.part === part).length;
  }

  get size(): number {
    return this.#known.size;
  }

  #holdAll(): void {
    this.#held.clear();
    for (const { item } of this.#known.values()) {
      this.#held.set(item.key, 1);
      if (item.order !== null) this.#held.set(item.order, 1);
    }
  }
}
