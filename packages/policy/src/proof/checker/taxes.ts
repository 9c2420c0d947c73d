import type { RecordedGoods, RecordedLine } from '../types.ts';
import type { Parameter } from './limits.ts';
import {
  isMore,
  isNothing,
  minus,
  number,
  ofFen,
  over,
  plus,
  type Q,
  times,
  toFen,
  write,
  yuan,
  ZERO,
} from './rational.ts';
import type { CitedRow, GoodsFacts } from '../rows.ts';

/** What a citation says of a line, without its number. */
export type LineCitation = readonly [parameter: string, row: CitedRow, value?: string];

/** Shares of 1; `specific` of the whole line, in yuan. */
export type Rated = { readonly [K in 'duty' | 'vat' | 'consumption' | 'specific']: Q };

/** The rates of a line and the rows they come from; `code`: why there are none. */
export type LineRates = {
  readonly rated: Rated | null;
  readonly code: string | null;
  readonly cited: readonly LineCitation[];
};

/** E-06. */
export function ratesOf(
  line: RecordedGoods,
  goods: GoodsFacts | null,
  dutiableFen: bigint,
  taxedAs: 'reduced' | 'full',
  parameter: Parameter,
): LineRates {
  if (line.rates !== undefined) {
    const [duty, vat, consumption] = [line.rates.duty, line.rates.vat, line.rates.consumption].map(number) as [Q, Q, Q];
    const specific = times(number(line.rates.specific), number(line.quantity));
    return { rated: { duty, vat, consumption, specific }, code: null, cited: [] };
  }
  const none = (cited: LineCitation[], code = '90017'): LineRates => ({ rated: null, code, cited });
  if (goods === null) return none([]);
  const row: LineCitation = ['goods-table', goods.name];
  const duty = taxedAs === 'reduced' ? ZERO : goods.duty && number(goods.duty.value);
  if (duty === null || goods.vatClass === null) return none([row]);
  const vat = parameter(`vat-${goods.vatClass.value}`);
  const cited: LineCitation[] = [
    ...(taxedAs === 'full' && goods.duty !== null ? [['mfn-duty', goods.duty] as LineCitation] : []),
    ['vat-class', goods.vatClass],
    [`vat-${goods.vatClass.value}`, vat],
  ];
  const rated = { duty, vat: number(vat.value), consumption: ZERO, specific: ZERO };
  if (goods.consumptionClass === null) return { rated, code: null, cited };
  const kind = goods.consumptionClass.value;
  const found = consumptionOf(kind, line, dutiableFen, parameter);
  if (found === null) {
    const tests = (TESTS[kind] ?? []).map((id): LineCitation => [id, parameter(id)]);
    return none([row, ['consumption-class', goods.consumptionClass], ...tests], '90031');
  }
  const told = `${kind}: ${write(found.rate)}`;
  return {
    rated: { ...rated, consumption: found.rate, specific: found.specific },
    code: null,
    cited: [
      ...cited,
      ['consumption-class', goods.consumptionClass, told],
      ...found.used.map((id): LineCitation => [id, parameter(id)]),
    ],
  };
}

/** What the quantities of each class are held against. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  cosmetics: ['cosmetics-rate', 'cosmetics-threshold-per-gram', 'cosmetics-threshold-per-sheet'],
  'skin-care': ['cosmetics-rate', 'cosmetics-threshold-per-gram', 'cosmetics-threshold-per-sheet'],
  spirits: ['spirits-rate', 'spirits-per-litre', 'spirits-per-kilogram'],
  'rice-wine': ['rice-wine-per-litre', 'rice-wine-per-kilogram'],
};

const BY_RATE_ALONE = /^(wine|golf|jewellery-at-retail|jewellery-other)$/;

type Consumption = { readonly rate: Q; readonly specific: Q; readonly used: readonly string[] };

function consumptionOf(
  kind: string,
  line: RecordedGoods,
  dutiableFen: bigint,
  parameter: Parameter,
): Consumption | null {
  const rate = (id: string): Q => number(parameter(id).value);
  const value = ofFen(dutiableFen);
  const reaches = (amount: Q, id: string): boolean => !isMore(times(rate(id), amount), value);
  if (BY_RATE_ALONE.test(kind)) return { rate: rate(`${kind}-rate`), specific: ZERO, used: [`${kind}-rate`] };
  if (kind === 'cosmetics' || kind === 'skin-care') {
    const [high, perGram, perSheet] = TESTS['cosmetics'] as [string, string, string];
    if (isNothing(rate(perGram)))
      return kind === 'skin-care' ? null : { rate: rate(high), specific: ZERO, used: [high] };
    const sheets = measure(line, { '020': 1n, '010': 1n });
    const grams = measure(line, { '036': 1n }, { '035': 1000n }, { '096': 1n }, { '095': 1000n });
    if (sheets === null && grams === null) return null;
    const test = (amount: Q | null, id: string) => (amount === null ? [] : [{ amount, id }]);
    const tests = [...test(grams, perGram), ...test(sheets, perSheet)];
    const isHigh = tests.some(({ amount, id }) => reaches(amount, id));
    return { rate: isHigh ? rate(high) : ZERO, specific: ZERO, used: [high, ...tests.map(({ id }) => id)] };
  }
  if (kind === 'watch') {
    const pieces = measure(line, { '008': 1n, '007': 1n, '011': 1n }) ?? number(line.quantity);
    const used = ['watch-rate', 'watch-threshold'];
    return { rate: reaches(pieces, 'watch-threshold') ? rate('watch-rate') : ZERO, specific: ZERO, used };
  }
  if (kind !== 'spirits' && kind !== 'rice-wine') return null;
  const millilitres = measure(line, { '096': 1n }, { '095': 1000n });
  const amount = millilitres ?? measure(line, { '036': 1n }, { '035': 1000n });
  if (amount === null) return null;
  const per = millilitres === null ? `${kind}-per-kilogram` : `${kind}-per-litre`;
  const specific = over(times(rate(per), amount), { n: 1000n, d: 1n });
  const own = kind === 'spirits' ? ['spirits-rate'] : [];
  return { rate: kind === 'spirits' ? rate('spirits-rate') : ZERO, specific, used: [...own, per] };
}

/** The first quantity above nothing that is declared in one of these units, tried in this order, times its factor. */
function measure(line: RecordedGoods, ...tried: Readonly<Record<string, bigint>>[]): Q | null {
  for (const units of tried) {
    for (const [quantity, unit] of line.measures) {
      const factor = units[unit];
      if (factor !== undefined && !isNothing(number(quantity))) return times(number(quantity), { n: factor, d: 1n });
    }
  }
  return null;
}

/** E-03: the three taxes to the fen, each with its line of arithmetic. */
export function taxesOf(
  dutiableFen: bigint,
  { duty, vat, consumption, specific }: Rated,
  dutyFactor: Q,
  taxFactor: Q,
): Pick<RecordedLine, 'duty' | 'consumption' | 'vat' | 'arithmetic'> {
  const P = ofFen(dutiableFen);
  const levied = times(times(P, duty), dutyFactor);
  const base = plus(P, levied);
  const whole = over(plus(base, specific), minus({ n: 1n, d: 1n }, consumption));
  const inFull = plus(times(whole, consumption), specific);
  const amounts = [levied, times(inFull, taxFactor), times(times(plus(base, inFull), vat), taxFactor)]
    .map(toFen)
    .map(yuan);
  const [dutyText = '', consumptionText = '', vatText = ''] = amounts;

  const dutyTerm = `${yuan(dutiableFen)} × ${write(duty)} × ${write(dutyFactor)}`;
  const terms = [yuan(dutiableFen), ...(isNothing(times(duty, dutyFactor)) ? [] : [dutyTerm])];
  const S = isNothing(specific) ? [] : [write(specific)];
  const c = write(consumption);
  const byRate = isNothing(consumption) ? [] : [`(${[...terms, ...S].join(' + ')}) ÷ (1 − ${c}) × ${c}`];
  const C = [...byRate, ...S];
  const share = write(taxFactor);
  return {
    duty: dutyText,
    consumption: consumptionText,
    vat: vatText,
    arithmetic: [
      `${dutyTerm} = ${dutyText}`,
      `${C.length === 0 ? '0' : `(${C.join(' + ')}) × ${share}`} = ${consumptionText}`,
      `(${[...terms, ...C].join(' + ')}) × ${write(vat)} × ${share} = ${vatText}`,
    ],
  };
}
