import { type Fen, formatFen, parseFen, parseFraction, roundHalfUp } from '@tongguan/kernel';
import { inSpoken, say } from '../language.ts';
import { type Row, table } from '../output.ts';

/** Tax of an order or a declaration, as the API and `assessJson` tell it; null: a rate is unknown. */
export type ToldTax = {
  readonly dutiableValue: string;
  readonly lines: readonly ToldLine[];
  readonly total: Taxes & { readonly tax: string | null };
  readonly explain: readonly ToldLaw[];
};
type Taxes = {
  readonly customsDuty: string | null;
  readonly consumptionTax: string | null;
  readonly valueAddedTax: string | null;
};
type ToldLine = Taxes & { readonly dutiableValue: string; readonly gnum?: string; readonly gcode?: string };
type ToldLaw = {
  readonly law: string;
  readonly parameter: string;
  readonly value: string;
  readonly confidence: string;
  readonly line?: number;
};

/** The tax of every line, how it comes about, and the law it rests on. */
export function taxText(tax: ToldTax): string {
  return [linesText(tax), ...arithmeticText(tax), lawText(tax.explain)].join('\n');
}

function linesText({ lines, total, dutiableValue }: ToldTax): string {
  const head = [
    say('商品', 'goods'),
    say('完税价格', 'dutiable value'),
    say('关税', 'duty'),
    say('消费税', 'consumption tax'),
    say('增值税', 'VAT'),
  ];
  const row = (name: string, value: string, taxes: Taxes): Row => [
    name,
    value,
    taxes.customsDuty ?? '?',
    taxes.consumptionTax ?? '?',
    taxes.valueAddedTax ?? '?',
  ];
  return table(
    [
      [...head, say('合计', 'total')],
      ...lines.map((line, index) => [
        ...row([line.gnum ?? String(index + 1), line.gcode ?? ''].join(' ').trim(), line.dutiableValue, line),
        '',
      ]),
      [...row(say('合计', 'total'), dutiableValue, total), total.tax ?? '?'],
    ],
    [1, 2, 3, 4, 5],
  );
}

type Rates = { readonly duty: string | null; readonly consumption: string; readonly vat: string };

/** A sum is shown only where it comes to the amount, to the fen: goods taxed by the piece have another. */
function arithmeticText({ lines, explain }: ToldTax): string[] {
  const factorOf = (name: string): string => explain.find(({ parameter }) => parameter === name)?.value ?? '1';
  const dutyFactor = factorOf('duty-factor-within-limits');
  const taxFactor = factorOf('tax-factor-within-limits');
  return lines.flatMap((line, index) => {
    const rates = ratesOf(explain, index + 1);
    const told = rates === null ? null : sumsOf(line, rates, dutyFactor, taxFactor);
    return told === null ? [] : [`${say(`第 ${index + 1} 项：`, `line ${index + 1}: `)}${told.join('  ')}`];
  });
}

function ratesOf(explain: readonly ToldLaw[], line: number): Rates | null {
  const rate = (name: RegExp): string | null =>
    explain.find((one) => one.line === line && name.test(one.parameter) && parseFraction(one.value) !== null)?.value ??
    null;
  const vat = rate(/^(rates\.)?vat/);
  if (vat === null) return null;
  return {
    vat,
    duty: rate(/^(rates\.)?(duty|mfn|provisional)(?!-factor)/),
    consumption: rate(/^(rates\.)?consumption/) ?? '0',
  };
}

function sumsOf(line: ToldLine, rates: Rates, dutyFactor: string, taxFactor: string): string[] | null {
  const value = parseFen(line.dutiableValue);
  const duty = parseFen(line.customsDuty ?? '');
  if (value === null || duty === null) return null;
  const base = formatFen(value + duty);
  const divisor = rates.consumption === '0' ? '' : ` ÷ (1 − ${rates.consumption})`;
  const sums = [
    { name: say('关税', 'duty'), amount: line.customsDuty, is: product(value, [rates.duty ?? '1', dutyFactor], '0') },
    {
      name: say('消费税', 'consumption tax'),
      amount: line.consumptionTax,
      is: product(value + duty, [rates.consumption, taxFactor], rates.consumption),
    },
    {
      name: say('增值税', 'VAT'),
      amount: line.valueAddedTax,
      is: product(value + duty, [rates.vat, taxFactor], rates.consumption),
    },
  ];
  if (sums.some(({ amount, is }) => is === null || amount !== formatFen(is))) return null;
  return [
    `${say('关税', 'duty')} ${line.customsDuty ?? ''} = ${line.dutiableValue} × ${[rates.duty, dutyFactor].filter((part) => part !== null).join(' × ')}`,
    `${say('消费税', 'consumption tax')} ${line.consumptionTax ?? ''} = ${base}${divisor} × ${rates.consumption} × ${taxFactor}`,
    `${say('增值税', 'VAT')} ${line.valueAddedTax ?? ''} = ${base}${divisor} × ${rates.vat} × ${taxFactor}`,
  ].filter((_, index) => sums[index]?.amount !== '0.00' || index === 0);
}

/** Amount times factors, divided by one less the rate that is inside the price, rounded to the fen. */
function product(amount: Fen, factors: readonly string[], inside: string): Fen | null {
  const parts = factors.map(parseFraction);
  const rate = parseFraction(inside);
  if (rate === null) return null;
  let [numerator, denominator] = [amount * rate.denominator, rate.denominator - rate.numerator];
  for (const part of parts) {
    if (part === null) return null;
    numerator *= part.numerator;
    denominator *= part.denominator;
  }
  return roundHalfUp(numerator, denominator);
}

/** Each notice once, with what it gave. */
function lawText(explain: readonly ToldLaw[]): string {
  const byLaw = new Map<string, string[]>();
  for (const { law, parameter, value, confidence } of explain) {
    const mark = confidence === 'unverified' ? say('（未核实）', ' (unverified)') : '';
    const given = byLaw.get(law) ?? [];
    given.push(`${parameter} = ${value}${mark}`);
    byLaw.set(law, given);
  }
  const rows = [...byLaw].map(([law, given]): Row => [inSpoken(law), [...new Set(given)].join(say('；', '; '))]);
  return `${say('依据：', 'Law:')}\n${table(rows)}`;
}
