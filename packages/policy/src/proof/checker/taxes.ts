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
import type { CitedRow, CitedRows } from '../rows.ts';

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

/** E-05, E-06. */
export function ratesOf(
  line: RecordedGoods,
  rows: CitedRows,
  date: string,
  dutiableFen: bigint,
  taxedAs: 'reduced' | 'full',
  parameter: Parameter,
): LineRates {
  if (line.rates !== undefined) {
    const [duty, vat, consumption] = [line.rates.duty, line.rates.vat, line.rates.consumption].map(number) as [Q, Q, Q];
    const specific = times(number(line.rates.specific), number(line.quantity));
    return { rated: { duty, vat, consumption, specific }, code: null, cited: [] };
  }
  const goods = rows.goods(line.gcode, date);
  const none = (code: string, cited: LineCitation[]): LineRates => ({ rated: null, code, cited });
  if (goods === null) return none('90017', []);
  const { mfn, provisional, vatClass, consumptionClass } = goods;
  const cited: LineCitation[] = [];
  const rated = { duty: ZERO, vat: ZERO, consumption: ZERO, specific: ZERO };
  if (taxedAs === 'full') {
    const both: LineCitation[] = [...named('mfn-duty', mfn), ...named('provisional-duty', provisional)];
    if (provisional?.isSure === false) return none('90034', both);
    const applied = both.at(-1);
    if (applied === undefined) return none('90017', [['goods-table', goods.name]]);
    const origin = line.country === undefined ? null : rows.origin(line.country, date);
    const duty = over(number(applied[1].value), number('100'));
    const isOther = origin !== null && (origin.value.endsWith('additional') || !isNothing(duty));
    const isAgreement = isOther && !origin.value.endsWith('additional');
    const onOrigin: LineCitation[] = [
      ...(isOther ? [['origin-duty', origin] as LineCitation] : []),
      ...(isAgreement ? [['agreement-origin', parameter('agreement-origin')] as LineCitation] : []),
    ];
    if ((provisional ?? mfn)?.isSure === false) return none('90034', [applied]);
    const isOfficers = isAgreement ? parameter('agreement-origin').value === 'officer' : isOther;
    if (isOfficers) return none('90034', [applied, ...onOrigin]);
    rated.duty = duty;
    cited.push([applied[0], applied[1], write(duty)], ...onOrigin);
  }
  if (vatClass === null) return none('90017', [['goods-table', goods.name]]);
  if (!vatClass.isSure) return none('90034', [['vat-class', vatClass]]);
  const vat = parameter(`vat-${vatClass.value}`);
  rated.vat = number(vat.value);
  cited.push(['vat-class', vatClass], [`vat-${vatClass.value}`, vat]);
  if (consumptionClass === 'none') return { rated, code: null, cited };
  if (consumptionClass === null) return none('90017', [['goods-table', goods.name]]);
  if (!consumptionClass.isSure) return none('90034', [['consumption-class', consumptionClass]]);
  const kind = consumptionClass.value;
  const { rate, specific, used } = consumptionOf(kind, line, dutiableFen, parameter);
  const tests = used.map((id): LineCitation => [id, parameter(id)]);
  if (rate === null) return none('90031', [['consumption-class', consumptionClass], ...tests]);
  cited.push(['consumption-class', consumptionClass, `${kind}: ${write(rate)}`], ...tests);
  return { rated: { ...rated, consumption: rate, specific }, code: null, cited };
}

const named = (id: string, row: CitedRow | null): LineCitation[] => (row === null ? [] : [[id, row]]);

const BY_RATE_ALONE = /^(wine|golf|jewellery-at-retail|jewellery-other)$/;
const [HIGH, PER_GRAM, PER_SHEET] = ['cosmetics-rate', 'cosmetics-threshold-per-gram', 'cosmetics-threshold-per-sheet'];

/** `rate` null: what is declared does not decide; `used`: the parameters it was held against. */
type Consumption = { readonly rate: Q | null; readonly specific: Q; readonly used: readonly string[] };

function consumptionOf(kind: string, line: RecordedGoods, dutiableFen: bigint, parameter: Parameter): Consumption {
  const rate = (id: string): Q => number(parameter(id).value);
  const reaches = (amount: Q, id: string): boolean => !isMore(times(rate(id), amount), ofFen(dutiableFen));
  const decided = (found: Q | null, ...used: string[]): Consumption => ({ rate: found, specific: ZERO, used });
  if (BY_RATE_ALONE.test(kind)) return decided(rate(`${kind}-rate`), `${kind}-rate`);
  if (kind === 'cosmetics' || kind === 'skin-care') {
    if (isNothing(rate(PER_GRAM))) return decided(kind === 'skin-care' ? null : rate(HIGH), HIGH);
    const grams = measure(line, { '036': 1n }, { '035': 1000n }) ?? measure(line, { '096': 1n }, { '095': 1000n });
    const [sheets, count] = line.sheets ?? ['none', '0'];
    const bySheet = /count|perhaps/.test(sheets) && reaches(number(count), PER_SHEET);
    const isHigh = (grams !== null && reaches(grams, PER_GRAM)) || (sheets === 'count' && bySheet);
    const isOpen = sheets === 'unknown' || (sheets === 'perhaps' && bySheet) || (grams === null && sheets !== 'count');
    const used = [HIGH, ...(grams === null ? [] : [PER_GRAM]), ...(sheets === 'none' ? [] : [PER_SHEET])];
    if (!isHigh && isOpen) return decided(null, HIGH, PER_GRAM, PER_SHEET);
    return decided(isHigh ? rate(HIGH) : ZERO, ...used);
  }
  if (kind === 'watch') {
    const pieces = measure(line, { '008': 1n, '007': 1n, '011': 1n }) ?? number(line.quantity);
    return decided(reaches(pieces, 'watch-threshold') ? rate('watch-rate') : ZERO, 'watch-rate', 'watch-threshold');
  }
  if (kind !== 'spirits' && kind !== 'rice-wine') return decided(null);
  const millilitres = measure(line, { '096': 1n }, { '095': 1000n });
  const amount = millilitres ?? measure(line, { '036': 1n }, { '035': 1000n });
  const per = millilitres === null ? `${kind}-per-kilogram` : `${kind}-per-litre`;
  const own = kind === 'spirits' ? ['spirits-rate'] : [];
  if (amount === null) return decided(null, ...own, `${kind}-per-litre`, `${kind}-per-kilogram`);
  const specific = over(times(rate(per), amount), { n: 1000n, d: 1n });
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
): Omit<RecordedLine, 'dutiable'> {
  const P = ofFen(dutiableFen);
  const levied = times(times(P, duty), dutyFactor);
  const base = plus(P, levied);
  const whole = over(plus(base, specific), minus({ n: 1n, d: 1n }, consumption));
  const inFull = plus(times(whole, consumption), specific);
  const amounts = [levied, times(inFull, taxFactor), times(times(plus(base, inFull), vat), taxFactor)];
  const [dutyText = '', consumptionText = '', vatText = ''] = amounts.map((one) => yuan(toFen(one)));
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
    ...(S[0] === undefined ? {} : { specific: S[0] }),
    arithmetic: [
      `${dutyTerm} = ${dutyText}`,
      `${C.length === 0 ? '0' : `(${C.join(' + ')}) × ${share}`} = ${consumptionText}`,
      `(${[...terms, ...C].join(' + ')}) × ${write(vat)} × ${share} = ${vatText}`,
    ],
  };
}
