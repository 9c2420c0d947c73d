/** An exact number. */
export type Q = { readonly n: bigint; readonly d: bigint };

export const ZERO: Q = { n: 0n, d: 1n };

/** `0.13`, `12`, `240/962`; fails for anything else. */
export function number(text: string): Q {
  const [, whole, decimals = '', below] = /^(\d{1,60})(?:\.(\d{1,20})|\/(\d{1,60}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`${text} is no number`);
  return lowest({ n: BigInt(whole + decimals), d: BigInt(below ?? `1${'0'.repeat(decimals.length)}`) });
}

function lowest({ n, d }: Q): Q {
  const by = greatest(n, d);
  return { n: n / by, d: d / by };
}

const greatest = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatest(b, a % b));

export const plus = (a: Q, b: Q): Q => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Q, b: Q): Q => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const times = (a: Q, b: Q): Q => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Q, b: Q): Q => ({ n: a.n * b.d, d: a.d * b.n });
export const isMore = (a: Q, b: Q): boolean => a.n * b.d > b.n * a.d;
export const isNothing = (a: Q): boolean => a.n === 0n;

/** Half up to the hundredth, as a number of hundredths: fen of a number of yuan. */
export function toFen(a: Q): bigint {
  return (a.n * 200n + a.d) / (a.d * 2n);
}

export const ofFen = (fen: bigint): Q => ({ n: fen, d: 100n });

export function yuan(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The shortest decimal with at most twelve places, or the fraction in lowest terms. */
export function write(a: Q): string {
  const scaled = a.n * 10n ** 12n;
  const q = lowest(a);
  if (scaled % a.d !== 0n) return `${q.n}/${q.d}`;
  const digits = (scaled / a.d).toString().padStart(13, '0');
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/(?<!0)0+$/, '').replace(/\.$/, '');
}
