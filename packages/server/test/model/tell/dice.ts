/** Choices from one seed. */
export class Dice {
  readonly draw: () => number;

  constructor(draw: () => number) {
    this.draw = draw;
  }

  one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.draw() * choices.length)] as T;
  }

  chance(of: number): boolean {
    return this.draw() < of;
  }

  /** From 0 to `count`, both included. */
  upTo(count: number): number {
    return Math.floor(this.draw() * (count + 1));
  }
}
