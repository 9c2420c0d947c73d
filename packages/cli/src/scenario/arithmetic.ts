import type { Fraction } from '@tongguan/kernel';

/**
 * Works out an arithmetic text as an officer writes it – `800.00 ÷ (1 − 15%) × 15% × 70%` – exactly, with fractions.
 * Null: it is no such text, or it divides by zero.
 */
export function workOut(text: string): Fraction | null {
  const tokens = text.replaceAll(/\s/g, '').match(/\d+(?:\.\d+)?%?|[-+*/()×÷−]|./gu) ?? [];
  const reader = new Reader(tokens);
  const value = reader.sum();
  return reader.atEnd() ? value : null;
}

/** To the fen, half up, as text with two decimals. */
export function toFen({ numerator, denominator }: Fraction): string {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const fen = (magnitude * 200n + denominator) / (denominator * 2n);
  const text = fen.toString().padStart(3, '0');
  return `${negative && fen > 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(): Fraction | null {
    let left = this.#product();
    for (let sign = this.#take(/^[-+−]$/); left !== null && sign !== null; sign = this.#take(/^[-+−]$/)) {
      const right = this.#product();
      left = right && add(left, sign === '+' ? right : { ...right, numerator: -right.numerator });
    }
    return left;
  }

  #product(): Fraction | null {
    let left = this.#value();
    for (let sign = this.#take(/^[*/×÷]$/); left !== null && sign !== null; sign = this.#take(/^[*/×÷]$/)) {
      const right = this.#value();
      left = right && (sign === '*' || sign === '×' ? multiply(left, right) : divide(left, right));
    }
    return left;
  }

  #value(): Fraction | null {
    if (this.#take(/^[-−]$/) !== null) {
      const value = this.#value();
      return value && { ...value, numerator: -value.numerator };
    }
    if (this.#take(/^\($/) !== null) {
      const value = this.sum();
      return this.#take(/^\)$/) === null ? null : value;
    }
    const number = this.#take(/^\d/);
    return number === null ? null : numberOf(number);
  }

  #take(wanted: RegExp): string | null {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.test(token)) return null;
    this.#at += 1;
    return token;
  }
}

function numberOf(text: string): Fraction {
  const percent = text.endsWith('%');
  const [whole = '', decimals = ''] = text.replace('%', '').split('.');
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) * (percent ? 100n : 1n) };
}

function add(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function multiply(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function divide(a: Fraction, b: Fraction): Fraction | null {
  if (b.numerator === 0n) return null;
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: a.numerator * b.denominator * sign, denominator: a.denominator * b.numerator * sign };
}
