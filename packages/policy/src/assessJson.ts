import { decimal5ToFen, done, type Fen, formatFen, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { assess } from './assess.ts';
import { readAssessInput } from './assessInput.ts';
import { dayOf } from './calendar/days.ts';
import { REGIME_FROM_MS } from './law.ts';
import { receiptCodeOf } from './policyCodes.ts';
import { postalTax } from './postal/postalTax.ts';
import { SHIPPED_TARIFF, type Tariff } from './tariff/tariff.ts';
import type { AssessFacts, Assessment, ExplainLine, LineTax, Route } from './types.ts';

/** Amounts are yuan with two decimals. Null: a rate is unknown, so the amount is not known either. */
export type LineAnswer = {
  readonly dutiableValue: string;
  readonly customsDuty: string | null;
  readonly consumptionTax: string | null;
  readonly valueAddedTax: string | null;
};

export type AssessAnswer = {
  readonly route: Route;
  readonly dutiableValue: string;
  readonly lines: readonly LineAnswer[];
  readonly total: {
    readonly customsDuty: string | null;
    readonly consumptionTax: string | null;
    readonly valueAddedTax: string | null;
    readonly tax: string | null;
  };
  /** The first reason of `refusals`, null when the order goes through. */
  readonly code: string | null;
  /** The business code beside it in a receipt, for example 1313. */
  readonly receiptCode: string | null;
  readonly refusals: readonly Refusal[];
  readonly explain: readonly ExplainLine[];
  /** 行邮税, for comparison only, where every line says its postal class (E-10). */
  readonly postal?: PostalAnswer;
};

export type PostalAnswer = {
  /** On the prices without freight. */
  readonly tax: string;
  readonly payable: string;
  /** Not levied, because the tax of the parcel is not above the exemption. */
  readonly exempt: boolean;
  readonly law: readonly {
    readonly parameter: string;
    readonly value: string;
    readonly law: string;
    readonly confidence: string;
  }[];
};

/** More inputs than this belong in several calls. */
const BATCH_MAX = 10_000;

/**
 * The answer to one input of `tongguan assess` or `POST /api/assess`. A refused order is an answer, bad input is not.
 * `tariff`: what ships, or that with loaded editions.
 */
export function assessJson(input: unknown, tariff: Tariff = SHIPPED_TARIFF): Outcome<AssessAnswer> {
  return answer(input, '$', tariff);
}

/**
 * Array in, array out. One bad input refuses the batch, with the problems of all of them under `$[n]`; of a part of a
 * larger one, n begins at `from`.
 */
export function assessJsonBatch(
  inputs: readonly unknown[],
  from: number = 0,
  tariff: Tariff = SHIPPED_TARIFF,
): Outcome<readonly AssessAnswer[]> {
  if (inputs.length > BATCH_MAX) {
    return refused({ code: '-900205', path: '$', found: String(inputs.length), allowed: `≤ ${BATCH_MAX}` });
  }
  const outcomes = inputs.map((input, index) => answer(input, `$[${from + index}]`, tariff));
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
  if (refusals.length > 0) return refused(...refusals);
  return done(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
}

function answer(input: unknown, at: string, tariff: Tariff): Outcome<AssessAnswer> {
  const facts = readAssessInput(input, at);
  return facts.ok ? done({ ...toAnswer(assess(facts.value, tariff)), ...postalAnswer(facts.value) }) : facts;
}

function toAnswer(assessment: Assessment): AssessAnswer {
  const rated = assessment.lines.every((line) => line.rated);
  const { total, refusals } = assessment;
  const code = refusals[0]?.code ?? null;
  return {
    route: assessment.route,
    dutiableValue: formatFen(assessment.dutiableFen),
    lines: assessment.lines.map(lineAnswer),
    total: {
      customsDuty: amount(total.customsDutyFen, rated),
      consumptionTax: amount(total.consumptionTaxFen, rated),
      valueAddedTax: amount(total.valueAddedTaxFen, rated),
      tax: amount(total.taxFen, rated),
    },
    code,
    receiptCode: code === null ? null : receiptCodeOf(code),
    refusals,
    explain: assessment.explain(),
  };
}

/** E-10: only where every line says its class, since the exemption is that of the whole parcel. */
function postalAnswer({ acceptedAtMs, lines }: AssessFacts): { readonly postal?: PostalAnswer } {
  const articles = lines.flatMap(({ postalClass, total5 }) =>
    postalClass === undefined ? [] : [{ postalClass, valueFen: decimal5ToFen(total5) }],
  );
  if (articles.length < lines.length || acceptedAtMs < REGIME_FROM_MS) return {};
  const { taxFen, payableFen, isExempt, law } = postalTax(dayOf(acceptedAtMs), articles);
  return {
    postal: {
      tax: formatFen(taxFen),
      payable: formatFen(payableFen),
      exempt: isExempt,
      law: law.map(({ parameter, text, law: source, confidence }) => ({
        parameter,
        value: text,
        law: source,
        confidence,
      })),
    },
  };
}

function lineAnswer(line: LineTax): LineAnswer {
  return {
    dutiableValue: formatFen(line.dutiableFen),
    customsDuty: amount(line.customsDutyFen, line.rated),
    consumptionTax: amount(line.consumptionTaxFen, line.rated),
    valueAddedTax: amount(line.valueAddedTaxFen, line.rated),
  };
}

function amount(value: Fen, known: boolean): string | null {
  return known ? formatFen(value) : null;
}
