/** Requests of one caller at work at the same time: one less than the connections that read, so that one is always left. */
const AT_ONCE = 3;
/** Work begun in one round of the event loop, in everyday messages: some milliseconds, then sockets are looked at again. */
const ROUND_COST = 20;
/** Callers remembered at most; who has had no more than the others needs no memory. */
const CALLERS_MAX = 20_000;

type Line = {
  /** Turns that have begun and not ended. */
  running: number;
  /** Work done for the caller, on the common scale: its next turn comes when the others have had as much. */
  served: number;
  readonly waiting: { readonly cost: number; readonly go: () => void }[];
};

/**
 * Fair turns at one event loop: whoever has had the least work done comes next, whatever the others have sent. A
 * caller's turns wait for each other, never for more than one turn of anybody else (start-time fair queueing).
 */
export class Turns {
  readonly #lines = new Map<string, Line>();
  /** Lines in which somebody waits. */
  readonly #queued = new Set<Line>();
  readonly #nextRound: (round: () => void) => void;
  /** Where the caller whose turn began last stood by then: newcomers begin here and have no old credit. */
  #reached = 0;
  /** Work begun in this round. */
  #begun = 0;
  #armed = false;

  /** `nextRound` calls back in the next round of the loop; tests step through the rounds. */
  constructor(nextRound: (round: () => void) => void = (round) => void setImmediate(round)) {
    this.#nextRound = nextRound;
  }

  /** Calls `go` when it is the caller's turn: at once, as long as nobody waits. `leave` must follow. */
  take(caller: string, cost: number, go: () => void): void {
    const line = this.#lineOf(caller);
    const waits = line.waiting.length > 0;
    if (!waits && line.running === 0) line.served = Math.max(line.served, this.#reached);
    const mayBegin = !waits && line.running < AT_ONCE && this.#begun < ROUND_COST;
    if (mayBegin && this.#leastServed() === null) return this.#begin(line, cost, go);
    line.waiting.push({ cost, go });
    this.#queued.add(line);
    this.#arm();
  }

  /** The turn is over. */
  leave(caller: string): void {
    const line = this.#lines.get(caller);
    if (line === undefined) return;
    line.running -= 1;
    if (line.waiting.length > 0) this.#arm();
  }

  /** Work whose cost is known only when it is done. */
  charge(caller: string, cost: number): void {
    const line = this.#lines.get(caller);
    if (line !== undefined) line.served += cost;
  }

  #begin(line: Line, cost: number, go: () => void): void {
    this.#reached = Math.max(this.#reached, line.served);
    line.served += cost;
    line.running += 1;
    this.#begun += cost;
    this.#arm();
    go();
  }

  #arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    this.#nextRound(() => this.#round());
  }

  #round(): void {
    this.#armed = false;
    this.#begun = 0;
    while (this.#begun < ROUND_COST) {
      const line = this.#leastServed();
      const next = line?.waiting.shift();
      if (line === null || next === undefined) return;
      if (line.waiting.length === 0) this.#queued.delete(line);
      this.#begin(line, next.cost, next.go);
    }
  }

  /** Of the callers who wait and may have another turn. */
  #leastServed(): Line | null {
    let least: Line | null = null;
    for (const line of this.#queued) {
      if (line.running < AT_ONCE && (least === null || line.served < least.served)) least = line;
    }
    return least;
  }

  #lineOf(caller: string): Line {
    const known = this.#lines.get(caller);
    if (known !== undefined) return known;
    if (this.#lines.size >= CALLERS_MAX) {
      for (const [name, { running, waiting }] of this.#lines) {
        if (running === 0 && waiting.length === 0) this.#lines.delete(name);
      }
    }
    const line: Line = { running: 0, served: this.#reached, waiting: [] };
    this.#lines.set(caller, line);
    return line;
  }
}
