import { formatFen, fraction } from '@tongguan/kernel';
import { rateText } from '../explain.ts';
import type { Citation, DecisionRecord, RecordCore, RecordedSums } from './types.ts';

type Recorded = RecordCore['lines'][number];
type Arithmetic = DecisionRecord['lines'][number]['arithmetic'];

const NONE: Arithmetic = ['', '', ''];

/**
 * One line of arithmetic a tax, with the numbers of the record in it: what was levied on, every rate and factor as it is cited,
 * and the amount to the fen; empty where there is no rate. Terms that are nothing are left out. Of E-03: duty = P × d × f;
 * consumption tax = ((P + duty + S) ÷ (1 − c) × c + S) × f; VAT = (P + duty + consumption tax) × v × f, the consumption tax
 * there in full. `line`: from 1. Throws where a rate is no number.
 */
export function arithmeticOf(core: RecordCore, cited: readonly Citation[], line: number): Arithmetic {
  const recorded = core.lines[line - 1];
  const rates = ratesOf(core, cited, line);
  if (recorded === undefined || rates === null || recorded.given === true) return NONE;
  const { duty, vat, consumption } = rates;
  const [dutyShare = '1', share = '1'] = [/^duty-factor/, /^tax-factor/].map((name) =>
    plain(valueOf(cited, 0, name) ?? '1'),
  );
  const P = recorded.dutiable;
  const dutyTerm = `${P} × ${duty} × ${dutyShare}`;
  const base = duty === '0' || dutyShare === '0' ? P : `${P} + ${dutyTerm}`;
  const C = consumptionTerm(base, recorded, consumption);
  return [
    `${dutyTerm} = ${recorded.duty}`,
    `${C === null ? '0' : `(${C}) × ${share}`} = ${recorded.consumption}`,
    `(${C === null ? base : `${base} + ${C}`}) × ${vat} × ${share} = ${recorded.vat}`,
  ];
}

function consumptionTerm(base: string, { specific }: Recorded, c: string): string | null {
  const S = specific ?? null;
  if (c === '0') return S;
  const levied = `(${S === null ? base : `${base} + ${S}`}) ÷ (1 − ${c}) × ${c}`;
  return S === null ? levied : `${levied} + ${S}`;
}

/** As they are cited, or as the caller gave them. */
function ratesOf({ facts, outcome }: RecordCore, cited: readonly Citation[], line: number) {
  const given = facts.lines[line - 1]?.rates;
  if (outcome.route === 'refused') return null;
  if (given !== undefined) return given;
  const vat = valueOf(cited, line, /^vat-(?!class$)/);
  if (vat === null) return null;
  const duty = valueOf(cited, line, /^(mfn|provisional)-duty$/) ?? '0';
  const consumption = valueOf(cited, line, /^consumption-class$/)?.split(': ')[1] ?? '0';
  return { duty: plain(duty), vat: plain(vat), consumption: plain(consumption) };
}

function valueOf(cited: readonly Citation[], line: number, parameter: RegExp): string | null {
  return cited.find((one) => one[5] === line && parameter.test(one[1]))?.[3] ?? null;
}

/** The one text of a rate. */
const plain = (text: string): string => (text.includes('/') ? text : rateText(fraction(text)));

/** What was compared with the limits of the day, written out; before the regime there was none to compare with. */
export function sumsOf({ facts, outcome }: RecordCore, cited: readonly Citation[]): RecordedSums {
  const value = outcome.dutiable;
  const parts = [...facts.lines.map(({ price }) => price), facts.freight, facts.insurance];
  const items = facts.lines.map(({ quantity }) => quantity).join(' + ');
  const compared = (text: string, fen: bigint, parameter: RegExp): string => {
    const limit = valueOf(cited, 0, parameter);
    return limit === null ? '' : `${text} ${fen > fenOf(limit) ? '>' : '≤'} ${limit}`;
  };
  const total = (facts.annualUsed === null ? 0n : fenOf(facts.annualUsed)) + fenOf(value);
  const annual = facts.annualUsed === null ? value : `${facts.annualUsed} + ${value} = ${formatFen(total)}`;
  return {
    value: `${parts.join(' + ')} = ${value}`,
    single: compared(value, fenOf(value), /^single-limit$/),
    annual: compared(annual, total, /^annual-limit$/),
    items,
  };
}

/** Of an amount with its two decimals. */
const fenOf = (amount: string): bigint => BigInt(amount.replace('.', ''));

/** Each tax over all lines, and all of it. */
export function totalOf({ lines }: RecordCore): DecisionRecord['total'] {
  const sum = (tax: 'duty' | 'consumption' | 'vat'): bigint =>
    lines.reduce((total, line) => total + fenOf(line[tax]), 0n);
  const [duty, consumption, vat] = [sum('duty'), sum('consumption'), sum('vat')] as const;
  return {
    duty: formatFen(duty),
    consumption: formatFen(consumption),
    vat: formatFen(vat),
    tax: formatFen(duty + consumption + vat),
  };
}
